import pg from 'pg';
import type { Storage } from '../../src/ports/storage.ts';
import { openPostgres } from '../../src/storage/open-postgres.ts';
import { tableNames } from '../../src/storage/schema.ts';
import { makeSubscription, NOON } from '../announce/fixtures.ts';
import { startPostgres } from '../storage/start-postgres.ts';
import { judge, type Proof } from './proof.ts';
import { createRandom, type Random } from './random.ts';
import { createReplica, editionOf, type Replica } from './replicas.ts';

const REPLICAS = 3;
const STEPS = 80;
/** From so many rounds on, the run without the rule has to fail. */
const TEETH = 50;
/** Editors save so many versions in one round. */
const VERSIONS = 14;
/** Longer than a replica's copy of the content lags behind, and shorter than a step back is believed. */
const MAX_LAG_MS = 60_000;

export const onePlans: Proof = {
  id: 'LEAD',
  title: 'of several processes with differing copies of the content one plans, and none takes back what another has planned',
  unit: 'rounds of three processes, frozen, ended and started again while fourteen versions reach each at its own time',
  counts: { full: 200, short: 8 },
  seeds: 1,
  async run({ count, seed }) {
    await using server = await startPostgres();
    const url = await server.createDatabase('lead');
    const storages = await Promise.all(Array.from({ length: REPLICAS }, () => openPostgres(url, { maxConnections: 3 })));
    const total = { versionsPlanned: 0, stepsBack: 0, posts: 0, missing: 0, doubled: 0, notes: 0, troubles: 0 };
    const forgetful = { ...total };
    const client = new pg.Client(url);
    await client.connect();
    const play = async (random: Random, isForgetful: boolean): Promise<Totals> => {
      await client.query(`truncate ${tableNames.join(', ')}`);
      return playRound(storages, random, isForgetful);
    };
    try {
      for (let round = 0; round < count; round += 1) add(total, await play(createRandom(seed * 10_000 + round), false));
      for (let round = 0; round < Math.max(count < TEETH ? 2 : 12, count / 10); round += 1)
        add(forgetful, await play(createRandom(round), true));
    } finally {
      await client.end();
      await Promise.all(storages.map((storage) => storage.close()));
    }
    return judge({ ...total, stepsBackWithoutTheRule: forgetful.stepsBack }, [
      [total.stepsBack === 0, `${total.stepsBack} times older content was planned over newer content`],
      [total.missing + total.doubled === 0, `${total.missing} posts missing, ${total.doubled} doubled`],
      [total.troubles === 0, `${total.troubles} troubles`],
      [total.versionsPlanned >= count * 3, `only ${total.versionsPlanned} versions were planned`],
      // A handful of rounds may be lucky.
      [forgetful.stepsBack > 0 || count < TEETH, 'without the rule there was no step back either: the run has no teeth'],
    ]);
  },
};

type Totals = Record<'versionsPlanned' | 'stepsBack' | 'posts' | 'missing' | 'doubled' | 'notes' | 'troubles', number>;

async function playRound(storages: readonly Storage[], random: Random, isForgetful: boolean): Promise<Totals> {
  const [main] = storages as [Storage];
  let now = NOON;
  let troubles = 0;
  let lives = 0;
  let latest = 0;
  const savedAt = [NOON];
  const create = (index: number): Replica =>
    createReplica({
      storage: storages[index] ?? main,
      now: () => now,
      owner: `process-${index}-${(lives += 1)}`,
      onTrouble: () => void (troubles += 1),
      isForgetful,
    });
  const replicas = storages.map((_, index) => create(index));
  const publish = (replica: Replica, version: number): void => {
    replica.version = version;
    replica.busy = replica.planner.publish(editionOf(version));
  };
  const planned: number[] = [];
  const look = async (): Promise<void> => {
    const version = Number((await main.ledger.readHead()).editionHash?.replace('version-', '') ?? -1);
    if (version !== planned.at(-1)) planned.push(version);
  };

  await main.subscriptions.put(makeSubscription('c1'), undefined);
  replicas.forEach((replica) => publish(replica, 0));
  await settleDown(replicas);
  for (let step = 0; step < STEPS; step += 1) {
    now += Math.round(random.between(500, 15_000));
    if (latest < VERSIONS && random.next() < 0.3) savedAt[(latest += 1)] = now;
    for (const [index, replica] of replicas.entries()) {
      // The next version's age tells how long this copy has lagged behind.
      const lagMs = replica.version < latest ? now - (savedAt[replica.version + 1] ?? now) : 0;
      const isNew = !replica.isFrozen && replica.version < latest && (lagMs > MAX_LAG_MS || random.next() < 0.25);
      if (isNew) publish(replica, latest);
      const fate = random.next();
      // Content that a process had for a millisecond before it was frozen is known to nobody: that cannot be told from new content.
      if (fate < 0.12 && !isNew) replica.freeze();
      else if (fate < 0.22) replica.thaw();
      else if (fate < 0.28) {
        replica.freeze();
        // A new process, with the content that the old one had: an image that is restarted.
        const next = create(index);
        replicas[index] = next;
        publish(next, replica.version);
      } else if (!replica.isFrozen) replica.busy = replica.planner.tick();
    }
    await breathe(replicas, random);
    await deliver(main, now);
    await look();
  }
  for (let turn = 0; turn < 20; turn += 1) {
    now += 10_000;
    for (const replica of replicas) {
      replica.thaw();
      if (replica.version < latest) publish(replica, latest);
      replica.busy = replica.planner.tick();
    }
    await settleDown(replicas);
    await deliver(main, now);
    await look();
  }
  const all = await main.outbox.list({ limit: 10_000 });
  const posts = all.filter(({ kind }) => kind === 'post');
  const wanted = editionOf(latest).articles.length - editionOf(0).articles.length;
  return {
    versionsPlanned: planned.length,
    stepsBack: planned.filter((version, index) => version < (planned[index - 1] ?? version)).length,
    posts: posts.length,
    missing: wanted - new Set(posts.map(({ announcementId }) => announcementId)).size,
    doubled: posts.length - new Set(posts.map(({ announcementId }) => announcementId)).size,
    notes: all.filter(({ kind }) => kind === 'note').length,
    troubles,
  };
}

/** Waits for those that are not frozen; the frozen ones stay where they are. */
async function settleDown(replicas: readonly Replica[]): Promise<void> {
  await Promise.all(replicas.filter(({ isFrozen }) => !isFrozen).map(({ busy }) => busy));
}

/** Sometimes the next thing happens while the last is under way. */
async function breathe(replicas: readonly Replica[], random: Random): Promise<void> {
  if (random.next() < 0.5) await new Promise((resolve) => setTimeout(resolve, random.between(0, 4)));
  else await settleDown(replicas);
}

async function deliver({ outbox }: Storage, now: number): Promise<void> {
  const claims = await outbox.claim({
    platform: 'discord',
    owner: 'sender',
    now,
    leaseMs: 60_000,
    limit: 50,
    exceptQueues: [],
    exceptInstallations: [],
  });
  for (const claim of claims)
    await outbox.settle(claim, 'sender', { kind: 'delivered', message: { messageId: `m${claim.delivery.seq}` }, outcome: 'Posted' }, now);
}

function add(sum: Totals, other: Totals): void {
  for (const name of Object.keys(sum) as (keyof Totals)[]) sum[name] += other[name];
}
