import { REACHED } from './reached.ts';
import { nodeAt, parseSource, walk } from './syntax.ts';

/** Code that runs as a whole. Offsets are UTF-16 code units. */
export interface Block {
  readonly start: number;
  readonly end: number;
  /** False for the body of a short arrow function, which is an expression. */
  readonly isBraced: boolean;
}

/** Blocks of a file by their starts; a block is named by its index. Code outside of them runs when the file is imported. */
export function listBlocks(source: string): readonly Block[] {
  const blocks: Block[] = [];
  walk(parseSource(source), (node) => {
    const body = node.type === 'ArrowFunctionExpression' ? nodeAt(node, 'body') : undefined;
    if (node.type === 'BlockStatement') blocks.push({ start: node.start, end: node.end, isBraced: true });
    else if (body !== undefined && body.type !== 'BlockStatement') blocks.push({ start: body.start, end: body.end, isBraced: false });
  });
  return blocks.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The smallest block around an offset; undefined for code that runs with the import. */
export function blockAround(blocks: readonly Block[], offset: number): number | undefined {
  const index = blocks.findLastIndex(({ start, end }) => start <= offset && offset < end);
  return index === -1 ? undefined : index;
}

/** The name of a block in the global set. */
export function blockName(file: string, index: number): string {
  return `${file}:${index}`;
}

/** The source, made to record in the global set which of its blocks ran. It does the same as before. */
export function markBlocks(file: string, source: string): string {
  const inserts = listBlocks(source).flatMap(({ start, end, isBraced }, index) => {
    const mark = `(globalThis as any).${REACHED}?.add(${JSON.stringify(blockName(file, index))})`;
    const opening = { at: isBraced ? start + 1 : start, text: isBraced ? `${mark};` : `(${mark}, ` };
    return isBraced ? [opening] : [opening, { at: end, text: ')' }];
  });
  let marked = '';
  let done = 0;
  for (const { at, text } of inserts.sort((a, b) => a.at - b.at)) {
    marked += source.slice(done, at) + text;
    done = at;
  }
  return marked + source.slice(done);
}
