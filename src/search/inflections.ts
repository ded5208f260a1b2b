import { isAcronym } from './acronym.ts';

/** Words too short to tell an ending from a part of the word. */
const shortestStem = 3;

/**
 * Keys that a plural or possessive key may stand for, likeliest first. English endings, which other languages share for
 * loan words and names. Some are not words (`toru` for `torus`): they are for looking up what exists.
 */
export function singularKeys(key: string): readonly string[] {
  const candidates = [];
  if (key.endsWith(' s')) candidates.push(key.slice(0, -2));
  if (key.endsWith('ies')) candidates.push(`${key.slice(0, -3)}y`);
  if (/(?:[sxz]|ch|sh|o)es$/u.test(key)) candidates.push(key.slice(0, -2));
  if (key.endsWith('s')) candidates.push(key.slice(0, -1));
  return candidates.filter((candidate) => lastWordOf(candidate).length >= shortestStem);
}

/** Singulars that may be sought in running text, where a wrong one would be found: `new` is not one of `news`. */
export function surelySingularKeys(key: string): readonly string[] {
  return /(?:us|is|ss|(?:^|\s)news|ics)$/u.test(key) ? [] : singularKeys(key);
}

/** Whether a key may be a plural at all: neither `glass` nor `news` is one of a shorter word. */
export function mayBePlural(key: string): boolean {
  return !/(?:ss|(?:^| )news)$/u.test(key);
}

/** The plural of a key, where it has one that is written with an ending. */
export function pluralKeys(key: string): readonly string[] {
  if (lastWordOf(key).length < shortestStem) return [];
  if (/[^aeiou]y$/u.test(key)) return [`${key.slice(0, -1)}ies`];
  return /(?:[sxz]|ch|sh)$/u.test(key) ? [`${key}es`] : [`${key}s`];
}

/**
 * Whether two names, whose keys are plural and singular, are so as they are written: `GPUs` and `GPU's` are more of a `gpu`, but AIDS is not
 * more of an aid, nor Basics of BASIC.
 */
export function isWrittenLike(name: string, other: string): boolean {
  const [shorter, longer] = name.length <= other.length ? [name, other] : [other, name];
  const stem = /^(.+?)['’]?s$/u.exec(longer)?.[1] ?? '';
  if (!isAcronym(shorter) && !isAcronym(longer) && !isAcronym(stem)) return true;
  return stem === shorter || (isAcronym(stem) && stem.toLowerCase() === shorter.toLowerCase());
}

/**
 * The same if somebody typed one of them in a hurry, whose capitals say less: `gpus`, `Gpus` and `GPUS` mean the GPU, but `aid` never AIDS, nor
 * `AIDS` an aid.
 */
export function isTypedLike(typed: string, name: string): boolean {
  const [shorter, longer] = typed.length <= name.length ? [typed, name] : [name, typed];
  if (!isAcronym(longer) || /\p{Ll}$/u.test(longer)) return true;
  return longer === typed && isAcronym(shorter);
}

function lastWordOf(key: string): string {
  return key.slice(key.lastIndexOf(' ') + 1);
}
