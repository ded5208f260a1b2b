import { foldLetters } from '../search/fold-name.ts';
import { foldLabel } from './fold.ts';

/** Which articles a subscription wants. A tree; an empty `all` wants everything, an empty `any` nothing. */
export type Filter =
  | { readonly kind: 'all' | 'any' | 'none'; readonly of: readonly Filter[] }
  | { readonly kind: 'topic' | 'author' | 'words'; readonly value: string };

/** The part of an article that filters look at. */
export interface Filterable {
  readonly title: string;
  readonly dek?: string;
  readonly bylines: readonly string[];
  readonly topics: readonly string[];
  /** The texts of its sections, headings included. */
  readonly texts: readonly string[];
}

/** A verdict for each node, so that "why not here?" has an answer. */
export interface FilterVerdict {
  readonly matches: boolean;
  /** The clause as the manager would write it. */
  readonly clause: string;
  readonly because: readonly FilterVerdict[];
}

export const matchEverything: Filter = { kind: 'all', of: [] };

/** Evaluates every node, also those that no longer matter: the explanation is whole. */
export function matchFilter(filter: Filter, article: Filterable): FilterVerdict {
  if ('of' in filter) {
    const because = filter.of.map((part) => matchFilter(part, article));
    return { matches: combine(filter.kind, because), clause: formatFilter(filter), because };
  }
  return { matches: matchLeaf(filter.kind, filter.value, article), clause: formatFilter(filter), because: [] };
}

/** The clauses that decided, as a sentence's object: `topic:ai`, `not author:"Jane Doe"`. */
export function decidingClauses(verdict: FilterVerdict): readonly string[] {
  if (verdict.because.length === 0) return [verdict.clause];
  const deciding = verdict.because.filter((part) => part.matches === verdict.matches);
  return deciding.length === 0 ? [verdict.clause] : deciding.flatMap(decidingClauses);
}

/** The text that `parseFilter` reads back to an equal filter. */
export function formatFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'all':
      return filter.of.length === 0 ? 'everything' : filter.of.map((part, index) => formatClause(part, index, filter.of)).join(' ');
    case 'any':
      return filter.of.length === 0 ? 'nothing' : filter.of.map(formatOperand).join(' or ');
    case 'none':
      return filter.of.length === 0 ? 'everything' : filter.of.map((part) => `-${formatOperand(part)}`).join(' ');
    default:
      return filter.kind === 'words' ? quote(filter.value, true) : `${filter.kind}:${quote(filter.value, false)}`;
  }
}

/** An exclusion at the end needs no group of its own: people write it so. */
function formatClause(part: Filter, index: number, all: readonly Filter[]): string {
  const isLastExclusion = part.kind === 'none' && part.of.length > 0 && index === all.length - 1 && index > 0;
  const isOnlyOne = all.filter(({ kind }) => kind === 'none').length === 1;
  return isLastExclusion && isOnlyOne ? formatFilter(part) : formatOperand(part);
}

function formatOperand(filter: Filter): string {
  return 'of' in filter ? `(${formatFilter(filter)})` : formatFilter(filter);
}

/** A mark of quotation in a name would end the clause, whichever it is. Between words it counts as a space does. */
function withoutMarks(name: string): string {
  return name.replaceAll(/["“”„‟«»\s]+/gu, ' ').trim();
}

function quote(value: string, always: boolean): string {
  const plain = withoutMarks(value);
  return always || /[\s():：﹕,，、]|^[-‐‑‒–—−﹣－!！#]/u.test(plain) ? `"${plain}"` : plain;
}

function combine(kind: 'all' | 'any' | 'none', parts: readonly FilterVerdict[]): boolean {
  if (kind === 'all') return parts.every((part) => part.matches);
  if (kind === 'any') return parts.some((part) => part.matches);
  return !parts.some((part) => part.matches);
}

function matchLeaf(kind: 'topic' | 'author' | 'words', value: string, article: Filterable): boolean {
  const wanted = foldLabel(withoutMarks(value));
  const fold = (name: string): string => foldLabel(withoutMarks(name));
  if (kind === 'topic') return article.topics.some((topic) => fold(topic) === wanted);
  if (kind === 'author') return article.bylines.some((byline) => fold(byline) === wanted || wordsOf(fold(byline)).includes(wanted));
  return containsPhrase(textsOf(article), wordsOf(wanted));
}

/** The words next to each other, whole: "art" is not found in "start". */
function containsPhrase(texts: readonly string[], phrase: readonly string[]): boolean {
  if (phrase.length === 0) return true;
  const needle = ` ${phrase.join(' ')} `;
  return texts.some((text) => text.includes(needle));
}

/** An article is asked for hundreds of words, and folded once. */
const foldedTexts = new WeakMap<Filterable, readonly string[]>();

/** The texts of an article as words, one space around each. */
function textsOf(article: Filterable): readonly string[] {
  const known =
    foldedTexts.get(article) ??
    [article.title, article.dek ?? '', ...article.texts].map((text) => ` ${wordsOf(foldLetters(text)).join(' ')} `);
  foldedTexts.set(article, known);
  return known;
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
