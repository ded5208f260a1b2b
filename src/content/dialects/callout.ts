/** The kinds of callout that generators know, with the word that readers see if the author gives no title. */
const KIND_WORDS: Readonly<Record<string, string>> = {
  abstract: 'Summary',
  admonition: 'Note',
  alert: 'Note',
  attention: 'Attention',
  bug: 'Bug',
  callout: 'Note',
  caution: 'Caution',
  check: 'Success',
  cite: 'Quote',
  danger: 'Danger',
  details: 'Details',
  done: 'Success',
  error: 'Error',
  example: 'Example',
  expander: 'Details',
  fail: 'Failure',
  failure: 'Failure',
  faq: 'Question',
  help: 'Question',
  hint: 'Hint',
  important: 'Important',
  info: 'Info',
  information: 'Info',
  missing: 'Failure',
  note: 'Note',
  notice: 'Note',
  question: 'Question',
  quote: 'Quote',
  seealso: 'See also',
  success: 'Success',
  summary: 'Summary',
  tip: 'Tip',
  tldr: 'Summary',
  todo: 'To do',
  warn: 'Warning',
  warning: 'Warning',
};

export function isCalloutKind(kind: string): boolean {
  return kindKey(kind) in KIND_WORDS;
}

/** Strong words, which would end a strong line; or code and the address of a link, which stay as they are. */
const STRONG_OR_CODE =
  /(`{1,3})[^`\n]*\1|\]\([^()\n]*\)|(?<![*\\\p{L}\p{N}_])(?:\*\*|__)(?=\S)([^*_\n]{1,300}?)(?<=\S)(?:\*\*|__)(?![*\p{L}\p{N}_])/gu;

/** The line above a callout: the author's title, with the kind before it if it warns and the title does not say so. Markdown. */
export function calloutTitle(kind: string, title: string | undefined): string {
  const word = wordOf(kind);
  const own = title?.trim() ?? '';
  if (own === '') return `**${word}**`;
  const plain = own.replace(STRONG_OR_CODE, (whole, _mark, words?: string) => words ?? whole);
  const saysIt = plain.toLowerCase().includes(word.toLowerCase());
  return WARNS.has(word) && !saysIt ? `**${word}: ${plain}**` : `**${plain}**`;
}

/** A reader who misses this word may come to harm. */
const WARNS: ReadonlySet<string> = new Set(['Attention', 'Caution', 'Danger', 'Important', 'Warning', 'Error']);

/** An unknown kind is the author's own word: `deprecated` becomes `Deprecated`. */
function wordOf(kind: string): string {
  const known = KIND_WORDS[kindKey(kind)];
  if (known !== undefined) return known;
  const words = kind.replace(/[-_]+/gu, ' ').trim();
  return words === '' ? 'Note' : words.charAt(0).toUpperCase() + words.slice(1);
}

function kindKey(kind: string): string {
  return kind
    .toLowerCase()
    .replace(/^callout-/u, '')
    .replace(/[-_ ]/gu, '');
}
