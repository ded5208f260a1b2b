import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters, styleText } from 'node:util';

interface Check {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** The cure, if it fails. */
  readonly fix: string;
}

interface Result extends Check {
  readonly passed: boolean;
  readonly seconds: number;
  readonly output: string;
}

const checks: readonly Check[] = [
  { name: 'types', command: ['tsc', '-p', '.'], fix: 'Correct the types.' },
  { name: 'page types', command: ['tsc', '-p', 'src/page/browser'], fix: 'Correct the types of the page in the browser.' },
  { name: 'page test types', command: ['tsc', '-p', 'test/page/browser'], fix: 'Correct the types of the tests of the page.' },
  {
    name: 'lint and format',
    command: ['biome', 'ci', '--error-on-warnings', '.'],
    fix: 'Run `npm run format`, then correct the rest by hand.',
  },
  {
    name: 'layers',
    command: ['vitest', 'run', '--configLoader', 'native', '--reporter=dot', 'test/architecture'],
    fix: 'Move the code to the layer it belongs to: docs/architecture.md.',
  },
  { name: 'dead code', command: ['knip'], fix: 'Delete what nothing uses, or the `export` before it.' },
  {
    name: 'dead members',
    command: ['node', 'scripts/check-dead-members.ts'],
    fix: 'Delete what nothing reads, and what is written for it.',
  },
  {
    name: 'prose',
    command: ['node', 'scripts/check-prose.ts'],
    fix: 'Write the plain form that scripts/prose-rules.ts gives beside each.',
  },
  { name: 'generated docs', command: ['node', 'scripts/generate-docs.ts', '--check'], fix: 'Run `npm run docs`.' },
];

const root = join(import.meta.dirname, '..');

/** Runs every check even if one fails: their author wants the whole list. */
async function run(wanted: readonly Check[]): Promise<number> {
  const waiting = [...wanted];
  const results: Result[] = [];
  const worker = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) results.push(await runCheck(check));
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, worker));
  const failed = results.filter((result) => !result.passed);
  for (const { name, output, fix } of failed) console.log(`${styleText('bold', `── ${name}`)}\n${output.trimEnd()}\n${fix}\n`);
  for (const { name } of wanted) console.log(summarize(results.find((result) => result.name === name)));
  return failed.length === 0 ? 0 : 1;
}

function runCheck(check: Check): Promise<Result> {
  const [program, ...args] = check.command;
  const path = join(root, 'node_modules', '.bin');
  const start = performance.now();
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PATH: `${path}:${process.env['PATH']}` },
    });
    let output = '';
    const end = (passed: boolean) => resolve({ ...check, passed, output, seconds: (performance.now() - start) / 1000 });
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => {
      output += `${program} could not be started: ${error.message}. Run \`npm ci\` first.`;
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}

function summarize(result: Result | undefined): string {
  if (result === undefined) return '';
  const { passed, name, seconds, output } = result;
  const mark = passed ? styleText('green', 'ok    ') : styleText('red', 'FAILED');
  const size = passed ? '' : `, ${stripVTControlCharacters(output).trim().split('\n').length} lines above`;
  return `${mark} ${name.padEnd(16)} ${seconds.toFixed(1)} s${size}`;
}

const names = process.argv.slice(2);
const wanted = names.length === 0 ? checks : checks.filter((check) => names.includes(check.name));
if (names.length > 0 && wanted.length < names.length) {
  console.error(`There are the checks ${checks.map((check) => `"${check.name}"`).join(', ')}.`);
  process.exitCode = 2;
} else process.exitCode = await run(wanted);
