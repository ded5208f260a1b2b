import type { Article } from './article.ts';
import type { Edition } from './edition.ts';
import { isoOfEpoch } from './moment.ts';
import { visibleEdition } from './visible-edition.ts';
import { readableAt } from './withholding.ts';

/** An article that nobody may read now, as its editors are told. */
export interface HeldArticle {
  readonly path: string;
  readonly reason: string;
  /** ISO 8601; absent if its time is over. */
  readonly until?: string;
}

/** Of each article that time holds back: why, and until when. */
export function describeHeld(edition: Edition, now: number): readonly HeldArticle[] {
  return visibleEdition(edition, now).held.map((article) => describe(article, edition, now));
}

function describe(article: Article, { publication }: Edition, now: number): HeldArticle {
  const path = article.file?.path ?? article.slug;
  const { from, until } = readableAt(article, publication);
  if (now >= until) return { path, reason: `its time was over at ${isoOfEpoch(until)}` };
  const isEmbargoed = article.visibility.kind === 'embargoed' && Date.parse(article.visibility.until) === from;
  return { path, reason: isEmbargoed ? 'it is under embargo' : 'its date is to come', until: isoOfEpoch(from) };
}
