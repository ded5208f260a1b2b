import type { Part } from './article.ts';
import type { SourceText } from './source-text.ts';

/**
 * Completes parts (offsets of `source.text`) so that they tile the file: what lies between is white space, or body where it is
 * not. Offsets of the result are the file's.
 */
export function tileFile(parts: readonly Part[], source: SourceText): readonly Part[] {
  const tiles: Part[] = [];
  for (const part of parts.toSorted((a, b) => a.start - b.start)) {
    const start = Math.max(part.start, lastEnd(tiles));
    if (part.end <= start) continue;
    addGap(tiles, start, source);
    tiles.push({ ...part, start });
  }
  addGap(tiles, source.text.length, source);
  return toFileOffsets(tiles, source);
}

function lastEnd(tiles: readonly Part[]): number {
  return tiles.at(-1)?.end ?? 0;
}

function addGap(tiles: Part[], end: number, source: SourceText): void {
  const start = lastEnd(tiles);
  if (end <= start) return;
  tiles.push({ kind: source.text.slice(start, end).trim() === '' ? 'space' : 'body', start, end });
}

/** A byte order mark belongs to the first part's white space. */
function toFileOffsets(tiles: readonly Part[], source: SourceText): readonly Part[] {
  const mapped = tiles.map(({ kind, start, end }) => ({ kind, start: source.toFile(start), end: source.toFile(end) }));
  const [first] = mapped;
  const firstStart = first?.start ?? source.fileLength;
  if (firstStart > 0) mapped.unshift({ kind: 'space', start: 0, end: firstStart });
  return mapped;
}
