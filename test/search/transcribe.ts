import type { Span } from '../../src/content/rich-text.ts';
import type { Hit, SearchIndex, SearchOutcome, Suggestion } from '../../src/search/search.ts';
import { describeEmpty, describeUnmet } from '../../src/reply/describe-reason.ts';
import { wordsFor } from '../../src/words/words-for.ts';

/** An index's answer to a query, as text that a person can read: the hits, what each was worth, and how words were read. */
export function transcribeSearch(index: SearchIndex, query: string, exact = false): string {
  const outcome = index.search(query, { limit: 3, explain: true, exact });
  return [`? ${JSON.stringify(query)}${exact ? ' exactly' : ''}`, ...describeOutcome(outcome)].join('\n');
}

/** The suggestions for a text, one a line. */
export function transcribeSuggestions(index: SearchIndex, typed: string, questions: readonly string[]): string {
  const suggestions = index.suggest(typed, { limit: 8, questions });
  return [`> ${JSON.stringify(typed)}`, ...suggestions.map(describeSuggestion)].join('\n');
}

function describeOutcome(outcome: SearchOutcome): readonly string[] {
  if (outcome.kind === 'empty') return [`  empty: ${describeEmpty(outcome.reason, wordsFor([]))}`];
  const filters = outcome.filters.length === 0 ? [] : [`  filters: ${outcome.filters.join(' ')}`];
  const suggestions = outcome.suggestions.length === 0 ? [] : [`  suggested: ${outcome.suggestions.join(' | ')}`];
  const missing = outcome.missing.map(({ word, isNowhere }) => `  ${isNowhere ? 'nowhere' : 'missing'}: ${word}`);
  const leftOut = outcome.leftOut.map((word) => `  left out: ${word}`);
  if (outcome.kind === 'noMatch')
    return [
      '  no match',
      ...missing,
      ...leftOut,
      ...(outcome.unmet === undefined ? [] : [`  ${describeUnmet(outcome.unmet, wordsFor([]))}`]),
      ...filters,
      ...suggestions,
    ];
  const corrections = outcome.corrections.map(({ typed, read }) => `  read: ${typed} as ${read}`);
  const hits = outcome.hits.flatMap((hit, rank) => describeHit(hit, rank));
  return [
    ...(outcome.browsing ? ['  browsing'] : []),
    ...corrections,
    ...missing,
    ...(outcome.isApart ? ['  apart'] : []),
    ...leftOut,
    ...suggestions,
    ...filters,
    ...hits,
  ];
}

function describeHit(hit: Hit, rank: number): readonly string[] {
  const { article, section, snippet, link, explanation = [] } = hit;
  const head = `  ${round(hit.score)} ${article.slug}#${section.anchor} ${mark(section.heading, hit.headingHighlights)}`;
  if (rank > 0) return [head];
  const cut = `${snippet.cutBefore ? '…' : ''}${mark(snippet.text, snippet.highlights)}${snippet.cutAfter ? '…' : ''}`;
  const factors = explanation.filter(({ factor, value }) => value !== 1 && factor !== 'total');
  return [
    head,
    `    @${snippet.start} ${cut}`,
    ...(link === undefined ? [] : [`    ${link}`]),
    ...factors.map(({ factor, value, detail }) => `    ${factor} ${round(value)}${factor.startsWith('word ') ? ` (${detail})` : ''}`),
  ];
}

function describeSuggestion({ text, kind, article, section }: Suggestion): string {
  return `  ${kind} ${text}${article === undefined ? '' : ` -> ${article.slug}${section === undefined ? '' : `#${section.anchor}`}`}`;
}

function mark(text: string, spans: readonly Span[]): string {
  let marked = '';
  let done = 0;
  for (const { start, end } of spans) {
    marked += `${text.slice(done, start)}‹${text.slice(start, end)}›`;
    done = end;
  }
  return marked + text.slice(done);
}

/** Four digits: the last bits of a logarithm are the machine's own. */
function round(value: number): string {
  return value.toPrecision(4);
}
