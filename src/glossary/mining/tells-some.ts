import { markOf } from './article-view.ts';
import type { NounPhrase } from './noun-phrase.ts';
import type { Passage } from './passage.ts';

/** German: a pronoun of many things with its verb at the end. */
const ofMany = /^,\s(?:(?:in|mit|aus|von|bei|auf|für|unter)\s)?(?:die|denen|deren|welche)\s(?:.*\s)?(?:\p{Ll}+en|sind|waren)[.,;:]?$/u;

/**
 * Whether a clause behind a noun in the plural tells some things of a kind from the others, `Pumpen, die alt sind`, and explains none. German
 * parts off every relative clause by a comma.
 */
export function tellsSome({ body }: Passage, { article, isName, isQuoted, start, end }: NounPhrase, clause: string): boolean {
  return article === 'none' && !isName && !isQuoted && ofMany.test(clause) && markOf(body, start, end) === undefined;
}
