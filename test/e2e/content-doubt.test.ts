import { renameSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { type Environment, type NewsdeskProcess, startNewsdesk } from './newsdesk-process.ts';

let folder: string;
let content: string;
let environment: Environment;
const closers: (() => unknown)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'newsdesk-doubt-'));
  content = join(folder, 'content');
  await mkdir(content);
  for (const name of ['heron', 'weir', 'mill', 'lock'])
    await writeFile(join(content, `${name}.md`), `---\ndate: 2020-01-01\n---\n# The ${name}\n\nAll about the ${name} of the town.\n`);
  const discord = await createDiscordSandbox();
  closers.push(() => discord.close());
  environment = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    DATABASE_URL: `file:${join(folder, 'newsdesk.db')}`,
    CONTENT_DIR: content,
  };
});

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  await rm(folder, { recursive: true, force: true });
});

async function serve(): Promise<{ readonly desk: NewsdeskProcess; readonly url: string }> {
  const desk = startNewsdesk(['serve'], environment);
  closers.push(() => void desk.child.kill('SIGKILL'));
  const { url } = await desk.line('health is answered');
  await desk.line('ready');
  return { desk, url: String(url) };
}

/** The answer of `/readyz` about the content. */
async function contentOf(url: string): Promise<unknown> {
  const response = await fetch(`${url}/readyz`);
  const { checks } = (await response.json()) as { checks: readonly { readonly name: string }[] };
  return [response.status, checks.find(({ name }) => name === 'content')];
}

async function articlesOf(url: string): Promise<string | undefined> {
  return (await (await fetch(`${url}/metrics`)).text()).split('\n').find((line) => line.startsWith('newsdesk_articles '));
}

/** Both at once: a look between them would find no directory at all. */
async function takeAway(): Promise<void> {
  await mkdir(`${content}-empty`);
  renameSync(content, `${content}-away`);
  renameSync(`${content}-empty`, content);
}

describe('a content directory that is empty', () => {
  it('is doubted while Newsdesk runs: readiness, the log and a gauge say so until the operator confirms', async () => {
    const { desk, url } = await serve();
    const before = await contentOf(url);

    await takeAway();
    const line = await desk.line('content is kept because its loss is doubted');
    const [doubted, kept] = [await contentOf(url), await articlesOf(url)];
    desk.child.kill('SIGUSR2');
    await desk.line('the content is not doubted any more');

    expect([before, kept]).toEqual([[200, { name: 'content', ready: true }], 'newsdesk_articles 4']);
    expect(line).toMatchObject({ level: 'warn', reason: '4 of 4 articles are gone at once; the last good content is kept' });
    expect(doubted).toEqual([503, { name: 'content', ready: false, reason: line.reason }]);
    expect([await contentOf(url), await articlesOf(url)]).toEqual([[200, { name: 'content', ready: true }], 'newsdesk_articles 0']);
  });

  it('may be confirmed while a platform is still waited for', async () => {
    const desk = startNewsdesk(['serve'], { ...environment, DISCORD_API_URL: 'http://127.0.0.1:9' });
    closers.push(() => void desk.child.kill('SIGKILL'));
    await desk.line('content loaded');

    desk.child.kill('SIGUSR2');

    await desk.line('the operator says that the content is as it should be');
    expect(desk.child.exitCode ?? desk.child.signalCode).toBeNull();
  });

  it('is doubted at a start that finds nothing of what was published, until it is back', async () => {
    const first = await serve();
    await expect.poll(() => readdir(folder)).toContain('newsdesk.db');
    await expect.poll(() => articlesOf(first.url)).toBe('newsdesk_articles 4');
    first.desk.child.kill('SIGTERM');
    await first.desk.finished();
    await takeAway();

    const { desk, url } = await serve();
    const doubted = await contentOf(url);
    await rm(content, { recursive: true });
    await rename(`${content}-away`, content);
    await desk.line('the content is not doubted any more');

    expect(doubted).toMatchObject([
      503,
      { ready: false, reason: expect.stringContaining('4 of 4 articles that were published are not there') },
    ]);
    expect([await contentOf(url), await articlesOf(url)]).toEqual([[200, { name: 'content', ready: true }], 'newsdesk_articles 4']);
  });

  it('logs a problem when it is new and when it is solved, and not at every save', async () => {
    await writeFile(join(content, 'odd.md'), '---\nfoo: 1\n---\n# Odd\n\nText of it.\n');
    const { desk } = await serve();
    const first = await desk.line('content problem');

    await writeFile(join(content, 'more.md'), '# More\n\nText of it.\n');
    const changed = await desk.line('content changed');
    await rm(join(content, 'odd.md'));
    const solved = await desk.line('content problem solved');

    expect(first.problem).toContain('odd.md');
    expect(changed).toMatchObject({ problems: 1, newProblems: 0, solvedProblems: 0 });
    expect(solved.problem).toBe(first.problem);
  });
});
