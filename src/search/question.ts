import { ENGLISH, languageBit, type Language } from './languages.ts';
import { isStopWord } from './stop-words.ts';

/** The need of a question from the passage that answers it. */
export type QuestionKind = 'quantity' | 'time' | 'place' | 'person' | 'reason' | 'manner' | 'fact';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Words that begin a question in English, by its kind. Folded. */
const ENGLISH_LEADS: readonly (readonly [QuestionKind, ReadonlySet<string>])[] = [
  ['time', words('when')],
  ['place', words('where')],
  ['person', words('who whom whose')],
  ['reason', words('why')],
  ['manner', words('how hows')],
  [
    'fact',
    words('what whats which is isnt are arent was were do does doesnt did didnt can cant could should may might has have had will would'),
  ],
];
/** The same in the other languages whose inflections are known. */
const OTHER_LEADS: readonly (readonly [QuestionKind, ReadonlySet<string>])[] = [
  ['time', words('wann quand cuando quando')],
  ['place', words('wo woher wohin ou donde adonde onde aonde')],
  ['person', words('wer wen wem wessen qui quien quienes quem')],
  ['reason', words('warum weshalb wieso pourquoi porque')],
  ['manner', words('wie comment como')],
  ['fact', words('welche welcher welches ist sind kann gibt que quel quelle quels quelles qual quais cual cuales')],
];
const kindOf = new Map([...ENGLISH_LEADS, ...OTHER_LEADS].flatMap(([kind, leads]) => [...leads].map((word) => [word, kind] as const)));
const englishLeads = new Set(ENGLISH_LEADS.flatMap(([, leads]) => [...leads]));
/** Words that begin a question in English, and a sentence of another language: *Was kostet Brot*. */
const SHARED_LEADS: ReadonlyMap<string, Language> = new Map([
  ['was', 'de'],
  ['will', 'de'],
  ['has', 'es'],
  ['do', 'pt'],
]);
/** Words that ask for an amount after a word like *how*, or by themselves. */
const AMOUNTS = words(
  'much many long often old big large fast far expensive quickly soon tall high deep wide heavy lange viel viele oft teuer',
);
const AMOUNT_LEADS = words('combien cuanto cuanta cuantos cuantas quanto quanta quantos quantas wieviel');
/** The number of words that may stand before the word that asks: *until when*, *and so why*. */
const LEAD_WITHIN = 3;
const FEWEST_WORDS = 3;

/** The kind of question that a query is, or undefined when it is none. `folded` are its words, stop words included. */
export function questionKind(folded: readonly string[]): QuestionKind | undefined {
  if (folded.length < FEWEST_WORDS) return undefined;
  const at = leadAt(folded);
  const lead = folded[at] ?? '';
  if (AMOUNT_LEADS.has(lead)) return 'quantity';
  const kind = kindOf.get(lead);
  return kind === 'manner' && AMOUNTS.has(folded[at + 1] ?? '') ? 'quantity' : kind;
}

/** The place of the word that asks, or -1. */
function leadAt(folded: readonly string[]): number {
  return folded
    .slice(0, LEAD_WITHIN)
    .findIndex((word, i) => AMOUNT_LEADS.has(word) || (kindOf.has(word) && (i === 0 || kindOf.get(word) !== 'fact')));
}

/**
 * Whether a question is in English. `languages` are those of the edition, as bits: a lead that another of them has, too, needs an English
 * word beside it.
 */
export function asksInEnglish(folded: readonly string[], languages: number): boolean {
  const lead = folded[leadAt(folded)] ?? '';
  if (!englishLeads.has(lead)) return false;
  const other = SHARED_LEADS.get(lead);
  if (other === undefined) return true;
  const english = folded.filter((word) => isStopWord(word, ENGLISH) && !isStopWord(word, ~ENGLISH)).length;
  const foreign = folded.filter((word) => !isStopWord(word, ENGLISH) && isStopWord(word, ~ENGLISH)).length;
  return english >= foreign && (english > 0 || (languages & languageBit(other)) === 0);
}

const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|enero|febrero|marzo|abril|mayo|junio|julio|agosto|janeiro|fevereiro|março|maio|junho|julho';

/** The facts of a passage that answers each kind; a fact may look like anything. */
const SIGNS: Readonly<Record<Exclude<QuestionKind, 'fact'>, RegExp>> = {
  quantity: /[$€£%‰]|(?<![\p{L}\p{N}.])\d[\d.,]*(?![\p{L}.])|\b(?:dozens?|hundreds?|thousands?|millions?|billions?|percent|twice|half)\b/iu,
  time: new RegExp(
    `\\b(?:19|20)\\d\\d\\b|\\b(?:${MONTH})\\b|\\b\\d{1,2}:\\d\\d\\b|\\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?\\b`,
    'iu',
  ),
  place: /\b(?:in|at|from|near|dans|à|bei|aus|en|em) (?:the )?\p{Lu}|\b(?:located|rooms?|street|building|campus|website|page)\b|https?:/u,
  person: /\p{Lu}\p{Ll}+ (?:\p{Lu}\. )?\p{Lu}\p{Ll}+|\b(?:team|group|committee|office|agency)\b/u,
  reason:
    /\b(?:because|since|so that|due to|reasons?|therefore|in order to|causes?d?|means that|weil|denn|deshalb|parce que|car|puisque|porque|pois)\b/iu,
  manner:
    /(?:^|\n)\s*(?:\d+[.)]|[•*-]) |\b(?:first|then|next|run|use|using|click|set|add|install|you (?:can|need|should)|to do (?:this|so))\b/iu,
};

/** Whether a passage has what such a question asks for: an amount, a date, a reason, steps. */
export function answersKind(kind: QuestionKind, passage: string): boolean {
  return kind !== 'fact' && SIGNS[kind].test(passage);
}
