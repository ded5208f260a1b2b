import { type Filter, matchEverything } from './filter.ts';
import { wordsFor } from '../words/words-for.ts';
import type { Words } from '../words/words.ts';

export type ParsedFilter = { readonly kind: 'filter'; readonly filter: Filter } | { readonly kind: 'problem'; readonly what: string };

type Token = { readonly kind: 'open' | 'close' | 'or' | 'not' } | { readonly kind: 'leaf'; readonly filter: Filter };

/** A fault of the filter, before it is said in somebody's language. */
interface Fault {
  readonly kind: 'problem';
  readonly say: (words: Words) => string;
}
type Read = Extract<ParsedFilter, { kind: 'filter' }> | Fault;

/** Deeper nesting is refused: nobody writes it, and the parser is recursive. */
const MAX_DEPTH = 20;
const MAX_LENGTH = 1_000;

/**
 * Reads what a manager types: `topic:ai (author:"Jane Doe" or "data center") -topic:podcasts`.
 * Clauses beside each other must all hold; `or` is weaker than that; `-` or `not` excludes. Bare words are looked for in the text. What is
 * wrong is said in `words`, in English by default, as operators read it.
 */
export function parseFilter(text: string, words: Words = wordsFor([])): ParsedFilter {
  const read = readFilter(text);
  return read.kind === 'filter' ? read : { kind: 'problem', what: read.say(words) };
}

function readFilter(text: string): Read {
  if (text.length > MAX_LENGTH) return problem(({ filterProblems }) => filterProblems.tooLong(MAX_LENGTH));
  const tokens = tokenize(text);
  if (tokens.kind === 'problem') return tokens;
  if (tokens.list.length === 0 || text.trim().toLowerCase() === 'everything') return { kind: 'filter', filter: matchEverything };
  const reader = { tokens: tokens.list, at: 0 };
  const parsed = readAny(reader, 0);
  if (parsed.kind === 'problem') return parsed;
  if (reader.at < reader.tokens.length) return problem(({ filterProblems }) => filterProblems.closedTooOften);
  return parsed;
}

interface Reader {
  readonly tokens: readonly Token[];
  at: number;
}

function readAny(reader: Reader, depth: number): Read {
  if (depth > MAX_DEPTH) return problem(({ filterProblems }) => filterProblems.tooDeep(MAX_DEPTH));
  const parts: Filter[] = [];
  for (;;) {
    const part = readAll(reader, depth);
    if (part.kind === 'problem') return part;
    parts.push(part.filter);
    if (reader.tokens[reader.at]?.kind !== 'or') break;
    reader.at += 1;
  }
  return { kind: 'filter', filter: parts.length === 1 ? (parts[0] as Filter) : { kind: 'any', of: parts } };
}

function readAll(reader: Reader, depth: number): Read {
  const wanted: Filter[] = [];
  const unwanted: Filter[] = [];
  for (;;) {
    const token = reader.tokens[reader.at];
    if (token === undefined || token.kind === 'close' || token.kind === 'or') break;
    const negated = token.kind === 'not';
    if (negated) reader.at += 1;
    const operand = readOperand(reader, depth);
    if (operand.kind === 'problem') return operand;
    (negated ? unwanted : wanted).push(operand.filter);
  }
  if (wanted.length + unwanted.length === 0) return problem(({ filterProblems }) => filterProblems.clauseMissing);
  const none: readonly Filter[] = unwanted.length === 0 ? [] : [{ kind: 'none', of: unwanted }];
  const all = [...wanted, ...none];
  return { kind: 'filter', filter: all.length === 1 ? (all[0] as Filter) : { kind: 'all', of: all } };
}

function readOperand(reader: Reader, depth: number): Read {
  const token = reader.tokens[reader.at];
  if (token?.kind === 'leaf') {
    reader.at += 1;
    return { kind: 'filter', filter: token.filter };
  }
  if (token?.kind !== 'open') return problem(({ filterProblems }) => filterProblems.nothingExcluded);
  reader.at += 1;
  const inner = readAny(reader, depth + 1);
  if (inner.kind === 'problem') return inner;
  if (reader.tokens[reader.at]?.kind !== 'close') return problem(({ filterProblems }) => filterProblems.neverClosed);
  reader.at += 1;
  return inner;
}

/**
 * Characters that a phone's keyboard makes of two hyphens, and `!`, exclude too if they touch a clause; `：` is the colon of an East Asian
 * keyboard.
 */
