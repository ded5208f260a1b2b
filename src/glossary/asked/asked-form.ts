import type { Language } from '../mining/language.ts';

/** A name with the words around it in its sentence. */
export interface Around {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** A way in which a sentence explains a name that is known. */
export interface AskedForm {
  readonly name: string;
  explains(around: Around, language: Language): boolean;
}

/** `was never known as`, `is no longer called the`, `is rarely called` */
export const denied =
  /(?:(?<!\p{L})(?:not|never|no longer|neither|nobody|few|rarely|seldom|hardly|barely|avoid(?:s|ing)?|stop(?:s|ped)?|refus(?:es?|ed|ing)|nicht|nie|kein\p{Ll}*|jamais|pas|plus|no|nunca)|n[’']t)\s(?:\S+\s+){0,4}\S*$/iu;

/** `last night`, `this year`: what happened or will, and not what something is for. */
export const dated =
  /(?<!\p{L})(?:today|yesterday|tomorrow|tonight|in (?:19|20)\d\d|in this (?:release|version)|(?:this|next|last|past|coming) (?:spring|summer|autumn|fall|winter|year|month|week|weekend|quarter|season|night|time|release|version|morning|evening|\p{L}{3,6}day))(?!\p{L})/iu;

/** `of`, `for`, `that`: a word that no noun reaches over. */
export function isBetween(word: string, { tables: { breakers, particles } }: Language): boolean {
  return breakers.has(word) || particles.has(word);
}

/** Whether a noun says which kind of thing something is, in the singular or the plural: a dam, not a problem or people. */
export function isKindNoun(noun: string, { grammar, tables }: Language): boolean {
  const word = noun.toLowerCase();
  const one = grammar.singular(word);
  return !vague.has(one) && (tables.kinds.has(one) || tables.kinds.has(word) || tables.designations.has(one));
}

/** Kinds that tell nothing of a name. */
const vague = new Set(
  'problem people person way time place case issue reason question change name word thing part result work topic kind type example component item member version release price cost owner'.split(
    ' ',
  ),
);
