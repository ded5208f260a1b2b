import type { Article } from './article.ts';
import { toVerbatimText } from './verbatim-text.ts';

/** Whether only members may read the article, now or once its embargo is over. */
export function isForMembers({ visibility }: Pick<Article, 'visibility'>): boolean {
  return visibility.kind === 'members' || (visibility.kind === 'embargoed' && visibility.forMembers === true);
}

const teasers = new WeakMap<Article, Article>();

/**
 * The part of an article for members that everybody may see: what announces it, with its dek (else its title) in the place of its text. A chat
 * does not know who is a member. The same object for the same article.
 */
export function teaserOf(article: Article): Article {
  const known = teasers.get(article);
  if (known) return known;
  const { dek, title, sections } = article;
  const [first] = sections;
  const teaser: Article = {
    ...article,
    sections: first === undefined ? [] : [{ ...first, heading: title, headingPath: [], level: 0, body: toVerbatimText(dek ?? title) }],
    definitions: [],
    mined: [],
  };
  teasers.set(article, teaser);
  return teaser;
}
