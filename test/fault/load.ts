import type { AnyCommand, Dispatch } from '../../src/command/command.ts';
import { createDispatch } from '../../src/command/dispatch.ts';
import type { Reply } from '../../src/reply/reply.ts';

/** The bot's side of a run: when each word reached a handler, and how often. */
export interface Witness {
  readonly dispatch: Dispatch;
  readonly commands: readonly AnyCommand<null>[];
  /** Times on the `performance` clock, in ms, one for each run. */
  runs(word: string): readonly number[];
  readonly undelivered: unknown[];
}

/** A bot that says a word back to the whole channel, and remembers that it was asked. */
export function createWitness(): Witness {
  const runs = new Map<string, number[]>();
  const note = (word: string): void => void runs.set(word, [...(runs.get(word) ?? []), performance.now()]);
  const echo = (text: string, audience: Reply['audience']): Reply => {
    const word = wordIn(text) ?? '';
    note(word);
    return { audience, summary: word, blocks: [{ kind: 'notice', tone: 'info', text: `<${word}>` }], actions: [] };
  };
  const commands: readonly AnyCommand<null>[] = [
    {
      name: 'echo',
      description: 'Says a word back',
      examples: ['word'],
      options: { word: { kind: 'text', description: 'A word', required: true } },
      audience: 'channel',
      handler({ word = '' }: { word?: string }): Reply {
        note(word);
        return {
          audience: 'channel',
          summary: word,
          blocks: [{ kind: 'notice', tone: 'info', text: `<${word}>` }],
          actions: [{ kind: 'button', label: 'Again', intent: { kind: 'term', name: word } }],
        };
      },
    },
  ];
  return {
    commands,
    dispatch: createDispatch<null>({
      commands,
      act: () => ({ audience: 'channel', summary: 'clicked', blocks: [{ kind: 'notice', tone: 'info', text: 'clicked' }], actions: [] }),
      hear: async (text) => echo(text, 'channel'),
      lookUp: (text) => echo(text, 'asker'),
      unfurl: (address) => ({
        reply: echo(address, 'channel'),
        article: { id: address, title: address, url: address, bylines: [], sections: [] },
      }),
      context: () => null,
      createIncidentId: () => 'K7QF-3M9T',
      onIncident: () => {},
    }),
    runs: (word) => runs.get(word) ?? [],
    undelivered: [],
  };
}

/** The word of a question, wherever it stands. */
export function wordIn(text: string): string | undefined {
  return /word-\d+-end/.exec(text)?.[0];
}

/** One command as the platform's side saw it. */
export interface Asked<Answer> {
  readonly word: string;
  /** On the `performance` clock, in ms. */
  readonly sentAt: number;
  readonly answer: Answer;
}

const perSecond = 20;

/** Asks 20 times a second for `forMs`, one new word each time, whatever becomes of the earlier ones. */
export async function askSteadily<Answer>(forMs: number, ask: (word: string) => Promise<Answer>): Promise<readonly Asked<Answer>[]> {
  const asked: Promise<Asked<Answer>>[] = [];
  for (let n = 1; n <= (forMs / 1000) * perSecond; n += 1) {
    const word = `word-${n}-end`;
    const sentAt = performance.now();
    asked.push(ask(word).then((answer) => ({ word, sentAt, answer })));
    await pause(1000 / perSecond);
  }
  return Promise.all(asked);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
