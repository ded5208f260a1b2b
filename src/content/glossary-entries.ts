import { isMap, isScalar, isSeq, type Pair, parseDocument, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { GLOSSARY_KEYS, isListKey } from './glossary-keys.ts';
import { normalizeKey } from './located-value.ts';

/** An entry of the file as it is written, with the place of its parts. Offsets are UTF-16 code units. */
export interface WrittenEntry {
  readonly headword: string;
  /** From its first line's beginning to behind its last line. */
  readonly lines: Range;
  readonly form: EntryForm;
}

export type EntryForm =
  /** `- headword: ...` with the other fields; each field by its first known name. */
  | { readonly kind: 'fields'; readonly fields: Fields; readonly column: number }
  /** `Impeller: ...`, alone or in a list. */
  | { readonly kind: 'line'; readonly key: Range; readonly value: Range; readonly column: number }
  /** `Impeller:` with fields below. */
  | { readonly kind: 'named'; readonly key: Range; readonly fields: Fields; readonly column: number }
  /** `{ headword: ... }`: written anew as a whole. `key` is its name if that stands before it. */
  | { readonly kind: 'flow'; readonly value: Range; readonly key?: Range };

export interface Range {
  readonly start: number;
  readonly end: number;
}

export type Fields = Readonly<Partial<Record<keyof typeof GLOSSARY_KEYS, FieldPlace>>>;

interface FieldPlace {
  readonly key: Range;
  readonly value: Range;
  readonly text: string;
  /** Whether the value takes in the end of its line, as a block of lines does. */
  readonly hasEnd: boolean;
}

export interface WrittenGlossary {
  readonly entries: readonly WrittenEntry[];
  /** The form of a new entry. */
  readonly style: 'list' | 'map';
  /** The column in which entries begin. */
  readonly column: number;
  /** Behind the last entry, where the next one goes. */
  readonly end: number;
}

/** Finds the entries of a glossary; undefined if it is written in a way that cannot be changed line by line. */
export function findWrittenEntries(text: string): WrittenGlossary | undefined {
  const document = parseDocument(text, { schema: 'failsafe', keepSourceTokens: true, prettyErrors: false, logLevel: 'silent' });
  if (document.errors.length > 0) return undefined;
  const { contents } = document;
  if (contents === null) return { entries: [], style: 'list', column: 0, end: text.length };
  const container = isMap(contents) ? (listBelow(contents) ?? contents) : contents;
  if ((!isMap(container) && !isSeq(container)) || container.flow === true) return undefined;
  const entries = isSeq(container)
    ? container.items.flatMap((item, index) => itemOf(text, container, item, index) ?? [])
    : container.items.flatMap((pair) => pairOf(text, pair as Pair) ?? []);
  const last = entries.at(-1);
  const [start = 0, , end = text.length] = container.range ?? [];
  return {
    entries,
    style: isSeq(container) ? 'list' : 'map',
    column: columnOf(text, start),
    end: last?.lines.end ?? lineEnd(text, end),
  };
}

function listBelow(map: YAMLMap): YAMLMap | YAMLSeq | undefined {
  const found = map.items.find(
    ({ key, value }) => isScalar(key) && isListKey(normalizeKey(String(key.value))) && (isMap(value) || isSeq(value)),
  );
  return found?.value as YAMLMap | YAMLSeq | undefined;
}

function itemOf(text: string, list: YAMLSeq, item: unknown, index: number): WrittenEntry | undefined {
  const token = list.srcToken;
  const marker = token?.type === 'block-seq' ? token.items[index]?.start.find(({ type }) => type === 'seq-item-ind') : undefined;
  if (!isMap(item) || marker === undefined) return undefined;
  const [only, another] = item.items as Pair[];
  const lines = { start: lineStart(text, marker.offset), end: lineEnd(text, rangeOf(item).end) };
  if (only !== undefined && another === undefined && !isKnown(nameOf(only))) {
    const named = pairOf(text, only);
    return named && { ...named, lines };
  }
  const fields = fieldsIn(text, item);
  const headword = fields.headword?.text;
  if (headword === undefined) return undefined;
  const form: EntryForm =
    item.flow === true ? { kind: 'flow', value: rangeOf(item) } : { kind: 'fields', fields, column: columnOf(text, rangeOf(item).start) };
  return { headword, lines, form };
}

function pairOf(text: string, pair: Pair): WrittenEntry | undefined {
  const { key, value } = pair;
  if (!isScalar(key)) return undefined;
  const place = rangeOf(key);
  const headword = plain(key);
  const column = columnOf(text, place.start);
  const lines = { start: lineStart(text, place.start), end: lineEnd(text, isNode(value) ? rangeOf(value).end : place.end) };
  if (isScalar(value)) return { headword, lines, form: { kind: 'line', key: place, value: rangeOf(value), column } };
  if (!isMap(value)) return undefined;
  if (value.flow === true) return { headword, lines, form: { kind: 'flow', value: rangeOf(value), key: place } };
  return {
    headword,
    lines,
    form: { kind: 'named', key: place, fields: fieldsIn(text, value), column: columnOf(text, rangeOf(value).start) },
  };
}

function fieldsIn(text: string, map: YAMLMap): Fields {
  const fields: Partial<Record<keyof typeof GLOSSARY_KEYS, FieldPlace>> = {};
  for (const [field, names] of Object.entries(GLOSSARY_KEYS) as [keyof typeof GLOSSARY_KEYS, readonly string[]][]) {
    const pair = names
      .map((name) => map.items.find((each) => normalizeKey(nameOf(each as Pair)) === name))
      .find((each) => each !== undefined);
    if (pair === undefined || !isScalar(pair.key)) continue;
    const value = isNode(pair.value) ? rangeOf(pair.value) : { start: rangeOf(pair.key).end, end: rangeOf(pair.key).end };
    fields[field] = {
      key: rangeOf(pair.key),
      value,
      hasEnd: value.end > value.start && text[value.end - 1] === '\n',
      text: isScalar(pair.value) ? plain(pair.value) : text.slice(value.start, value.end),
    };
  }
  return fields;
}

function isKnown(key: string): boolean {
  return Object.values(GLOSSARY_KEYS).some((names: readonly string[]) => names.includes(normalizeKey(key)));
}

function nameOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : '';
}

function plain(scalar: Scalar): string {
  return String(scalar.value ?? '')
    .replace(/\s+/gu, ' ')
    .trim();
}

function isNode(value: unknown): value is { readonly range?: readonly [number, number, number] | null } {
  return typeof value === 'object' && value !== null && 'range' in value;
}

function rangeOf(node: { readonly range?: readonly [number, number, number] | null }): Range {
  const [start = 0, end = 0] = node.range ?? [];
  return { start, end };
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Behind the line that ends at the offset, or in which it lies. */
function lineEnd(text: string, offset: number): number {
  if (offset > 0 && text[offset - 1] === '\n') return offset;
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}
