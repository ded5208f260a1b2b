import type { Mark, RichText } from '../../src/content/rich-text.ts';

/** The first law of `src/content/rich-text.ts` that a text breaks, as a sentence; undefined when it keeps all of them. */
export function findBrokenLaw({ text, blocks, marks }: RichText): string | undefined {
  let end = 0;
  for (const [index, block] of blocks.entries()) {
    const name = `block ${index} (${block.kind} ${block.start}-${block.end})`;
    if (block.start < end) return `${name} begins before the one before it ends`;
    if (text.slice(end, block.start).trim() !== '') return `${name} has text before it that belongs to no block`;
    if (!(block.start <= block.contentStart && block.contentStart <= block.end && block.end <= text.length))
      return `${name} is out of bounds`;
    if (block.start === block.end && block.kind !== 'rule') return `${name} is empty`;
    if (block.kind === 'rule' && block.contentStart !== block.end) return `${name} is a rule with content`;
    if (block.marker === undefined && text.slice(block.start, block.contentStart).trim() !== '')
      return `${name} begins with text outside of its content`;
    if (block.marker !== undefined && text.slice(block.start, block.contentStart).trim() === '')
      return `${name} has a marker that its text does not show`;
    if (block.marker !== undefined && block.listDepth === 0) return `${name} has a marker outside of lists`;
    if ([block.start, block.contentStart, block.end].some((offset) => splitsPair(text, offset))) return `${name} splits a surrogate pair`;
    end = block.end;
  }
  if (text.slice(end).trim() !== '') return 'text behind the last block belongs to no block';
  return findBrokenMark({ text, blocks, marks });
}

function findBrokenMark({ text, blocks, marks }: RichText): string | undefined {
  const open: Mark[] = [];
  for (const [index, mark] of marks.entries()) {
    const name = `mark ${index} (${mark.kind} ${mark.start}-${mark.end})`;
    if (mark.start >= mark.end) return `${name} is empty`;
    const block = blocks.find((candidate) => candidate.contentStart <= mark.start && mark.end <= candidate.end);
    if (block === undefined) return `${name} lies in no block's content`;
    if (block.kind === 'code') return `${name} lies in code`;
    if ([mark.start, mark.end].some((offset) => splitsPair(text, offset))) return `${name} splits a surrogate pair`;
    const before = marks[index - 1];
    if (before !== undefined && (before.start > mark.start || (before.start === mark.start && before.end < mark.end)))
      return `${name} is out of order`;
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= mark.start) open.pop();
    if (open.some((outer) => outer.end < mark.end)) return `${name} crosses another one`;
    open.push(mark);
    if ('url' in mark && !/^(?:https?:\/\/|mailto:)/.test(mark.url)) return `${name} has the unsafe URL ${mark.url}`;
  }
  return undefined;
}

function splitsPair(text: string, offset: number): boolean {
  return /[\uD800-\uDBFF]/.test(text.charAt(offset - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(offset));
}
