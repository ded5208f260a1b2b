import { describe, expect, it } from 'vitest';
import { findInBaseline, listRead } from '../../src/announce/baseline.ts';
import type { Article, Slug } from '../../src/content/article.ts';
import { makeArticle, makeEdition } from './fixtures.ts';

const file = { path: 'notes/late.md', slug: 'late' as Slug };
const folder = { path: 'shelf' };
const at = (slug: string, path: string): Article => makeArticle(slug, { file: { path } } as never);

describe('files that could not be read at the first start', () => {
  it.each([
    ['the file itself', at('late', 'notes/late.md'), file],
    ['the file under another slug', at('renamed', 'notes/late.md'), file],
    ['another file of that slug', at('late', 'notes/new.md'), undefined],
    ['a file of a folder that could not be listed', at('a', 'shelf/deep/a.md'), folder],
    ['a file beside such a folder', at('a', 'shelf-two/a.md'), undefined],
    ['a file below one that could not be read', at('a', 'notes/late.md/a.md'), undefined],
    ['an article without a file, by its slug', makeArticle('late'), file],
    ['an article without a file and of another slug', makeArticle('new'), undefined],
  ])('stand for %s', (_name, article, expected) => {
    expect(findInBaseline([file, folder], article)).toEqual(expected);
  });

  it('stand for everything if not even the folder of articles could be listed', () => {
    expect(findInBaseline([{ path: '.' }], at('a', 'any/a.md'))).toEqual({ path: '.' });
  });

  it('are known once they have been read, but folders stay for what else is in them', () => {
    const edition = { ...makeEdition([at('late', 'notes/late.md'), at('a', 'shelf/a.md')]), unread: [] };

    expect(listRead([file, folder], edition)).toEqual([file]);
    expect(listRead([file, folder], { ...edition, unread: [file] })).toEqual([]);
    expect(listRead([{ path: 'notes/other.md', slug: 'other' as Slug }], edition)).toEqual([]);
    expect(listRead([], edition)).toEqual([]);
  });
});
