/** A comment's words without its marks, and the line it begins on, from 1. */
export interface Comment {
  readonly line: number;
  readonly text: string;
}

/**
 * The comments of TypeScript that stand on lines of their own, line comments in a row joined. A comment behind code on its line is left
 * out: to tell it from a string takes a parser, and few are.
 */
export function listComments(source: string): readonly Comment[] {
  const comments: Comment[] = [];
  let open: { line: number; words: string[]; isBlock: boolean } | undefined;
  const close = (): void => {
    if (open !== undefined) comments.push({ line: open.line, text: open.words.join(' ').trim() });
    open = undefined;
  };
  for (const [index, written] of source.split('\n').entries()) {
    const line = written.trim();
    if (open?.isBlock === true) {
      open.words.push(withoutMarks(line));
      if (line.includes('*/')) close();
    } else if (line.startsWith('//')) {
      open ??= { line: index + 1, words: [], isBlock: false };
      open.words.push(line.replace(/^\/\/+ ?/u, ''));
    } else {
      close();
      if (!line.startsWith('/*')) continue;
      open = { line: index + 1, words: [withoutMarks(line)], isBlock: true };
      if (line.includes('*/')) close();
    }
  }
  close();
  return comments;
}

function withoutMarks(line: string): string {
  return line
    .replace(/^\/\*+ ?/u, '')
    .replace(/ ?\*+\/.*$/u, '')
    .replace(/^\* ?/u, '');
}
