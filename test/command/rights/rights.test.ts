import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { CannotTellError } from '../../../src/command/cannot-tell.ts';
import type { AnyCommand, Asker } from '../../../src/command/command.ts';
import { createDispatch } from '../../../src/command/dispatch.ts';
import { findOpenChannels } from '../../../src/command/rights/judge-use.ts';
import { restrict } from '../../../src/command/rights/restrict.ts';
import { createRights } from '../../../src/command/rights/rights.ts';
import type { Rule } from '../../../src/command/rights/rule.ts';
import { type Needed, usesOfIntent } from '../../../src/command/rights/uses.ts';
import { composeNotice } from '../../../src/reply/compose-notice.ts';
import { wordsFor } from '../../../src/words/words-for.ts';

/** The same table for both platforms, whose names for its parts differ. */
const rules: readonly Rule[] = [
  { use: ['news'], discord: { channels: ['ask'] }, slack: { channels: ['ask', 'direct'] } },
  { use: ['news'], discord: { users: ['boss'] }, slack: { users: ['boss'] } },
  { use: ['terms'], discord: { groups: ['editors'] }, slack: { groups: ['editors'] } },
  { use: ['latest'], discord: 'none', slack: 'all' },
  { use: ['term'], discord: { channels: ['ask'], groups: ['editors'] } },
  { use: ['article'] },
  { use: ['announcements'], discord: { groups: ['editors'] }, slack: { groups: ['editors'] } },
  { use: ['announcements'], discord: { users: ['owner'] }, slack: { users: ['owner'] } },
  { use: ['look-up'], discord: { channels: ['ask'] }, slack: { channels: ['ask'] } },
  { use: ['look-up'], discord: { channels: ['desk'], groups: ['editors'] }, slack: { channels: ['desk'], groups: ['editors'] } },
  { use: 'all', discord: { channels: ['lobby'] }, slack: { channels: ['lobby'] } },
];
const rights = createRights(rules, 20, commands);

const person = (platform: Asker['platform'], extra: Partial<Asker> = {}): Asker => ({
  platform,
  installationId: 'i',
  channelId: 'lobby',
  userId: 'reader',
  managesChannel: false,
  isInAny: (groups) => groups.includes('readers'),
  ...extra,
});
const asEditor: Partial<Asker> = { isInAny: async (groups) => groups.includes('editors') };
const use = (name: string): Needed => [[name]];

async function hintOf(name: string, asker: Asker): Promise<readonly string[] | undefined> {
  const verdict = await rights.judge(use(name), asker);
  return verdict.kind === 'elsewhere' ? findOpenChannels(asker, verdict.scopes, 10) : undefined;
}

