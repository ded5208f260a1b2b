import { join } from 'node:path';
import type { Post } from '../../../ports/signed-post.ts';
import type { Clock } from '../../../runtime/clock.ts';
import type { FeedHub } from './find-hub.ts';
import { type HubRecord, isSubscribed, readHubRecord, removeHubRecord, writeHubRecord } from './hub-record.ts';

export interface HubOptions {
  /** The address of this bot for hubs, without a slash at its end; a subscription's id follows `/hooks/websub/`. */
  readonly publicUrl: string;
  readonly post: Post;
  /** Letters and digits that nobody can guess, others at each call. */
  readonly createToken: () => string;
}

export interface HubSubscriptionsOptions extends HubOptions {
  /** The directory that has one for each feed. */
  readonly root: string;
  readonly clock: Clock;
}

/** The answer to a hub that asks whether a subscription is meant, or says that it refuses it. Undefined if there is no such subscription. */
export type HubAnswer =
  /** `challenge` is what the hub gets back. */
  { readonly kind: 'confirmed'; readonly challenge: string } | { readonly kind: 'denied' };

/** The parameters of a request of a hub, by the names of WebSub. */
export type HubQuery = (name: string) => string | undefined;

/** Subscriptions to feeds at their hubs. Each is kept beside its feed, so that it holds after a restart. */
export interface HubSubscriptions {
  /** Reads the records of feeds that are there. */
  open(names: readonly string[]): Promise<void>;
  /** Subscribes at the hub that a feed names, renews what ends soon, and forgets the one of a feed that names none. Never throws. */
  keep(name: string, hub: FeedHub | undefined, signal: AbortSignal): Promise<void>;
  /** The pause between two requests of a feed in ms: a longer one while its hub tells of changes, which a lease alone does not show. */
  pauseOf(name: string, everyMs: number): number;
  confirm(id: string, query: HubQuery): Promise<HubAnswer | undefined>;
  /** The subscription of an address, with the name of its feed. */
  find(id: string): { readonly name: string; readonly record: HubRecord } | undefined;
  noteDelivery(name: string): Promise<void>;
  /** A feed that was asked at `since` had a new article: its hub has told of none, unless it did in between. */
  noteMissed(name: string, since: number): Promise<void>;
}

/** Ten days, as most hubs give by themselves; in seconds. */
const LEASE_S = 864_000;
/** A lease that a hub says is no longer than this, in ms: a hub that never asks again is noticed. */
const MAX_LEASE_MS = 90 * 86_400_000;
/** A hub that did not answer, or did not ask whether it is meant, is asked again after this, in ms; one that refused after a day. */
const RETRY_MS = 3_600_000;
const RETRY_DENIED_MS = 86_400_000;
/** A feed whose hub tells of changes is asked this often all the same, in ms: hubs lose messages, and end without a word. */
const WATCHED_EVERY_MS = 6 * 3_600_000;
/** For a hub to answer, in ms. */
const TIMEOUT_MS = 15_000;

export function createHubSubscriptions({ publicUrl, post, createToken, root, clock }: HubSubscriptionsOptions): HubSubscriptions {
  const records = new Map<string, HubRecord>();
  let writing: Promise<void> = Promise.resolve();

  /** One after the other: a hub may ask while its answer is waited for. */
  function save(name: string, record: HubRecord): Promise<void> {
    records.set(name, record);
    writing = writing.catch(() => {}).then(() => writeHubRecord(join(root, name), record));
    return writing;
  }

  async function forget(name: string): Promise<void> {
    if (!records.delete(name)) return;
    writing = writing.catch(() => {}).then(() => removeHubRecord(join(root, name)));
    await writing.catch(() => {});
  }

  function find(id: string): { readonly name: string; readonly record: HubRecord } | undefined {
    for (const [name, record] of records) if (record.id === id) return { name, record };
    return undefined;
  }

  async function subscribe(name: string, hub: FeedHub, signal: AbortSignal): Promise<void> {
    const before = records.get(name);
    const same = before?.url === hub.url && before.topic === hub.topic ? before : undefined;
    const now = clock.now();
    if (same !== undefined && !isDue(same, now)) return;
    const record: HubRecord = { version: 1, id: createToken(), secret: createToken(), ...same, ...hub, askedAt: now };
    await save(name, record);
    const body = new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.topic': record.topic,
      'hub.callback': `${publicUrl}/hooks/websub/${record.id}`,
      'hub.secret': record.secret,
      'hub.lease_seconds': String(LEASE_S),
    });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    // Its answer says little: the subscription holds once the hub asks whether it is meant.
    await post({
      url: hub.url,
      headers,
      body: Buffer.from(body.toString()),
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
  }

  return {
    async open(names) {
      for (const name of names) {
        const record = await readHubRecord(join(root, name));
        if (record !== undefined) records.set(name, record);
      }
    },
    async keep(name, hub, signal) {
      // The secret goes to the hub: it is never said in the open.
      if (hub === undefined || !isPrivateWay(hub.url)) await forget(name);
      // A full disk, say: the feed is asked as before.
      else await subscribe(name, hub, signal).catch(() => {});
    },
    pauseOf(name, everyMs) {
      const { lease, isReliable = false } = records.get(name) ?? {};
      const left = (lease?.until ?? 0) - clock.now();
      // A short lease is renewed in time.
      return isReliable && left > 0 ? Math.max(everyMs, Math.min(WATCHED_EVERY_MS, left / 2)) : everyMs;
    },
    async confirm(id, query) {
      const found = find(id);
      if (found === undefined || query('hub.topic') !== found.record.topic) return undefined;
      const { lease: _, isDenied: __, ...rest } = found.record;
      if (query('hub.mode') === 'denied') {
        await save(found.name, { ...rest, isDenied: true });
        return { kind: 'denied' };
      }
      const challenge = query('hub.challenge');
      const seconds = Number(query('hub.lease_seconds') ?? LEASE_S);
      if (query('hub.mode') !== 'subscribe' || challenge === undefined || !(seconds > 0)) return undefined;
      const now = clock.now();
      await save(found.name, { ...rest, lease: { from: now, until: now + Math.min(seconds * 1_000, MAX_LEASE_MS) } });
      return { kind: 'confirmed', challenge };
    },
    find,
    async noteDelivery(name) {
      const record = records.get(name);
      if (record !== undefined) await save(name, { ...record, lastDeliveryAt: clock.now(), isReliable: true }).catch(() => {});
    },
    async noteMissed(name, since) {
      const record = records.get(name);
      if (record?.isReliable !== true || (record.lastDeliveryAt ?? 0) >= since) return;
      await save(name, { ...record, isReliable: false }).catch(() => {});
    },
  };
}

/** Whether a hub is asked, or asked again: half of its lease is over, or it has not confirmed. */
function isDue(record: HubRecord, now: number): boolean {
  const { lease, askedAt, isDenied = false } = record;
  if (lease !== undefined && isSubscribed(record, now) && lease.until - now > (lease.until - lease.from) / 2) return false;
  return now - askedAt >= (isDenied ? RETRY_DENIED_MS : RETRY_MS);
}

/** Encrypted, or on this machine. */
function isPrivateWay(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]';
}
