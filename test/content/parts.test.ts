import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/content/parse-article.ts';
import { anyText, markdownDocument, newsroomDocument } from './arbitrary-document.ts';

const lineEnds = fc.constantFrom('\n', '\r\n', '\r');

describe('parts of a file', () => {
  it.each([
    ['Markdown', 'a.md', markdownDocument],
    ['MDX', 'a.mdx', markdownDocument],
    ['newsroom text', 'a.txt', newsroomDocument],
    ['any text as Markdown', 'a.md', anyText],
    ['any text as plain text', 'a.txt', anyText],
  ] as const)('joined, are the file: %s', (_, path, documents) => {
    const property = fc.property(documents, lineEnds, fc.boolean(), (text, lineEnd, mark) => {
      const file = (mark ? '\uFEFF' : '') + text.replace(/\n/g, lineEnd);

      const { article } = parseArticle({ path, text: file });

      if (article?.file === undefined) return;
      expect(article.file.parts.map(({ start, end }) => file.slice(start, end)).join('')).toBe(file);
      expect(article.file.parts.every(({ kind, start, end }) => kind !== 'space' || file.slice(start, end).trim() === '')).toBe(true);
    });

    fc.assert(property, { seed: 7, numRuns: 250 });
  });

  it('name what each range was read as', () => {
    const text = '---\ntitle: T\n---\n# T\n\nLede.\n\n## H\n\nBody.\n\nSource: Wired\n';

    const { article } = parseArticle({ path: 'a.md', text });

    const named = article?.file?.parts
      .filter(({ kind }) => kind !== 'space')
      .map(({ kind, start, end }) => [kind, text.slice(start, end).trim()]);
    expect(named).toEqual([
      ['frontMatter', '---\ntitle: T\n---'],
      ['title', '# T'],
      ['body', 'Lede.'],
      ['heading', '## H'],
      ['body', 'Body.'],
      ['credit', 'Source: Wired'],
    ]);
  });
});
