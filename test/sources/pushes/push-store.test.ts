import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PushMessage } from '../../../src/sources/pushes/push-message.ts';
import { createPushStore, MAX_ANSWERS, type PushResult } from '../../../src/sources/pushes/push-store.ts';

const DAY_MS = 86_400_000;
let directory: string;
let now: number;
let keys: number;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'newsdesk-push-'));
  now = Date.parse('2026-11-20T10:00:00Z');
  keys = 0;
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const article = { id: '7', url: 'https://example.com/tide', title: 'The tide gate', html: '<p>It opens at noon.</p>' };
/** By a store of its own each time, as after a restart. */
const push = (message: PushMessage, key = `key-${(keys += 1)}`): Promise<PushResult> => {
  const bodyHash = createHash('sha256').update(JSON.stringify(message)).digest('hex');
  return createPushStore(directory).apply({ message, key, bodyHash }, now);
};
const publish = (changes: object = {}): Promise<PushResult> => push({ type: 'publish', article: { ...article, ...changes } });
const files = async (): Promise<readonly string[]> => (await readdir(directory)).filter((name) => name !== 'push.json').sort();
const read = (name: string): Promise<string> => readFile(join(directory, name), 'utf8');

it('keeps an article as a file, dated by its first push if it has no date', async () => {
  expect(await publish()).toEqual({ kind: 'done', result: 'published', article: 'tide' });
  now += DAY_MS;
  await publish({ title: 'The gate of the tide' });

  expect(await files()).toEqual(['tide.article.html']);
  expect(await read('tide.article.html')).toBe(
    '---\ntitle: "The gate of the tide"\nurl: "https://example.com/tide"\ndate: "2026-11-20T10:00:00.000Z"\n---\n<p>It opens at noon.</p>\n',
  );
});

it('knows an article again by its id, else by its address in any form', async () => {
  await publish();
  await publish({ url: 'http://www.example.com/tide/?utm_source=letter', id: undefined });
  await publish({ url: 'https://example.com/gates/tide' });

  expect(await files()).toEqual(['tide.article.html']);
});

it('says the address of an article that is deleted by its id, so that no other source shows it there', async () => {
  await publish();
  await push({ type: 'delete', article: { id: '7' } });

  expect(await read('tide.article.md').catch(() => read('tide.article.html'))).toContain('https://example.com/tide');
});

it('keeps Markdown as it is, and one file of an article', async () => {
  await publish();
  await push({ type: 'update', article: { id: '7', title: 'The tide gate', markdown: '\n    code\n\ntext\n' } });

  expect(await files()).toEqual(['tide.article.md']);
  expect(await read('tide.article.md')).toMatch(/---\n {4}code\n\ntext\n$/u);
});

describe('a key', () => {
  const message: PushMessage = { type: 'publish', article };

  it('gives the same answer again for the same body, and does nothing', async () => {
    const first = await push(message, 'k');
    await push({ type: 'delete', article: { id: '7' } });

    expect(await push(message, 'k')).toEqual(first);
    expect(await read('tide.article.html')).toContain('draft: true');
  });

  it('is refused with another body', async () => {
    await push(message, 'k');

    expect(await push({ type: 'delete', article: { id: '7' } }, 'k')).toEqual({ kind: 'keyReused' });
    expect(await read('tide.article.html')).toContain('It opens at noon.');
  });

  it('is free after a push that changed nothing', async () => {
    expect(await push({ type: 'delete', article: { id: '9' } }, 'k')).toEqual({ kind: 'unknownArticle' });
    expect(await push(message, 'k')).toMatchObject({ kind: 'done' });
  });

  it('is remembered for the newest thousand', async () => {
    const answers = Array.from({ length: MAX_ANSWERS }, (_, index) => ({
      key: `old-${index}`,
      bodyHash: '',
      result: 'held',
      article: 'x',
    }));
    await writeFile(join(directory, 'push.json'), JSON.stringify({ version: 1, articles: [], answers }));
    await push(message, 'k');
    const kept = (JSON.parse(await read('push.json')) as { readonly answers: readonly { readonly key: string }[] }).answers;

    expect([kept.length, kept[0]?.key, kept.at(-1)?.key]).toEqual([MAX_ANSWERS, 'old-1', 'k']);
  });

  it('is taken once by pushes at the same moment', async () => {
    const store = createPushStore(directory);
    const at = { key: 'k', bodyHash: 'h' };
    const results = await Promise.all([
      store.apply({ ...at, message }, now),
      store.apply({ ...at, message: { type: 'delete', article: { id: '7' } }, bodyHash: 'i' }, now),
    ]);

    expect(results.map(({ kind }) => kind)).toEqual(['done', 'keyReused']);
  });
});

