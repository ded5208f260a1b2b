import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeSubscription } from '../../src/announce/change-subscription.ts';
import type { AnnouncementId } from '../../src/delivery/announcement.ts';
import type { CuratedTerm, TermId } from '../../src/curation/curated-term.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { destinationOf } from '../../src/subscription/subscription.ts';
import { DAY, HOUR, makeInstallation, makeSettings, makeSubscription, NOON } from '../announce/fixtures.ts';
import { queueOf } from './queue-steps.ts';

/** Each row is a history in the order in which it is told, with its moments, and what is known then: since when it is there, or removed. */
const histories: readonly (readonly [string, Readonly<Record<string, number>>])[] = [
  ['leave 1, arrive 1', { installedAt: 1 }],
  ['leave 1, arrive 2', { installedAt: 2 }],
  ['leave 3, arrive 2', { removedAt: 3 }],
  ['arrive 3, leave 2', { installedAt: 3 }],
  ['arrive 3, leave 3', { removedAt: 3 }],
  ['arrive 3, arrive 2', { installedAt: 3 }],
  ['leave 1, leave 5, arrive 3', { removedAt: 5 }],
  ['leave 5, leave 1, arrive 3', { removedAt: 5 }],
  ['leave 1, arrive 4, leave 2', { installedAt: 4 }],
];

/** The contract of every storage for servers and people that leave and come back, told late or twice. `open` gives an empty one each time. */
export function describeRemovals(name: string, open: () => Promise<Storage>): void {
  describe(`removals on ${name}`, () => {
    let storage: Storage;
    const queue = queueOf(() => storage);
    const discord = (id: string) => ({ ...makeInstallation(id), platform: 'discord' as const });

    beforeEach(async () => {
      storage = await open();
    });
    afterEach(async () => {
      await storage.close();
    });

    it('are judged by their own moments, in whichever order they are told', async () => {
      const { installations } = storage;
      const found = [];
      for (const [history] of histories) {
        for (const [act, at] of history.split(', ').map((step) => step.split(' '))) {
          if (act === 'leave') await installations.leave({ platform: 'discord', id: history }, Number(at));
          else await installations.arrive({ ...discord(history), installedAt: Number(at) });
        }
        const row = await installations.find('discord', history);
        found.push([history, row?.removedAt === undefined ? { installedAt: row?.installedAt } : { removedAt: row.removedAt }]);
      }

      expect(found).toEqual(histories);
    });

    it('are told once, and leave the name that is known', async () => {
      const { installations } = storage;
      await installations.put({ ...discord('G1'), name: 'Keel', installedAt: 1 });

      const told = [];
      for (const at of [0, 2, 3]) told.push(await installations.leave({ platform: 'discord', id: 'G1' }, at));
      await installations.arrive({ ...discord('G1'), name: '', installedAt: 4 });

      expect(told).toEqual([false, true, false]);
      expect(await installations.find('discord', 'G1')).toMatchObject({ name: 'Keel', installedAt: 4 });
    });

    it('end when somebody there asks for something: missed digests are skipped, and an older departure counts no more', async () => {
      const settings = makeSettings({ schedule: { kind: 'daily', at: '12:30', zone: 'UTC' } });
      const news = destinationOf('discord', 'G1', 'channel', '1');
      const more = destinationOf('discord', 'G1', 'channel', '2');
      const again = NOON + 3 * DAY;
      await storage.subscriptions.put(makeSubscription('c', { destination: news, settings }), NOON + HOUR / 2);
      await storage.installations.leave({ platform: 'discord', id: 'G1' }, NOON);

      // It was set up before, and is changed now.
      await changeSubscription(storage, makeSubscription('c', { destination: more, createdAt: NOON - DAY }), again);
      await storage.installations.leave({ platform: 'discord', id: 'G1' }, again - 1);
      const due = async (at: number) => (await storage.subscriptions.listDueDigests(at)).map(({ runAt }) => runAt);

      expect(await due(again)).toEqual([]);
      expect(await due(again + DAY)).toEqual([again + HOUR / 2]);
    });

    it('forget the digests of the channels of a server, and who changed a term, and nothing of a similar id', async () => {
      const news = destinationOf('discord', 'G1', 'channel', '1');
      const other = destinationOf('discord', 'G12', 'channel', '12');
      for (const destination of [news, other]) {
        await storage.subscriptions.put(makeSubscription('c', { destination }), undefined);
        await storage.channelAnswers.set(destination.id, 'private');
      }
      const digests = [news, other].flatMap(({ id }) => [`digest:${id}:2026-11-02T12:00:00.000Z`, `digest:${id}:late:15`]);
      const ids = ['article:a', 'digest:short', ...digests] as AnnouncementId[];
      const digest = { kind: 'digest', status: 'out', rule: 'digest', dueAt: NOON, createdAt: NOON, revision: 1 } as const;
      await queue.plan({ announcements: ids.map((id) => ({ ...digest, id })) });
      for (const userId of ['U1', 'U12']) {
        const { revision } = await storage.terms.read();
        const by = { platform: 'discord', userId, name: `Ada ${userId}`, installationId: 'G12' };
        await storage.terms.commit(revision, { act: 'add', note: '', by, at: NOON, terms: [makeTerm(userId)] });
        await storage.installations.leave({ platform: 'discord', id: userId }, NOON);
      }
      await storage.installations.leave({ platform: 'discord', id: 'G1' }, NOON);

      for (const id of ['G1', 'U1']) await storage.installations.forget('discord', id);

      const left = [];
      for (const id of ids) if ((await storage.outbox.findAnnouncement(id)) !== undefined) left.push(id);
      expect(left).toEqual(ids.filter((id) => !id.startsWith(`digest:${news.id}:`)));
      expect([await storage.channelAnswers.find(news.id), await storage.channelAnswers.find(other.id)]).toEqual([undefined, 'private']);
      const authors = await Promise.all(['U1', 'U12'].map((id) => storage.terms.listVersions(id as TermId, 9)));
      expect(authors.flat().map(({ by }) => by.name)).toEqual(['', 'Ada U12']);
    });
  });
}

function makeTerm(id: string): CuratedTerm {
  const words = { headword: `Keel ${id}`, aliases: [], definition: 'A part of a boat.', seeAlso: [] };
  return { ...words, id: id as TermId, version: 1, state: 'shown', order: id.length };
}
