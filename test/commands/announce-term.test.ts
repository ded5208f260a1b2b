import { afterEach, beforeEach, expect, it } from 'vitest';
import { act } from '../../commands/act.ts';
import type { CommandContext } from '../../commands/context.ts';
import { commands } from '../../commands/index.ts';
import { createAnnouncementService } from '../../src/announce/announcement-service.ts';
import type { Asker, Dispatch } from '../../src/command/command.ts';
import { createDispatch } from '../../src/command/dispatch.ts';
import { type EditionServer, openEditionServer } from '../../src/desk/edition-server.ts';
import type { Storage } from '../../src/ports/storage.ts';
import type { Intent } from '../../src/reply/intent.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { formatFilter } from '../../src/subscription/filter.ts';
import { wordsFor } from '../../src/words/words-for.ts';
import { editionOf } from '../glossary/glossary-of.ts';
import { ada, buttonOf, replyOf, rosa, textOf } from './term-stage.ts';

let storage: Storage;
let desk: EditionServer;
let dispatch: Dispatch;

beforeEach(async () => {
  storage = await openMemory();
  desk = openEditionServer(
    editionOf([{ title: 'Boats', topics: ['sea'], sections: [['Skeg', 'A skeg is a fin below the rudder. A skeg it is.']] }]),
    systemClock,
  );
  const announcements = createAnnouncementService({ storage, clock: systemClock, branding: () => ({}), onPlanned: () => {} });
  dispatch = createDispatch<CommandContext>({
    commands,
    act,
    context: () => ({ ...desk.served(), commands: [], words: wordsFor([]), announcements }),
    createIncidentId: () => 'none',
    onIncident: ({ cause }) => {
      throw cause;
    },
  });
});
afterEach(async () => {
  desk.close();
  await storage.close();
});

const here: Intent = { kind: 'announcements', action: 'term', value: 'skeg' };
const filters = async (): Promise<readonly string[]> =>
  (await storage.subscriptions.list()).map(({ settings }) => formatFilter(settings.filter));
const labelsOf = async (asker: Asker, value = 'skeg'): Promise<readonly string[]> => {
  const followed = replyOf(await dispatch.act({ kind: 'follow', by: 'term', value }, asker));
  return followed.actions.flatMap((action) => (action.kind === 'button' ? [action.label] : []));
};

it('a looked-up term is followed by one press, and announced in the channel by another of somebody who manages it', async () => {
  const answer = await dispatch.runText('term', 'skeg', ada);
  const followed = await dispatch.act(buttonOf(answer, 'Follow skeg'), ada);
  const announced = await dispatch.act(buttonOf(followed, 'Announce skeg here'), ada);

  expect(textOf(followed)).toContain('You follow skeg');
  expect(textOf(announced)).toContain('New articles are announced here from now on.');
  expect(await filters()).toEqual(['"skeg"']);
});

it.each<[settings: string, after: string, said: string]>([
  ['topic:sea digest=daily@08:00', 'topic:sea or "skeg"', 'The settings are changed.'],
  ['topic:sea or topic:air', 'topic:sea or topic:air or "skeg"', 'The settings are changed.'],
  ['topic:sea -topic:air', '(topic:sea -topic:air) or "skeg"', 'The settings are changed.'],
  ['everything', 'everything', 'Articles that mention skeg are announced here already.'],
  ['topic:sea or Skeg', 'topic:sea or "Skeg"', 'Articles that mention skeg are announced here already.'],
])('it comes beside what is announced already: %s', async (settings, after, said) => {
  await dispatch.run({ command: 'announcements', subcommand: 'on', options: { settings }, asker: ada });

  expect(textOf(await dispatch.act(here, ada))).toContain(said);
  expect(await filters()).toEqual([after]);
  const [subscription] = await storage.subscriptions.list();
  expect(subscription?.settings.schedule.kind === 'immediately').toBe(!settings.includes('digest'));
});

it('nobody else is offered it, or does it', async () => {
  expect(await labelsOf(ada)).toEqual(['Unfollow', 'Announce skeg here']);
  expect(await labelsOf(rosa)).toEqual(['Unfollow']);
  expect(await labelsOf({ ...ada, isDirect: true })).toEqual(['Unfollow']);
  expect(textOf(await dispatch.act(here, rosa))).toContain('for people who may manage');
  expect(await filters()).toEqual([]);
});

it('it is offered for names alone that a filter tells from other words', async () => {
  const offered = [];
  for (const name of ['IT', 'C++', '“++”', 'SpaceX', 'The “Big” Dig']) if ((await labelsOf(ada, name)).length > 1) offered.push(name);

  expect(offered).toEqual(['SpaceX', 'The “Big” Dig']);
});