const TOKEN =
  /\s*(?:(\()|(\))|(-|[‐‑‒–—−﹣－!！](?=[^\s‐‑‒–—−﹣－!！])|not\s)|(or|and)(?=[\s()]|$)|(topic|author|by|words)[:：﹕]\s*(?:"([^"]*)"|([^\s()"]+))|"([^"]*)"|([^\s()"]+))/iuy;

function tokenize(text: string): { readonly kind: 'tokens'; readonly list: readonly Token[] } | Fault {
  const list: Token[] = [];
  const pattern = new RegExp(TOKEN);
  const source = text.replaceAll(/[“”„‟«»]/gu, '"').trimEnd();
  while (pattern.lastIndex < source.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(source);
    if (match === null) {
      const place = source.slice(at, at + 20).trim();
      return problem(({ filterProblems }) => filterProblems.quotationOpen(place));
    }
    const token = readToken(match);
    if (token === 'and') continue;
    if (token.kind === 'problem') return token;
    list.push(token);
  }
  return { kind: 'tokens', list };
}

function readToken(match: RegExpExecArray): Token | 'and' | Fault {
  const [, open, close, not, joiner, field, quotedValue, bareValue, quoted, bare] = match;
  if (open !== undefined) return { kind: 'open' };
  if (close !== undefined) return { kind: 'close' };
  if (not !== undefined) return { kind: 'not' };
  if (joiner !== undefined) return joiner.toLowerCase() === 'or' ? { kind: 'or' } : 'and';
  if (field !== undefined) {
    const kind = fieldOf(field);
    return quotedValue === undefined ? readList(kind, bareValue ?? '') : readLeaf(kind, quotedValue.trim());
  }
  const empty = /^(topic|author|by|words)[:：﹕]$/iu.exec(bare ?? '')?.[1];
  if (empty !== undefined) return problem(({ filterProblems }) => filterProblems.noValue(`${empty}:`, 'topic:ai'));
  const unknown = /^(\p{L}+)[:：﹕]./u.exec(bare ?? '')?.[1];
  if (unknown !== undefined)
    return problem(({ filterProblems, insteadOfField }) =>
      filterProblems.noField(`${unknown}:`, insteadOfField[INSTEAD[unknown.toLowerCase()] ?? 'other']),
    );
  if (bare?.toLowerCase() === 'everything') return { kind: 'leaf', filter: matchEverything };
  // As topics are written elsewhere.
  const tag = /^#(\p{L}[^#]*)$/u.exec(bare ?? '')?.[1];
  if (tag !== undefined) return readLeaf('topic', tag);
  return readLeaf('words', (quoted ?? bare ?? '').trim());
}

/** Spellings that people use for the same. */
const INSTEAD: Readonly<Record<string, keyof Words['insteadOfField']>> = {
  tag: 'topic',
  tags: 'topic',
  category: 'topic',
  title: 'title',
  in: 'title',
  ...Object.fromEntries(['before', 'after', 'since', 'until', 'date'].map((name) => [name, 'date'])),
};

function fieldOf(written: string): 'topic' | 'author' | 'words' {
  const name = written.toLowerCase();
  return name === 'by' ? 'author' : (name as 'topic' | 'author' | 'words');
}

/** `topic:ai,chips` is either of them; a name with a comma in it stands in quotes. */
function readList(kind: 'topic' | 'author' | 'words', written: string): Token | Fault {
  const leaves = written
    .split(/[,，、]/u)
    .map((value) => value.trim())
    .filter((value) => value !== '')
    .map((value) => readLeaf(kind, value));
  const [first = readLeaf(kind, ''), ...others] = leaves;
  const wrong = leaves.find((leaf) => leaf.kind === 'problem');
  if (wrong !== undefined || others.length === 0) return wrong ?? first;
  return { kind: 'leaf', filter: { kind: 'any', of: leaves.flatMap((leaf) => (leaf.kind === 'leaf' ? [leaf.filter] : [])) } };
}

function readLeaf(kind: 'topic' | 'author' | 'words', value: string): Token | Fault {
  // `topic:ai,author:lind` would look for a topic of that name, and never find one.
  if (/^(?:topic|author|by|words)[:：﹕]/iu.test(value)) return problem(({ filterProblems }) => filterProblems.behindComma(value));
  if (value === '') return problem(({ filterProblems }) => filterProblems.noValue(`${kind}:`, `${kind}:ai`));
  if (!/[\p{L}\p{N}]/u.test(value)) return problem(({ filterProblems }) => filterProblems.noLetter(value));
  return { kind: 'leaf', filter: { kind, value } };
}

function problem(say: Fault['say']): Fault {
  return { kind: 'problem', say };
}
