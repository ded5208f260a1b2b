import type { Storage } from '../ports/storage.ts';
import { createArchive, type OpenSnapshot } from './archive.ts';
import { createEffects } from './effects.ts';
import { createFollows } from './follows.ts';
import { createInstallations } from './installations.ts';
import { createLeases } from './leases.ts';
import { createLedger } from './ledger.ts';
import type { Dialect } from './migrations.ts';
import { createOutbox } from './outbox.ts';
import type { Database } from './schema.ts';
import { createSubscriptions } from './subscriptions.ts';

export interface StorageParts {
  readonly kind: Storage['kind'];
  readonly dialect: Dialect;
  readonly db: Database;
  readonly soleOwner: boolean;
  readonly openSnapshot: OpenSnapshot;
  readonly readClock?: NonNullable<Storage['readClock']>;
  findTrouble(): Promise<string | undefined>;
  close(): Promise<void>;
}

/** Puts the ports on one database. The same code speaks to both: what differs is in `dialect`, three times. */
export function createStorage({ kind, dialect, db, soleOwner, openSnapshot, readClock, findTrouble, close }: StorageParts): Storage {
  return {
    kind,
    soleOwner,
    ledger: createLedger(db, dialect),
    outbox: createOutbox(db, dialect),
    subscriptions: createSubscriptions(db),
    follows: createFollows(db),
    installations: createInstallations(db),
    effects: createEffects(db),
    leases: createLeases(db),
    archive: createArchive(db, dialect, openSnapshot),
    ...(readClock === undefined ? {} : { readClock }),
    findTrouble,
    close,
    [Symbol.asyncDispose]: close,
  };
}
