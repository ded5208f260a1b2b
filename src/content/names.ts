import type { IsoDate } from './article.ts';
import { toIsoDate } from './iso-date.ts';

/** Words inside a name that are written small: `Ada van der Berg`. */
const PARTICLE = /^(?:af|al|av|bin|da|de|del|della|den|der|di|do|dos|du|el|ibn|la|le|of|ter|van|von|y|zu|zur)$/u;
const NAME_WORD = /^["“(]?[\p{Lu}\p{Lt}\p{Lo}\d@][\p{L}\p{M}\d'’.@_-]*[)"”]?$/u;
/** `shtef`, `@shtef`, `mara-quist`: a nickname is one word. */
const HANDLE = /^@?[\p{Ll}\d][\p{Ll}\d._-]*$/u;
const STAFF = /^(?:the|our) (?:[\p{L}'’]+ ){0,3}(?:staff|team|desk|editors|newsroom|reporters)$/iu;
const MAX_WORDS = 6;

/** `Ada Lovelace, Alan Turing and Grace Hopper` as three names. */
export function splitNames(names: string): readonly string[] {
  return names
    .split(/\s*(?:,|;|&|\band\b|\bund\b)\s*/iu)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Whether every name of a list is written as people and newsrooms are called: prose that begins with "by" is not. */
export function areNames(written: string): boolean {
  const names = splitNames(written);
  return names.length > 0 && names.every(isName);
}

function isName(name: string): boolean {
  if (HANDLE.test(name) || STAFF.test(name)) return true;
  const words = name.split(/\s+/u);
  return (
    words.length <= MAX_WORDS &&
    words.some((word) => NAME_WORD.test(word)) &&
    words.every((word) => NAME_WORD.test(word) || PARTICLE.test(word))
  );
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

/** `By Mara Quist`, with or without a date behind it. Undefined for a line that only begins with the word. */
export function readByline(line: string): { readonly names: readonly string[]; readonly date: IsoDate | undefined } | undefined {
  const by = /^by:?\s+(?<names>\S.{0,150})$/isu.exec(line.trim())?.groups?.['names'];
  if (by === undefined) return undefined;
  const { rest, date } = takeDate(by);
  const names = trimSeparators(rest);
  return areNames(names) ? { names: splitNames(names), date } : undefined;
}

/** Without the punctuation that parted it from what stood beside it. The full stop of an initial or of `Jr.` stays. */
export function trimSeparators(text: string): string {
  return text
    .replace(/^[\s.,;:|·–—-]+|[\s,;:|·–—-]+$/gu, '')
    .replace(/(?<!\b(?:\p{Lu}|Jr|Sr|Dr|Inc|Corp|Co|Ltd))\.$/u, '')
    .trim();
}
