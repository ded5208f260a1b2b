import { readdir, readFile } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { createMigrations, type Dialect } from '../../src/storage/migrations.ts';
import {
  makeArticle,
  makeDelivery,
  makeInstallation,
  makeSubscription,
  NOON,
  MINUTE,
  emptyFanOut,
  makeCard,
} from '../announce/fixtures.ts';
import { createArticleState } from '../../src/delivery/article-state.ts';
import type { AnnouncementId } from '../../src/delivery/announcement.ts';
import type { TermId } from '../../src/curation/curated-term.ts';
import type { Slug } from '../../src/content/article.ts';
import type { Storage } from '../../src/ports/storage.ts';

export type Row = Readonly<Record<string, string | number | null>>;

/** A backup that a release has made, with every table filled: what an upgrade has to keep. */
export interface ReleasedSchema {
  /** The newest migration that the release knew. */
  readonly name: string;
  readonly lines: readonly string[];
  readonly rows: readonly (readonly [table: string, row: Row])[];
}

const directory = new URL('../fixtures/schemas/', import.meta.url);

export async function listReleasedSchemas(): Promise<readonly ReleasedSchema[]> {
  const files = (await readdir(directory)).filter((file) => file.endsWith('.jsonl')).sort();
  return Promise.all(
    files.map(async (file) => {
      const lines = (await readFile(new URL(file, directory), 'utf8')).trimEnd().split('\n');
      const rows = lines.map((line) => JSON.parse(line) as unknown).filter((value) => Array.isArray(value)) as [string, Row][];
      return { name: file.replace('.jsonl', ''), lines, rows };
    }),
  );
}

/** Every migration but the newest belongs to a release, so there has to be a backup of it. */
export function listUnrecorded(schemas: readonly ReleasedSchema[]): readonly string[] {
  const names = Object.keys(createMigrations('sqlite')).sort();
  return names.slice(0, -1).filter((name) => !schemas.some((schema) => schema.name === name));
}

/** The database as that release left it: its tables, its rows. */
export async function makeReleased(db: Kysely<unknown>, dialect: Dialect, { name, rows }: ReleasedSchema): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...createMigrations(dialect) }) },
    migrationTableName: 'newsdesk_migrations',
    migrationLockTableName: 'newsdesk_migrations_lock',
  });
  const { error } = await migrator.migrateTo(name);
  if (error !== undefined) throw error;
  const any = db as Kysely<Record<string, Row>>;
  for (const [table, row] of rows) await any.insertInto(table).values(row).execute();
}

/** One row at least in every table, and a delivery in every state. Recorded with `node test/fault/record-schema.ts`. */
export async function fillEveryTable(storage: Storage): Promise<void> {
  const { outbox, ledger, subscriptions, follows, leases } = storage;
  const states = [makeArticle('a'), makeArticle('b')].map((article) => ({ state: createArticleState(article, NOON) }));
  const id = 'article:a' as AnnouncementId;
  const settled = ['delivered', 'unknown', 'dead', 'canceled', 'later', 'sending'] as const;
  await ledger.commit({
    expectedVersion: 0,
    editionHash: 'h1',
    states,
    fanOut: {
      ...emptyFanOut,
      announcements: [{ id, kind: 'article', slug: 'a' as Slug, status: 'out', rule: 'new', dueAt: NOON, createdAt: NOON, revision: 1 }],
      cards: [{ announcementId: id, revision: 1, card: makeCard('a') }],
      deliveries: [...settled, 'pending'].map((channel) => makeDelivery('a', channel)),
      digestItems: [{ destinationId: makeDelivery('a', 'digest').destination.id, announcementId: id }],
      decisions: [{ announcementId: id, destinationId: makeDelivery('a', 'left-out').destination.id, because: 'topic:ai does not hold' }],
    },
    now: NOON,
  });
  const claims = await outbox.claim({
    platform: 'discord',
    owner: 'process-1',
    now: NOON,
    leaseMs: MINUTE,
    limit: 6,
    exceptQueues: [],
    exceptInstallations: [],
  });
  for (const claim of claims) {
    const state = claim.delivery.destination.targetId as (typeof settled)[number];
    if (state === 'delivered')
      await outbox.settle(claim, 'process-1', { kind: 'delivered', message: { messageId: 'm1' }, outcome: 'Posted' }, NOON);
    else if (state === 'later')
      await outbox.settle(
        claim,
        'process-1',
        { kind: 'later', readyAt: NOON + MINUTE, inDoubt: true, outcome: 'Discord did not answer' },
        NOON,
      );
    else if (state !== 'sending') await outbox.settle(claim, 'process-1', { kind: state, reason: `It was ${state}` }, NOON);
  }
  await subscriptions.put(makeSubscription('c1'), NOON + MINUTE);
  await subscriptions.put(makeSubscription('c2'), undefined);
  const { id: parked } = makeSubscription('c2').destination;
  await subscriptions.park(parked, { reason: 'Missing Access', now: NOON, retryAt: NOON + MINUTE, queueKey: parked });
  await follows.add({ destination: makeDelivery('a', 'U1').destination, kind: 'topic', value: 'ai', createdAt: NOON });
  const by = { platform: 'discord', userId: 'U1', name: 'Ada' };
  const content = { headword: 'Skeg', aliases: ['keel fin'], definition: 'A fin below the rudder.', seeAlso: [] };
  const term = { ...content, id: 'skegskegskeg' as TermId, version: 1, state: 'shown', order: 1 } as const;
  await storage.terms.commit(0, { act: 'add', by, at: NOON, note: '', terms: [term] });
  await storage.terms.suggest(1, { ...content, by, at: NOON });
  await storage.questions.add([{ key: 'keel', question: 'Keel?', verdict: 'unanswered', times: 2, at: NOON }]);
  await storage.installations.put(makeInstallation('T1', { enterpriseId: 'E1', expiresAt: NOON + MINUTE }));
  await leases.acquire('planner', 'process-1', NOON, MINUTE);
}
