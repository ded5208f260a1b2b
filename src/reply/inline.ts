import type { Mark, RichText, Span } from '../content/rich-text.ts';
import { countLeading } from '../content/count-leading.ts';

/** A block's content as a tree: text, and marks around parts of it. Ranges are of `body.text`. */
export type InlineNode =
  | (Span & { readonly kind: 'text' })
  | (Span & { readonly kind: 'mark'; readonly mark: Mark; readonly children: readonly InlineNode[] });

/** Text under one set of marks. */
export interface Run extends Span {
  readonly strong: boolean;
  readonly emphasis: boolean;
  readonly strike: boolean;
  readonly code: boolean;
  readonly link?: Extract<Mark, { kind: 'link' }>;
}

/** The marks that touch a range of one block, in order. */
export function marksIn({ marks }: RichText, blockStart: number, range: Span): readonly Mark[] {
  const found: Mark[] = [];
  for (let index = firstStartingAt(marks, blockStart); index < marks.length; index += 1) {
    const mark = marks[index];
    if (!mark || mark.start >= range.end) break;
    if (mark.end > range.start && mark.end > mark.start) found.push(mark);
  }
  return found;
}

/** Marks that a cut divides stand on both sides of it. */
export function inlineTree(range: Span, marks: readonly Mark[]): readonly InlineNode[] {
  let next = 0;
  const build = (start: number, end: number): InlineNode[] => {
    const nodes: InlineNode[] = [];
    let position = start;
    for (let mark = marks[next]; mark && mark.start < end; mark = marks[next]) {
      next += 1;
      const inner = { start: Math.max(mark.start, position), end: Math.min(mark.end, end) };
      if (inner.start >= inner.end) continue;
      if (inner.start > position) nodes.push({ kind: 'text', start: position, end: inner.start });
      nodes.push({ kind: 'mark', mark, ...inner, children: build(inner.start, inner.end) });
      position = inner.end;
    }
    if (position < end) nodes.push({ kind: 'text', start: position, end });
    return nodes;
  };
  return build(range.start, range.end);
}

/** The same content flat: what platforms with styled runs take. */
export function inlineRuns(range: Span, marks: readonly Mark[]): readonly Run[] {
  const runs: Run[] = [];
  const plain: Omit<Run, 'start' | 'end'> = { strong: false, emphasis: false, strike: false, code: false };
  const walk = (nodes: readonly InlineNode[], style: Omit<Run, 'start' | 'end'>): void => {
    for (const node of nodes) {
      if (node.kind === 'text') runs.push({ ...style, start: node.start, end: node.end });
      else walk(node.children, styleWith(style, node.mark));
    }
  };
  walk(inlineTree(range, marks), plain);
  return runs;
}

function styleWith(style: Omit<Run, 'start' | 'end'>, mark: Mark): Omit<Run, 'start' | 'end'> {
  switch (mark.kind) {
    case 'strong':
    case 'emphasis':
    case 'strike':
    case 'code':
      return { ...style, [mark.kind]: true };
    case 'link':
      return { ...style, link: mark };
    case 'image':
      // An image's alt text stands for it: shown as words.
      return style;
  }
}

function firstStartingAt(marks: readonly Mark[], position: number): number {
  return countLeading(marks, ({ start }) => start < position);
}
