import type { WriteStream } from 'node:tty';
import { visibleLines } from '../runtime/visible-text.ts';

/** Width of answers in columns if the terminal's is unknown. */
const defaultWidth = 80;
/** The least width in columns: some terminals say that they have 0 or 1, and no answer can be read in so few. */
const leastWidth = 40;

export interface Output {
  /** The result, on standard output. Control characters are shown, never sent, unless it is styled: then they are Newsdesk's own. */
  print(text: string, options?: { readonly isStyled?: boolean }): void;
  /** Remarks on the result, on standard error. */
  say(text: string): void;
  /** A line that the next one takes the place of, where a person looks; an empty text takes it away. */
  progress(text: string): void;
  readonly color: boolean;
  readonly links: boolean;
  /** Columns, as many as there are now: a window changes. */
  readonly width: number;
}

/** Color and links only where a person looks; `NO_COLOR` is honored by `hasColors`. */
export function createOutput(stdout: WriteStream | NodeJS.WritableStream, stderr: NodeJS.WritableStream): Output {
  const terminal = 'isTTY' in stdout && stdout.isTTY === true ? (stdout as WriteStream) : undefined;
  const color = terminal?.hasColors() === true;
  const isWatched = 'isTTY' in stderr && stderr.isTTY === true;
  return {
    print: (text, { isStyled = false } = {}) => void stdout.write(`${isStyled ? text : visibleLines(text)}\n`),
    say: (text) => void stderr.write(`${visibleLines(text)}\n`),
    progress: (text) => void (isWatched && stderr.write(`\r\u001b[2K${visibleLines(text)}`)),
    color,
    links: color,
    get width() {
      return Math.max(leastWidth, terminal?.columns || defaultWidth);
    },
  };
}
