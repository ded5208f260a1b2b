import { createPlanner, type Planner } from '../../src/announce/planner.ts';
import type { Article } from '../../src/content/article.ts';
import type { Edition } from '../../src/content/edition.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { makeArticle, makeEdition } from '../announce/fixtures.ts';

/** An editor's three articles by version `version`: each version adds a correction to one, rewrites one, or adds one. */
export function editionOf(version: number): Edition {
  const articles = new Map<string, { texts: number; corrections: string[] }>([['first', { texts: 0, corrections: [] }]]);
  for (let step = 1; step <= version; step += 1) {
    const names = [...articles.keys()];
    const article = articles.get(names[step % names.length] ?? '') ?? { texts: 0, corrections: [] };
    if (step % 4 === 0) articles.set(`new-${step}`, { texts: 0, corrections: [] });
    else if (step % 4 === 2) article.corrections.push(`Corrected in version ${step}`);
    else article.texts += 1;
  }
  return makeEdition(
    [...articles].map(([slug, { texts, corrections }]) => articleOf(slug, texts, corrections)),
    `version-${version}`,
  );
}

function articleOf(slug: string, texts: number, corrections: readonly string[]): Article {
  return makeArticle(slug, { texts: { Lede: `${slug} as it was written ${texts} times.`, Details: 'They stay.' }, corrections });
}

/** A process that plans; it can be frozen in the middle of a call to its database, as SIGSTOP does. */
export interface Replica {
  version: number;
  /** Its last task: its planner does one thing after the other. */
  busy: Promise<unknown>;
  readonly planner: Planner;
  freeze(): void;
  thaw(): void;
  readonly isFrozen: boolean;
}

export interface ReplicaOptions {
  readonly storage: Storage;
  readonly now: () => number;
  readonly owner: string;
  readonly onTrouble: (error: unknown) => void;
  /** As a planner would be that takes the lead whatever others have planned: to show that the run has teeth. */
  readonly isForgetful: boolean;
}

export function createReplica({ storage, now, owner, onTrouble, isForgetful }: ReplicaOptions): Replica {
  let gate: PromiseWithResolvers<void> | undefined;
  const pass = async (): Promise<void> => {
    while (gate !== undefined) await gate.promise;
  };
  const ledger: Storage['ledger'] = isForgetful
    ? {
        ...storage.ledger,
        readHead: async () => ({ version: 0 }),
        noteSeen: async (_hash, at) => at,
        commit: ({ heldLease: _fence, ...commit }) => storage.ledger.commit(commit),
      }
    : storage.ledger;
  const gated: Storage = {
    ...storage,
    soleOwner: false,
    ledger: gateAll(ledger, pass),
    leases: gateAll(storage.leases, pass),
    outbox: gateAll(storage.outbox, pass),
    subscriptions: gateAll(storage.subscriptions, pass),
    follows: gateAll(storage.follows, pass),
  };
  const planner = createPlanner({ storage: gated, clock: { now, after: () => () => {} }, owner, onPlanned: () => {}, onTrouble });
  return {
    version: 0,
    busy: Promise.resolve(),
    planner,
    freeze: () => void (gate ??= Promise.withResolvers()),
    thaw() {
      gate?.resolve();
      gate = undefined;
    },
    get isFrozen() {
      return gate !== undefined;
    },
  };
}

/** Every call waits at the gate before it is made, and before its answer is seen. */
function gateAll<T extends object>(port: T, pass: () => Promise<void>): T {
  return new Proxy(port, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      return async (...given: unknown[]) => {
        await pass();
        const answer: unknown = await Reflect.apply(member, target, given);
        await pass();
        return answer;
      };
    },
  });
}
