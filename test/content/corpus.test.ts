import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { corpusEntry } from './corpus-entry.ts';

const CORPUS = new URL('../fixtures/content/', import.meta.url);

function listFiles(kind: 'valid' | 'invalid'): readonly string[] {
  return readdirSync(new URL(`${kind}/`, CORPUS)).filter((name) => /\.(?:md|mdx|markdown|txt)$/.test(name));
}

function read(path: string): string {
  return readFileSync(new URL(path, CORPUS), 'utf8');
}

describe('the corpus of content files', () => {
  it('has files of every format', () => {
    expect(new Set(listFiles('valid').map((name) => name.replace(/^.*\./, '')))).toEqual(new Set(['md', 'mdx', 'markdown', 'txt']));
    expect(listFiles('invalid').length).toBeGreaterThan(10);
  });

  it.each(listFiles('valid'))('reads %s as its description says', (name) => {
    const entry = corpusEntry(name, read(`valid/${name}`));

    expect(entry.article).toEqual(JSON.parse(read(`valid/${name}.json`)));
    expect(entry.problems).toBe(read(`valid/${name}.problems`));
  });

  it.each(listFiles('invalid'))('tells the problems of %s with line, column and what to do', (name) => {
    const { problems } = corpusEntry(name, read(`invalid/${name}`));

    expect(problems).toBe(read(`invalid/${name}.problems`));
    expect(problems).toMatch(/^[^:]+:\d+:\d+: (?:error|warning): .+: .+\. .+\.$/m);
  });
});
