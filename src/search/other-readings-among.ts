import type { QueryTerm } from './query-term.ts';
import { rerank, type RankedCandidate } from './rerank.ts';
import { holds } from './phrase.ts';
import type { Requirements, Scorer } from './score.ts';
import type { SearchState } from './search-state.ts';

/** Hits that the likeliest reading keeps before those of others. */
const OF_LIKELIEST = 3;
/** Hits among which another reading is shown: those that people look at. */
const LOOKED_AT = 5;

/**
 * Puts the best section of the next likely readings of a single mistyped word among the first hits: no other word says which one was meant, and
 * a frequent reading would fill the list.
 */
export function addOtherReadings(
  state: SearchState,
  scorer: Scorer,
  terms: readonly QueryTerm[],
  ranked: RankedCandidate[],
  { limit, ...requirements }: Requirements & { readonly limit: number },
): void {
  const [term, ...others] = terms.filter(({ stop }) => !stop);
  if (term === undefined || others.length > 0 || limit < LOOKED_AT) return;
  const readings = term.expansions.filter(({ kind, literal }) => kind === 'typo' && literal);
  if (readings.length < 2 || term.expansions[0] !== readings[0]) return;
  let at = Math.min(OF_LIKELIEST, ranked.length);
  for (const reading of readings.slice(1)) {
    if (at >= LOOKED_AT) break;
    if (ranked.slice(0, LOOKED_AT).some(({ section }) => holds(state, section, reading.tokens))) continue;
    const alone = [{ ...term, expansions: [reading] }];
    const [best] = rerank(state, alone, scorer.shortlist(alone, requirements), { limit: 1 });
    if (!best || ranked.slice(0, at).some(({ section }) => section === best.section)) continue;
    const rest = ranked.filter(({ section }) => section !== best.section);
    const final = (rest[at] ?? rest[at - 1] ?? best).final;
    ranked.splice(0, ranked.length, ...rest.toSpliced(at, 0, { ...best, final }).slice(0, limit));
    at++;
  }
}