describe.each(['discord', 'slack'] as const)('on %s', (platform) => {
  it.each([
    ['a command in its channel', 'news', { channelId: 'ask' }, 'open'],
    ['a command in a thread of its channel', 'news', { channelId: 'thread', parentChannelId: 'ask' }, 'open'],
    ['a command elsewhere', 'news', {}, 'elsewhere'],
    ['a command of somebody who is named, anywhere', 'news', { userId: 'boss' }, 'open'],
    ['a command for a group, for one of it', 'terms', asEditor, 'open'],
    ['a command for a group, for another', 'terms', {}, 'others'],
    ['a command for a group, if nobody can tell', 'terms', { isInAny: undefined }, 'others'],
    ['a command of a rule that names no platform', 'article', { channelId: 'any' }, 'open'],
    ['a command that only the rule for all is about, there', 'following', {}, 'open'],
    ['a command that only the rule for all is about, elsewhere', 'following', { channelId: 'ask' }, 'elsewhere'],
    ['help, wherever', 'help', { channelId: 'any' }, 'open'],
    ['a way in that is not a command, elsewhere', 'preview', { channelId: 'any' }, 'elsewhere'],
  ] as const)('%s: %s is judged', async (_, name, extra, expected) => {
    expect((await rights.judge(use(name), person(platform, extra as Partial<Asker>))).kind).toBe(expected);
  });

  it('names every channel that would do', async () => {
    expect(await hintOf('following', person(platform, { channelId: 'any' }))).toEqual(['lobby']);
  });

  it('looks at groups and channels elsewhere for a refusal alone', async () => {
    const asked: unknown[] = [];
    const curious = person(platform, {
      isInAny: (groups) => asked.push(groups) > 0,
      hasChannel: async (id) => asked.push(id) > 0,
    });

    expect(await rights.closedTo(curious, ['look-up'])).toEqual(['look-up']);
    expect((await rights.judge(use('look-up'), curious)).kind).toBe('elsewhere');
    expect(asked).toEqual([]);
    expect(await hintOf('look-up', curious)).toEqual(['ask', 'desk']);
    expect(asked).toEqual([['editors'], 'ask', 'desk']);
  });

  it('surely refuses somebody in a place of no rule, whatever the platform tells of them', async () => {
    const untold = person(platform, { isInAny: () => Promise.reject(new CannotTellError('Slack is silent')) });

    expect((await rights.judge(use('look-up'), untold)).kind).toBe('elsewhere');
    expect(await hintOf('look-up', untold)).toEqual(['ask']);
  });

  it('names no more channels than a refusal shows, and none of another server', async () => {
    const channels = ['x1', 'a', 'x2', 'b', 'c', 'direct'];
    const asker = person(platform, { hasChannel: async (id) => !id.startsWith('x') });

    expect(await findOpenChannels(asker, [{ channels }], 2)).toEqual(['a', 'b']);
    expect(await findOpenChannels(asker, [{ channels }], 9)).toEqual(['a', 'b', 'c', 'direct']);
    expect(await findOpenChannels(asker, [{ channels: ['x1'] }], 9)).toEqual([]);
    expect(await findOpenChannels(asker, [{ channels, groups: ['others'] }], 9)).toBeUndefined();
  });

  it('takes each kind of use that something needs, and one of several that would do', async () => {
    const inAsk = person(platform, { channelId: 'ask' });

    expect((await rights.judge([['mention'], ['news']], inAsk)).kind).toBe('elsewhere');
    expect((await rights.judge([['following', 'news']], inAsk)).kind).toBe('open');
  });

  it('lists what is closed', async () => {
    const names = ['news', 'terms', 'article', 'help'];

    expect(await rights.closedTo(person(platform), names)).toEqual(['news', 'terms']);
  });

  it('lets nobody in by guess, if the platform does not tell who they are', async () => {
    const untold = person(platform, { isInAny: () => Promise.reject(new CannotTellError('Slack is silent')) });

    await expect(rights.judge(use('terms'), untold)).rejects.toThrow('Slack is silent');
    expect(await rights.closedTo(untold, ['terms', 'article'])).toEqual(['terms']);
  });

  it('lets in by a rule or a use that does not depend on what the platform does not tell', async () => {
    const untold = person(platform, { isInAny: () => Promise.reject(new CannotTellError('Slack is silent')) });
    const asker = { ...untold, userId: 'owner' };

    expect((await rights.judge(use('announcements'), asker)).kind).toBe('open');
    expect((await rights.judge([['terms', 'article']], untold)).kind).toBe('open');
    await expect(rights.judge([['terms', 'news']], untold)).rejects.toThrow('Slack is silent');
    await expect(rights.judge([['news', 'terms']], untold)).rejects.toThrow('Slack is silent');
  });

  it.each([
    ['somebody whom no rule lets in there', {}, ['ask']],
    ['somebody whom a rule lets in there', asEditor, ['ask', 'desk']],
  ] as const)('names a channel of a rule for some people to those alone: %s', async (_, extra, expected) => {
    expect(await hintOf('look-up', person(platform, extra))).toEqual(expected);
  });
});

