import type { ShardSign, Shards, ShardSession } from '../ports/shards.ts';
import { createIdentifyTurns } from './identify-turns.ts';
import { createLeases } from './leases.ts';
import type { Database } from './schema.ts';

const LEASE_PREFIX = 'discord.shard:';
const SESSION_PREFIX = 'discord.session:';
const COUNT = 'discord.shards';

/** Leases of shards, and rows of `meta` for what is known of them. `soleOwner`: the leases of others are those of the dead. */
export function createShards(db: Database, soleOwner: boolean): Shards {
  const leases = createLeases(db);

  async function findCount(): Promise<number | undefined> {
    const row = await db.selectFrom('meta').select('value').where('name', '=', COUNT).executeTakeFirst();
    return row && Number(row.value);
  }

  /** Processes that run different numbers of shards would each miss servers. */
  async function agreeOnCount({ live, wanted, isStart }: ShardSign): Promise<number> {
    const agreed = await findCount();
    const decides = isStart && live.length === 1;
    if (agreed !== undefined && !decides) return agreed;
    if (agreed === wanted) return wanted;
    const value = String(wanted);
    await db
      .insertInto('meta')
      .values({ name: COUNT, value })
      .onConflict((conflict) => (decides ? conflict.column('name').doUpdateSet({ value }) : conflict.doNothing()))
      .execute();
    return (await findCount()) ?? wanted;
  }

  async function renew({ owner, now, leaseMs }: ShardSign): Promise<readonly number[]> {
    const rows = await db
      .updateTable('leases')
      .set({ lease_until: now + leaseMs })
      .where('name', 'like', `${LEASE_PREFIX}%`)
      .where('owner', '=', owner)
      .returning('name')
      .execute();
    return rows.map(({ name }) => Number(name.slice(LEASE_PREFIX.length)));
  }

  /** Those nobody has, from a place on that is each process' own: otherwise all of them would ask for the same ones. */
  async function listFree(count: number, from: number, now: number): Promise<readonly number[]> {
    const rows = await db
      .selectFrom('leases')
      .select('name')
      .where('name', 'like', `${LEASE_PREFIX}%`)
      .where('lease_until', '>=', now)
      .execute();
    const taken = new Set(rows.map(({ name }) => name));
    const all = Array.from({ length: count }, (_, index) => (from + index) % count);
    return all.filter((shardId) => !taken.has(LEASE_PREFIX + shardId));
  }

  async function forgetOthers(owner: string): Promise<void> {
    await db.deleteFrom('leases').where('name', 'like', `${LEASE_PREFIX}%`).where('owner', '!=', owner).execute();
  }

  return {
    async hold(sign) {
      const { owner, live, now, leaseMs } = sign;
      if (soleOwner && sign.isStart) await forgetOthers(owner);
      const count = await agreeOnCount(sign);
      const rank = live.indexOf(owner);
      const share = shareOf(count, live.length, rank);
      const held = [...(await renew(sign))];
      if (held.length < share) {
        for (const shardId of await listFree(count, rank * share, now)) {
          if (held.length >= share) break;
          if (await leases.acquire(LEASE_PREFIX + shardId, owner, now, leaseMs)) held.push(shardId);
        }
      }
      return { count, share, held: held.sort((a, b) => a - b) };
    },
    findCount,
    release: (shardId, owner) => leases.release(LEASE_PREFIX + shardId, owner),
    async findSession(shardId) {
      const name = SESSION_PREFIX + shardId;
      const row = await db.selectFrom('meta').select('value').where('name', '=', name).executeTakeFirst();
      return row && (JSON.parse(row.value) as ShardSession);
    },
    async keepSession(shardId, owner, session) {
      const name = SESSION_PREFIX + shardId;
      const lease = db
        .selectFrom('leases')
        .where('name', '=', LEASE_PREFIX + shardId)
        .where('owner', '=', owner);
      if (session === undefined) {
        await db
          .deleteFrom('meta')
          .where('name', '=', name)
          .where(({ exists }) => exists(lease.select('owner')))
          .execute();
        return;
      }
      const value = JSON.stringify(session);
      await db
        .insertInto('meta')
        .columns(['name', 'value'])
        .expression(lease.select(({ val }) => [val(name).as('name'), val(value).as('value')]))
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute();
    },
    ...createIdentifyTurns(db),
  };
}

/** Equal parts; what does not divide goes to the first ones. */
function shareOf(count: number, processes: number, rank: number): number {
  return Math.floor(count / processes) + (rank < count % processes ? 1 : 0);
}
