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
  const commands: readonly AnyCommand<null>[] = [
    {
      name: 'echo',
      description: 'Says a word back',
      examples: ['word'],
      options: { word: { kind: 'text', description: 'A word', required: true } },
      audience: 'channel',
      handler({ word = '' }: { word?: string }): Reply {
        runs.set(word, [...(runs.get(word) ?? []), performance.now()]);
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
      context: () => null,
      createIncidentId: () => 'K7QF-3M9T',
      onIncident: () => {},
    }),
    runs: (word) => runs.get(word) ?? [],
    undelivered: [],
  };
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
