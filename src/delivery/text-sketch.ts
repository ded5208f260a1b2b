/** So many marks are kept. Of texts with fewer pairs of words all are, so that what is said of short ones is exact. */
const MARKS = 48;
const MARK_BYTES = 3;
/** A text of fewer words is like too many others. */
const MIN_WORDS = 4;
/**
 * Of a text with a sentence or two rewritten more than this stays; two notes made after one pattern were measured to share less than half.
 */
const SAME_LIKENESS = 0.55;
/** Of the marks of a text; fewer cannot make it as like as that, whatever was cut off. */
const MIN_SHARED = 0.25;

/**
 * The sketch by which a text is recognized if its title and its address have changed: the smallest hashes of the pairs of its words, and
 * none of the words. Empty for a text of hardly any. At most 192 characters of base64url.
 */
export function sketchText(text: string): string {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < MIN_WORDS) return '';
  const hashes = new Set<number>();
  for (let at = 1; at < words.length; at += 1) hashes.add(hashOf(`${words[at - 1]} ${words[at]}`));
  const marks = Uint32Array.from(hashes).sort().subarray(0, MARKS);
  const bytes = Buffer.alloc(marks.length * MARK_BYTES);
  marks.forEach((mark, at) => bytes.writeUIntBE(mark, at * MARK_BYTES, MARK_BYTES));
  return bytes.toString('base64url');
}

/** 0 to 1: how much of two texts is the same. 0 where one of them has no sketch. */
export function likenessOf(a: string | undefined, b: string | undefined): number {
  if (!a || !b) return 0;
  if (a === b) return 1;
  const [left, right] = [marksOf(a), marksOf(b)];
  // Of the smallest marks of both together, those that both have: larger ones may have been cut off on one side.
  const both = [...new Set([...left, ...right])].sort((one, other) => one - other).slice(0, MARKS);
  return both.filter((mark) => left.has(mark) && right.has(mark)).length / both.length;
}

/** Finds, of many texts, those that one text most likely is an edited form of, each with its likeness. */
export function createSketchIndex<T extends { readonly sketch?: string }>(
  texts: readonly T[],
): (sketch?: string) => ReadonlyMap<T, number> {
  const byMark = new Map<number, T[]>();
  for (const text of texts) {
    for (const mark of marksOf(text.sketch ?? '')) {
      const having = byMark.get(mark);
      if (having === undefined) byMark.set(mark, [text]);
      else having.push(text);
    }
  }
  return (sketch = '') => {
    const shared = new Map<T, number>();
    const marks = marksOf(sketch);
    for (const mark of marks) for (const text of byMark.get(mark) ?? []) shared.set(text, (shared.get(text) ?? 0) + 1);
    const found = new Map<T, number>();
    for (const [text, count] of shared) {
      // No more than that can be the same: comparing all would take a second for a thousand texts.
      if (count < marks.size * MIN_SHARED) continue;
      const likeness = likenessOf(text.sketch, sketch);
      if (likeness >= SAME_LIKENESS) found.set(text, likeness);
    }
    return found;
  };
}

function marksOf(sketch: string): ReadonlySet<number> {
  const bytes = Buffer.from(sketch, 'base64url');
  return new Set(Array.from({ length: Math.floor(bytes.length / MARK_BYTES) }, (_, at) => bytes.readUIntBE(at * MARK_BYTES, MARK_BYTES)));
}

/** FNV-1a in 24 bits, mixed so that its smallest values are no words in particular. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 8;
}
