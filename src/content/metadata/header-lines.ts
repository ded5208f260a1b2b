import type { LocatedEntry, LocatedValue } from '../located-value.ts';

/** Lines of metadata at the top of a text that no fence surrounds. */
export interface HeaderLines {
  readonly tree: LocatedValue;
  /** The offset at which the article's own text begins. */
  readonly end: number;
}

/** A header longer than this is prose. Pelican's own documentation shows eight fields. */
const MAX_FIELDS = 40;
const FIELD = /^([A-Za-z][\w -]{0,40}?):(?:[ \t]+(.*)|)$/u;
const NIKOLA_FIELD = /^\.\. ([a-z][\w-]*):[ \t]*(.*)$/iu;

/** `Title: The mill` lines up to the first blank line, as Pelican and MultiMarkdown write them. A line that begins with four spaces goes on with the value above it. */
export function readPelicanHeader(text: string, start: number): HeaderLines | undefined {
  return readLines(text, start, (line, entries) => {
    const field = FIELD.exec(line);
    if (field !== null) return { key: field[1] ?? '', value: field[2] ?? '' };
    return entries > 0 && /^(?: {4}|\t)\S/u.test(line) ? 'continued' : undefined;
  });
}

/** `.. title: The mill` lines, as Nikola writes them, bare or inside an HTML comment. */
export function readNikolaHeader(text: string, start: number): HeaderLines | undefined {
  const opening = /^<!--[ \t]*\n/u.exec(text.slice(start, start + 100))?.[0].length ?? 0;
  const header = readLines(text, start + opening, (line) => {
    const field = NIKOLA_FIELD.exec(line);
    return field === null ? undefined : { key: field[1] ?? '', value: field[2] ?? '' };
  });
  if (header === undefined || opening === 0) return header;
  const closing = /^\s*-->[^\S\n]*\n?/u.exec(text.slice(header.end, header.end + 1_000))?.[0].length;
  return closing === undefined ? undefined : { ...header, end: header.end + closing };
}

const FRANKLIN_FIELD = /^@def[ \t]+([A-Za-z]\w{0,40})[ \t]*=(?!=)(.*)$/u;
const JULIA_DATE = /^(?:Dates\.)?Date\([ \t]*(\d{4})[ \t]*,[ \t]*(\d{1,2})[ \t]*,[ \t]*(\d{1,2})[ \t]*\)$/u;

/** `@def title = "The mill"` lines, as Franklin writes them, with blank lines between them. A value is Julia's: texts and dates are read, the rest stays as written. */
export function readFranklinHeader(text: string, start: number): HeaderLines | undefined {
  const entries: LocatedEntry[] = [];
  let end = start;
  for (let at = start; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const lineEnd = newline === -1 ? text.length : newline;
    const line = text.slice(at, lineEnd).trimEnd();
    const [, key, written = ''] = FRANKLIN_FIELD.exec(line) ?? [];
    if (key === undefined && line !== '') break;
    if (key !== undefined) {
      entries.push({
        key,
        keyOffset: at,
        value: { kind: 'text', offset: at + line.length - written.length, text: juliaValue(written.trim()) },
      });
      end = Math.min(lineEnd + 1, text.length);
    }
    at = lineEnd + 1;
  }
  return entries.length === 0 ? undefined : { tree: { kind: 'map', offset: start, entries }, end };
}

function juliaValue(written: string): string {
  const [, year, month = '', day = ''] = JULIA_DATE.exec(written) ?? [];
  if (year !== undefined) return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return /^"([^"]*)"$/u.exec(written)?.[1] ?? written;
}

type ReadLine = (line: string, entries: number) => { readonly key: string; readonly value: string } | 'continued' | undefined;

/** Undefined unless every line up to the first blank one is a field. */
function readLines(text: string, start: number, readLine: ReadLine): HeaderLines | undefined {
  const entries: LocatedEntry[] = [];
  let at = start;
  while (at < text.length) {
    const newline = text.indexOf('\n', at);
    const lineEnd = newline === -1 ? text.length : newline;
    const line = text.slice(at, lineEnd).trimEnd();
    if (line === '' || line === '-->') break;
    const read = entries.length < MAX_FIELDS ? readLine(line, entries.length) : undefined;
    if (read === undefined) return undefined;
    const last = entries.at(-1);
    if (read === 'continued') {
      if (last?.value.kind === 'text') {
        entries[entries.length - 1] = { ...last, value: { ...last.value, text: `${last.value.text} ${line.trim()}`.trim() } };
      }
    } else {
      const valueOffset = at + line.length - read.value.length;
      entries.push({ key: read.key, keyOffset: at, value: { kind: 'text', offset: valueOffset, text: read.value } });
    }
    at = lineEnd + 1;
  }
  if (entries.length === 0) return undefined;
  return { tree: { kind: 'map', offset: start, entries }, end: Math.min(at, text.length) };
}
