import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Subscription } from '../../subscription/subscription.ts';
import type { Config } from '../../config/config.ts';
import type { Finding } from '../../platform/finding.ts';
import type { Storage } from '../../ports/storage.ts';
import { systemClock } from '../../runtime/clock.ts';
import { describeOffset } from '../../runtime/shared-clock.ts';
import { listBackups } from '../../storage/backup-files.ts';
import { examineSources } from './examine-sources.ts';
import { openStorageBeside } from '../storage-of.ts';
import { messageOf } from '../../runtime/errors.ts';
import { sayKept } from '../../words/kept-text.ts';

const DAY_MS = 24 * 3_600_000;

interface Here {
  readonly findings: readonly Finding[];
  readonly subscriptions: readonly Subscription[];
  /** As in `Shards`. */
  readonly runningShards?: number | undefined;
}

/** The parts on this machine: configuration, articles, database, backups. */
export async function examineHere(config: Config): Promise<Here> {
  const findings: Finding[] = [
    ...(config.warnings.length === 0 ? [{ kind: 'ok', about: 'configuration', what: 'it can be read' } as const] : []),
    ...config.warnings.map(
      (what) => ({ kind: 'warning', about: 'configuration', what, fix: 'docs/configuration.md describes every variable.' }) as const,
    ),
    ...(await examineSources(config)),
  ];
  if (config.database.kind === 'file' && !existsSync(config.database.path)) {
    // Opening creates the file; `doctor` must not write.
    findings.push(examineAbsent(config.database.path));
    return { findings, subscriptions: [] };
  }
  try {
    await using storage = await openStorageBeside(config);
    findings.push(...(await examineStorage(storage)), ...(await examineClock(storage)), ...(await examineBackups(config)));
    return { findings, subscriptions: await storage.subscriptions.list(), runningShards: await storage.shards.findCount() };
  } catch (error) {
    const fix =
      error instanceof Error && 'fix' in error && typeof error.fix === 'string'
        ? error.fix
        : 'Check DATABASE_URL, and that the database runs.';
    findings.push({ kind: 'problem', about: 'storage', what: messageOf(error), fix });
    return { findings, subscriptions: [] };
  }
}

/** A database that is to be made: whether it can be. */
function examineAbsent(path: string): Finding {
  const about = 'storage';
  let folder = dirname(resolve(path));
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return { kind: 'ok', about, what: `${path} is not there yet: it is made at the first start` };
  } catch {
    const fix = 'Give the user that runs Newsdesk the right to write there, or set DATABASE_URL.';
    return { kind: 'problem', about, what: `${path} is not there, and cannot be made: ${folder} cannot be written`, fix };
  }
}

async function examineStorage(storage: Storage): Promise<readonly Finding[]> {
  const about = 'storage';
  const trouble = await storage.findTrouble();
  if (trouble !== undefined)
    return [{ kind: 'problem', about, what: trouble, fix: 'docs/operations.md says what to do about the database.' }];
  const counts = await storage.outbox.count();
  const fix = 'It is done at the next start; docs/operations.md says more under "Damage, and copies that are put back".';
  const found = storage.notes.map((what) => ({ kind: 'warning', about, what, fix }) as const);
  const findings: Finding[] = [
    ...found,
    { kind: 'ok', about, what: `${storage.kind}: ${counts.delivered} delivered, ${counts.pending} pending` },
  ];
  if (counts.unknown > 0) {
    const fix = 'newsdesk deliveries --status unknown, then --is-there or --post-again with the number.';
    findings.push({ kind: 'warning', about: 'deliveries', what: `${counts.unknown} may or may not have been posted`, fix });
  }
  for (const { destination, parked } of await storage.subscriptions.list()) {
    if (parked === undefined) continue;
    findings.push({
      kind: 'warning',
      about: destination.id,
      what: `it is paused: ${sayKept(parked.reason)}`,
      fix: 'Give the bot back what it lacks there; the next success resumes it.',
    });
  }
  return findings;
}

/** Several processes share a database's clock; on a file this machine's own counts. */
async function examineClock({ readClock }: Storage): Promise<readonly Finding[]> {
  if (readClock === undefined) return [];
  const about = 'clock';
  try {
    const before = systemClock.now();
    const shared = await readClock();
    const what = describeOffset((before + systemClock.now()) / 2 - shared);
    if (what === undefined) return [{ kind: 'ok', about, what: 'it agrees with that of the database' }];
    return [{ kind: 'warning', about, what, fix: 'Let a time server set the clocks of both machines (NTP).' }];
  } catch {
    // Faults of the database are reported above.
    return [];
  }
}

async function examineBackups({ upkeep: { backupDir }, database }: Config): Promise<readonly Finding[]> {
  const about = 'backups';
  if (database.kind === 'memory')
    return [
      {
        kind: 'warning',
        about,
        what: 'the database forgets everything when Newsdesk ends',
        fix: 'Set DATABASE_URL to a file or a PostgreSQL.',
      },
    ];
  if (backupDir === undefined) {
    const fix =
      database.kind === 'postgres'
        ? 'Set BACKUP_DIR, or back the server up another way.'
        : 'Set BACKUP_DIR=auto, or back the file up another way.';
    return [{ kind: 'warning', about, what: 'none is written', fix }];
  }
  const [newest] = await listBackups(backupDir);
  if (newest === undefined)
    return [{ kind: 'ok', about, what: `none yet: the first is written to ${backupDir} a minute after Newsdesk serves` }];
  const days = Math.floor((systemClock.now() - newest.takenAt) / DAY_MS);
  if (days < 2) return [{ kind: 'ok', about, what: `the newest is ${newest.path}` }];
  return [
    {
      kind: 'warning',
      about,
      what: `the newest is ${days} days old: ${newest.path}`,
      fix: 'Start Newsdesk, and look in its log for the upkeep of the database.',
    },
  ];
}
