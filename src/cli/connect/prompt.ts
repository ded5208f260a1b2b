import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { NewsdeskError } from '../../runtime/errors.ts';

/** A person at a terminal who can be asked for a secret. */
export interface Prompt {
  readonly canAsk: boolean;
  /** Asks for a line that is not shown. @throws NewsdeskError `connect.interrupted` on Ctrl-C and Ctrl-D. */
  askHidden(question: string): Promise<string>;
}

/** `output` gets the questions, and nothing of what is typed. */
export function createPrompt(
  input: NodeJS.ReadableStream & { readonly isTTY?: boolean },
  output: NodeJS.WritableStream & { readonly isTTY?: boolean },
): Prompt {
  return {
    canAsk: input.isTTY === true && output.isTTY === true,
    async askHidden(question) {
      output.write(`${question} (hidden): `);
      const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
      // `terminal` switches the echo of the terminal off, and the line editor's own goes nowhere.
      const reader = createInterface({ input, output: nowhere, terminal: true, historySize: 0 });
      try {
        return await new Promise<string>((resolve, reject) => {
          const interrupt = (): void =>
            reject(new NewsdeskError('Nothing was entered.', { code: 'connect.interrupted', fix: 'Run it again if you have the token.' }));
          reader.once('line', resolve).once('SIGINT', interrupt).once('close', interrupt);
        });
      } finally {
        reader.close();
        output.write('\n');
      }
    },
  };
}
