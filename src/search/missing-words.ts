import { FLOOR, sentenceShare } from './ranking-weights.ts';
import { findPassage } from './passage.ts';
import { holds } from './phrase.ts';
import { ownReadings, type QueryTerm } from './query-term.ts';
import { HeadReader } from './read-heads.ts';
import { weightsInHead, type RankedCandidate } from './rerank.ts';
import type { MissingWord } from './search.ts';
import { isGuess } from './sure-terms.ts';
import type { SearchState } from './search-state.ts';

/** Words of a query that a section does not have in any reading of their own, as they were written. Words that most texts have tell nothing by being away. */
export function wordsMissingFrom(state: SearchState, terms: readonly QueryTerm[], section: number | undefined): MissingWord[] {
  const missing = new Map<string, MissingWord>();
  // Beside nothing else of the query, a word that most texts have is missed, too.
  const telling =
    section !== undefined && hasOwnWord(state, section, terms) ? state.liveSections * FLOOR.telling : Number.POSITIVE_INFINITY;
  for (const term of terms) {
    const { stop, pair, isPart, isNowhere, written, frequency } = term;
    const readings = ownReadings(term);
    if (stop || pair || isPart || missing.has(written)) continue;
    // Without an answer nothing speaks for a guess or an everyday word for the same thing: the word itself is nowhere.
    if (isNowhere || (section === undefined && (isGuess(term) || readings.length === 0))) {
      missing.set(written, { word: written, isNowhere: true });
      continue;
    }
    if (section === undefined || frequency > telling) continue;
    if (!readings.some(({ tokens }) => holds(state, section, tokens))) missing.set(written, { word: written, isNowhere });
  }
  return [...missing.values()];
}

/**
 * Whether what was found is about something else: less than half of the query stands in it, and nothing of it in a heading or a title.
 * The measure is a share of the query's own weight, in which a word that is nowhere counts as the others do, so it is the same for
 * 10 sections and for 100,000. Of a sentence any words may be missing.
 */
export function isBelowFloor(terms: readonly QueryTerm[], ranked: readonly RankedCandidate[]): boolean {
  const words = terms.filter(({ stop }) => !stop).length;
  const least = FLOOR.coverage * (1 - sentenceShare(words));
  return !ranked.some(({ coverage, factors }) => coverage >= least || factors.head > FLOOR.head);
}

/**
 * Whether a question's words stand in a section only by chance: none of them to speak of in its heading or title, and no passage with most of
 * them. Everyday words for the same thing name nothing: a section that has no word of the question is always apart.
 */
export function standApart(state: SearchState, terms: readonly QueryTerm[], { section }: RankedCandidate): boolean {
  if (!hasOwnWord(state, section, terms)) return true;
  const own = terms.map((term) => ({ ...term, expansions: ownReadings(term) }));
  const weights = weightsInHead(own);
  const heads = new HeadReader(
    state,
    own,
    weights,
    weights.reduce((sum, weight) => sum + weight, 0),
  );
  heads.read(section);
  if (heads.match.head >= FLOOR.named) return false;
  const passage = findPassage(state, section, terms);
  return passage === undefined || passage.share < FLOOR.passage;
}

/** Whether a section has a word of the query itself, stop words aside. */
function hasOwnWord(state: SearchState, section: number, terms: readonly QueryTerm[]): boolean {
  return terms.some((term) => !term.stop && ownReadings(term).some(({ tokens }) => holds(state, section, tokens)));
}
