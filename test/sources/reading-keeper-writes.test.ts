import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/content/parse-article.ts';
import type { KnownFile } from '../../src/sources/read-known-file.ts';
import { createReadingKeeper, REST_MS } from '../../src/sources/reading-keeper.ts';
import { createReadingFiles } from '../../src/storage/index-files.ts';
import { createManualClock } from '../sandbox/slack/manual-clock.ts';

const publication = { name: 'Mill', lang: 'en' };
let data: string;

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'newsdesk-writes-'));
});

afterEach(() => rm(data, { recursive: true, force: true }));

function known(files: Readonly<Record<string, string>>): ReadonlyMap<string, KnownFile> {
  return new Map(
    Object.entries(files).map(([path, text]) => {
      const { article, withheld, problems } = parseArticle({ path, text });
      const seen = { kind: 'article', signature: text, hash: text, problems, isLate: false } as const;
      return [path, { ...seen, ...(article === undefined ? {} : { article }), ...(withheld === undefined ? {} : { withheld }) }];
    }),
  );
}

/** A keeper with a real store beside the list of all texts that it was ever given. */
function open() {
  const clock = createManualClock();
  const store = createReadingFiles(join(data, 'newsdesk.db'));
  const written: string[] = [];
  const write: typeof store.write = (key, pieces) => {
    const bytes = [...pieces];
    written.push(Buffer.concat(bytes).toString());
    return store.write(key, bytes);
  };
  const keeper = createReadingKeeper({ store: { ...store, write }, clock });
  keeper.open('settings');
  return {
    clock,
    written,
    close: () => keeper.close(),
    follow: (files: Readonly<Record<string, string>>, isComplete = true) =>
      keeper.follow(known(files), publication, 'settings', isComplete),
  };
}

const heron = '# Heron\n\nIt fishes.';
const mill = '# Mill\n\nSecret words.';
const draft = `---\ndraft: true\n---\n${mill}`;

describe('a write of articles that waits', () => {
  it('is done when editors rest', async () => {
    const { clock, follow, close, written } = open();
    follow({ 'a.md': heron });
    await expect.poll(() => written).toHaveLength(1);
    follow({ 'a.md': heron, 'b.md': mill });
    clock.advance(REST_MS - 1);
    const before = written.length;

    clock.advance(1);

    await expect.poll(() => written).toHaveLength(before + 1);
    await close();
    expect(written[1]).toContain('Secret');
    expect(await readdir(data)).toHaveLength(1);
  });

  it.each([
    ['is held back', { 'a.md': heron, 'b.md': draft }],
    ['is gone', { 'a.md': heron }],
  ])('is called off when one of them %s, also while a file is still being read', async (_, files) => {
    const { clock, follow, close, written } = open();
    follow({ 'a.md': heron });
    await expect.poll(() => written).toHaveLength(1);
    follow({ 'a.md': heron, 'b.md': mill });
    clock.advance(REST_MS - 1);
    follow(files, false);

    clock.advance(REST_MS);
    // A write that is due begins before the next look.
    await new Promise(setImmediate);
    follow({ ...files, 'c.md': '# Gate\n\nIt shuts.' });
    clock.advance(REST_MS);

    await expect.poll(() => written.at(-1)).toContain('Gate');
    await close();
    expect(written.join('')).not.toContain('Secret');
  });
});
