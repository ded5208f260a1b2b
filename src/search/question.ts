/** The need of a question from the passage that answers it. */
export type QuestionKind = 'quantity' | 'time' | 'place' | 'person' | 'reason' | 'manner' | 'fact';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Words that begin a question, by its kind, in the languages whose inflections are known. Folded. */
const LEADS: ReadonlyMap<QuestionKind, ReadonlySet<string>> = new Map([
  ['time', words('when wann quand cuando quando')],
  ['place', words('where wo woher wohin ou donde adonde onde aonde')],
  ['person', words('who whom whose wer wen wem wessen qui quien quienes quem')],
  ['reason', words('why warum weshalb wieso pourquoi porque')],
  ['manner', words('how hows wie comment como')],
  [
    'fact',
    words(
      'what whats which is isnt are arent was were do does doesnt did didnt can cant could should may might has have had will would was welche welcher welches ist sind kann gibt que quel quelle quels quelles cual cuales qual quais',
    ),
  ],
]);
const kindOf = new Map([...LEADS].flatMap(([kind, leads]) => [...leads].map((word) => [word, kind] as const)));
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
  for (let i = 0; i < LEAD_WITHIN; i++) {
    const word = folded[i] ?? '';
    if (AMOUNT_LEADS.has(word)) return 'quantity';
    const kind = kindOf.get(word);
    if (kind === undefined || (kind === 'fact' && i > 0)) continue;
    return kind === 'manner' && AMOUNTS.has(folded[i + 1] ?? '') ? 'quantity' : kind;
  }
  return undefined;
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
