import { describe, expect, it } from 'vitest';
import { type AnyCommand, type CommandResult, type Asker, isForm } from '../../src/command/command.ts';
import { defineCommand, defineSubcommand } from '../../src/command/define-command.ts';
import { CannotTellError } from '../../src/command/cannot-tell.ts';
import { createDispatch, type Incident } from '../../src/command/dispatch.ts';
import { composeNotice } from '../../src/reply/compose-notice.ts';
import { withProblems } from '../../src/reply/fill-form.ts';
import { fieldsOf, type Form } from '../../src/reply/form.ts';
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

const exactOptions = { line: { kind: 'text', description: 'l', maxLength: 5, refusesLonger: true } } as const;
const exact = defineCommand<Context, typeof exactOptions>({
  name: 'exact',
  description: 'Says',
  examples: ['hello'],
  options: exactOptions,
  audience: 'channel',
  handler: ({ line = '' }) => composeNotice(line),
});

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

const question: Form = {
  kind: 'form',
  title: 'Desk',
  submitLabel: 'Save',
  sections: [{ title: 'All', fields: [{ kind: 'text', name: 'word', label: 'Word', value: '', maxLength: 10 }] }],
};
const desk: AnyCommand<Context> = {
  name: 'desk',
  description: 'Sits',
  examples: ['open', 'say hello'],
  options: {},
  subcommands: {
    open: { description: 'Asks', options: {}, handler: () => question },
    say: defineSubcommand<Context, typeof sayOptions>({ description: 'Says', options: sayOptions, handler: say.handler }),
  },
  form: {
    open: () => question,
    submit: ({ word = '' }) => (word === '' ? withProblems(question, { word: 'It is empty.' }) : composeNotice(`took ${String(word)}`)),
  },
  audience: 'asker',
  forManagers: true,
  handler: () => composeNotice('bare'),
};
const manager: Asker = { ...asker, managesChannel: true };

function setUp() {
  const incidents: Incident[] = [];
  const dispatch = createDispatch<Context>({
    commands: [say, fails, desk, exact],
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

const textOf = (answer: CommandResult): string => replyOf(answer).summary;

function replyOf(answer: CommandResult): Reply {
  if (isForm(answer)) throw new Error('It answered with a form.');
  return answer;
}

describe('dispatch', () => {
  it('gives the handler checked arguments', async () => {
    const { dispatch } = setUp();

    const reply = await dispatch.run({ command: 'say', options: { word: ' you ', times: '2' }, asker });

    expect(textOf(reply)).toBe('hi you x2');
  });

  it('refuses a text that is too long where a part of it would not do', async () => {
    const { dispatch } = setUp();

    expect(textOf(await dispatch.runText('exact', 'hello', asker))).toBe('hello');
    expect(textOf(await dispatch.runText('exact', 'hello there', asker))).toContain('line: it should be 5 characters at most');
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
    expect(replyOf(reply).audience).toBe('asker');
  });

  it('says why it cannot be told whether somebody may use a command, and lets nobody in', async () => {
    const { dispatch, incidents } = setUp();
    const why = 'Newsdesk cannot tell whether you may do this, because the platform did not answer.';

    const refused = await dispatch.run({ command: 'desk', options: {}, asker: { ...asker, cannotTell: why } });

    expect(textOf(refused)).toBe(why);
    expect(incidents).toEqual([]);
  });

  it('says why a handler cannot tell, which is not an incident', async () => {
    const { incidents } = setUp();
    const unsure = createDispatch<Context>({
      commands: [],
      act: () => {
        throw new CannotTellError('Nobody knows.');
      },
      context: () => ({ greeting: 'hi' }),
      createIncidentId: () => 'K7Q2',
      onIncident: (incident) => incidents.push(incident),
    });

    expect(textOf(await unsure.act({ kind: 'term', name: 'mill' }, asker))).toBe('Nobody knows.');
    expect(incidents).toEqual([]);
  });

  it('names the commands there are when asked for another', async () => {
    const { dispatch } = setUp();

    expect(textOf(await dispatch.run({ command: 'nope', options: {}, asker }))).toContain('/say, /fails, /desk');
  });

  it('apologizes privately with an incident id, and logs the cause under it', async () => {
    const { dispatch, incidents } = setUp();

    const replies = [await dispatch.run({ command: 'fails', options: {}, asker }), await dispatch.act({ kind: 'term', name: 'x' }, asker)];

    for (const reply of replies) {
      expect(replyOf(reply).audience).toBe('asker');
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

    expect(await dispatch.suggest({ command: 'say' }, 'word', 'a', {}, asker)).toEqual([{ name: 'hia', value: 'a' }]);
    expect(await dispatch.suggest({ command: 'say' }, 'times', '1', {}, asker)).toEqual([]);
    expect(await dispatch.suggest({ command: 'fails' }, 'word', 'a', {}, asker)).toEqual([]);
    expect(incidents).toHaveLength(1);
  });

  it('runs subcommands, by their path and by the first word of a line', async () => {
    const { dispatch } = setUp();

    expect(textOf(await dispatch.run({ command: 'desk', subcommand: 'say', options: { word: 'you' }, asker: manager }))).toBe('hi you x1');
    expect(textOf(await dispatch.runText('desk', 'Say: you > 2', manager))).toBe('hi you x2');
    expect(textOf(await dispatch.runText('desk', '  ', manager))).toBe('bare');
    expect(textOf(await dispatch.runText('desk', 'say', manager))).toBe(
      'Use it like this: /desk say <word> [times], for example: /desk say hello',
    );
    expect(textOf(await dispatch.runText('desk', 'constructor x', manager))).toContain('The commands are: /desk open, /desk say.');
    expect(await dispatch.suggest({ command: 'desk', subcommand: 'say' }, 'word', 'y', {}, manager)).toEqual([{ name: 'hiy', value: 'y' }]);
  });

  it('opens a form, and gives it back with what is wrong until it can be taken', async () => {
    const { dispatch } = setUp();

    const opened = [await dispatch.runText('desk', 'open', manager), await dispatch.act({ kind: 'form', command: 'desk' }, manager)];
    const wrong = await dispatch.submit('desk', { word: '' }, manager);

    for (const answer of opened) expect(answer).toEqual(question);
    expect(isForm(wrong) && fieldsOf(wrong)[0]?.problem).toBe('It is empty.');
    expect(textOf(await dispatch.submit('desk', { word: 'x' }, manager))).toBe('took x');
  });

  it('asks for rights at every door of a command', async () => {
    const { dispatch } = setUp();
    const answers = await Promise.all([
      dispatch.run({ command: 'desk', options: {}, asker }),
      dispatch.run({ command: 'desk', subcommand: 'open', options: {}, asker }),
      dispatch.runText('desk', 'open', asker),
      dispatch.act({ kind: 'form', command: 'desk' }, asker),
      dispatch.submit('desk', { word: 'x' }, asker),
    ]);

    for (const answer of answers) expect(textOf(answer)).toBe('/desk is for people who may manage this channel.');
  });
});
