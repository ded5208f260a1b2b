import { expect, it } from 'vitest';
import { act } from '../../commands/act.ts';
import { commands } from '../../commands/index.ts';
import type { CommandContext } from '../../commands/context.ts';
import type { Asker } from '../../src/command/command.ts';
import { createDispatch } from '../../src/command/dispatch.ts';
import { wordsFor } from '../../src/words/words-for.ts';

const words = wordsFor([]);
const context = {
  words,
  answers: { recall: () => ({ audience: 'asker', summary: '', blocks: [], actions: [] }) },
} as unknown as CommandContext;
const visitor: Asker = {
  platform: 'discord',
  installationId: '1',
  channelId: '2',
  userId: '3',
  managesChannel: true,
  broughtAlong: true,
};
const dispatch = createDispatch<CommandContext>({
  commands,
  act,
  wordsOf: () => words,
  context: () => context,
  createIncidentId: () => 'incident',
  onIncident: () => {},
});

it.each(['announcements', 'answers', 'following'])('/%s is refused with the reason where the bot is not a member', async (command) => {
  expect(JSON.stringify(await dispatch.run({ command, options: {}, asker: visitor }))).toContain(words.notMember);
});

it('/help is not refused there', async () => {
  expect(JSON.stringify(await dispatch.run({ command: 'help', options: {}, asker: visitor }))).not.toContain(words.notMember);
});

it.each([
  { kind: 'follow', by: 'topic', value: 'ai' },
  { kind: 'unfollow', by: 'topic', value: 'ai' },
  { kind: 'announcements', action: 'off' },
] as const)('a press of $kind is refused there', async (intent) => {
  expect(JSON.stringify(await dispatch.act(intent, visitor))).toContain(words.notMember);
});
