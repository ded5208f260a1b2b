/** Everything between brackets before a colon: definitions of links and notes look like this. */
const DEFINITION = /\[([^[\]]*)\]:/gu;

/** The names that may be defined in a text, normalized: some more than are. A name with a backslash in it may be missing. */
export function findLabels(text: string): ReadonlySet<string> {
  return text.includes(']:') ? new Set([...text.matchAll(DEFINITION)].map(([, label = '']) => normalizeLabel(label))) : NO_LABELS;
}

const NO_LABELS: ReadonlySet<string> = new Set();

/**
 * Two names that the parser takes for one normalize alike, and so do some others: the signs of a quotation count as white space, as they stand
 * before each line of a name in one.
 */
export function normalizeLabel(label: string): string {
  return label
    .replace(/[\s>]+/gu, ' ')
    .trim()
    .toLowerCase()
    .toUpperCase();
}
