import { describe, expect, it } from 'vitest';
import { act } from '../../commands/act.ts';
import type { CommandContext } from '../../commands/context.ts';
import { commands } from '../../commands/index.ts';
import { createAnnouncementService } from '../../src/announce/announcement-service.ts';
import { destinationOf } from '../../src/subscription/subscription.ts';
import { admit } from '../../src/command/admission/admission.ts';
import type { Asker, Dispatch } from '../../src/command/command.ts';
import { createDispatch } from '../../src/command/dispatch.ts';
import { createArticle } from '../../src/content/create-article.ts';
import { createEdition } from '../../src/content/create-edition.ts';
import { openEditionServer } from '../../src/desk/edition-server.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { DAY, emptyFanOut, makeDelivery } from '../announce/fixtures.ts';
import { wordsFor } from '../../src/words/words-for.ts';

const question = 'how are the turbine blades cooled by quietest steam';
const canaries = ['quietest', 'canarytopic', 'canaryterm'];
const edition = createEdition({
  articles: [
    createArticle({
      slug: 'engines',
      title: 'Engines of the north',
      topics: ['power'],
      bylines: ['Ann Miller'],
      sections: [{ heading: 'Cooling', text: 'The turbine needs water. Its blades are cooled by steam from the second stage.' }],
    }),
  ],
});

/** Discord's ids of channels are its own over all servers; a workspace's may be another's, too. */
function channelIn(platform: 'discord' | 'slack', installationId: string): string {
  return platform === 'discord' ? `C-${installationId}` : 'C1';
}

/** Ids of people are the same in both: who is in two servers has one. */
function askerIn(platform: 'discord' | 'slack', installationId: string, userId: string): Asker {
  const channelId = channelIn(platform, installationId);
  return { platform, installationId, channelId, userId, managesChannel: true, mayManage: async () => true, channelOffers: [] };
}

async function openBot(storage: Storage): Promise<{ readonly dispatch: Dispatch; close(): void }> {
  const desk = openEditionServer(edition, systemClock);
  const announcements = createAnnouncementService({ storage, clock: systemClock, branding: () => ({}), onPlanned: () => {} });
  const answering = createDispatch<CommandContext>({
    commands,
    act,
    context: () => ({
      ...desk.served(),
      commands: [],
      words: wordsFor([]),
      announcements,
      noteAnswered: desk.noteAnswered,
      askedIn: desk.askedIn,
    }),
    createIncidentId: () => 'none',
    onIncident: ({ cause }) => {
      throw cause;
    },
  });
  const events = { waited: () => {}, shed: () => {}, limited: () => {}, queued: () => {} };
  return { dispatch: admit(answering, { commands, questionsPerMinute: 200, events }), close: desk.close };
}

/** All that is remembered of a first installation: questions, settings, a follow, and a post whose outcome nobody knows. */
async function useOf(dispatch: Dispatch, storage: Storage, platform: 'discord' | 'slack', installationId: string): Promise<void> {
  for (const person of ['U1', 'U2', 'U1'])
    await dispatch.run({ command: 'news', options: { query: question }, asker: askerIn(platform, installationId, person) });
  const manager = askerIn(platform, installationId, 'U1');
  await dispatch.run({ command: 'announcements', subcommand: 'on', options: { settings: 'topic:canarytopic' }, asker: manager });
  await dispatch.act({ kind: 'follow', by: 'term', value: 'canaryterm' }, manager);
  const destination = destinationOf(platform, installationId, 'channel', channelIn(platform, installationId));
  const now = Date.now();
  await storage.outbox.insertFanOut(
    { ...emptyFanOut, deliveries: [makeDelivery('engines', '', { destination, readyAt: now, expiresAt: now + DAY })] },
    now,
  );
  const claims = await storage.outbox.claim({
    platform,
    owner: 'sender',
    now: now + 1_000,
    leaseMs: 60_000,
    limit: 10,
    exceptQueues: [],
    exceptInstallations: [],
  });
  for (const claim of claims)
    await storage.outbox.settle(claim, 'sender', { kind: 'unknown', reason: 'Nobody can look: canarytopic' }, now);
}

