import type { Article, Section } from '../content/article.ts';
import type { Hit, Snippet } from '../search/search.ts';
import { sectionUrl } from '../content/section-url.ts';
import { keyOf, locatorOf } from './compose-citation.ts';
import type { Action, MenuOption, ResultItem } from './reply.ts';
import type { Words } from '../words/words.ts';

/** A hit as a line of a list. */
export function composeResult(hit: Hit, rank: number, words: Words): ResultItem {
  const { link } = hit;
  return { ...resultOf(hit.article, hit.section, rank, hit.snippet, words), ...(link === undefined ? {} : { url: link }) };
}

export function resultOf(article: Article, section: Section, rank: number, snippet: Omit<Snippet, 'start'>, words: Words): ResultItem {
  const url = sectionUrl(article, section);
  return {
    rank,
    title: markedTitle(article, words),
    locator: locatorOf(section),
    snippet,
    ...(url === undefined ? {} : { url }),
    ...(article.publishedAt === undefined ? {} : { publishedAt: article.publishedAt }),
  };
}

/** A list has no room for why, and must not pass over it. */
export function markedTitle({ title, retraction }: Article, words: Words): string {
  return retraction === undefined ? title : words.retracted(title);
}

/** A menu that opens one of several sections; nothing when there is none. */
export function pickerOf(
  items: readonly { readonly article: Article; readonly section: Section }[],
  placeholder: string,
): readonly Action[] {
  if (items.length === 0) return [];
  const options = items.map(
    ({ article, section }): MenuOption => ({
      label: locatorOf(section) || article.title,
      ...(locatorOf(section) === '' ? {} : { description: article.title }),
      intent: { kind: 'article', section: keyOf(article, section) },
    }),
  );
  return [{ kind: 'menu', placeholder, options }];
}
