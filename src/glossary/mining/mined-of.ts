import type { Article } from '../../content/article.ts';
import type { MinedDefinition } from '../../content/mined-definition.ts';
import { mineDefinitions } from './mine-definitions.ts';

const found = new WeakMap<Article, readonly MinedDefinition[]>();

/**
 * The explanations that were mined as the article was parsed; of one that a program passed, mined now and remembered as long as the article
 * is.
 */
export function minedOf(article: Article): readonly MinedDefinition[] {
  const known = article.mined ?? found.get(article);
  if (known !== undefined) return known;
  const mined = mineDefinitions(article);
  found.set(article, mined);
  return mined;
}
