import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnnouncementId } from '../../src/delivery/announcement.ts';
import type { ArticleId } from '../../src/delivery/article-state.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { DAY, makeCard, makeDelivery, makeDestination, makeSubscription, MINUTE, NOON } from '../announce/fixtures.ts';
import { articleA, later, posted, queueOf } from './queue-steps.ts';

/** The contract of every storage for what is forgotten, and for backups. `open` gives an empty one each time. */
export function describeHistory(name: string, open: () => Promise<Storage>): void {
  describe(`history on ${name}`, () => {
    let storage: Storage;
    const queue = queueOf(() => storage);
    const prune = async (): Promise<void> => {
      while ((await storage.outbox.prune(NOON - 90 * DAY)) > 0);
    };
    const dump = async (): Promise<readonly string[]> => {
      const lines: string[] = [];
      for await (const line of storage.archive.dump(NOON)) lines.push(line);
      return lines;
    };
    const restore = (lines: readonly string[], replace = true): Promise<number> => storage.archive.restore(streamOf(lines), { replace });

    beforeEach(async () => {
      storage = await open();
    });
    afterEach(async () => {
      await storage.close();
    });

    it('forgets what was refused or canceled long ago, and nothing that is new or open', async () => {
      const old = NOON - 100 * DAY;
      await queue.plan({ deliveries: ['a', 'b', 'c'].map((article) => makeDelivery(article, article)) }, old);
      await queue.send({ kind: 'dead', reason: 'Refused' });
      await queue.send({ kind: 'canceled', reason: 'Turned off' });
      await queue.send(later());
      await queue.plan({ deliveries: [makeDelivery('d', 'd')] }, NOON - 90 * DAY);
      await queue.send({ kind: 'dead', reason: 'Refused' }, { exceptQueues: [makeDestination('c').id] });

      await prune();

      expect(await queue.rows()).toEqual(['post c pending', 'post d dead']);
    });

    it('forgets why old announcements were left out, and what digests have taken up, but not what waits for one', async () => {
      const destinationId = makeDestination('c1').id;
      const announcement = (id: string, createdAt: number) =>
        ({
          id: `article:${id}` as AnnouncementId,
          articleId: id as ArticleId,
          kind: 'article',
          status: 'out',
          rule: 'new',
          dueAt: createdAt,
          createdAt,
          revision: 1,
        }) as const;
      const [old, recent] = [announcement('old', NOON - 100 * DAY), announcement('recent', NOON)];
      const items = [old.id, articleA].map((announcementId) => ({ destinationId, announcementId }));
      for (const { id: announcementId, createdAt, ...rest } of [old, recent])
        await queue.plan(
          {
            announcements: [{ id: announcementId, createdAt, ...rest }],
            decisions: [{ announcementId, destinationId, because: 'topic:x' }],
          },
          createdAt,
        );
      await queue.plan({ digestItems: items }, old.createdAt);
      await queue.plan({ digestsMade: [{ destinationId, announcementIds: [old.id], digestId: 'digest:1' as AnnouncementId }] });

      await prune();
      // Once forgotten, an item can be queued again.
      await queue.plan({ digestItems: items });

      expect((await storage.outbox.explain(old.id, destinationId)).decision).toBeUndefined();
      expect((await storage.outbox.explain(recent.id, destinationId)).decision).toBeDefined();
      expect(await storage.outbox.listDigestItems(destinationId)).toEqual([articleA, old.id]);
    });

    it('keeps a notice with its text for as long as one of its deliveries is open', async () => {
      const createdAt = NOON - 100 * DAY;
      const id = 'notice:1' as AnnouncementId;
      await queue.plan(
        {
          announcements: [{ id, kind: 'notice', status: 'out', rule: 'notice', dueAt: createdAt, createdAt, revision: 1 }],
          cards: [{ announcementId: id, revision: 1, card: makeCard('a') }],
          deliveries: [makeDelivery('x', 'c1', { announcementId: id, announcementKind: 'notice' })],
        },
        createdAt,
      );

      await prune();
      const kept = [await storage.outbox.findAnnouncement(id), await storage.outbox.findCard(id, 1)];
      await queue.send(posted('m1'));
      await prune();

      expect(kept).toEqual([expect.objectContaining({ id }), expect.objectContaining({ slug: 'a' })]);
      expect([await storage.outbox.findAnnouncement(id), await storage.outbox.findCard(id, 1)]).toEqual([undefined, undefined]);
      expect(await queue.rows()).toEqual([]);
    });

    it('goes forward in slices, each of about as many rows as it is given', async () => {
      await queue.plan({ deliveries: Array.from({ length: 5 }, (_, index) => makeDelivery(`a${index}`, `c${index}`)) }, NOON - 100 * DAY);
      for (let index = 0; index < 5; index += 1) await queue.send({ kind: 'dead', reason: 'Refused' });

      const slices = [
        await storage.outbox.prune(NOON, 2),
        await storage.outbox.prune(NOON, 2),
        await storage.outbox.prune(NOON, 2),
        await storage.outbox.prune(NOON, 2),
      ];

      expect(slices).toEqual([2, 2, 1, 0]);
    });

    it('is restored whole, with more rows than one statement holds, and counts them', async () => {
      await queue.plan({ deliveries: Array.from({ length: 1_201 }, (_, index) => makeDelivery(`a${index}`, `c${index}`)) });
      await storage.subscriptions.put(makeSubscription('c1'), NOON);
      const lines = await dump();

      const rows = await restore(['', ...lines]);

      expect(rows).toBe(lines.length - 2);
      expect((await storage.outbox.count()).pending).toBe(1_201);
      expect(await storage.subscriptions.list()).toHaveLength(1);
    });

    it('brings back no lease: its owner is not there any more', async () => {
      await storage.leases.acquire('planner', 'gone', NOON, MINUTE);
      const lines = await dump();

      await restore(lines);

      expect(await storage.leases.acquire('planner', 'me', NOON, MINUTE)).toBe(true);
    });

    it.each<readonly [string, string, (lines: readonly string[]) => readonly string[]]>([
      ['has text after its end', 'there is text after its end', (lines) => [...lines, lines[1] ?? '']],
      ['is twice itself', 'there is text after its end', (lines) => [...lines, ...lines]],
      ['has a table that nobody knows', 'it names an unknown table secrets', (lines) => sealed([lines[0] ?? '', '["secrets",{"a":1}]'])],
      [
        'counts more rows than it has',
        'its checksum does not match',
        (lines) => [...lines.slice(0, -1), (lines.at(-1) ?? '').replace(/"rows":\d+/u, '"rows":99')],
      ],
      [
        'was taken at no time',
        'it does not begin like one',
        (lines) => sealed([(lines[0] ?? '').replace(/"takenAt":\d+/u, '"takenAt":"now"')]),
      ],
      ['is of another program', 'it does not begin like one', (lines) => sealed([(lines[0] ?? '').replace('newsdesk-backup', 'another')])],
      [
        'names no migrations',
        'it does not begin like one',
        (lines) => sealed([(lines[0] ?? '').replace(/"migrations":\[[^\]]*\]/u, '"migrations":{}')]),
      ],
      ['is empty', 'its end is missing', () => []],
    ])('is not restored from a file that %s', async (_name, why, damage) => {
      await storage.subscriptions.put(makeSubscription('c1'), NOON);
      const lines = await dump();

      await expect(restore(damage(lines))).rejects.toThrow(`The file is not a whole backup: ${why}.`);
      expect(await storage.subscriptions.list()).toHaveLength(1);
    });

    it('of a newer Newsdesk is refused, and named', async () => {
      const [header = '', ...rest] = await dump();

      await expect(restore([header.replace('"migrations":[', '"migrations":["9999_tomorrow",'), ...rest])).rejects.toMatchObject({
        code: 'restore.newerSchema',
        message: expect.stringContaining('it has 9999_tomorrow') as string,
      });
    });
  });
}

/** The lines with a true end, as only somebody who means it writes them. */
function sealed(lines: readonly string[]): readonly string[] {
  const hash = createHash('sha256');
  for (const line of lines) hash.update(`${line}\n`);
  return [...lines, JSON.stringify({ rows: lines.length - 1, sha256: hash.digest('hex') })];
}

async function* streamOf(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}
