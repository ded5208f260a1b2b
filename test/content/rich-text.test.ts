import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createArticle } from '../../src/content/create-article.ts';
import { parseArticle } from '../../src/content/parse-article.ts';
import type { RichText } from '../../src/content/rich-text.ts';
import { anyText, markdownDocument, newsroomDocument } from './arbitrary-document.ts';
import { findBrokenLaw } from './rich-text-laws.ts';

const SEED = 20261102;

describe('the laws of rich text', () => {
  it.each([
    ['Markdown', 'article.md', markdownDocument, 1_500],
    ['MDX', 'article.mdx', markdownDocument, 500],
    ['newsroom text', 'article.txt', newsroomDocument, 4_000],
    ['any text read as Markdown', 'article.md', anyText, 2_000],
    ['any text read as plain text', 'article.txt', anyText, 2_000],
  ] as const)('hold for every section of %s', (_, path, documents, numRuns) => {
    const property = fc.property(documents, (text) => {
      const { article, withheld, problems } = parseArticle({ path, text }, { baseUrl: 'https://example.com/articles' });

      for (const section of article?.sections ?? []) expect(findBrokenLaw(section.body)).toBeUndefined();
      expect(article !== undefined || withheld !== undefined || problems.some(({ severity }) => severity === 'error')).toBe(true);
      expect(problems.filter(({ code }) => code === 'parse.failed')).toEqual([]);
    });

    fc.assert(property, { seed: SEED, numRuns });
  });

  it('hold for text that a program passes, which is kept to the character', () => {
    const property = fc.property(fc.oneof(newsroomDocument, markdownDocument, anyText), (text) => {
      const article = createArticle({ slug: 'a', title: 'A', sections: [{ heading: 'H', text }] });

      const body = article.sections[0]?.body;
      expect(body?.text).toBe(text);
      expect(findBrokenLaw(body as RichText)).toBeUndefined();
    });

    fc.assert(property, { seed: SEED, numRuns: 4_000 });
  });

  it('hold no direction override and no control character, whatever the file has', () => {
    const property = fc.property(markdownDocument, (text) => {
      const { article } = parseArticle({ path: 'article.md', text });

      for (const { heading, body } of article?.sections ?? [])
        expect(heading + body.text).not.toMatch(/[\0-\x08\x0B-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069]/);
    });

    fc.assert(property, { seed: SEED, numRuns: 400 });
  });

  it('put every definition inside the text of its section', () => {
    const property = fc.property(fc.oneof(markdownDocument, newsroomDocument), (text) => {
      const { article } = parseArticle({ path: 'article.md', text });

      for (const { anchor, span } of article?.definitions ?? []) {
        const body = article?.sections.find((section) => section.anchor === anchor)?.body;
        expect(span.end).toBeGreaterThan(span.start);
        expect(body?.blocks.some((block) => block.contentStart <= span.start && span.end <= block.end)).toBe(true);
      }
    });

    fc.assert(property, { seed: SEED, numRuns: 400 });
  });

  it.each<[string, RichText]>([
    [
      'text outside of blocks',
      { text: 'ab', blocks: [{ kind: 'paragraph', start: 0, end: 1, contentStart: 0, listDepth: 0, quoteDepth: 0 }], marks: [] },
    ],
    [
      'an empty paragraph',
      { text: '', blocks: [{ kind: 'paragraph', start: 0, end: 0, contentStart: 0, listDepth: 0, quoteDepth: 0 }], marks: [] },
    ],
    [
      'overlapping blocks',
      {
        text: 'ab',
        blocks: [0, 1].map((start) => ({ kind: 'paragraph', start: start && 0, end: 2, contentStart: 0, listDepth: 0, quoteDepth: 0 })),
        marks: [],
      },
    ],
    [
      'crossing marks',
      {
        text: 'abc',
        blocks: [{ kind: 'paragraph', start: 0, end: 3, contentStart: 0, listDepth: 0, quoteDepth: 0 }],
        marks: [
          { kind: 'strong', start: 0, end: 2 },
          { kind: 'emphasis', start: 1, end: 3 },
        ],
      },
    ],
    [
      'a split pair',
      { text: '😀', blocks: [{ kind: 'paragraph', start: 0, end: 1, contentStart: 0, listDepth: 0, quoteDepth: 0 }], marks: [] },
    ],
  ])('are checked by a check that finds %s', (_, broken) => {
    expect(findBrokenLaw(broken)).toBeDefined();
  });
});
