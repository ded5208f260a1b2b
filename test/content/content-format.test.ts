import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fieldOfKey, FRONT_MATTER_KEYS } from '../../src/content/front-matter-keys.ts';

const page = readFileSync(new URL('../../docs/content-format.md', import.meta.url), 'utf8');

function rowsBelow(heading: string): readonly (readonly string[])[] {
  const section = page.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function codesInSource(): readonly string[] {
  const texts = ['content', 'sources'].flatMap((folder) => {
    const url = new URL(`../../src/${folder}/`, import.meta.url);
    return readdirSync(url, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(new URL(name, url), 'utf8'));
  });
  const codes = texts
    .join('\n')
    .match(
      /(?<=')(?:anchor|content|file|frontMatter|glossary|html|image|include|link|mdx|members|parse|publication|remark|script|section|slug|title|toml|yaml)\.(?!yaml')[a-zA-Z]+(?=')/g,
    );
  return [...new Set(codes)].sort();
}

describe('docs/content-format.md', () => {
  it('lists every problem, and no other', () => {
    expect(rowsBelow('Problems').map(([code]) => code?.replaceAll('`', ''))).toEqual(codesInSource());
  });

  it('names every field of front matter, under names that are read', () => {
    const rows = rowsBelow('Front matter').map(([field = '', also = '']) => [
      field.replaceAll('`', ''),
      ...also.split(/,\s*/).filter((name) => name !== ''),
    ]);

    const fields = rows.map((names) => [...new Set(names.map(fieldOfKey))]);
    expect(fields.every((named) => named.length === 1 && named[0] !== undefined)).toBe(true);
    expect(new Set(fields.flat())).toEqual(new Set(Object.keys(FRONT_MATTER_KEYS)));
  });
});
