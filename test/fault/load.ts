import type { Once } from '../../src/announce/once.ts';
import type { AnyCommand, Dispatch } from '../../src/command/command.ts';
import { createDispatch } from '../../src/command/dispatch.ts';
import type { Reply } from '../../src/reply/reply.ts';

/** The bot's side of a run: when each word reached a handler, and how often. */
export interface Witness {
  readonly dispatch: Dispatch;
  readonly commands: readonly AnyCommand<string | undefined>[];
  /** Times on the `performance` clock, in ms, one for each run; of what is done once for its cause, one. */
  runs(word: string): readonly number[];
  readonly undelivered: unknown[];
}

const always: Once = (_cause, _what, work) => work();

/** A bot that says a word back to the whole channel, and remembers that it was asked: with `once`, as what only one of several processes may do. */
export function createWitness(once: Once = always): Witness {
  const runs = new Map<string, number[]>();
  const note = (word: string, cause: string | undefined): Promise<void> =>
    once(cause, 'witness', async () => void runs.set(word, [...(runs.get(word) ?? []), performance.now()]));
  const echo = (word: string, audience: Reply['audience']): Reply => ({
    audience,
    summary: word,
    blocks: [{ kind: 'notice', tone: 'info', text: `<${word}>` }],
    actions: [],
  });
  const noted = async (text: string, cause: string | undefined, audience: Reply['audience']): Promise<Reply> => {
    const word = wordIn(text) ?? '';
    await note(word, cause);
    return echo(word, audience);
  };
  const commands: readonly AnyCommand<string | undefined>[] = [
    {
      name: 'echo',
      description: 'Says a word back',
      examples: ['word'],
      options: { word: { kind: 'text', description: 'A word', required: true } },
      audience: 'channel',
      async handler({ word = '' }: { word?: string }, cause: string | undefined): Promise<Reply> {
        await note(word, cause);
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
    dispatch: createDispatch<string | undefined>({
      commands,
      act: () => ({ audience: 'channel', summary: 'clicked', blocks: [{ kind: 'notice', tone: 'info', text: 'clicked' }], actions: [] }),
      hear: (text, cause) => noted(text, cause, 'channel'),
      lookUp: (text, cause) => noted(text, cause, 'asker'),
      unfurl(address) {
        const word = wordIn(address) ?? '';
        void note(word, undefined);
        return { reply: echo(word, 'channel'), article: { id: address, title: address, url: address, bylines: [], sections: [] } };
      },
      context: ({ cause }) => cause,
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
