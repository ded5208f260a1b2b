import { checkWritten, type GlossaryText, wouldLose } from './check-written.ts';
import type { GlossaryEntry } from './edition.ts';
import { type EntryForm, type Fields, findWrittenEntries, type Range, type WrittenEntry } from './glossary-entries.ts';
import { parseGlossary } from './glossary-file.ts';
import { saysMoreThanTerms } from './glossary-rest.ts';
import { fieldsOf, keyAsYaml, listAsYaml, termAsFlow, textAsYaml, type WrittenTerm } from './glossary-words.ts';
import { readSourceText } from './source-text.ts';

/** The new text of an entry, or its end; `keep` leaves its bytes alone. */
export type EntryChange = WrittenTerm | 'keep' | 'remove';

/**
 * Writes terms into the text of a `glossary.yaml`. What does not change keeps its bytes, with its comments; new terms follow the last one. A
 * file of one line (`[{ ... }]`) is written anew, and keeps its first comment alone.
 *
 * @param change the change of each entry that can be read
 * @param additions terms that the file does not have, in their order
 * @throws {NewsdeskError} `terms.unreadable` if it would lose or change what nobody asked to be changed.
 */
export function writeGlossary(
  { path, text }: GlossaryText,
  change: (entry: GlossaryEntry) => EntryChange,
  additions: readonly WrittenTerm[],
): string {
  const entries = parseGlossary({ path, text }).entries ?? [];
  const changes = entries.map((entry) => ({ entry, change: change(entry) }));
  if (additions.length === 0 && changes.every((each) => each.change === 'keep')) return text;
  const written = writeChanges({ path, text }, changes, additions);
  checkWritten({ path, text: written }, [...keptOf(changes), ...additions]);
  return written;
}

function writeChanges({ path, text }: GlossaryText, changes: readonly ChangedEntry[], additions: readonly WrittenTerm[]): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const unix = text.replaceAll('\r\n', '\n');
  const found = findWrittenEntries(unix);
  const places =
    found &&
    placesOf(
      unix,
      changes.map(({ entry }) => entry),
      found.entries,
    );
  if (found === undefined || places === undefined) {
    if (saysMoreThanTerms(text)) throw wouldLose(path);
    return writeAnew(unix, changes, additions).replaceAll('\n', eol);
  }
  const splices = changes.flatMap(({ entry, change: wanted }, index) =>
    wanted === 'keep' ? [] : splicesOf(entry, places[index] as WrittenEntry, wanted),
  );
  const added = additions.map((term) => newEntry(term, found.style, found.column)).join('');
  const before = found.end > 0 && unix[found.end - 1] !== '\n' ? '\n' : '';
  const all = added === '' ? splices : [...splices, { start: found.end, end: found.end, text: before + added }];
  return applySplices(unix, all).replaceAll('\n', eol);
}

interface ChangedEntry {
  readonly entry: GlossaryEntry;
  readonly change: EntryChange;
}

interface Splice extends Range {
  readonly text: string;
}

/** The written entry of each that was read, by its line: entries that are left out stand between them. Undefined if one is not found. */
function placesOf(text: string, entries: readonly GlossaryEntry[], written: readonly WrittenEntry[]): readonly WrittenEntry[] | undefined {
  const { positionOf } = readSourceText(text);
  const firstLines = written.map(({ lines }) => positionOf(lines.start).line);
  const places = entries.flatMap(({ line }) => written[firstLines.findLastIndex((first) => first <= line)] ?? []);
  return places.length === entries.length && new Set(places).size === places.length ? places : undefined;
}

function splicesOf(entry: GlossaryEntry, { lines, form }: WrittenEntry, wanted: WrittenTerm | 'remove'): readonly Splice[] {
  if (wanted === 'remove') return [{ ...lines, text: '' }];
  const isRenamed = wanted.headword !== entry.headword;
  switch (form.kind) {
    case 'flow':
      return [...nameSplice(form.key, isRenamed, wanted), { ...form.value, text: termAsFlow(wanted) }];
    case 'fields':
      return fieldSplices(entry, wanted, form.fields, form.column, lines);
    case 'named':
      return [...nameSplice(form.key, isRenamed, wanted), ...fieldSplices(entry, wanted, form.fields, form.column, lines)];
    case 'line':
      return lineSplices(entry, wanted, form);
  }
}

