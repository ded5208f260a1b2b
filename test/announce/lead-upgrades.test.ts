import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLead } from '../../src/announce/lead.ts';
import type { AnnouncementId } from '../../src/delivery/announcement.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { openSqlite } from '../../src/storage/open-sqlite.ts';
import { createFakeClock } from './fake-clock.ts';
import { emptyFanOut, HOUR, MINUTE, NOON } from './fixtures.ts';

let folder: string;
let storage: Storage;
let earlier: DatabaseSync;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'newsdesk-earlier-'));
  storage = await openSqlite(join(folder, 'newsdesk.db'), { exclusive: true });
  earlier = new DatabaseSync(join(folder, 'newsdesk.db'));
});

afterEach(async () => {
  earlier.close();
  await storage.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The statements of the version before, which knows no kind, nothing that is followed, and reasons as sentences alone. */
function announceAsEarlier(id: string, rule: string): void {
  earlier
    .prepare('insert into announcements (id, slug, status, rule, due_at, created_at, revision) values (?, ?, ?, ?, ?, ?, 1)')
    .run(id, null, 'out', rule, NOON, NOON);
}

function deliverAsEarlier(id: string, channel: string, status: string, reason: string | null, because: string | null): void {
  const place = `discord:i:channel:${channel}`;
  earlier
    .prepare(
      `insert into deliveries (announcement_id, destination_id, part, kind, platform, installation_id, target_kind, target_id, lane, revision,
        status, in_doubt, created_at, ready_at, expires_at, attempts, fence, failed_looks, log_json, reason, because)
       values (?, ?, 'post', 'post', 'discord', 'i', 'channel', ?, ?, 1, ?, 0, ?, ?, ?, 0, 0, 0, '[]', ?, ?)`,
    )
    .run(id, place, channel, place, status, NOON, NOON, NOON + HOUR, reason, because);
}

async function kindOf(id: string): Promise<string | undefined> {
  return (await storage.outbox.findAnnouncement(id as AnnouncementId))?.kind;
}

describe('rows that an earlier version writes while processes are replaced one after the other', () => {
  it('are upgraded when the lead is taken, and again when it was not held meanwhile', async () => {
    const clock = createFakeClock(NOON);
    const shared = { ...storage, soleOwner: false };
    const lead = createLead({ storage: shared, clock, owner: 'me', onBehind: () => {} });
    lead.see('content');
    const others = createLead({ storage: shared, clock, owner: 'they', onBehind: () => {} });
    others.see('content');
    const kinds: (string | undefined)[] = [];
    const write = async (id: string): Promise<void> => {
      announceAsEarlier(id, 'digest');
      await lead.take();
      kinds.push(await kindOf(id));
    };

    await write('digest:first');
    await write('digest:held');
    clock.jump(MINUTE);
    await write('digest:lapsed');
    await lead.release();
    await write('digest:released');
    clock.jump(MINUTE);
    await others.take();
    await write('digest:theirs');
    await others.release();
    await write('digest:mine');

    expect(kinds).toEqual(['digest', 'article', 'digest', 'digest', 'article', 'digest']);
    expect(await kindOf('digest:held')).toBe('digest');
  });

  it('get their kind, the reader’s follow and reasons as codes, so that what depends on them happens', async () => {
    const digests = ['digest:1', 'digest:2', 'digest:3'];
    for (const id of digests) announceAsEarlier(id, 'digest');
    for (const id of digests) deliverAsEarlier(id, 'c1', 'pending', null, null);
    announceAsEarlier('article:a', 'new');
    deliverAsEarlier('article:a', 'c2', 'canceled', 'The article was taken down', null);
    deliverAsEarlier('article:a', 'c3', 'pending', null, 'follows topic:ai');

    await storage.upgradeRows();

    const rows = await storage.outbox.list({});
    const of = (channel: string) => rows.filter(({ destination }) => destination.targetId === channel);
    expect(of('c1').map(({ announcementKind }) => announcementKind)).toEqual(['digest', 'digest', 'digest']);
    expect(of('c3').map(({ because, followed }) => [because, followed])).toEqual([[undefined, { by: 'topic', value: 'ai' }]]);
    // A digest is no backlog of articles.
    expect(await storage.outbox.listBacklogs(2)).toEqual([]);
    const announcement = await storage.outbox.findAnnouncement('article:a' as AnnouncementId);
    if (announcement === undefined) throw new Error('it was just written');
    const revision = { announcementId: announcement.id, revision: 2, withNote: false, expiresAt: NOON + HOUR };
    await storage.outbox.insertFanOut({ ...emptyFanOut, announcements: [{ ...announcement, revision: 2 }], revisions: [revision] }, NOON);
    const all = await storage.outbox.list({});
    expect(all.find(({ destination }) => destination.targetId === 'c2')?.status).toBe('pending');
  });
});
