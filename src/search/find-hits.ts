import { deepLink } from './deep-link.ts';
import type { Expander } from './expand.ts';
import { applyFilters } from './filters.ts';
import { Highlighter } from './highlight.ts';
import { explain } from './explain.ts';
import { isFlagName } from './flag-names.ts';
import { sectionsWithSigns } from './find-signs.ts';
import { findNearName, type NearName } from './near-names.ts';
import { holds } from './phrase.ts';
import { leftOutOf, requirementsOf } from './requirements.ts';
import { isBelowFloor, standApart, wordsMissingFrom } from './missing-words.ts';
import { withNamesApart } from './names-apart.ts';
import { asksForNewest } from './newest-words.ts';
import { addOtherReadings } from './other-readings-among.ts';
import { parseQuery, tellingWords, type ParsedQuery } from './query.ts';
import { asksInEnglish, questionKind } from './question.ts';
import { ownReadings, type QueryTerm } from './query-term.ts';
import { rerank, type RankedCandidate } from './rerank.ts';
import type { Scorer } from './score.ts';
import type { Correction, ExplainedFactor, Hit, SearchOptions, SearchOutcome, Snippet } from './search.ts';
import { articleOf, sectionOf, type SearchState } from './search-state.ts';
import { byArticle, newestDate } from './section-order.ts';
import { makeSnippet } from './snippet.ts';
import { frameWords, isStopWord } from './stop-words.ts';
import { nearestQueries, otherReadings } from './readings.ts';
import type { TextReader } from './text-words.ts';
import type { Tokenizer } from './tokenize.ts';
import type { EmptyReason } from './unmet.ts';

/** The needs of a search: the state and the tools that are reused from query to query. */
export interface SearchRun {
  readonly state: SearchState;
  readonly expander: Expander;
  readonly scorer: Scorer;
  readonly tokenizer: Tokenizer;
  readonly reader: TextReader;
  readonly now: () => number;
}

const DEFAULT_LIMIT = 5;

/** Answers a query. Total: any text gives an outcome. */
export function findHits(
  run: SearchRun,
  text: string,
  { limit = DEFAULT_LIMIT, exact = false, explain: explained = false }: SearchOptions,
): SearchOutcome {
  const { state, expander, scorer, tokenizer } = run;
  const parsed = parseQuery(String(text), tokenizer, (written, words) => isFlagName(state, written, words));
  const query = exact ? parsed : withNamesApart(state, parsed);
  expander.begin();
  const filters = query.filters.map(({ written }) => written);
  if (query.words.length === 0 && query.filters.length === 0) return findSigns(run, query, limit);
  const { allowed, unmet } = applyFilters(state, query.filters, run.now, (word) => expander.matchTypos(word).map(({ token }) => token));
  if (unmet !== undefined) return { kind: 'noMatch', missing: [], leftOut: [], suggestions: [], filters, unmet };
  const { accepts, acceptsPhrases, unwanted } = requirementsOf(state, query);
  if (query.words.length === 0) return browse(run, allowed, accepts, limit, filters);
  const folded = query.words.map(({ text: word }) => word);
  // A frame like *tell me about* goes with the name of the thing, which is to be taken at its word.
  const asked = exact || frameWords(folded).includes(true) ? undefined : questionKind(folded);
  const asks = asked !== undefined;
  const newest = asksForNewest(folded) ? newestDate(state) : undefined;
  const terms = expander.expand(
    tellingWords(query.words, (word) => isStopWord(word.text, state.languageBits | 1)),
    { exact, open: query.open, asks, inEnglish: asks && asksInEnglish(folded, state.languageBits) },
  );
  const leftOut =
    unwanted.length === 0 ? [] : leftOutOf(state, unwanted, scorer.shortlist(terms, { allowed, accepts: acceptsPhrases, newest, asks }));
  const ranked = rerank(state, terms, scorer.shortlist(terms, { allowed, accepts, newest, asks }), { limit: Math.max(1, limit), asked });
  if (ranked.length === 0 || (!exact && isBelowFloor(terms, ranked)))
    return {
      kind: 'noMatch',
      missing: wordsMissingFrom(state, terms, undefined),
      leftOut,
      suggestions: nearestQueries(state, expander, terms),
      filters,
    };
  const best = ranked[0] as RankedCandidate;
  if (!exact) addOtherReadings(state, scorer, terms, ranked, { allowed, accepts, newest, limit });
  const corrections = exact ? [] : correctionsOf(state, terms, best);
  const chosen = limit < 1 ? [] : ranked;
  const near = exact ? undefined : addNearName(state, query, chosen, { allowed, accepts, limit });
  const highlighter = new Highlighter(run.reader, near ? withReading(terms, near) : terms);
  return {
    kind: 'hits',
    browsing: false,
    hits: chosen.map(
      (candidate) =>
        new FoundHit(
          state,
          candidate.section,
          candidate.final,
          highlighter,
          explained ? explain(state, terms, candidate, asks) : undefined,
        ),
    ),
    corrections,
    missing: wordsMissingFrom(state, terms, best.section),
    isApart: asks && standApart(state, terms, best),
    leftOut,
    suggestions: otherReadings(state, expander, terms, corrections),
    filters,
  };
}

