import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AnnouncementId } from '../../src/delivery/announcement.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { makeDestination, NOON } from '../announce/fixtures.ts';
import { keepText } from '../../src/words/kept-text.ts';

type Row = Readonly<Record<string, string | number | null>>;

function announcement(id: string, rule: string): readonly [string, Row] {
  const times = { due_at: NOON, created_at: NOON };
  return ['announcements', { id, article_id: null, slug: null, status: 'out', rule, ...times, revision: 1 }];
}

function delivery(announcementId: string, channel: string, rest: Row = {}): readonly [string, Row] {
  const { id, platform, installationId, kind, targetId } = makeDestination(channel);
  const place = { destination_id: id, platform, installation_id: installationId, target_kind: kind, target_id: targetId, lane: id };
  const times = { created_at: NOON, ready_at: NOON, expires_at: NOON };
  const counts = { attempts: 0, fence: 0, failed_looks: 0, in_doubt: 0, revision: 1 };
  const row = { announcement_id: announcementId, part: 'post', kind: 'post', status: 'canceled', log_json: '[]' };
  return ['deliveries', { ...row, ...place, ...times, ...counts, ...rest }];
}

/** A backup as the version before made it. */
async function* backupOf(rows: readonly (readonly [string, Row])[]): AsyncGenerator<string> {
  const header = { format: 'newsdesk-backup', takenAt: NOON, migrations: ['0001_announcements', '0002_because'] };
  const lines = [header, ...rows].map((value) => JSON.stringify(value));
  yield* lines;
  const sha256 = createHash('sha256').update(lines.map((line) => `${line}\n`).join(''));
  yield JSON.stringify({ rows: rows.length, sha256: sha256.digest('hex') });
}

describe('rows of an earlier version', () => {
  it('get the kind, what is followed and the reason that they had as ids and prose', async () => {
    await using storage = await openMemory();

    await storage.archive.restore(
      backupOf([
        announcement('digest:c1', 'digest'),
        announcement('notice:1', 'notice'),
        announcement('test:a', 'test'),
        announcement('article:a', 'new'),
        delivery('digest:c1', 'c1', { reason: 'Announcements were turned off here' }),
        delivery('test:a', 'c1', { reason: 'Missing Access' }),
        delivery('article:a', 'c1', { because: 'topic:ai', reason: 'The article was taken down' }),
        delivery('article:a', 'reader', { because: 'follows author:Ada: the second' }),
      ]),
      { replace: false },
    );

    const kinds = await Promise.all(
      ['digest:c1', 'notice:1', 'test:a', 'article:a'].map((id) => storage.outbox.findAnnouncement(id as AnnouncementId)),
    );
    expect(kinds.map((found) => found?.kind)).toEqual(['digest', 'notice', 'test', 'article']);
    const kept = (await storage.outbox.list({})).toReversed();
    expect(kept.map(({ announcementKind, because, followed, reason }) => [announcementKind, because, followed, reason])).toEqual([
      ['digest', undefined, undefined, keepText('turnedOff')],
      ['test', undefined, undefined, 'Missing Access'],
      ['article', 'topic:ai', undefined, keepText('takenDown')],
      ['article', undefined, { by: 'author', value: 'Ada: the second' }, undefined],
    ]);
  });

  it('keep reasons as codes from then on, so that what was taken down goes out when the article is back', async () => {
    await using storage = await openMemory();
    await storage.archive.restore(
      backupOf([announcement('article:a', 'new'), delivery('article:a', 'c1', { reason: 'The article was taken down' })]),
      { replace: false },
    );

    const rows: string[] = [];
    for await (const line of storage.archive.dump(NOON)) rows.push(line);

    expect(rows.find((line) => line.startsWith('["deliveries"'))).toContain('"reason":"@takenDown"');
  });
});
