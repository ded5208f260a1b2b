import { describe, expect, it } from 'vitest';
import { type ArticleState, createArticleState } from '../../src/delivery/article-state.ts';
import { compareEditions } from '../../src/announce/changes.ts';
import { likenessOf, sketchText } from '../../src/delivery/text-sketch.ts';
import type { Article, Slug } from '../../src/content/article.ts';
import { createEdition } from '../../src/content/create-edition.ts';
import type { UnreadFile } from '../../src/content/edition.ts';
import { makeArticleCard } from '../../src/announce/make-card.ts';
import { makeArticle, NOON } from './fixtures.ts';

const TEXT = 'The heron stands at the weir since the morning. Nobody in the mill has seen it catch a fish so far, and the miller waits.';
const other = 'A lock is closed for repairs until the end of the week, and boats lie in a row below it.';

/** Without headings: its only section carries its title. */
const short = (slug: string, title: string, text: string, rest: Partial<Article> = {}): Article =>
  makeArticle(slug, { title, texts: { [title]: text }, ...rest });
const stateOf = (article: Article): ArticleState => createArticleState(article, NOON);
const kinds = (before: readonly ArticleState[], after: readonly Article[]) =>
  compareEditions(before, createEdition({ articles: after }), NOON + 1).changes.map(({ kind, movedFrom, state }) => [
    kind,
    movedFrom,
    state.articleId,
  ]);

describe('an article under another name', () => {
  it('is the same one when its text is, renamed and retitled in one save', () => {
    expect(kinds([stateOf(short('weir', 'At the weir', TEXT))], [short('heron', 'The heron', TEXT)])).toEqual([
      ['changed', 'weir', 'weir'],
    ]);
  });

  it('is the same one when its text was slightly edited too', () => {
    const edited = TEXT.replace('since the morning', 'since yesterday evening').replace('Nobody', 'No one');

    expect(kinds([stateOf(short('weir', 'At the weir', TEXT))], [short('heron', 'The heron', edited)])).toEqual([
      ['changed', 'weir', 'weir'],
    ]);
  });

  it('is the same one when it comes back later than it went', () => {
    const gone = { ...stateOf(short('weir', 'At the weir', TEXT)), presence: 'gone' } as const;

    expect(kinds([gone], [short('heron', 'The heron', TEXT)])).toEqual([['changed', 'weir', 'weir']]);
  });

  it('is the same one when it was recorded before texts had sketches', () => {
    const { sketch: _, ...earlier } = stateOf(short('weir', 'At the weir', TEXT));

    expect(kinds([earlier], [short('heron', 'The heron', TEXT)])).toEqual([['changed', 'weir', 'weir']]);
  });

  it('is another one when its text is', () => {
    expect(kinds([stateOf(short('weir', 'At the weir', TEXT))], [short('lock', 'The lock', other)])).toEqual([['new', undefined, 'lock']]);
  });

  it('takes the earlier one whose text is the nearest', () => {
    const before = [stateOf(short('a', 'A', `${TEXT} ${other}`)), stateOf(short('b', 'B', TEXT))];

    expect(kinds(before, [short('c', 'C', TEXT)])).toEqual([['changed', 'b', 'b']]);
  });
});

