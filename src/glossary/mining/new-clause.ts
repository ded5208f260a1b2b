/** The beginning of a clause inside of a sentence. */
export interface NewClause {
  /** Its place in the text. */
  readonly start: number;
  /** Whether it hangs on a clause that stands before it: `They say that X is ...`. */
  readonly isLater: boolean;
}

/** Behind these a clause has a subject of its own. */
const newClause = /[:;]\s|\s\(|(?:,\s(?:and|while|whereas|but|so|und|aber|et|mais|y|pero)|\sbecause|\s(?:say|see|means) that)\s/gu;

/** Without one of these no clause begins. */
const clauseSign = /[:;(,]|\s(?:because|that)\s/u;

/** Without one of these a sentence that begins with no subject has none further on. */
const laterSubject = /[:;(]|,\s(?:and|while|whereas|but)\s|\sbecause\s|\s(?:say|see|means) that\s/u;

/** Behind these a clause says what it says by itself: `For newcomers: X is ...`, `The gate is old; X is ...`. */
const standing = /[:;(]\s?$/u;

/** With these before their verb, words do not say that what follows is so. In small letters, because `May` is a month inside of a sentence. */
const denying =
  /(?:(?<!\p{L})(?:not|never|no|nobody|none|nothing|neither|nor|cannot|hardly|scarcely|barely|rarely|seldom|few|little|without|if|unless|whether|would|could|should|might|may|who|wrongly|falsely|mistakenly)\s|n['’]t\s)/u;
/** `It is wrong to say that`, `We used to say that`. */
const infinitive = /(?<!\p{L})to\s(?:\p{Ll}+ly\s)?(?:say|see) that\s$/u;
const saying = /\s(?:say|see|means) that\s$/u;

/** Whether a sentence that begins with a word that is no subject may have one further on. */
export function hasLaterSubject(head: string): boolean {
  return laterSubject.test(head);
}

/**
 * Finds the last beginning of a clause before a place, such as that of a verb. A subject may stand behind a colon or inside of a parenthesis.
 *
 * @param isClosed whether the sentence begins with a word that is no subject
 * @returns undefined if the words from `start` on are one clause, and `denied` if the words before say that it is not so, or not for sure
 */
export function findNewClause(text: string, start: number, end: number, isClosed: boolean): NewClause | 'denied' | undefined {
  const before = text.slice(start, end);
  if (!clauseSign.test(before)) return undefined;
  let at = 0;
  newClause.lastIndex = 0;
  while (newClause.test(before)) at = newClause.lastIndex;
  if (at === 0) return before.startsWith('(') ? { start: start + 1, isLater: false } : undefined;
  const words = before.slice(0, at);
  if (isDenied(words)) return 'denied';
  return { start: start + at, isLater: isClosed || !standing.test(words) };
}

/** Whether words that end in `say that` or `because` deny what follows. */
function isDenied(words: string): boolean {
  if (words.endsWith(' not because ')) return true;
  if (!saying.test(words)) return false;
  return infinitive.test(words) || denying.test(words.charAt(0).toLowerCase() + words.slice(1));
}