function nameSplice(key: Range | undefined, isRenamed: boolean, { headword }: WrittenTerm): readonly Splice[] {
  return key === undefined || !isRenamed ? [] : [{ ...key, text: keyAsYaml(headword) }];
}

function lineSplices(
  entry: GlossaryEntry,
  wanted: WrittenTerm,
  { key, value, column }: Extract<EntryForm, { kind: 'line' }>,
): readonly Splice[] {
  const name = nameSplice(key, wanted.headword !== entry.headword, wanted);
  const isLine = wanted.aliases.length === 0 && wanted.seeAlso.length === 0 && !wanted.hidden;
  if (isLine) return wanted.definition === entry.definition ? name : [...name, { ...value, text: textAsYaml(wanted.definition) }];
  const indent = ' '.repeat(column + 2);
  const fields = fieldsOf(wanted).map(([field, words]) => `\n${indent}${field}: ${words}`);
  return [...name, { start: key.end, end: value.end, text: `:${fields.join('')}` }];
}

/** Changes the fields that differ, where they stand; a field that is not there yet goes below the last. */
function fieldSplices(entry: GlossaryEntry, wanted: WrittenTerm, fields: Fields, column: number, lines: Range): readonly Splice[] {
  const splices: Splice[] = [];
  const missing: string[] = [];
  const set = (field: keyof Fields, name: string, yaml: string, isEmpty: boolean): void => {
    const place = fields[field];
    if (place !== undefined) splices.push({ start: place.key.end, end: place.value.end, text: `: ${yaml}${place.hasEnd ? '\n' : ''}` });
    else if (!isEmpty) missing.push(`${' '.repeat(column)}${name}: ${yaml}\n`);
  };
  if (wanted.headword !== entry.headword && fields.headword !== undefined) set('headword', 'headword', textAsYaml(wanted.headword), false);
  if (!isSame(wanted.aliases, entry.aliases)) set('aliases', 'aliases', listAsYaml(wanted.aliases), wanted.aliases.length === 0);
  if (wanted.definition !== entry.definition) set('definition', 'definition', textAsYaml(wanted.definition), wanted.definition === '');
  if (!isSame(wanted.seeAlso, entry.seeAlso)) set('seeAlso', 'see also', listAsYaml(wanted.seeAlso), wanted.seeAlso.length === 0);
  if (wanted.hidden !== (entry.hidden === true)) set('hidden', 'hidden', String(wanted.hidden), !wanted.hidden);
  return missing.length === 0 ? splices : [...splices, { start: lines.end, end: lines.end, text: missing.join('') }];
}

function newEntry(term: WrittenTerm, style: 'list' | 'map', column: number): string {
  const indent = ' '.repeat(column);
  const fields = fieldsOf(term);
  if (style === 'list')
    return `${indent}- headword: ${textAsYaml(term.headword)}\n${fields.map(([field, words]) => `${indent}  ${field}: ${words}\n`).join('')}`;
  const [only, another] = fields;
  if (only?.[0] === 'definition' && another === undefined) return `${indent}${keyAsYaml(term.headword)}: ${only[1]}\n`;
  return `${indent}${keyAsYaml(term.headword)}:\n${fields.map(([field, words]) => `${indent}  ${field}: ${words}\n`).join('')}`;
}

function writeAnew(text: string, changes: readonly ChangedEntry[], additions: readonly WrittenTerm[]): string {
  const [head = ''] = /^(?:#[^\n]*\n|\s*\n)*/u.exec(text) ?? [];
  return head + [...keptOf(changes), ...additions].map((term) => newEntry(term, 'list', 0)).join('');
}

function applySplices(text: string, splices: readonly Splice[]): string {
  // From the end, so that offsets hold; of two at one place the first stands first.
  const ordered = splices.toReversed().sort((a, b) => b.start - a.start);
  return ordered.reduce((result, { start, end, text: words }) => result.slice(0, start) + words + result.slice(end), text);
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, index) => name === b[index]);
}

function keptOf(changes: readonly ChangedEntry[]): readonly WrittenTerm[] {
  return changes.flatMap(({ entry, change }) =>
    change === 'remove' ? [] : [change === 'keep' ? { ...entry, hidden: entry.hidden === true } : change],
  );
}
