import { type Filter, matchEverything } from './filter.ts';

export type ParsedFilter = { readonly kind: 'filter'; readonly filter: Filter } | { readonly kind: 'problem'; readonly what: string };

type Token = { readonly kind: 'open' | 'close' | 'or' | 'not' } | { readonly kind: 'leaf'; readonly filter: Filter };

/** Deeper nesting is refused: nobody writes it, and the parser is recursive. */
const MAX_DEPTH = 20;
const MAX_LENGTH = 1_000;

/**
 * Reads what a manager types: `topic:ai (author:"Jane Doe" or "data center") -topic:podcasts`.
 * Clauses beside each other must all hold; `or` is weaker than that; `-` or `not` excludes. Bare words are looked for in the text.
 */
export function parseFilter(text: string): ParsedFilter {
  if (text.length > MAX_LENGTH) return problem(`The filter is longer than ${MAX_LENGTH} characters: use fewer clauses.`);
  const tokens = tokenize(text);
  if (tokens.kind === 'problem') return tokens;
  if (tokens.list.length === 0 || text.trim().toLowerCase() === 'everything') return { kind: 'filter', filter: matchEverything };
  const reader = { tokens: tokens.list, at: 0 };
  const parsed = readAny(reader, 0);
  if (parsed.kind === 'problem') return parsed;
  if (reader.at < reader.tokens.length) return problem('There is a ")" too many: remove it, or open a "(" before it.');
  return parsed;
}

interface Reader {
  readonly tokens: readonly Token[];
  at: number;
}

function readAny(reader: Reader, depth: number): ParsedFilter {
  if (depth > MAX_DEPTH) return problem(`Groups are nested more than ${MAX_DEPTH} deep: write the filter flatter.`);
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

function readAll(reader: Reader, depth: number): ParsedFilter {
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
  if (wanted.length + unwanted.length === 0) return problem('A clause is missing: write one on both sides of "or" and inside "( )".');
  const none: readonly Filter[] = unwanted.length === 0 ? [] : [{ kind: 'none', of: unwanted }];
  const all = [...wanted, ...none];
  return { kind: 'filter', filter: all.length === 1 ? (all[0] as Filter) : { kind: 'all', of: all } };
}

function readOperand(reader: Reader, depth: number): ParsedFilter {
  const token = reader.tokens[reader.at];
  if (token?.kind === 'leaf') {
    reader.at += 1;
    return { kind: 'filter', filter: token.filter };
  }
  if (token?.kind !== 'open') return problem('A clause is missing after "-": write what to exclude, for example -topic:podcasts.');
  reader.at += 1;
  const inner = readAny(reader, depth + 1);
  if (inner.kind === 'problem') return inner;
  if (reader.tokens[reader.at]?.kind !== 'close') return problem('A "(" is never closed: add a ")".');
  reader.at += 1;
  return inner;
}

/**
 * What a phone's keyboard makes of two hyphens, and `!`, exclude too where they touch a clause; `：` is the colon of an East Asian keyboard.
 */
const TOKEN =
  /\s*(?:(\()|(\))|(-|[‐‑‒–—−﹣－!！](?=[^\s‐‑‒–—−﹣－!！])|not\s)|(or|and)(?=[\s()]|$)|(topic|author|by|words)[:：﹕]\s*(?:"([^"]*)"|([^\s()"]+))|"([^"]*)"|([^\s()"]+))/iuy;

function tokenize(
  text: string,
): { readonly kind: 'tokens'; readonly list: readonly Token[] } | { readonly kind: 'problem'; readonly what: string } {
  const list: Token[] = [];
  const pattern = new RegExp(TOKEN);
  const source = text.replaceAll(/[“”„‟«»]/gu, '"').trimEnd();
  while (pattern.lastIndex < source.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(source);
    if (match === null) return problem(`A quotation mark is never closed at "${source.slice(at, at + 20).trim()}": add one.`);
    const token = readToken(match);
    if (token === 'and') continue;
    if (token.kind === 'problem') return token;
    list.push(token);
  }
  return { kind: 'tokens', list };
}

function readToken(match: RegExpExecArray): Token | 'and' | { readonly kind: 'problem'; readonly what: string } {
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
  if (empty !== undefined) return problem(`${empty}: has no value: write for example topic:ai.`);
  const unknown = /^(\p{L}+)[:：﹕]./u.exec(bare ?? '')?.[1];
  if (unknown !== undefined)
    return problem(`"${unknown}:" is not a field: ${INSTEAD[unknown.toLowerCase()] ?? 'use topic:, author: or words:'}.`);
  if (bare?.toLowerCase() === 'everything') return { kind: 'leaf', filter: matchEverything };
  // As topics are written elsewhere.
  const tag = /^#(\p{L}[^#]*)$/u.exec(bare ?? '')?.[1];
  if (tag !== undefined) return readLeaf('topic', tag);
  return readLeaf('words', (quoted ?? bare ?? '').trim());
}

/** What people write for the same. */
const INSTEAD: Readonly<Record<string, string>> = {
  tag: 'write topic:ai',
  tags: 'write topic:ai',
  category: 'write topic:ai',
  title: 'write words that stand in the title, or "several together"',
  in: 'write words that stand in the title, or "several together"',
  ...Object.fromEntries(
    ['before', 'after', 'since', 'until', 'date'].map((name) => [
      name,
      'what is announced is new, whatever its date; backfill=3 announces the newest three at once',
    ]),
  ),
};

function fieldOf(written: string): 'topic' | 'author' | 'words' {
  const name = written.toLowerCase();
  return name === 'by' ? 'author' : (name as 'topic' | 'author' | 'words');
}

/** `topic:ai,chips` is either of them; a name with a comma in it stands in quotes. */
function readList(kind: 'topic' | 'author' | 'words', written: string): Token | { readonly kind: 'problem'; readonly what: string } {
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

function readLeaf(kind: 'topic' | 'author' | 'words', value: string): Token | { readonly kind: 'problem'; readonly what: string } {
  // `topic:ai,author:lind` would look for a topic of that name, and never find one.
  if (/^(?:topic|author|by|words)[:：﹕]/iu.test(value)) return problem(`"${value}" stands behind a comma: put a space or "or" before it.`);
  if (value === '') return problem(`${kind}: has no value: write for example ${kind}:ai.`);
  if (!/[\p{L}\p{N}]/u.test(value)) return problem(`"${value}" has no letter or digit, so nothing can match it: leave it out.`);
  return { kind: 'leaf', filter: { kind, value } };
}

function problem(what: string): { readonly kind: 'problem'; readonly what: string } {
  return { kind: 'problem', what };
}
