import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnnouncementId } from '../../src/delivery/announcement.ts';
import type { CuratedTerm, TermId } from '../../src/curation/curated-term.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { type Destination, destinationOf } from '../../src/subscription/subscription.ts';
import { DAY, HOUR, makeDelivery, makeInstallation, makeSettings, makeSubscription, NOON } from '../announce/fixtures.ts';
import { queueOf } from './queue-steps.ts';
import { keepText } from '../../src/words/kept-text.ts';

/** The contract of every storage for places where the bot was installed. `open` gives an empty one each time. */
export function describeInstallations(name: string, open: () => Promise<Storage>): void {
  describe(`installations on ${name}`, () => {
    let storage: Storage;
    const queue = queueOf(() => storage);
    const find = (id: string) => storage.installations.find('slack', id);
    const channel = (team: string, id = 'C1'): Destination => destinationOf('slack', team, 'channel', id);
    const person = (team: string): Destination => destinationOf('slack', team, 'user', 'U1');

    beforeEach(async () => {
      storage = await open();
    });
    afterEach(async () => {
      await storage.close();
    });

    /** Something of every kind, for the channel and a reader of a team. */
    async function fill(team: string): Promise<void> {
      const destination = channel(team);
      await storage.subscriptions.put(makeSubscription('c1', { destination }), NOON + DAY);
      await storage.follows.add({ destination: person(team), kind: 'topic', value: 'Power', createdAt: NOON });
      await storage.channelAnswers.set(destination.id, 'private');
      const by = { platform: 'slack', userId: `U-of-${team}`, name: `Ada of ${team}`, installationId: team };
      const { revision } = await storage.terms.read();
      await storage.terms.commit(revision, { act: 'add', note: '', by, at: NOON, terms: [makeTerm(team)] });
      const wished = { headword: 'Keel', aliases: [], definition: 'A part of a boat.', seeAlso: [] };
      await storage.terms.suggest(revision + 1, { ...wished, by, at: NOON });
      const announcementId = `article:${team}` as AnnouncementId;
      const places = [destination.id, person(team).id];
      const digestIds = places.map((id) => `digest:${id}:2026-11-02T12:00:00.000Z` as AnnouncementId);
      const digest = { kind: 'digest', status: 'out', rule: 'digest', dueAt: NOON, createdAt: NOON, revision: 1 } as const;
      await queue.plan({
        announcements: digestIds.map((id) => ({ ...digest, id })),
        cards: digestIds.map((id) => ({ announcementId: id, revision: 1, card: { kind: 'digest', reason: 'daily', items: [] } })),
        deliveries: [makeDelivery(team, 'c1', { destination })],
        digestItems: places.map((destinationId) => ({ destinationId, announcementId })),
        decisions: places.map((destinationId) => ({ destinationId, announcementId, because: 'filter' })),
      });
    }

    it('are noted once as lost, until the app is installed again or its token is renewed', async () => {
      const { installations } = storage;
      const soon = { sealedToken: 'sealed T1', expiresAt: NOON + HOUR };
      await installations.put(makeInstallation('T1', { ...soon, installedBy: 'U9' }));
      const known = { platform: 'slack', id: 'T1', name: 'One' } as const;
      const unknown = { platform: 'slack', id: 'T2', name: 'Two' } as const;

      const noted = [
        await installations.noteReinstall({ ...known, version: 2 }, NOON),
        await installations.noteReinstall({ ...known, version: 1 }, NOON),
        await installations.noteReinstall({ ...known, version: 1 }, NOON + 1),
        await installations.noteReinstall(unknown, NOON),
        await installations.noteReinstall(unknown, NOON + 1),
      ];
      const lost = [await find('T1'), await find('T2')];
      await installations.replaceToken({ ...known, version: 1 }, { ...soon, sealedToken: 'under a newer key' });
      const stillLost = await find('T1');
      await installations.replaceToken({ ...known, version: 2 }, { sealedToken: 'renewed', expiresAt: NOON + DAY });
      await installations.put(makeInstallation('T2'));
      const mended = [await find('T1'), await find('T2')];
      const withToken = await installations.noteReinstall(unknown, NOON);
      await installations.remove(unknown, NOON);
      const comeBack = await installations.noteReinstall(unknown, NOON + 1);

      expect(noted).toEqual([false, true, false, true, false]);
      expect(lost).toMatchObject([
        { installedBy: 'U9', reinstallSince: NOON },
        { name: 'Two', reinstallSince: NOON },
      ]);
      expect(lost[1]?.removedAt).toBeUndefined();
      expect(stillLost?.reinstallSince).toBe(NOON);
      expect(mended.map((row) => row?.reinstallSince)).toEqual([undefined, undefined]);
      expect(mended[1]?.removedAt).toBeUndefined();
      expect([withToken, comeBack]).toEqual([false, true]);
      expect(await find('T2')).toMatchObject({ reinstallSince: NOON + 1 });
      expect((await find('T2'))?.removedAt).toBeUndefined();
      await installations.remove(unknown, NOON + 2);
      expect(await find('T2')).toMatchObject({ removedAt: NOON + 2 });
      expect((await find('T2'))?.reinstallSince).toBeUndefined();
    });

    it('keep everything while their token is lost, get nothing, and go on with the workspaces of the organization', async () => {
      const { installations } = storage;
      const { sealedToken: _, ...member } = makeInstallation('T1', { enterpriseId: 'E1' });
      const organization = makeInstallation('E1', { enterpriseId: 'E1' });
      for (const installation of [organization, member]) await installations.put(installation);
      await fill('T1');
      const places = async () => (await storage.subscriptions.list()).map(({ destination }) => destination.installationId);
      const away = async () => [await places(), await installations.listRemovedBefore('slack', NOON + 9 * DAY)];

      const version = (await find('E1'))?.version ?? 0;
      const ended = await installations.loseToken({ ...organization, version }, NOON);
      const lost = [await find('E1'), await find('T1')];
      const afterEnd = await away();
      const rows = await queue.all();
      await installations.put(organization);
      const again = await places();
      await installations.remove(organization, NOON + HOUR);
      await installations.noteReinstall(organization, NOON + 2 * HOUR);
      const afterCutOff = await away();
      await installations.put(organization);

      expect(ended).toBe(true);
      expect(lost).toMatchObject([{ reinstallSince: NOON }, { reinstallSince: NOON }]);
      expect(lost.map((row) => [row?.sealedToken, row?.removedAt])).toEqual([
        [undefined, undefined],
        [undefined, undefined],
      ]);
      expect([afterEnd, afterCutOff]).toEqual([
        [[], []],
        [[], []],
      ]);
      expect(rows.map(({ status }) => status)).toEqual(['canceled']);
      expect([again, await places()]).toEqual([['T1'], ['T1']]);
      expect((await find('T1'))?.reinstallSince).toBeUndefined();
    });

    it('of Discord are servers with their channels, and people with their direct messages', async () => {
      const { installations } = storage;
      const [news, reader] = [destinationOf('discord', 'G1', 'channel', 'C1'), destinationOf('discord', 'G1', 'user', 'U1')];
      await storage.subscriptions.put(makeSubscription('c1', { destination: news }), NOON + DAY);
      await storage.channelAnswers.set(news.id, 'private');
      await storage.follows.add({ destination: reader, kind: 'topic', value: 'Power', createdAt: NOON });
      await queue.plan({ deliveries: [makeDelivery('a', 'c1', { destination: news }), makeDelivery('b', 'u1', { destination: reader })] });
      for (const id of ['G1', 'U1']) await installations.put({ ...makeInstallation(id), platform: 'discord' });

      await installations.remove({ platform: 'discord', id: 'G1' }, NOON);
      const afterServer = [(await storage.subscriptions.list()).length, (await storage.follows.list()).length];
      await installations.forget('discord', 'G1');
      const left = (await storage.outbox.list({})).map(({ destination }) => destination.kind);
      await installations.remove({ platform: 'discord', id: 'U1' }, NOON);
      const afterPerson = (await storage.follows.list()).length;
      await installations.forget('discord', 'U1');
      const dump: string[] = [];
      for await (const line of storage.archive.dump(NOON)) if (/discord:/u.test(line)) dump.push(line);

      expect([afterServer, left, afterPerson]).toEqual([[0, 1], ['user'], 0]);
      expect(dump).toEqual([]);
    });

    it('are kept with all that is known of them, and change as a whole', async () => {
      const first = makeInstallation('T1', { enterpriseId: 'E1', expiresAt: NOON + DAY });
      const again = makeInstallation('T1', { name: 'New name', scopes: [], installedAt: NOON + HOUR });

      await storage.installations.put(first);
      const before = await find('T1');
      await storage.installations.put(again);

      expect(before).toEqual({ ...first, version: 1 });
      expect(await find('T1')).toEqual({ ...again, version: 2 });
      expect(await find('T2')).toBeUndefined();
    });

    it('take a token only in the place of the one that was seen', async () => {
      await storage.installations.put(makeInstallation('T1'));
      const seen = { platform: 'slack', id: 'T1', version: 1 } as const;

      const replaced = await storage.installations.replaceToken(seen, { sealedToken: 'second', expiresAt: NOON + HOUR });
      const late = await storage.installations.replaceToken(seen, { sealedToken: 'third' });

      expect([replaced, late]).toEqual([true, false]);
      expect(await find('T1')).toMatchObject({ sealedToken: 'second', expiresAt: NOON + HOUR, version: 2 });
    });

    it('lose the token when they are removed, and get nothing more until they are there again', async () => {
      for (const team of ['T1', 'T2']) {
        await storage.installations.put(makeInstallation(team));
        await fill(team);
      }

      const stale = await storage.installations.remove({ platform: 'slack', id: 'T1', version: 7 }, NOON);
      const removed = await storage.installations.remove({ platform: 'slack', id: 'T1', version: 1 }, NOON + HOUR);
      const twice = await storage.installations.remove({ platform: 'slack', id: 'T1' }, NOON + HOUR);
      const gone = await find('T1');
      const teams = async () => [
        (await storage.subscriptions.list()).map(({ destination }) => destination.installationId),
        (await storage.subscriptions.listDueDigests(NOON + DAY)).map(({ subscription }) => subscription.destination.installationId),
        (await storage.follows.list()).map(({ destination }) => destination.installationId),
      ];
      const without = await teams();
      const rows = await queue.all();
      await storage.installations.put(makeInstallation('T1', { installedAt: NOON + DAY }));

      expect([stale, removed, twice]).toEqual([false, true, false]);
      expect(gone).toMatchObject({ removedAt: NOON + HOUR });
      expect(gone?.sealedToken).toBeUndefined();
      expect(without).toEqual([['T2'], ['T2'], ['T2']]);
      expect(rows.map(({ status }) => status)).toEqual(['canceled', 'pending']);
      expect(rows[0]?.reason).toBe(keepText('uninstalled'));
      expect(await teams()).toEqual([
        ['T1', 'T2'],
        ['T1', 'T2'],
        ['T1', 'T2'],
      ]);
    });

    it('hear of news while they are there, and are not asked about it once they are removed', async () => {
      for (const team of ['T1', 'T9']) {
        await storage.installations.put(makeInstallation(team));
        await storage.subscriptions.put(makeSubscription('c1', { destination: channel(team) }), undefined);
        await storage.follows.add({ destination: person(team), kind: 'topic', value: 'Power', createdAt: NOON });
      }
      await storage.installations.remove({ platform: 'slack', id: 'T9' }, NOON);
      const asked: string[] = [];

      await queue.plan({
        toAudience({ subscriptions, follows }) {
          const places = [...subscriptions, ...follows].map(({ destination }) => destination);
          asked.push(...places.map(({ id }) => id));
          const announcementId = 'article:news' as AnnouncementId;
          return {
            deliveries: places.map((destination) => makeDelivery('news', '', { destination })),
            digestItems: places.map(({ id }) => ({ destinationId: id, announcementId })),
            decisions: places.map(({ id }) => ({ destinationId: id, announcementId, because: 'asked' })),
          };
        },
      });

      expect(asked).toEqual([channel('T1').id, person('T1').id]);
      expect((await queue.all()).map(({ destination }) => destination.id)).toEqual(asked);
      expect(await storage.outbox.listDigestItems(channel('T1').id)).toHaveLength(1);
      expect((await storage.subscriptions.listOf('slack', 'T1')).map(({ destination }) => destination.id)).toEqual([channel('T1').id]);
    });

    it('begin with an empty digest, at its next time, when they are there again', async () => {
      const schedule = { kind: 'daily', at: '12:30', zone: 'UTC' } as const;
      const { sealedToken: _, ...member } = makeInstallation('T1', { enterpriseId: 'E1' });
      for (const installation of [makeInstallation('E1', { enterpriseId: 'E1' }), member, makeInstallation('T2')]) {
        await storage.installations.put(installation);
      }
      for (const team of ['T1', 'T2']) {
        await fill(team);
        await storage.subscriptions.put(
          makeSubscription('c1', { destination: channel(team), settings: makeSettings({ schedule }) }),
          NOON + HOUR / 2,
        );
      }

      await storage.installations.remove({ platform: 'slack', id: 'E1' }, NOON);
      await storage.installations.put(makeInstallation('E1', { enterpriseId: 'E1', installedAt: NOON + 3 * DAY }));
      const due = async (at: number) =>
        (await storage.subscriptions.listDueDigests(at)).map(({ subscription, runAt }) => [subscription.destination.installationId, runAt]);

      const collected = (team: string) => Promise.all([channel(team), person(team)].map(({ id }) => storage.outbox.listDigestItems(id)));
      expect(await collected('T1')).toEqual([[], []]);
      expect(await collected('T2')).toEqual([['article:T2'], ['article:T2']]);
      expect(await due(NOON + 3 * DAY)).toEqual([['T2', NOON + HOUR / 2]]);
      expect(await due(NOON + 4 * DAY)).toContainEqual(['T1', NOON + 3 * DAY + HOUR / 2]);
    });

    it('go with their organization if they have no token of their own', async () => {
      await storage.installations.put(makeInstallation('E1', { enterpriseId: 'E1' }));
      const { sealedToken: _, ...member } = makeInstallation('T1', { enterpriseId: 'E1' });
      await storage.installations.put(member);
      await storage.installations.put(makeInstallation('T2', { enterpriseId: 'E1' }));
      // It had left by itself.
      await storage.installations.put(makeInstallation('T3', { enterpriseId: 'E1' }));
      await storage.installations.remove({ platform: 'slack', id: 'T3' }, NOON - 1);

      await storage.installations.remove({ platform: 'slack', id: 'E1' }, NOON);
      const removed = await storage.installations.listRemovedBefore('slack', NOON + 1);
      await storage.installations.put(makeInstallation('E1', { enterpriseId: 'E1' }));
      const again = await storage.installations.listRemovedBefore('slack', NOON + 1);
      await storage.installations.forget('slack', 'E1');

      expect([removed, again]).toEqual([['E1', 'T1', 'T3'], ['T3']]);
      expect((await storage.installations.list('slack')).map(({ id }) => id)).toEqual(['T2']);
    });

    it('are forgotten one by one when their own time is over, and not if they are there again', async () => {
      const own = makeInstallation('T9', { enterpriseId: 'E1' });
      const { sealedToken: _, ...member } = makeInstallation('T1', { enterpriseId: 'E1' });
      for (const installation of [makeInstallation('E1', { enterpriseId: 'E1' }), member, own])
        await storage.installations.put(installation);
      for (const team of ['T1', 'T9']) await fill(team);
      await storage.installations.remove({ platform: 'slack', id: 'E1' }, NOON - DAY);
      await storage.installations.remove(own, NOON);
      await storage.installations.put(makeInstallation('T5'));

      const rows = [];
      for (const id of ['T5', 'E1', 'E1', 'T9']) rows.push(await storage.installations.forget('slack', id, NOON));

      expect(rows).toEqual([0, 14, 0, 0]);
      expect((await storage.installations.list('slack')).map(({ id }) => id)).toEqual(['T5', 'T9']);
      await storage.installations.put(own);
      expect((await storage.subscriptions.list()).map(({ destination }) => destination.installationId)).toEqual(['T9']);
    });

    it('are forgotten with everything that was kept for them, and nothing else', async () => {
      // An id that begins as another one does.
      for (const team of ['T1', 'T12']) {
        await storage.installations.put(makeInstallation(team));
        await fill(team);
      }
      await storage.installations.remove({ platform: 'slack', id: 'T1' }, NOON);

      const before = await storage.installations.listRemovedBefore('slack', NOON);
      const due = await storage.installations.listRemovedBefore('slack', NOON + 1);
      const rows = await storage.installations.forget('slack', 'T1');
      const authors = [...(await storage.terms.listVersions('T1' as TermId, 9)), ...(await storage.terms.listVersions('T12' as TermId, 9))];
      const { terms, pending } = await storage.terms.read();
      const dump: string[] = [];
      for await (const line of storage.archive.dump(NOON)) if (/T1\b/u.test(line) && !line.includes('term_json')) dump.push(line);

      expect([before, due]).toEqual([[], ['T1']]);
      expect(rows).toBe(13);
      expect(dump).toEqual([]);
      expect(terms.map(({ id }) => id)).toEqual(['T1', 'T12']);
      expect(authors.map(({ by }) => by.name)).toEqual(['', 'Ada of T12']);
      expect(pending.map(({ by }) => by.userId)).toEqual(['', 'U-of-T12']);
      expect((await storage.subscriptions.list()).map(({ destination }) => destination.installationId)).toEqual(['T12']);
      expect(await storage.channelAnswers.find(channel('T12').id)).toBe('private');
    });
  });
}

function makeTerm(team: string): CuratedTerm {
  const words = { headword: `Keel ${team}`, aliases: [], definition: 'A part of a boat.', seeAlso: [] };
  return { ...words, id: team as TermId, version: 1, state: 'shown', order: team.length };
}
