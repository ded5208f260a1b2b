import { describe, expect, it } from 'vitest';
import { MAX_TEXT_BYTES, readPushMessage } from '../../../src/sources/pushes/push-message.ts';

const article = { id: '7', url: 'https://example.com/tide', title: 'The tide gate', html: '<p>It opens at noon.</p>' };
const read = (value: unknown) => readPushMessage(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)));
const problemsOf = (value: unknown): string => {
  const reading = read(value);
  return reading.kind === 'wrong' ? reading.problems.join('\n') : 'no problem';
};

it('takes an article with all of its fields', () => {
  const whole = {
    ...article,
    dek: 'A gate in a wall',
    publishedAt: '2026-11-02T09:30:00+01:00',
    updatedAt: '2026-11-03',
    authors: ['A. Heron'],
    topics: ['tides'],
    image: { url: 'https://example.com/gate.jpg', alt: 'A gate' },
    lang: 'en-GB',
    corrections: ['The hour was wrong.'],
    status: 'published',
    visibility: 'public',
  };

  expect(read({ type: 'publish', source: 'blog', announce: false, article: whole })).toEqual({
    kind: 'read',
    message: { type: 'publish', source: 'blog', announce: false, article: whole },
  });
});

it('takes a title as one line', () => {
  expect(read({ type: 'update', article: { ...article, title: ' The\n tide  gate ' } })).toMatchObject({
    message: { article: { title: 'The tide gate' } },
  });
});

it('needs no text of an article for members, nor of a draft', () => {
  const { html: _, ...bare } = article;

  expect(read({ type: 'publish', article: { ...bare, visibility: 'members' } })).toMatchObject({ kind: 'read' });
  expect(read({ type: 'publish', article: { ...bare, status: 'draft' } })).toMatchObject({ kind: 'read' });
});

it('takes Markdown that begins with a line of dashes and is not front matter', () => {
  expect(read({ type: 'publish', article: { id: '7', title: 'x', markdown: '---\n\nIt opens.\n' } })).toMatchObject({ kind: 'read' });
});

describe('what is wrong is told with its place and its cure', () => {
  it.each<[string, unknown]>([
    ['the body is not JSON in UTF-8: send', '{'],
    ['the body is not a map: send', '[]'],
    ['type is not one of publish, update, retract and delete', { type: 'post', article }],
    ['article is not a map with `title`', { type: 'publish' }],
    ['article.title is not a text: write the title', { type: 'publish', article: { ...article, title: undefined } }],
    ['article.title is empty: write the title', { type: 'publish', article: { ...article, title: ' ' } }],
    ['article.title has more than 300 characters: shorten it', { type: 'publish', article: { ...article, title: 'x'.repeat(301) } }],
    ['article has neither `id` nor `url`', { type: 'publish', article: { title: 'x', html: 'x' } }],
    ['article has both `html` and `markdown`', { type: 'publish', article: { ...article, markdown: 'x' } }],
    ['article has no text: send it as `html` or `markdown`', { type: 'publish', article: { ...article, html: ' ' } }],
    ['article.url is not an address', { type: 'publish', article: { ...article, url: 'javascript:alert(1)' } }],
    ['article.url holds a name or a password', { type: 'publish', article: { ...article, url: 'https://me:secret@example.com/' } }],
    ['article.publishedAt is not a date', { type: 'publish', article: { ...article, publishedAt: '2026-11-02T09:30:00' } }],
    ['article.publishedAt is not a date', { type: 'publish', article: { ...article, publishedAt: '2026-13-02' } }],
    ['article has `visibilty`, which nothing reads', { type: 'publish', article: { ...article, visibilty: 'members' } }],
    ['article.visibility is neither "public" nor "members"', { type: 'publish', article: { ...article, visibility: 'paid' } }],
    ['article.lang is not a language', { type: 'publish', article: { ...article, lang: 'English' } }],
    ['article.authors is not a list: write ["A. Heron"]', { type: 'publish', article: { ...article, authors: 'A. Heron' } }],
    ['article.html has half a character in it', { type: 'publish', article: { ...article, html: '\ud800' } }],
    [
      `article.html has more than ${MAX_TEXT_BYTES} bytes`,
      { type: 'publish', article: { ...article, html: 'é'.repeat(MAX_TEXT_BYTES / 2 + 1) } },
    ],
    [
      'article.markdown begins with front matter',
      { type: 'publish', article: { id: '7', title: 'x', markdown: '---\ndraft: true\n---\nSecret.' } },
    ],
    [
      'article.markdown begins with front matter',
      { type: 'publish', article: { id: '7', title: 'x', markdown: '\uFEFF+++\ndraft = true\n+++\nSecret.' } },
    ],
    ['the body has `announce`, which nothing reads', { type: 'update', announce: false, article }],
    ['article has neither `id` nor `url`', { type: 'retract', article: {} }],
    ['article has `title`, which nothing reads', { type: 'delete', article: { id: '7', title: 'x' } }],
  ])('%s', (expected, value) => {
    expect(problemsOf(value)).toContain(expected);
  });

  it('all at once', () => {
    const given = { type: 'publish', article: { id: '7', html: 'x', lang: 'English', topics: 'x' } };

    expect(problemsOf(given).split('\n')).toHaveLength(3);
  });
});
