import type { Storage } from '../ports/storage.ts';
import { createArchive, type OpenSnapshot } from './archive.ts';
import { createChannelAnswers } from './channel-answers.ts';
import { createEffects } from './effects.ts';
import { createFollows } from './follows.ts';
import { createInstallations } from './installations.ts';
import { createLeases } from './leases.ts';
import { createLedger } from './ledger.ts';
import type { Dialect } from './migrations.ts';
import { createOutbox } from './outbox.ts';
import { createProcesses } from './processes.ts';
import { createQuestions } from './questions.ts';
import type { Database } from './schema.ts';
import { createShards } from './shards.ts';
import { createSubscriptions } from './subscriptions.ts';
import { createTerms } from './terms.ts';
import { upgradeRows } from './upgrade-rows.ts';

export interface StorageParts {
  readonly kind: Storage['kind'];
  readonly dialect: Dialect;
  readonly db: Database;
  /** The same database for who cannot wait; `db` by default. */
  readonly hurriedDb?: Database;
  readonly soleOwner: boolean;
  readonly openSnapshot: OpenSnapshot;
  readonly readClock?: NonNullable<Storage['readClock']>;
  readonly notes?: readonly string[];
  findTrouble(): Promise<string | undefined>;
  close(): Promise<void>;
}

/** Puts the ports on one database. The same code speaks to both: what differs is in `dialect`, three times. */
export function createStorage({
  kind,
  dialect,
  db,
  hurriedDb,
  soleOwner,
  openSnapshot,
  readClock,
  findTrouble,
  notes = [],
  close,
}: StorageParts): Storage {
  const on = (chosen: Database, hurried: () => Storage): Storage => ({
    kind,
    soleOwner,
    notes,
    ledger: createLedger(chosen, dialect),
    outbox: createOutbox(chosen, dialect),
    subscriptions: createSubscriptions(chosen),
    follows: createFollows(chosen),
    effects: createEffects(chosen),
    channelAnswers: createChannelAnswers(chosen),
    terms: createTerms(chosen),
    questions: createQuestions(chosen),
    installations: createInstallations(chosen),
    leases: createLeases(chosen),
    processes: createProcesses(chosen, soleOwner),
    shards: createShards(chosen, soleOwner),
    archive: createArchive(chosen, dialect, openSnapshot),
    ...(readClock === undefined ? {} : { readClock }),
    hurried,
    upgradeRows: () => chosen.transaction().execute(upgradeRows),
    findTrouble,
    close,
    [Symbol.asyncDispose]: close,
  });
  const patient: Storage = on(db, () => hurried);
  const hurried: Storage = hurriedDb === undefined ? patient : on(hurriedDb, () => hurried);
  return patient;
}