describe('what an operator changes', () => {
  const at = (site: string) =>
    Array.from({ length: 30 }, (_, n) => ({
      ...makeArticle(`a${n}`),
      url: `${site}/a${n}`,
      image: { url: `${site}/a${n}/gate.png`, alt: 'A gate' },
    }));

  it('is not an edit of any article, nor of its picture', () => {
    const { changes, writes } = compareEditions(
      at('http://one.example/news').map(stateOf),
      createEdition({ articles: at('https://two.example') }),
      NOON + 1,
    );

    expect([changes, writes.length]).toEqual([[], 30]);
  });

  it('reaches the posts without a word when few articles move', () => {
    const few = (site: string) => at(site).slice(0, 2);

    expect(kinds(few('http://one.example').map(stateOf), few('https://one.example'))).toEqual([
      ['moved', undefined, 'a0'],
      ['moved', undefined, 'a1'],
    ]);
  });

  it('reaches the posts however many other articles are edited with it', () => {
    const edited = Array.from({ length: 25 }, (_, n) => `e${n}`);
    const before = [...at('http://one.example').slice(0, 1), ...edited.map((slug) => makeArticle(slug))].map(stateOf);
    const after = [...at('https://one.example').slice(0, 1), ...edited.map((slug) => makeArticle(slug, { texts: { Lede: 'New words.' } }))];

    expect(kinds(before, after).filter(([kind]) => kind === 'moved')).toEqual([['moved', undefined, 'a0']]);
    expect(kinds(before, after)).toHaveLength(26);
  });

  it('is not mistaken for an edit of what was recorded before addresses left the print', () => {
    const [article] = at('http://one.example') as [Article];
    const { sketch: _sketch, url: _url, ...earlier } = stateOf(article);
    // As it was written then: with the address of the article and of its picture.
    const recorded = { ...earlier, print: 'nnQDjazhWtS8VkWMmkEurK' };

    const { changes, writes } = compareEditions([recorded], createEdition({ articles: [article] }), NOON + 1);

    expect([changes, writes.map(({ state }) => state.sketch !== undefined)]).toEqual([[], [true]]);
  });

  it('is still an edit when the editor takes another picture', () => {
    const [article] = at('http://one.example') as [Article];

    expect(kinds([stateOf(article)], [{ ...article, image: { url: 'http://one.example/a0/mill.png', alt: 'A gate' } }])).toEqual([
      ['changed', undefined, 'a0'],
    ]);
  });
});

describe('a file that was not read', () => {
  const before = [stateOf(makeArticle('a')), stateOf(makeArticle('b'))];
  const goneWith = (unread: readonly UnreadFile[]) =>
    compareEditions(before, createEdition({ articles: [], unread }), NOON + 1).writes.map(({ state }) => [state.slug, state.presence]);

  it('is not gone', () => {
    expect(goneWith([{ path: 'a.md', slug: 'a' as Slug }])).toEqual([['b', 'gone']]);
  });

  it('may be any article where a whole folder was not read', () => {
    expect([goneWith([{ path: 'sub' }]), goneWith([])]).toEqual([
      [],
      [
        ['a', 'gone'],
        ['b', 'gone'],
      ],
    ]);
  });
});

describe('a sketch of a text', () => {
  it('says how alike two texts are', () => {
    const like = (a: string, b: string): number => likenessOf(sketchText(a), sketchText(b));

    expect(like(TEXT, TEXT)).toBe(1);
    expect(like(TEXT, `${TEXT} And then it flies.`)).toBeGreaterThan(0.7);
    expect(like(TEXT, other)).toBeLessThan(0.2);
    expect([like('Three words only', 'Three words only'), likenessOf(undefined, sketchText(TEXT))]).toEqual([0, 0]);
  });
});

it('remembers an article that is not to be announced, and reports no change of it', () => {
  const edition = createEdition({ articles: [{ ...short('weir', 'At the weir', TEXT), announce: false }] });
  const { changes, writes } = compareEditions([], edition, NOON);

  expect(changes.map(({ kind }) => kind)).not.toContain('new');
  expect(writes).toHaveLength(1);
});

describe('words of an article that look like a code of Newsdesk', () => {
  const before = { texts: { Lede: 'The weir.', '@section': 'Old.', '@posted': 'Gone soon.' } };

  it.each<[part: string, after: Parameters<typeof makeArticle>[1], said: string]>([
    ['headings', { texts: { Lede: 'The weir.', '@section': 'New.' } }, '“@section” rewritten, “@posted” removed'],
    ['a correction', { ...before, corrections: ['@section: Blade works again.'] }, '@section: Blade works again.'],
    ['corrections', { ...before, corrections: ['@posted', '@held'] }, '@posted @held'],
    ['a retraction', { ...before, retraction: '@takenDown' }, '@takenDown'],
    ['a title', { ...before, title: 'The weir' }, 'New title, was “@without”'],
  ])('stand as they are in the line on what changed: %s', (_, after, said) => {
    const known = [stateOf(makeArticle('weir', { title: '@without', ...before }))];
    const edition = createEdition({ articles: [makeArticle('weir', { title: '@without', ...after })] });

    const [change] = compareEditions(known, edition, NOON + 1).changes;

    expect(change && makeArticleCard(change.article, {}, change.what).whatChanged).toBe(said);
  });
});
