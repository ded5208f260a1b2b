import { describe, expect, it } from 'vitest';
import type { AnyCommand, Asker } from '../../src/command/command.ts';
import { defineCommand } from '../../src/command/define-command.ts';
import { createDispatch, type Incident } from '../../src/command/dispatch.ts';
import { composeNotice } from '../../src/reply/compose-notice.ts';
import type { Reply } from '../../src/reply/reply.ts';

interface Context {
  readonly greeting: string;
}

const asker: Asker = { platform: 'terminal', channelId: 'c', userId: 'u', managesChannel: false };

const sayOptions = {
  word: {
    kind: 'text',
    description: 'w',
    required: true,
    suggest: (typed: string, { greeting }: Context) => [{ name: greeting + typed, value: typed }],
  },
  times: { kind: 'integer', description: 'n', min: 1, max: 3 },
} as const;

const say = defineCommand<Context, typeof sayOptions>({
  name: 'say',
  description: 'Says',
  examples: ['hello'],
  options: sayOptions,
  audience: 'channel',
  handler: ({ word, times = 1 }, { greeting }) => composeNotice(`${greeting} ${word} x${times}`),
});
const fails: AnyCommand<Context> = {
  ...say,
  name: 'fails',
  options: {
    word: {
      kind: 'text',
      description: 'w',
      suggest: () => {
        throw new Error('no suggestions');
      },
    },
  },
  handler: () => {
    throw new Error('the reason');
  },
};

function setUp() {
  const incidents: Incident[] = [];
  const dispatch = createDispatch<Context>({
    commands: [say, fails],
    act: (intent) => {
      if (intent.kind === 'term') throw new Error('act fails');
      return composeNotice(intent.kind);
    },
    context: () => ({ greeting: 'hi' }),
    createIncidentId: () => 'K7Q2',
    onIncident: (incident) => incidents.push(incident),
  });
  return { dispatch, incidents };
}

const textOf = (reply: Reply): string => reply.summary;

describe('dispatch', () => {
  it('gives the handler checked arguments', async () => {
    const { dispatch } = setUp();

    const reply = await dispatch.run({ command: 'say', options: { word: ' you ', times: '2' }, asker });

    expect(textOf(reply)).toBe('hi you x2');
  });

  it('reads Slack text by the same declarations', async () => {
    const { dispatch } = setUp();

    expect(textOf(await dispatch.runText('say', 'you > 3', asker))).toBe('hi you x3');
  });

  it.each([
    [{ word: 'you', times: 9 }, /times: it should be a whole number from 1 to 3/u],
    [{ word: 'you', times: 'many' }, /times: it should be a whole number from 1 to 3/u],
    [{}, /Use it like this: \/say <word> \[times\], for example: \/say hello/u],
  ])('says how to use the command when given %j', async (options, expected) => {
    const { dispatch } = setUp();

    const reply = await dispatch.run({ command: 'say', options, asker });

    expect(textOf(reply)).toMatch(expected);
    expect(reply.audience).toBe('asker');
  });

  it('names the commands there are when asked for another', async () => {
    const { dispatch } = setUp();

    expect(textOf(await dispatch.run({ command: 'nope', options: {}, asker }))).toContain('/say, /fails');
  });

  it('apologizes privately with an incident id, and logs the cause under it', async () => {
    const { dispatch, incidents } = setUp();

    const replies = [await dispatch.run({ command: 'fails', options: {}, asker }), await dispatch.act({ kind: 'term', name: 'x' }, asker)];

    for (const reply of replies) {
      expect(reply.audience).toBe('asker');
      expect(textOf(reply)).toContain('K7Q2');
      expect(textOf(reply)).not.toContain('reason');
    }
    expect(incidents).toMatchObject([
      { id: 'K7Q2', during: '/fails', cause: { message: 'the reason' } },
      { id: 'K7Q2', during: 'button term', cause: { message: 'act fails' } },
    ]);
  });

  it('suggests from the declaration, and nothing rather than an error', async () => {
    const { dispatch, incidents } = setUp();

    expect(await dispatch.suggest('say', 'word', 'a', {}, asker)).toEqual([{ name: 'hia', value: 'a' }]);
    expect(await dispatch.suggest('say', 'times', '1', {}, asker)).toEqual([]);
    expect(await dispatch.suggest('fails', 'word', 'a', {}, asker)).toEqual([]);
    expect(incidents).toHaveLength(1);
  });
});
