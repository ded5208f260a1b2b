import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/content/parse-article.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createArticleParser, type ArticleParser, type ArticleParserOptions } from '../../src/sources/article-parser.ts';
import { FILES_A_PROCESS } from '../../src/sources/count-processes.ts';
import { anyText } from '../content/arbitrary-document.ts';
import { HOSTILE_SHAPES } from './hostile-markdown.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const good = { path: 'good.md', text: '# Good\n\nText.' };
const parsers: ArticleParser[] = [];

function open(options: Partial<ArticleParserOptions> = {}): ArticleParser {
  const parser = createArticleParser({ clock: systemClock, ...options });
  parsers.push(parser);
  return parser;
}

afterEach(async () => {
  await Promise.all(parsers.splice(0).map((parser) => parser.close()));
});

describe('the article parser', () => {
  it('reads files in a process, in the order they were given', async () => {
    const parser = open();

    const parsed = await Promise.all(['a', 'b', 'c'].map((name) => parser.parse({ path: `${name}.md`, text: `# ${name}\n\nText.` })));

    expect(parsed.map(({ article }) => article?.title)).toEqual(['a', 'b', 'c']);
  });

  it('starts more processes for many files than for few', async () => {
    const parser = open({ processes: 2 });
    const read = (count: number) =>
      Promise.all(Array.from({ length: count }, (_, at) => parser.parse({ path: `${at}.md`, text: 'Text.' })));
    const before = childrenOf(process.pid).length;

    await read(FILES_A_PROCESS);
    const forFew = childrenOf(process.pid).length - before;
    const parsed = await read(2 * FILES_A_PROCESS);

    expect(forFew).toBe(1);
    expect(childrenOf(process.pid).length - before).toBe(2);
    expect(parsed.map(({ article }) => article?.file?.path)).toEqual(parsed.map((_, at) => `${at}.md`));
  });

  it('starts a process before there is a file for it, and one only', async () => {
    const parser = open();
    const before = childrenOf(process.pid).length;

    void parser.prepare();
    void parser.prepare();
    const prepared = childrenOf(process.pid).length;
    await parser.parse(good);

    expect(prepared - before).toBe(1);
    expect(childrenOf(process.pid).length - before).toBe(1);
  });

  it('says when files can be read, or that this process will read none', async () => {
    const parser = open();
    let isReady = false;
    const ready = parser.prepare().then(() => (isReady = true));
    await new Promise((resolve) => setImmediate(resolve));
    const isReadyAtOnce = isReady;
    await ready;
    const closed = open();
    const closing = closed.prepare();
    await closed.close();
    await closing;
    const before = new Set(childrenOf(process.pid));
    const killed = open().prepare();
    for (const pid of childrenOf(process.pid)) if (!before.has(pid)) process.kill(pid, 'SIGKILL');
    await killed;

    expect(isReadyAtOnce).toBe(false);
  });

  it('gives up a file at its deadline, says so, and reads the others', async () => {
    const parser = open({ deadlineMs: 300 });
    await parser.parse(good);

    const started = performance.now();
    const [bomb, after] = await Promise.all([parser.parse({ path: 'bomb.md', text: '**a*'.repeat(20_000) }), parser.parse(good)]);

    expect(bomb).toMatchObject({ problems: [{ severity: 'error', code: 'parse.timeout', file: 'bomb.md' }] });
    expect(after.article?.title).toBe('Good');
    expect(performance.now() - started).toBeLessThan(60_000);
  });

  it('outlives a file that takes all memory', async () => {
    const parser = open({ heapMb: 64 });

    const [hungry, after] = await Promise.all([
      parser.parse({ path: 'hungry.md', text: `# T\n\n> ${'[a](b)'.repeat(40_000)}` }),
      parser.parse(good),
    ]);

    expect(hungry).toMatchObject({ problems: [{ severity: 'error', code: 'parse.memory', file: 'hungry.md' }] });
    expect(after.article?.title).toBe('Good');
  });

  it('says what the head of a file says whose text was not read', async () => {
    const text = `---\nslug: gate\nembargo: 2099-01-01\n---\n${'**a*'.repeat(20_000)}`;

    const { withheld, head } = await open({ deadlineMs: 300 }).parse({ path: 'a.md', text });

    expect({ withheld, head }).toMatchObject({ withheld: undefined, head: { slug: 'gate', visibility: { kind: 'embargoed' } } });
  });

  it('reads other files while one takes long', async () => {
    const parser = open({ quickMs: 200, deadlineMs: 60_000 });
    await parser.parse(good);
    let isSlowDone = false;

    // It ends with the parser.
    const slow = parser.parse({ path: 'bomb.md', text: '**a*'.repeat(20_000) }).catch(({ code }) => code);
    void slow.then(() => {
      isSlowDone = true;
    });
    const others = await Promise.all(Array.from({ length: 20 }, () => parser.parse(good)));

    expect([isSlowDone, others.every(({ article }) => article?.title === 'Good')]).toEqual([false, true]);
    await parser.close();
    expect(await slow).toBe('parser.closed');
  });

  it('drops a file that nobody waits for any more, in line or being read', async () => {
    const parser = open({ quickMs: 100, deadlineMs: 60_000 });
    const controllers = [new AbortController(), new AbortController()];
    const bomb = { path: 'bomb.md', text: '**a*'.repeat(20_000) };
    const dropped = controllers.map(({ signal }) => parser.parse(bomb, {}, { signal }));
    await parser.parse(good);

    for (const controller of controllers) controller.abort();

    await Promise.all(dropped.map((one) => expect(one).rejects.toMatchObject({ code: 'parser.dropped' })));
    expect((await parser.parse(good)).article?.title).toBe('Good');
  });

  it('does not take a busy machine for a slow file: the wall clock ends in another word', async () => {
    const { problems } = await open({ wallMs: 1, deadlineMs: 5_000 }).parse({ path: 'a.md', text: '**a*'.repeat(20_000) });

    expect(problems).toMatchObject([{ code: 'parse.late', file: 'a.md' }]);
  });

  it('starts another process when one is killed from outside, and reads the file', async () => {
    const parser = open({ quickMs: 5_000 });
    await parser.parse(good);
    const reading = parser.parse({ path: 'long.md', text: `# Long\n\n${'*a* '.repeat(12_000)}` });

    for (const id of childrenOf(process.pid)) process.kill(id, 'SIGKILL');

    expect((await reading).article?.title).toBe('Long');
  });

  it('refuses a file over the size cap with its size', async () => {
    const { problems } = await open().parse({ path: 'large.md', text: 'word '.repeat(120_000) });

    expect(problems).toMatchObject([{ severity: 'error', code: 'content.tooLarge', what: 'The file has 586 kB' }]);
  });

  it('rejects what is in line when it is closed', async () => {
    const parser = open();
    const waiting = parser.parse(good);

    await Promise.all([expect(waiting).rejects.toMatchObject({ code: 'parser.closed' }), parser.close()]);
    await expect(parser.parse(good)).rejects.toMatchObject({ code: 'parser.closed' });
  });

  it('reads or names every shape that is known to be slow, each within its deadline', async () => {
    const parser = open({ deadlineMs: 150 });
    await parser.parse(good);

    for (const [name, shape] of Object.entries(HOSTILE_SHAPES)) {
      const started = performance.now();
      const { article, problems } = await parser.parse({ path: 'hostile.md', text: `# T\n\nText.\n\n${shape(40_000)}` });

      expect(article !== undefined || problems.some(({ severity }) => severity === 'error'), name).toBe(true);
      expect(
        problems.filter(({ code }) => code === 'parse.failed' || code === 'parse.crashed'),
        name,
      ).toEqual([]);
      expect(performance.now() - started, name).toBeLessThan(60_000);
    }
    expect((await parser.parse(good)).article?.title).toBe('Good');
  });

  it.each(Object.entries(HOSTILE_SHAPES))('reads plain text of %s in good time, for its parser is linear', (_, shape) => {
    const started = performance.now();
    const { problems } = parseArticle({ path: 'hostile.txt', text: `T\nText is here.\n${shape(150_000).slice(0, 150_000)}` });

    expect(problems.filter(({ code }) => /^(?:parse|content)\./.test(code))).toEqual([]);
    expect(performance.now() - started).toBeLessThan(6_000);
  });

  it('reads or names any text, and never crashes', async () => {
    const parser = open();
    const property = fc.asyncProperty(anyText, fc.constantFrom('a.md', 'a.mdx', 'a.txt'), async (text, path) => {
      const { article, withheld, problems } = await parser.parse({ path, text });

      expect(article !== undefined || withheld !== undefined || problems.some(({ severity }) => severity === 'error')).toBe(true);
      expect(problems.filter(({ code }) => /^parse\.(?:failed|crashed|timeout)$/.test(code))).toEqual([]);
    });

    await fc.assert(property, { seed: 3, numRuns: 300 });
  });

  it('starts a process that compiles its patterns once', async () => {
    await open().parse({ path: 'a.md', text: '# T' });

    expect(parsersOf(process.pid)).not.toEqual([]);
    for (const line of parsersOf(process.pid)) expect(line).toContain(' --no-regexp-tier-up ');
  });

  it('starts from TypeScript and lets the process end by itself', () => {
    const result = runParser(join(ROOT, 'src/sources/article-parser.ts'), join(ROOT, 'src/runtime/clock.ts'));

    expect(result).toEqual({ status: 0, stdout: 'Good\n', stderr: '' });
  });

  it('gives up with words when no process can be started, and keeps its own alive until then', () => {
    const { status, stdout } = runScript(`
      const { createArticleParser } = await import(${JSON.stringify(join(ROOT, 'src/sources/article-parser.ts'))});
      const { systemClock } = await import(${JSON.stringify(join(ROOT, 'src/runtime/clock.ts'))});
      const parser = createArticleParser({ clock: systemClock, heapMb: 1 });
      console.log(await parser.parse({ path: 'a.md', text: '# T' }).catch(({ code, fix }) => code + ' ' + fix.slice(0, 11)));
    `);

    expect([status, stdout]).toEqual([0, 'parser.failed Free memory\n']);
  });

  it('starts from compiled JavaScript', () => {
    // Elsewhere, for a checkout may be read-only.
    const out = mkdtempSync(join(tmpdir(), 'newsdesk-compiled-'));
    symlinkSync(join(ROOT, 'node_modules'), join(out, 'node_modules'), 'junction');
    try {
      const emit = [
        '--outDir',
        out,
        '--rootDir',
        ROOT,
        '--noEmit',
        'false',
        '--ignoreConfig',
        '--target',
        'es2024',
        '--lib',
        'es2025,esnext.disposable',
        '--module',
        'nodenext',
        '--types',
        'node',
        '--skipLibCheck',
        '--rewriteRelativeImportExtensions',
        '--allowImportingTsExtensions',
      ];
      const tsc = spawnSync(
        process.execPath,
        [
          join(ROOT, 'node_modules/typescript/bin/tsc'),
          ...emit,
          join(ROOT, 'src/sources/article-parser.ts'),
          join(ROOT, 'src/sources/parse-worker.ts'),
          join(ROOT, 'src/sources/watchdog-worker.ts'),
        ],
        { encoding: 'utf8' },
      );
      expect(tsc.stdout).toBe('');
      writeFileSync(join(out, 'package.json'), '{"type":"module"}');

      const result = runParser(join(out, 'src/sources/article-parser.js'), join(out, 'src/runtime/clock.js'));

      expect(result).toEqual({ status: 0, stdout: 'Good\n', stderr: '' });
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  });
});

const childrenOf = (pid: number): readonly number[] => parsersOf(pid).map((line) => Number.parseInt(line, 10));

/** The parsers that a process has started: the number of each, and how it was called. */
function parsersOf(pid: number): readonly string[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=,args=', '--ppid', String(pid)], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line.includes('parse-worker'));
}

function runParser(parserModule: string, clockModule: string) {
  const script = `
    const { createArticleParser } = await import(${JSON.stringify(parserModule)});
    const { systemClock } = await import(${JSON.stringify(clockModule)});
    const parser = createArticleParser({ clock: systemClock });
    console.log((await parser.parse({ path: 'good.md', text: '# Good\\n\\nText.' })).article.title);
  `;
  return runScript(script);
}

function runScript(script: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, stdout, stderr };
}
