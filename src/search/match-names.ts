import { editDistance } from './edit-distance.ts';
import { foldText } from './fold-text.ts';
import { editBudget } from './fuzzy.ts';

export interface NameMatch {
  readonly found: ReadonlySet<string>;
  /** For a name that is not known: those that look most like it. */
  readonly nearest: readonly string[];
}

const folded = new Map<string, string>();
const MAX_FOLDED = 50_000;
/** Names compared letter by letter at most; the rest of a longer list is only compared by words. */
const MAX_COMPARED = 500;

/** Names (topics, authors) that a typed one means: the very name, else those with all its words, else those a slip or two away. */
export function matchNames(words: readonly string[], names: Iterable<string>): NameMatch {
  const wanted = words.join(' ');
  const known = Array.from(names, (name) => ({ name, text: foldOnce(name) }));
  const same = known.filter(({ text }) => text === wanted);
  if (same.length > 0) return toMatch(same);
  const holding = known.filter(({ text }) => words.every((word) => ` ${text}`.includes(` ${word}`)));
  if (holding.length > 0) return toMatch(holding);
  const budget = editBudget(wanted.length);
  const compared = known.slice(0, MAX_COMPARED);
  const near = compared.filter(({ text }) => editDistance(wanted, text, budget) <= budget || words.every((word) => isNear(word, text)));
  if (near.length > 0) return toMatch(near);
  const distances = compared.map(({ name, text }) => ({
    name,
    distance: editDistance(wanted, text, Math.max(wanted.length, text.length)),
  }));
  distances.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  return { found: new Set(), nearest: distances.slice(0, 5).map(({ name }) => name) };
}

function toMatch(names: readonly { readonly name: string }[]): NameMatch {
  return { found: new Set(names.map(({ name }) => name)), nearest: [] };
}

function isNear(word: string, text: string): boolean {
  const budget = editBudget(word.length);
  return text.split(' ').some((other) => editDistance(word, other, budget) <= budget);
}

function foldOnce(name: string): string {
  const known = folded.get(name);
  if (known !== undefined) return known;
  if (folded.size >= MAX_FOLDED) folded.clear();
  const text = foldText(name);
  folded.set(name, text);
  return text;
}
