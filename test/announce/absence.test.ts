import { describe, expect, it } from 'vitest';
import { createAbsenceJudge } from '../../src/announce/absence.ts';
import type { Article, Slug } from '../../src/content/article.ts';
import type { Edition } from '../../src/content/edition.ts';
import { type ArticleState, createArticleState } from '../../src/delivery/article-state.ts';
import { DAY, makeArticle, makeEdition, NOON } from './fixtures.ts';

const file = (path: string): Partial<Article> => ({ file: { path } }) as never;
const stateOf = (article: Article): ArticleState => createArticleState(article, NOON);
const article = makeArticle('a', file('news/a.md'));

describe('an article that was there and is not readable now', () => {
  const judge = (edition: Partial<Edition>, held: readonly Article[] = [], state = stateOf(article), now = NOON) =>
    createAbsenceJudge({ ...makeEdition([]), ...edition }, held, now)(state).kind;

  it.each<readonly [string, Partial<Edition>, string]>([
    ['whose file is not there', {}, 'missing'],
    ['whose file is a draft now', { withheld: [{ path: 'news/a.md', isMeant: true }] as never }, 'withheld'],
    ['whose file cannot be told', { withheld: [{ path: 'news/a.md', isMeant: false }] as never }, 'unknown'],
    ['that is a draft in another file', { withheld: [{ path: 'drafts/a.md', slug: 'a', isMeant: true }] as never }, 'withheld'],
    ['beside another draft', { withheld: [{ path: 'news/b.md', slug: 'b', isMeant: true }] as never }, 'missing'],
    ['whose file was not read', { unread: [{ path: 'news/a.md' }] }, 'unknown'],
    ['whose slug was not read', { unread: [{ path: 'news/else.md', slug: 'a' as Slug }] }, 'unknown'],
    ['whose folder was not listed', { unread: [{ path: 'news' }] }, 'unknown'],
    ['beside a file that was not read', { unread: [{ path: 'news/b.md', slug: 'b' as Slug }] }, 'missing'],
    ['below a file, of all things, that was not read', { unread: [{ path: 'news', slug: 'b' as Slug }] }, 'missing'],
    ['beside a folder that was not listed', { unread: [{ path: 'ne' }] }, 'missing'],
  ])('%s', (_name, edition, kind) => {
    expect(judge(edition)).toBe(kind);
  });

  it('may be in any folder that was not listed, if its own is not known', () => {
    expect(judge({ unread: [{ path: 'shelf' }] }, [], stateOf(makeArticle('a')))).toBe('unknown');
  });

  it('is withheld by its editors if it is held back, but not by a clock that was set back', () => {
    const at = (publishedAt: string): Article => makeArticle('a', { publishedAt });
    const out = at('2026-11-02T12:00:00Z');
    const moved = at('2026-11-03T12:00:00Z');

    expect(judge({}, [moved], stateOf(out))).toBe('withheld');
    expect(judge({}, [out], stateOf(out), NOON - DAY)).toBe('unknown');
    // At its very moment it may be read: something else holds it back.
    expect(judge({}, [out], stateOf(out), NOON)).toBe('withheld');
    expect(judge({}, [makeArticle('a', { closesAt: '2026-11-02T11:30:00Z' })], stateOf(makeArticle('a')))).toBe('withheld');
  });
});
