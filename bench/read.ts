import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SETTLE_MS } from '../src/sources/directory.ts';
import { scanDirectory } from '../src/sources/scan-directory.ts';
import type { ServeReport } from './read/serve.ts';

/**
 * Reads a folder of articles as Newsdesk does, beside `mdast-util-from-markdown` alone reading the same files in one process: the first read, a
 * restart, memory, and one edit. Works on a copy. Every stage is a process of its own, one after the other.
 *
 *     node bench/read.ts DIR
 *
 * A machine that does other work meanwhile distorts the times; `processor` is less distorted.
 * Newsdesk has the flag for V8's memory that `npm start` gives it.
 */
const [dir] = parseArgs({ allowPositionals: true }).positionals;
if (dir === undefined) throw new Error('Name a folder of articles: node bench/read.ts DIR');

interface Baseline {
  readonly ms: number;
  readonly cpuMs: number;
}

const MB = 1_024 * 1_024;
/** Beside the baseline, or absolute: what reading is to take at most. Memory is half of the 694 MB that serving took before articles were kept. */
const LIMITS = { firstRead: 0.6, restart: 0.05, residentMb: 347, editMs: 100 } as const;
/** As `npm start` and the image run Newsdesk; see `package.json`. */
const FLAGS = ['--max-semi-space-size=8'];
const compileCache = join(import.meta.dirname, '..', 'node_modules', '.cache', 'newsdesk');

const work = mkdtempSync(join(tmpdir(), 'newsdesk-read-'));
try {
  const copy = join(work, 'articles');
  cpSync(dir, copy, { recursive: true });
  const { files } = await scanDirectory(copy);
  const articles = files.filter(({ kind }) => kind === 'article');
  const database = join(work, 'newsdesk.db');
  const baseline = await run<Baseline>('baseline', [], JSON.stringify(articles.map(({ absolutePath }) => absolutePath)));
  const first = await run<ServeReport>('serve', [copy, database]);
  // The second one has its program compiled, as every later start has.
  await run<ServeReport>('serve', [copy, database]);
  const restart = await run<ServeReport>('serve', [copy, database, articles[Math.floor(articles.length / 2)]?.path ?? '']);

  console.log(
    `${articles.length} files, ${first.articles} articles, ${first.sections} sections; ${restart.recalled} recalled at the restart`,
  );
  console.log(`mdast-util-from-markdown alone: ${seconds(baseline.ms)}, processor ${seconds(baseline.cpuMs)}`);
  tell('first read', first.loadMs / baseline.ms, LIMITS.firstRead, seconds(first.loadMs));
  tell(
    'restart to the first right answer',
    restart.answerMs / baseline.ms,
    LIMITS.restart,
    `${seconds(restart.answerMs)}, processor ${seconds(restart.answerCpuMs)}, ratio ${(restart.answerCpuMs / baseline.cpuMs).toFixed(3)}`,
  );
  tell('resident memory while serving, MB', Math.max(first.residentBytes, restart.residentBytes) / MB, LIMITS.residentMb, '');
  tell('after a restart, MB', restart.residentBytes / MB, LIMITS.residentMb, '');
  const editCpu = `processor of this process ${(restart.editCpuMs ?? Number.NaN).toFixed(0)} ms`;
  tell('one edit live, ms', restart.editMs ?? Number.NaN, LIMITS.editMs, `without the ${SETTLE_MS} ms in which a file settles; ${editCpu}`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function tell(what: string, value: number, limit: number, beside: string): void {
  const verdict = value <= limit ? 'ok' : 'OVER';
  console.log(`${verdict.padEnd(5)}${what}: ${value.toFixed(limit < 1 ? 3 : 0)} (at most ${limit})${beside === '' ? '' : `; ${beside}`}`);
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

/** Runs one stage, and resolves with what it reports. */
function run<Report>(stage: 'baseline' | 'serve', args: readonly string[], input = ''): Promise<Report> {
  const program = join(import.meta.dirname, 'read', `${stage}.ts`);
  const child = spawn(process.execPath, [...(stage === 'serve' ? FLAGS : []), program, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(output) as Report);
      else reject(new Error(`${stage} ended with ${code}`));
    });
  });
}