/** The number of hits that go before a name that the query is but for one slip: what was typed comes first. */
const BEFORE_NEAR_NAME = 2;

/** Puts a heading that differs by one slip, and a slip that makes another word, among the first hits. */
function addNearName(
  state: SearchState,
  query: ParsedQuery,
  chosen: RankedCandidate[],
  {
    allowed,
    accepts,
    limit,
  }: { readonly allowed: Uint8Array | undefined; readonly accepts: ((section: number) => boolean) | undefined; readonly limit: number },
): NearName | undefined {
  const [first] = chosen;
  if (!first || first.factors.identical >= 1 || limit <= BEFORE_NEAR_NAME) return undefined;
  const near = findNearName(state, query.words);
  if (!near || (allowed && !allowed[state.sectionArticle[near.section] ?? 0]) || (accepts && !accepts(near.section))) return undefined;
  if (chosen.slice(0, BEFORE_NEAR_NAME + 1).some(({ section }) => section === near.section)) return undefined;
  const at = Math.min(BEFORE_NEAR_NAME, chosen.length);
  const final = (chosen[at] ?? chosen[at - 1] ?? first).final;
  const others = chosen.filter(({ section }) => section !== near.section);
  chosen.splice(0, chosen.length, ...others.toSpliced(at, 0, { ...first, section: near.section, final }).slice(0, limit));
  return near;
}

/** The terms with the near name's words as one more, for highlighting. */
function withReading(terms: readonly QueryTerm[], { tokens }: NearName): QueryTerm[] {
  const expansions = tokens.map((token) => ({ kind: 'typo', tokens: [token], weight: 0.1, literal: false, languages: 0 }) as const);
  return [
    ...terms,
    {
      text: '',
      written: '',
      isPart: false,
      place: terms.length,
      stop: false,
      quoted: false,
      pair: false,
      isNowhere: false,
      expansions,
      frequency: 0,
      idf: 1,
    },
  ];
}

function emptyReason({ text, excluded }: ParsedQuery): EmptyReason {
  if (excluded.length > 0) return 'onlyLeftOut';
  return text.trim() === '' ? 'nothing' : 'noWord';
}

/** An answer to a query without words: sections that have its signs as a word, else the reason why there is nothing to look for. */
function findSigns({ state, reader }: SearchRun, query: ParsedQuery, limit: number): SearchOutcome {
  const sections = query.excluded.length > 0 ? [] : sectionsWithSigns(state, query.text, Math.max(1, limit));
  if (sections.length === 0) return { kind: 'empty', reason: emptyReason(query) };
  const highlighter = new Highlighter(reader, []);
  const hits = sections.slice(0, Math.max(0, limit)).map((section, rank) => new FoundHit(state, section, 1 / (rank + 1), highlighter));
  return { kind: 'hits', browsing: false, hits, corrections: [], missing: [], isApart: false, leftOut: [], suggestions: [], filters: [] };
}

