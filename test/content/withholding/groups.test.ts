import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../../src/content/parse-article.ts';

const isServed = (lines: string): boolean =>
  parseArticle({ path: 'a.md', text: `---\ntitle: The gate\n${lines}\n---\n\nWords.\n` }).article !== undefined;

describe('a group of fields', () => {
  it.each([
    'author',
    'authors',
    'contributors',
    'image',
    'cover',
    'tags',
    'source',
    'corrections',
    'retraction',
    'updated',
    'cascade',
    'event',
    'events',
  ])('below `%s` says nothing about who may read the article', (name) => {
    expect(isServed(`${name}:\n  hidden: true`)).toBe(true);
    expect(isServed(`${name}:\n  - private: true`)).toBe(true);
  });

  it.each(['options', 'params', 'page', 'extra'])('below `%s` may hold it back', (name) => {
    expect(isServed(`${name}:\n  hidden: true`)).toBe(false);
    expect(isServed(`${name}:\n  color: red`)).toBe(true);
  });
});
