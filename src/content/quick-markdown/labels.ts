/** Everything between brackets before a colon: definitions of links and notes look like this. */
const DEFINITION = /\[([^[\]]*)\]:/gu;

/** The names that may be defined in a text, normalized: some more than are. A name with a backslash in it may be missing. */
export function findLabels(text: string): ReadonlySet<string> {
  return text.includes(']:') ? new Set([...text.matchAll(DEFINITION)].map(([, label = '']) => normalizeLabel(label))) : NO_LABELS;
}

const NO_LABELS: ReadonlySet<string> = new Set();

/** Two names that normalize alike are one. */
export function normalizeLabel(label: string): string {
  return label.replace(/\s+/gu, ' ').trim().toLowerCase().toUpperCase();
}
