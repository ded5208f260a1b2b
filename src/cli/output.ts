import type { WriteStream } from 'node:tty';

/** How wide answers are where the width is not known. */
const defaultWidth = 80;

export interface Output {
  /** What was asked for: standard output. */
  print(text: string): void;
  /** What is said about it: standard error. */
  say(text: string): void;
  readonly color: boolean;
  readonly links: boolean;
  /** Columns, as many as there are now: a window changes. */
  readonly width: number;
}

/** Colour and links only where a person looks; `NO_COLOR` is honoured by `hasColors`. */
export function createOutput(stdout: WriteStream | NodeJS.WritableStream, stderr: NodeJS.WritableStream): Output {
  const terminal = 'isTTY' in stdout && stdout.isTTY === true ? (stdout as WriteStream) : undefined;
  const color = terminal?.hasColors() === true;
  return {
    print: (text) => void stdout.write(`${text}\n`),
    say: (text) => void stderr.write(`${text}\n`),
    color,
    links: color,
    get width() {
      return terminal?.columns ?? defaultWidth;
    },
  };
}
