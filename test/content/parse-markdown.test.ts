import { expect, it } from 'vitest';
import { decodeEntities } from '../../src/content/entities.ts';
import { parseMarkdown } from '../../src/content/parse-markdown.ts';
import { parseFully } from './quick-markdown/parse-fully.ts';

it('reads a text as asked for though the same text was just read otherwise', () => {
  for (const how of [{}, { mdx: true }, { inlineHtml: true }, {}])
    expect(parseMarkdown('<div>x</div>', how).children).toEqual(parseFully('<div>x</div>', how).children);
});

it('keeps the last tree while character references are decoded', () => {
  const root = parseMarkdown('Words');

  expect(decodeEntities('&Zcaron;')).toBe('Ž');
  expect(parseMarkdown('Words')).toBe(root);
});
