import type { IsoDate } from './article.ts';
import { toIsoDate } from './iso-date.ts';

/** Words inside a name that are written small: `Ada van der Berg`, `Piet van 't Hoff`. */
const PARTICLE =
  /^(?:af|al|av|bin|bint|da|das|de|del|della|den|der|di|do|dos|du|el|ibn|la|las|le|los|of|ter|van|von|y|zu|zur|['’]t|(?:senior|junior|jr|sr)\.?)$/u;
/** `Jeanne d'Arc`, `Leonardo dell'Orto`, `Abu al-Rashid`: a capital stands in each. */
const NAME_WORD = /^["“(]?(?:[\p{Lu}\p{Lt}\p{Lo}\d@]|\p{Ll}{1,4}['’-]\p{Lu})[\p{L}\p{M}\d'’.@_-]*[)"”]?$/u;
/** `@shtef`, `mara-quist`, `k.d.`: no plain word, which could be any. */
const HANDLE = /^(?:@[\p{Ll}\d._-]+|\p{Ll}[\p{Ll}\d]*[\d._-][\p{Ll}\d._-]*)$/u;
const STAFF = /^(?:the|our) (?:[\p{L}'’]+ ){0,3}(?:staff|team|desk|editors|newsroom|reporters)(?: (?:of|at) \p{Lu}.{0,60})?$/iu;
const BETWEEN = /(?<!\s)(?:\s*[,;&|、，；]\s*|\s+[/–—-]\s+|\s+(?:and|und|et|with|mit)\s+)/iu;
/** `Mara Quist for The Tide`: where somebody works is no part of the name. */
const WORKPLACE = /(?<!\s)\s+(?:for|at|from|für|pour)\s+(?=\p{Lu}|the\s).*$/u;
const MAX_WORDS = 6;

/** `Ada Lovelace, Alan Turing and Grace Hopper` as three names. */
export function splitNames(names: string): readonly string[] {
  return (
    findNames(names) ??
    names
      .split(BETWEEN)
      .map((name) => name.trim())
      .filter((name) => name !== '')
  );
}

/** Whether a list is written as people and newsrooms are called: prose that begins with "by" is not. */
export function areNames(written: string): boolean {
  return findNames(written) !== undefined;
}

/** The names of a list, without what people are and where they work: `Mara Quist, senior editor at The Tide`. */
function findNames(written: string): readonly string[] | undefined {
  if (STAFF.test(written)) return [written];
  const names: string[] = [];
  for (const piece of written.split(BETWEEN)) {
    const name = piece.replace(WORKPLACE, '').trim();
    if (isName(name)) names.push(name);
    else if (name !== '' && !(names.length > 0 && isRole(name))) return undefined;
  }
  return names.length === 0 ? undefined : names;
}

function isName(name: string): boolean {
  const words = name.split(/\s+/u);
  if (words.length === 1 && HANDLE.test(name)) return true;
  return (
    words.length <= MAX_WORDS &&
    words.some((word) => NAME_WORD.test(word)) &&
    words.every((word) => NAME_WORD.test(word) || PARTICLE.test(word))
  );
}

/** `senior editor`, `staff writer`: small words behind a name. */
function isRole(text: string): boolean {
  const words = text.split(/\s+/u);
  return words.length > 1 && words.length <= 4 && words.every((word) => /^[\p{Ll}-]+$/u.test(word));
}

const WEEKDAY = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?`;
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
const DATE = String.raw`\d{4}[-/]\d{1,2}[-/]\d{1,2}|${WEEKDAY}(?:${DAY}\.?\s+\p{L}{3,9}\.?,?|\p{L}{3,9}\.?\s+${DAY},?)\s+\d{4}`;
const DATED = new RegExp(String.raw`(?:^|[\s,;(|·–—-]+)(?:on\s+)?(?<date>${DATE})\)?(?=$|[\s.,;|·–—-])`, 'giu');

/** Takes the first date out of a line, wherever it stands in it. */
export function takeDate(text: string): { readonly rest: string; readonly date: IsoDate | undefined } {
  for (const match of text.matchAll(DATED)) {
    const date = toIsoDate(match.groups?.['date'] ?? '');
    if (date !== undefined) return { rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.trim(), date };
  }
  return { rest: text, date: undefined };
}

export interface Byline {
  readonly names: readonly string[];
  readonly date: IsoDate | undefined;
}

/**
 * `By Mara Quist`, with or without a date behind it. Undefined for a line that only begins with the word; where `isSure`, because a credit
 * stands right above it, a short line is taken as it is.
 */
export function readByline(line: string, { isSure = false } = {}): Byline | undefined {
  const by = /^by:?\s+(?<names>\S.{0,150})$/isu.exec(line.trim())?.groups?.['names'];
  if (by === undefined) return undefined;
  const { rest, date } = takeDate(by);
  const written = trimSeparators(rest);
  const isShort = written.split(/\s+/u).length <= MAX_WORDS && !/[.!?]$/u.test(rest);
  return areNames(written) || (isSure && isShort) ? { names: splitNames(written), date } : undefined;
}

/** Without the punctuation that parted it from what stood beside it. The full stop of an initial or of `Jr.` stays. */
export function trimSeparators(text: string): string {
  return text
    .replace(/^[\s.,;:|·–—-]+|[\s,;:|·–—-]+$/gu, '')
    .replace(/(?<!\b(?:\p{Lu}|Jr|Sr|Dr|Inc|Corp|Co|Ltd))\.$/u, '')
    .trim();
}
