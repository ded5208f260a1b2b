import { describe, expect, it } from 'vitest';
import { createArticle, type ArticleInput } from '../../src/content/create-article.ts';
import { createEdition } from '../../src/content/create-edition.ts';
import { NewsdeskError } from '../../src/runtime/errors.ts';

const minimal: ArticleInput = { slug: 'a', title: 'A', sections: [{ heading: 'H', text: 'Text.' }] };

describe('an article that a program passes', () => {
  it('keeps texts to the character and ids as they are', () => {
    const text = '  One.\r\n\tTwo\u202E \n\n- a\n  - b\n\n\n';

    const article = createArticle({
      ...minimal,
      sections: [
        { id: 7, heading: '', text },
        { id: 'x', heading: 'H', text: '' },
      ],
    });

    expect(article.sections.map(({ id, anchor, level, heading, body }) => [id, anchor, level, heading, body.text])).toEqual([
      ['7', 'lede', 0, 'A', text],
      ['x', 'h', 2, 'H', ''],
    ]);
    expect(article.sections[0]?.body.blocks.map(({ listDepth, start, end }) => [listDepth, text.slice(start, end)])).toEqual([
      [0, 'One.\r\n\tTwo\u202E'],
      [1, '- a'],
      [2, '- b'],
    ]);
  });

  it('has a hash that depends on what is read, not on how the object was built', () => {
    const reordered = { sections: minimal.sections, title: 'A', slug: 'a' };

    expect(createArticle(reordered).hash).toBe(createArticle(minimal).hash);
    expect(createArticle({ ...minimal, title: 'B' }).hash).not.toBe(createArticle(minimal).hash);
    expect(createArticle({ ...minimal, sections: [{ heading: 'H', text: 'Text!' }] }).hash).not.toBe(createArticle(minimal).hash);
  });

  it.each<[string, unknown, string]>([
    ['no object', undefined, 'article'],
    ['a blank slug', { ...minimal, slug: ' ' }, 'slug'],
    ['no title', { ...minimal, title: undefined }, 'title'],
    ['no sections', { ...minimal, sections: [] }, 'sections'],
    ['a section without text', { ...minimal, sections: [{ heading: 'H' }] }, 'sections[0].text'],
    ['a wrong date', { ...minimal, publishedAt: '2026-13-01' }, 'publishedAt'],
    ['a visibility that is a word', { ...minimal, visibility: 'members' }, 'visibility'],
    ['an unknown visibility', { ...minimal, visibility: { kind: 'Members' } }, 'visibility'],
    ['an embargo without end', { ...minimal, visibility: { kind: 'embargoed', until: 'next year' } }, 'visibility.until'],
    ['an embargo until no date', { ...minimal, visibility: { kind: 'embargoed', until: '2099-13-01' } }, 'visibility.until'],
    ['a section that is none', { ...minimal, sections: [minimal.sections[0], null] }, 'sections[1] must be an object'],
    ['a section that is a word', { ...minimal, sections: ['Text.'] }, 'sections[0] must be an object'],
    ['a heading that is no text', { ...minimal, sections: [{ heading: 1, text: 'Text.' }] }, 'sections[0].heading'],
    ['a wrong URL', { ...minimal, url: 'example.com' }, 'url'],
  ])('is refused with %s, naming the field', (_, input, field) => {
    const create = (): unknown => createArticle(input as ArticleInput);

    expect(create).toThrow(NewsdeskError);
    expect(create).toThrow(
      expect.objectContaining({ code: 'article.invalid', message: expect.stringContaining(field), fix: expect.any(String) }),
    );
  });

  it.each([
    [undefined, { kind: 'public' }],
    [null, { kind: 'public' }],
    [{ kind: 'public', until: '2099-01-01' }, { kind: 'public' }],
    [{ kind: 'members' }, { kind: 'members' }],
    [
      { kind: 'embargoed', until: '2099-01-01T09:30', forMembers: true },
      { kind: 'embargoed', until: '2099-01-01T09:30:00Z', forMembers: true },
    ],
    [
      { kind: 'embargoed', until: '2099-01-01', forMembers: 'yes' },
      { kind: 'embargoed', until: '2099-01-01' },
    ],
  ])('of the visibility %j is for %j', (visibility, expected) => {
    expect(createArticle({ ...minimal, visibility } as ArticleInput).visibility).toStrictEqual(expected);
  });

  it('is made in moments even with 100,000 sections', () => {
    const sections = Array.from({ length: 100_000 }, (_, index) => ({
      id: index,
      heading: `Heading ${index % 50}`,
      text: `Paragraph ${index}: some words.\n\n- Item: explained in a few words`,
    }));

    // Of the processor's time, since other files run beside this one.
    const before = process.cpuUsage();
    const article = createArticle({ slug: 'a', title: 'A', sections });
    const { user, system } = process.cpuUsage(before);

    expect(article.sections).toHaveLength(100_000);
    expect((user + system) / 1_000).toBeLessThan(10_000);
  });
});

describe('an edition', () => {
  const of = (slug: string, publishedAt?: string) => createArticle({ ...minimal, slug, publishedAt });

  it('lists the newest first, undated ones last, equals by slug, whatever the order given', () => {
    const articles = [
      of('d'),
      of('c', '2026-01-01'),
      of('b', '2026-01-01T01:00:00+02:00'),
      of('a', '2026-01-01T00:00:00Z'),
      of('e', '2026-02-01'),
    ];

    const [forward, backward] = [createEdition({ articles }), createEdition({ articles: articles.toReversed() })];

    expect(forward.articles.map(({ slug }) => slug)).toEqual(['e', 'a', 'c', 'b', 'd']);
    expect(backward.hash).toBe(forward.hash);
  });

  it('keeps the first of two articles with the same slug and names both', () => {
    const edition = createEdition({ articles: [of('a'), createArticle({ ...minimal, title: 'Other' })] });

    expect(edition.articles.map(({ title }) => title)).toEqual(['A']);
    expect(edition.problems).toMatchObject([{ severity: 'error', code: 'slug.duplicate' }]);
  });

  it('reads a blank date or address as none, as records from elsewhere have them', () => {
    const article = createArticle({ slug: 'a', title: 'A', publishedAt: '', updatedAt: ' ', url: '', sections: [{ text: 'Words.' }] });

    expect(article).not.toHaveProperty('publishedAt');
    expect(article).not.toHaveProperty('url');
  });

  it('keeps the day of a date whose time or zone is odd', () => {
    const article = createArticle({ slug: 'a', title: 'A', publishedAt: '2016-03-21 12:00:00 -4', sections: [{ text: 'Words.' }] });

    expect(article.publishedAt).toBe('2016-03-21');
  });
});