/** A search with filters and no words: the newest articles that pass, each by its first section. */
function browse(
  { state, reader }: SearchRun,
  allowed: Uint8Array | undefined,
  accepts: ((section: number) => boolean) | undefined,
  limit: number,
  filters: readonly string[],
): SearchOutcome {
  const first: number[] = [];
  for (let section = 0; section < state.sectionArticle.length; section++) {
    const article = state.sectionArticle[section] ?? 0;
    if (state.sectionPosition[section] !== 0 || state.dead?.[section] || (allowed && !allowed[article])) continue;
    if (!accepts || accepts(section)) first.push(section);
  }
  if (first.length === 0) return { kind: 'noMatch', missing: [], leftOut: [], suggestions: [], filters };
  first.sort((a, b) => byArticle(state, a, b));
  const highlighter = new Highlighter(reader, []);
  const hits = first.slice(0, Math.max(0, limit)).map((section, rank) => new FoundHit(state, section, 1 / (rank + 1), highlighter));
  return { kind: 'hits', browsing: true, hits, corrections: [], missing: [], isApart: false, leftOut: [], suggestions: [], filters };
}

/**
 * A hit that cuts its snippet and marks its heading when they are read: both cost more than finding it, and most callers show only some.
 */
class FoundHit implements Hit {
  readonly article: Hit['article'];
  readonly section: Hit['section'];
  readonly score: number;
  declare readonly explanation?: readonly ExplainedFactor[];
  readonly #highlighter: Highlighter;
  #snippet: Snippet | undefined;
  #headingHighlights: Hit['headingHighlights'] | undefined;

  constructor(state: SearchState, section: number, score: number, highlighter: Highlighter, explanation?: readonly ExplainedFactor[]) {
    this.article = articleOf(state, section);
    this.section = sectionOf(state, section);
    this.score = score;
    if (explanation !== undefined) this.explanation = explanation;
    this.#highlighter = highlighter;
  }

  get snippet(): Snippet {
    this.#snippet ??= makeSnippet(this.section.body.text, this.#highlighter);
    return this.#snippet;
  }

  get link(): string | undefined {
    return this.article.url === undefined ? undefined : deepLink(this.article, this.section, this.snippet);
  }

  get headingHighlights(): Hit['headingHighlights'] {
    this.#headingHighlights ??= this.#highlighter.spans(this.section.heading);
    return this.#headingHighlights;
  }
}

/** Words that the best hit has only in another spelling. */
function correctionsOf(state: SearchState, terms: readonly QueryTerm[], { section }: RankedCandidate): Correction[] {
  const corrections = new Map<string, string[]>();
  for (const term of terms) {
    const { text, written, isPart, stop } = term;
    const expansions = ownReadings(term);
    if (stop || expansions.length === 0) continue;
    if (isPart && expansions[0]?.kind === 'exact') {
      const parts = corrections.get(written) ?? [];
      corrections.set(written, [...parts, text]);
      continue;
    }
    if (expansions.some(({ kind }) => kind === 'exact' || kind === 'stem' || kind === 'alias' || kind === 'joined')) {
      if (!expansions.some(({ kind }) => kind === 'typo') || expansions[0]?.kind === 'exact') continue;
    }
    const at = expansions.findIndex(({ tokens }) => holds(state, section, tokens));
    const read = expansions[at];
    // A form of the word itself stands before the guesses, and a form of a guess after it.
    const isOwnForm = read?.kind === 'stem' && at < expansions.findIndex(({ kind }) => kind === 'typo');
    // Another name for the same thing is no other spelling.
    if (read && read.kind !== 'prefix' && read.kind !== 'alias' && !isOwnForm)
      corrections.set(written, [state.dictionary.text(read.tokens[0] ?? 0)]);
  }
  return [...corrections].map(([typed, read]) => ({ typed, read: read.join(' ') }));
}