/** Every surface, as JSON by what was done; what was typed itself has no canary in it. */
async function lookAt(dispatch: Dispatch, asker: Asker): Promise<ReadonlyMap<string, string>> {
  const shown = new Map<string, string>();
  const run = async (command: string, options: Record<string, string> = {}, subcommand?: string): Promise<void> => {
    const path = subcommand === undefined ? { command } : { command, subcommand };
    const name = Object.values(path).join(' ');
    shown.set(`/${name} ${Object.values(options).join(' ')}`, JSON.stringify(await dispatch.run({ ...path, options, asker })));
  };
  const type = async (command: string, option: string, typed: string): Promise<void> =>
    void shown.set(`typing /${command} ${typed}`, JSON.stringify(await dispatch.suggest({ command }, option, typed, {}, asker)));
  for (const typed of ['how', 'how are', 'quiet', 'canary', 'turbine bla', '']) {
    await type('news', 'query', typed);
    await type('term', 'term', typed);
    await type('article', 'article', typed);
    await type('announcements why', 'article', typed);
  }
  for (const query of ['how are quietes', 'turbine', 'quieter', 'canary', question.replace('quietest', 'quieter')]) {
    await run('news', { query });
    await run('term', { term: query });
    await run('article', { article: query });
  }
  for (const command of ['latest', 'help', 'following']) await run(command);
  for (const subcommand of ['status', 'test']) await run('announcements', {}, subcommand);
  await run('announcements why', { article: 'engines' });
  await run('announcements settings');
  return shown;
}

describe.each(['discord', 'slack'] as const)('what people of one installation do on %s', (platform) => {
  it('is on no surface of another, not even for who has the same id there', async () => {
    await using storage = await openMemory();
    const { dispatch, close } = await openBot(storage);
    await useOf(dispatch, storage, platform, 'first');

    const elsewhere = await lookAt(dispatch, askerIn(platform, 'second', 'U9'));
    const sameId = await dispatch.suggest({ command: 'news' }, 'query', 'how are', {}, askerIn(platform, 'second', 'U1'));
    const direct = await dispatch.suggest(
      { command: 'news' },
      'query',
      'how are',
      {},
      { platform, channelId: 'D1', userId: 'U1', managesChannel: false },
    );

    const leaks = [...elsewhere].filter(([, text]) => canaries.some((canary) => text.includes(canary))).map(([what]) => what);
    expect(leaks).toEqual([]);
    expect(JSON.stringify([sameId, direct])).not.toContain('quietest');
    expect(elsewhere.get('/announcements status ')).toContain('not announced here');
    close();
  });

  it('is there for themselves', async () => {
    await using storage = await openMemory();
    const { dispatch, close } = await openBot(storage);
    await useOf(dispatch, storage, platform, 'first');

    const here = await lookAt(dispatch, askerIn(platform, 'first', 'U1'));
    const stranger = await dispatch.suggest({ command: 'news' }, 'query', 'how are', {}, askerIn(platform, 'first', 'U3'));

    expect(stranger.map(({ name }) => name)).toContain(question);
    expect(here.get('/announcements status ')).toContain('canarytopic');
    expect(here.get('/following ')).toContain('canaryterm');
    close();
  });

  it('does not make two people of one who asks here and there', async () => {
    await using storage = await openMemory();
    const { dispatch, close } = await openBot(storage);

    for (const installation of ['first', 'second', 'first'])
      await dispatch.run({ command: 'news', options: { query: question }, asker: askerIn(platform, installation, 'U1') });
    const offered = await Promise.all(
      ['first', 'second'].map((installation) =>
        dispatch.suggest({ command: 'news' }, 'query', 'how are', {}, askerIn(platform, installation, 'U3')),
      ),
    );

    expect(JSON.stringify(offered)).not.toContain('quietest');
    close();
  });

  it('is answered with the same kept answer, which has nothing of who asked', async () => {
    await using storage = await openMemory();
    const { dispatch, close } = await openBot(storage);
    const ask = (installation: string, userId: string) =>
      dispatch.run({ command: 'news', options: { query: 'turbine blades' }, asker: askerIn(platform, installation, userId) });

    const [, , first, second] = [await ask('first', 'U1'), await ask('first', 'U1'), await ask('first', 'U1'), await ask('second', 'U2')];

    expect(second).toBe(first);
    expect(JSON.stringify(first)).not.toMatch(/U1|first|C1|C-/u);
    close();
  });
});