it.each([
  ['discord', 'latest', {}, 'others'],
  ['slack', 'latest', {}, 'open'],
  // A rule that names one platform says nothing of another: it is closed there.
  ['slack', 'term', { channelId: 'ask', ...asEditor }, 'others'],
  ['discord', 'term', { channelId: 'ask', ...asEditor }, 'open'],
  ['discord', 'term', { channelId: 'ask' }, 'others'],
  ['discord', 'term', asEditor, 'elsewhere'],
  ['slack', 'news', { channelId: 'D1', isDirect: true }, 'open'],
  ['slack', 'news', { channelId: 'D1', isDirect: async (): Promise<boolean> => false }, 'elsewhere'],
  ['slack', 'news', { channelId: 'C9', installationId: undefined }, 'elsewhere'],
  ['discord', 'news', { channelId: 'D1', isDirect: true }, 'elsewhere'],
  ['terminal', 'terms', {}, 'open'],
] as const)('on %s, /%s of %j is %s', async (platform, name, extra, expected) => {
  expect((await rights.judge(use(name), person(platform, extra as Partial<Asker>))).kind).toBe(expected);
});

it('closes nothing without a table', async () => {
  const open = createRights([], 0, commands);

  expect(open.restricts).toBe(false);
  expect((await open.judge(use('announcements'), person('discord'))).kind).toBe('open');
});

it.each([
  ['a command that is misspelled', { use: ['nwes'] }, '“nwes”'],
  ['help, which is never closed', { use: ['help'] }, '“help”'],
] as const)('refuses %s', (_, rule, named) => {
  expect(() => createRights([rule], 20, commands)).toThrow(named);
});

it('asks of a press what the command would need that does the same', () => {
  expect(usesOfIntent({ kind: 'search', query: 'x' })).toEqual([['news']]);
  expect(usesOfIntent({ kind: 'form', command: 'announcements' })).toEqual([['announcements']]);
  expect(usesOfIntent({ kind: 'editForm', edit: { act: 'add' } })).toEqual([['terms']]);
  expect(usesOfIntent({ kind: 'unfollow', by: 'topic', value: 'ai' })).toEqual([]);
});

describe('for another channel than that of the press', () => {
  const words = wordsFor([]);
  const settings: AnyCommand<object> = {
    name: 'announcements',
    description: 'Announces',
    examples: [],
    options: {},
    audience: 'asker',
    handler: () => composeNotice('none'),
    form: { open: (_, { channelId }) => composeNotice(channelId), submit: (_, __, { channelId }) => composeNotice(channelId) },
  };
  const dispatch = createDispatch<object>({
    commands: [settings],
    act: (_, __, { channelId }) => composeNotice(channelId),
    context: () => ({}),
    createIncidentId: () => 'id',
    onIncident: ({ cause }) => {
      throw cause;
    },
  });
  const table = createRights([{ use: ['announcements'], slack: { channels: ['here', 'open', 'direct'] } }], 20, commands);
  const restricted = restrict(dispatch, table);
  const manager = person('slack', {
    channelId: 'here',
    managesChannel: true,
    inChannel: async (channelId) => person('slack', { channelId, managesChannel: true, isElsewhere: true, isDirect: false }),
  });

  it.each([
    ['a form that is sent', (channel: string, asker: Asker) => restricted.submit('announcements', {}, asker, channel)],
    [
      'a button that opens a form',
      (channel: string, asker: Asker) => restricted.act({ kind: 'form', command: 'announcements', channel }, asker),
    ],
    ['a button of a status', (channel: string, asker: Asker) => restricted.act({ kind: 'announcements', action: 'off', channel }, asker)],
  ] as const)('%s takes the right to it in both', async (_, press) => {
    expect(JSON.stringify(await press('open', manager))).toContain('"open"');
    expect(await press('open', { ...manager, channelId: 'closed' })).toMatchObject({ summary: words.notHere, isPassing: true });
    const refused = await press('closed', manager);
    expect(refused).toMatchObject({ summary: words.elsewhere.notHere, isPassing: true });
    expect(JSON.stringify(refused)).toContain('["here","open"]');
    expect(JSON.stringify(refused)).not.toContain(words.openDirect);
  });
});
