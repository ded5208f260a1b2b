import { activity } from './asked/activity.ts';
import { type Around, type AskedForm, dated, denied, isBetween } from './asked/asked-form.ts';
import { complement } from './asked/complement.ts';
import { duty } from './asked/duty.ts';
import { example } from './asked/example.ts';
import { relativeClause } from './asked/relative-clause.ts';
import { use } from './asked/use.ts';
import type { Language } from './mining/language.ts';
import { perLanguage } from './mining/per-grammar.ts';
import { spellsOut } from './mining/spells-out.ts';

/** The words of an apposition or a gloss are no longer. UTF-16 code units. */
const MAX_GLOSS = 90;

/** The words that an abbreviation is short for are no longer. UTF-16 code units. */
const MAX_SPELLED = 120;

/**
 * The forms, the surest first. The miner reads names out of sentences, and doubts whether words are a name; somebody who asks for one has said
 * so, which leaves fewer doubts.
 */
export const askedForms: readonly AskedForm[] = [
  { name: 'meaning', explains: (around, language) => behindSubject(around, language, 'meaning') !== undefined },
  { name: 'naming', explains: ({ before }, language) => patternsOf(language).naming.test(before) && !denied.test(before) },
  { name: 'kind', explains: tellsKind },
  {
    name: 'purpose',
    explains(around, language) {
      const verb = behindSubject(around, language, 'purpose');
      // It was published, built or founded once: a deed.
      return verb !== undefined && !language.grammar.pastCopula.test(verb.trim());
    },
  },
  { name: 'gloss', explains: ({ after }, language) => isNoun(patternsOf(language).gloss.exec(after)?.[1], language) },
  {
    name: 'apposition',
    explains: ({ before, after }, language) =>
      !leading.test(before) && isNoun(patternsOf(language).apposition.exec(after.replace(/^\s\([^()]{1,40}\)/u, ''))?.[1], language),
  },
  { name: 'kind before', explains: isBehindKind },
  { name: 'dash', explains: ({ before, after }, language) => listed.test(before) && patternsOf(language).dash.test(after) },
  { name: 'other name', explains: ({ before, after }) => orBefore.test(before) && closing.test(after) && !denied.test(before) },
  { name: 'spelled out', explains: isSpelledOut },
  duty,
  complement,
  relativeClause,
  activity,
  example,
  use,
];

/** The words up to the end of the verb, if the name is the subject of one of this kind. */
function behindSubject({ before, after }: Around, language: Language, verb: 'meaning' | 'kind' | 'purpose'): string | undefined {
  const patterns = patternsOf(language);
  const subject = patterns.subject.exec(before);
  // `The road to Gannet is ...` speaks of a road.
  const isOwn = subject?.[1]?.split(/\s+/u).some((word) => isBetween(word.toLowerCase(), language)) === false;
  return subject !== null && (subject[1] === undefined || isOwn) ? patterns[verb].exec(withoutAside(after))?.[0] : undefined;
}

/** `Gannet is a pump that ...`, and neither `a good idea` nor `a more complex problem than it seems`. */
function tellsKind(around: Around, language: Language): boolean {
  const verb = behindSubject(around, language, 'kind');
  if (verb === undefined) return false;
  const rest = withoutAside(around.after);
  if (comparing.test(rest.slice(verb.length))) return false;
  const { article, judges, classifies, isTold, isRole } = language.readPredicate(rest, verb.length, rest.length);
  // `the dam` was told of before, `the dam that keeps the tide out` is told here.
  return !judges && (article === 'definite' ? (classifies && isTold && !dated.test(rest)) || isRole : classifies || isTold || isRole);
}

/** `the old pump agency Velm`, `the port's own board, Velm,`: a kind or a role of an article or an owner, before a name with a capital. */
function isBehindKind({ name, before, after }: Around, language: Language): boolean {
  if (!/\p{Lu}|\d/u.test(name) || (before.endsWith(', ') && !closing.test(after))) return false;
  const words = patternsOf(language).kindBefore.exec(before)?.[1]?.toLowerCase().split(/\s+/u) ?? [];
  const noun = words.at(-1) ?? '';
  const { kinds, roles, designations } = language.tables;
  return [kinds, roles, designations].some((table) => table.has(noun)) && !words.some((word) => isBetween(word, language));
}

function isNoun(words: string | undefined, language: Language): boolean {
  return words !== undefined && !occasion.test(words) && !patternsOf(language).finite.test(words);
}

