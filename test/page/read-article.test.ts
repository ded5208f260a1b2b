import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toContentState } from '../../src/cli/page/content-state.ts';
import { MAX_BYTES, readArticle } from '../../src/cli/page/read-article.ts';
import type { Edition } from '../../src/content/edition.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createDirectorySource } from '../../src/sources/directory.ts';
import { sharedParser } from '../sources/shared-parser.ts';

const NOW = Date.parse('2026-11-30T12:00:00Z');
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'newsdesk-read-'));
  writeFileSync(join(dir, 'publication.yaml'), 'name: Mill\nbaseUrl: https://mill.example\n');
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

function save(text: string, name = 'wheel.md'): void {
  writeFileSync(join(dir, name), text);
}

async function load(): Promise<Edition> {
  const source = createDirectorySource(dir, { clock: systemClock, parser: sharedParser });
  try {
    return await source.load();
  } finally {
    await source.close();
  }
}

async function read(text: string, name = 'wheel.md') {
  save(text, name);
  return readArticle(await load(), 'wheel', dir, NOW);
}

async function linesOf(text: string, name?: string): Promise<readonly string[]> {
  const reading = await read(text, name);
  return reading?.lines.map((line) => `${line.as}: ${line.text}`) ?? [];
}

describe('how an article was read', () => {
  it('is told by its facts and its sections, with address and line', async () => {
    const reading = await read('---\ntitle: Wheel\ndate: 2026-11-02\ntags: [water]\n---\n\nIt turns.\n\n## The gate\n\nIt shuts.\n');

    expect(Object.fromEntries(reading?.facts.map(({ name, value }) => [name, value]) ?? [])).toMatchObject({
      Date: '2026-11-02',
      Topics: 'water',
      Address: 'https://mill.example/wheel',
      File: 'wheel.md',
    });
    expect(reading?.sections).toEqual([
      { heading: '', anchor: 'lede', level: 0, url: 'https://mill.example/wheel' },
      { heading: 'The gate', anchor: 'the-gate', level: 2, url: 'https://mill.example/wheel#the-gate', line: 9 },
    ]);
  });

  it('says of each line what it became, and which was dropped', async () => {
    const text = '---\ntitle: Wheel\n---\nimport Tabs from \'@theme/Tabs\'\n\n<Tabs groupId="os">\n\n## The gate\r\n\nIt turns.\n</Tabs>\n';

    expect(await linesOf(text, 'wheel.mdx')).toEqual([
      'frontMatter: ---',
      'frontMatter: title: Wheel',
      'frontMatter: ---',
      "dropped: import Tabs from '@theme/Tabs'",
      'space: ',
      'dropped: <Tabs groupId="os">',
      'space: ',
      'heading: ## The gate',
      'space: ',
      'body: It turns.',
      'dropped: </Tabs>',
    ]);
  });

  it('shows no remark, no part for members, and no field that Newsdesk does not know', async () => {
    const lines = await linesOf(
      '---\ntitle: Wheel\nphone: 555\nnotes:\n  - call Ada\ndek: Of oak\n---\nIt turns. %% ask Mara %%\n\n<!-- Secret\nremark -->\n\nEnd.\n\n    <!-- Secret code -->\n',
    );

    expect(lines.join('\n')).not.toMatch(/555|Ada|Mara|Secret/u);
    expect(lines).toContain('frontMatter: dek: Of oak');
    expect(lines).toContain('frontMatter: phone: …');
    expect(lines).toContain('body: It turns. …');
    expect(lines.filter((line) => line.startsWith('hidden: '))).toEqual(['hidden: …', 'hidden: …', 'hidden:     …']);
  });
});

it('problems of words that no reader may see come without their line', async () => {
  save('---\ntitle: Wheel\nfoo: 1\n---\nIt turns. %% ask Mara %%\n');

  const { problems } = toContentState(await load(), dir, { now: NOW });

  expect(problems.map(({ code, excerpt }) => [code, excerpt])).toEqual([
    ['frontMatter.unknownKey', 'foo: 1'],
    ['remark.doubtful', undefined],
  ]);
});

it('lines of a file that is too long to look through are left out', async () => {
  const words = `---\ntitle: Wheel\n---\n${'It turns. '.repeat(MAX_BYTES / 10)}\n`;

  expect((await read(words))?.lines).toEqual([]);
  expect((await read(words.slice(0, MAX_BYTES - 10)))?.lines).not.toEqual([]);
});

describe('an article that not everybody may read now', () => {
  it.each(['draft: true', 'embargo: 2099-01-01', 'date: 2099-01-01', 'expires: 2001-01-01', 'members: true'])(
    'is not shown: %s',
    async (field) => {
      expect(await read(`---\ntitle: Wheel\n${field}\n---\nSecret words.\n`)).toBeUndefined();
    },
  );

  it('shows no line of a file that says so since it was read, or has changed', async () => {
    save('---\ntitle: Wheel\nx: public\n---\nIt turns.\n');
    const edition = await load();

    save('---\ntitle: Wheel\ndraft: yes\n---\nIt turns.\n');
    const held = readArticle(edition, 'wheel', dir, NOW);
    save('---\ntitle: Wheel\nx: public\n---\nSecret words, and more.\n');
    const changed = readArticle(edition, 'wheel', dir, NOW);

    expect([held?.lines, changed?.lines]).toEqual([[], []]);
    expect(held?.sections.every(({ line }) => line === undefined)).toBe(true);
  });

  it('is shown when its embargo is over', async () => {
    expect((await read('---\ntitle: Wheel\nembargo: 2026-11-01\n---\nIt turns.\n'))?.lines).toHaveLength(5);
  });
});