describe('nobody is told', () => {
  it('of an article that says so, nor of an update of one that was not there', async () => {
    await push({ type: 'publish', announce: false, article });
    await push({ type: 'update', article: { ...article, id: '8', url: 'https://example.com/salt' } });

    expect(await read('tide.article.html')).toContain('announce: false');
    expect(await read('salt.article.html')).toContain('announce: false');
  });

  it('but of one that was a draft until now, whatever was saved of it', async () => {
    await push({ type: 'update', article: { ...article, status: 'draft' } });
    now += 30 * DAY_MS;
    await publish();

    expect(await read('tide.article.html')).not.toContain('announce');
    expect(await read('tide.article.html')).toContain('date: "2026-12-20T10:00:00.000Z"');
  });
});

describe('not a word is kept', () => {
  const secret = { title: 'A secret title', html: '<p>A secret text.</p>', dek: 'A secret dek' };
  const everything = async (): Promise<string> =>
    [...(await files()), ...(await Promise.all((await readdir(directory)).map(read)))].join('\n');

  it('of a draft', async () => {
    expect(await publish({ ...secret, status: 'draft' })).toMatchObject({ result: 'held' });

    expect(await everything()).not.toMatch(/secret/iu);
    expect(await read('tide.article.html')).toBe('---\nurl: "https://example.com/tide"\ndraft: true\n---\n\n');
  });

  it('of an article that is a draft again, or deleted', async () => {
    await publish(secret);
    await publish({ ...secret, status: 'draft' });
    expect(await everything()).not.toMatch(/secret/iu);

    await publish(secret);
    expect(await push({ type: 'delete', article: { url: article.url } })).toMatchObject({ result: 'deleted' });
    expect(await everything()).not.toMatch(/secret/iu);
  });

  it('of the text of an article for members', async () => {
    await publish({ ...secret, visibility: 'members' });

    expect(await everything()).not.toContain('A secret text');
    expect(await read('tide.article.html')).toMatch(/visibility: "members"\n---\n<p>A secret dek<\/p>\n$/u);
  });
});

describe('a retraction', () => {
  it('is written into the file, and stays over updates until the article is published again', async () => {
    await publish();
    expect(await push({ type: 'retract', article: { id: '7' }, reason: 'The gate is a door: "wide".' })).toMatchObject({
      result: 'retracted',
    });
    expect(await read('tide.article.html')).toMatch(/retraction: "The gate is a door: \\"wide\\"."\n---\n<p>It opens at noon.<\/p>\n$/u);

    await push({ type: 'update', article: { ...article, html: '<p>It opens at one.</p>' } });
    expect(await read('tide.article.html')).toContain('retraction: "The gate');

    await publish();
    expect(await read('tide.article.html')).not.toContain('retraction');
  });

  it('needs no reason', async () => {
    await publish();
    await push({ type: 'retract', article: { id: '7' } });

    expect(await read('tide.article.html')).toContain('retraction: true');
  });

  it('is of an article that is published', async () => {
    await publish({ status: 'draft' });

    expect(await push({ type: 'retract', article: { id: '7' } })).toEqual({ kind: 'unknownArticle' });
    expect(await push({ type: 'retract', article: { id: '9' } })).toEqual({ kind: 'unknownArticle' });
  });
});

it('holds an address back that another source has', async () => {
  expect(await push({ type: 'delete', article: { url: 'https://example.com/salt' } })).toMatchObject({ result: 'deleted' });

  expect(await read('salt.article.html')).toContain('url: "https://example.com/salt"\ndraft: true');
});

it('refuses to begin anew over a record that it cannot read', async () => {
  await writeFile(join(directory, 'push.json'), '{');

  await expect(publish()).rejects.toMatchObject({ code: 'push.record' });
  expect(await files()).toEqual([]);
});