/** `Tide Gate Board (TGB)` and `TGB (Tide Gate Board, an office)`: the letters are those of the words. */
function isSpelledOut({ name, before, after }: Around): boolean {
  const behind = /^["”’]?\s\(([^();,\n]{4,80})[);,]/u.exec(after)?.[1];
  if (behind !== undefined) return spellsOut(name, behind);
  // `Tide Gate Board, TGB,` as well.
  // A word between as in `the Low Mill to TGB` makes another thing of it.
  const words = /^[),;.]/u.test(after)
    ? /((?:[\p{L}-]+,?\s){2,8})(?:\(|(?<=,\s))$/u.exec(before.slice(-MAX_SPELLED))?.[1]?.replaceAll(',', '').trim().split(/\s+/u)
    : undefined;
  return words?.some((_, first) => first < words.length - 1 && spellsOut(name, words.slice(first).join(' '))) === true;
}

/** `Gannet (2.1) is ...`, `Gannet, built in Velm, is ...` */
function withoutAside(after: string): string {
  return after.slice(/^["”»“'’`]*(?:\s*\([^()\n]{1,90}\)|,\s[^,.]{2,80},(?=\s))?/u.exec(after)?.[0].length ?? 0);
}

/** `a day after the rain`, `the third time this year`, `a mistake that ...`, `the crew said`: no thing. */
const occasion =
  /^(?:the|an?)\s(?:\p{L}+\s)?(?:second|minute|hour|day|week|month|year|time|moment|decision|mistake|move|blow)(?:\s(?:after|before|later|ago|that|this|since|in)(?!\p{L})|$)|\s(?:said|says|wrote|writes|told|tells)$/iu;
const comparing = /^\S+\s(?:more|less|\p{Ll}+er)\s[^.;]{0,60}\sthan\s/iu;
const orBefore = /(?:,|\s\()\s?(?:or|oder|ou|o|aka|a\.k\.a\.)\s["“«„]?$/iu;
const closing = /^["”»’'`]*(?:[),.]|$)/u;
/** `In Gannet, the pump starts`: the comma ends the words that lead to the subject. */
const leading =
  /^(?:in|on|at|with|for|from|to|by|of|under|after|before|behind|unlike|like|bei|mit|für|von|nach|vor|dans|avec|pour|chez|sur|en|con|para|por|sobre)\s(?:\S+\s){0,2}$/iu;
/** The beginning of an item, as in `Paper: 1) `. */
const listed = /^(?:.{0,12}\d[.)]\s)?["“]?$/u;

const patternsOf = perLanguage(({ grammar }: Language) => {
  const { definite, indefinite, possessive, pronominal, adverbs, copula, meaning, purpose, naming, leadIn, glossing, asked } = grammar;
  const often = `(?:(?:${adverbs})\\s+)*`;
  const also = asked === undefined ? '' : `|${asked.kindVerbs}`;
  const space = "(?:\\s+|(?<=['’]))";
  const article = `(?:${definite}|${indefinite}|${possessive})${space}`;
  return {
    // An article with up to two words that belong to the name may stand before it, and a comma behind what leads to it.
    subject: new RegExp(
      `^(?:(?:${leadIn})(?!\\p{L})[^,]*,\\s+)?(?:(?:${article}|each\\s|every\\s)((?:[\\p{L}\\p{N}/-]+\\s){1,2})?)?["“«„‘'\`]?$`,
      'iu',
    ),
    meaning: new RegExp(`^\\s+${often}(?:${meaning})(?!\\p{L})`, 'iu'),
    kind: new RegExp(`^\\s+(?:${copula}${also})\\s+${often}(?=(?:${indefinite}|${pronominal}|${definite}|${possessive})${space})`, 'iu'),
    // Two words and more say what for.
    purpose: new RegExp(`^\\s+${often}(?:${purpose}|(?:can|may) be used (?:to|for|as))(?=\\s(?:\\S+\\s){2})`, 'iu'),
    naming: new RegExp(`(?<!\\p{L})(?:${naming})\\s+(?:${article})?["“«„‘'\`]?$`, 'iu'),
    gloss: new RegExp(`^["”»’'\`]*(?:\\s\\p{Ll}+)?\\s\\(((?:${indefinite}|${definite}|${glossing})${space}[^()]{4,${MAX_GLOSS}})\\)`, 'iu'),
    apposition: new RegExp(
      `^["”»’'\`]*(?:,\\s(?=[^,.;:()]{6,${MAX_GLOSS}}[,.;:)])|\\s?[–—]\\s?(?=[^–—.;:()]{6,${MAX_GLOSS}}[–—.;:]))(${article}[^,–—.;:()]+)`,
      'iu',
    ),
    kindBefore: new RegExp(`(?:(?<!\\p{L})${article}|['’]s\\s)((?:[\\p{L}-]+\\s){0,3}?\\p{Ll}+),?\\s["“«„]?$`, 'iu'),
    dash: new RegExp(`^["”»]?\\s[–—-]\\s(?:(?:${indefinite})|${grammar.bareVerb}|${grammar.openVerb})\\s`, 'u'),
    finite: new RegExp(`\\s(?:${copula}|${grammar.auxiliary}|${grammar.past ?? '(?!)'})\\s`, 'iu'),
  };
});
