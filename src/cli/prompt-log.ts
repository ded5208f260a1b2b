import type { WriteStream } from 'node:tty';
import type { LogDestination } from '../runtime/logger.ts';

/** Standard error for the log of a process with a prompt: on the same screen, a line must not land in the one that is being typed. */
export interface PromptLog extends LogDestination {
  /** From now on, lines go above the prompt. */
  follow(prompt: { printAbove(text: string): void }): void;
}

/** Standard error that is not a terminal but a file stays that. */
export function createPromptLog(stderr: WriteStream | NodeJS.WritableStream): PromptLog {
  const terminal = 'isTTY' in stderr && stderr.isTTY === true ? (stderr as WriteStream) : undefined;
  let printAbove: ((text: string) => void) | undefined;
  return {
    isTerminal: terminal !== undefined,
    // `hasColors` honors NO_COLOR and FORCE_COLOR.
    hasColors: terminal?.hasColors() === true,
    write(line) {
      if (printAbove === undefined) stderr.write(line);
      else printAbove(line.replace(/\n$/u, ''));
    },
    follow(prompt) {
      if (terminal !== undefined) printAbove = (text) => prompt.printAbove(text);
    },
  };
}
