import { spawn } from 'node:child_process';
import { DatabaseSync } from 'node:sqlite';
import { openSqlite } from '../../src/storage/open-sqlite.ts';
import { bundleWorker } from './bundle-worker.ts';
import { inDirectory } from './in-directory.ts';
import { judge, type Proof, type ProofReport } from './proof.ts';
import { createRandom, type Random } from './random.ts';

const CHECK_EVERY = 25;
/** Writes without an acknowledgement may be there: the next process begins behind them. */
const STRIDE = 1_000;

export const durability: Proof = {
  id: 'R10',
  title:
    'nothing that was acknowledged is lost and SQLite stays whole, however often the process is killed, between commit and acknowledgement too',
  unit: 'SIGKILLs, half of them right between commit and acknowledgement',
  counts: { full: 1_000, short: 12 },
  seeds: 1,
  run: ({ count, seed }) =>
    inDirectory('durability', (directory) => killAgainAndAgain(count, createRandom(seed), `${directory}/newsdesk.db`)),
};

async function killAgainAndAgain(kills: number, random: Random, path: string): Promise<ProofReport> {
  const written = new Set<number>();
  const figures = { kills: 0, betweenCommitAndAcknowledgement: 0, acknowledged: 0, checks: 0, corrupt: 0, lost: 0 };
  for (let kill = 0; kill < kills; kill += 1) {
    const first = kill * STRIDE;
    const fatal = random.next() < 0.5 ? first + Math.floor(random.between(0, 25)) : -1;
    const acknowledged = await writeUntilKilled(path, first, fatal, random.between(5, 120));
    for (const index of acknowledged) written.add(index);
    figures.kills += 1;
    figures.acknowledged += acknowledged.length;
    // It ended itself in time: the write it never told of had been answered by the database.
    if (fatal !== -1 && (acknowledged.at(-1) ?? first - 1) === fatal - 1) {
      written.add(fatal);
      figures.betweenCommitAndAcknowledgement += 1;
    }
    if (kill % CHECK_EVERY === CHECK_EVERY - 1 || kill === kills - 1) {
      figures.checks += 1;
      if (!isWhole(path)) figures.corrupt += 1;
    }
  }
  const storage = await openSqlite(path, { exclusive: true });
  const kept = new Set<string>((await storage.outbox.list({ limit: 10_000_000 })).map(({ announcementId }) => announcementId));
  await storage.close();
  figures.lost = [...written].filter((index) => !kept.has(`article:a${index}`)).length;
  return judge(figures, [
    [figures.lost === 0, `${figures.lost} acknowledged writes lost`],
    [figures.corrupt === 0, `quick_check failed ${figures.corrupt} times`],
    [figures.acknowledged > kills, `only ${figures.acknowledged} writes were acknowledged`],
    [figures.betweenCommitAndAcknowledgement >= kills / 5, `only ${figures.betweenCommitAndAcknowledgement} kills were in between`],
  ]);
}

/** The numbers that it acknowledged, in order. */
async function writeUntilKilled(path: string, first: number, fatal: number, lifeMs: number): Promise<readonly number[]> {
  const { script, env } = await bundleWorker('commit-until-killed.ts');
  const acknowledged: number[] = [];
  const child = spawn(process.execPath, [script, path, String(first), String(fatal)], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env,
  });
  const closed = new Promise((resolve) => child.once('close', resolve));
  const opened = new Promise<void>((resolve) => {
    child.on('message', (message) => {
      if (typeof message === 'number') acknowledged.push(message);
      else resolve();
    });
    void closed.then(() => resolve());
  });
  await opened;
  const timer = setTimeout(() => child.kill('SIGKILL'), fatal === -1 ? lifeMs : 5_000);
  await closed;
  clearTimeout(timer);
  return acknowledged;
}

function isWhole(path: string): boolean {
  const database = new DatabaseSync(path);
  try {
    return JSON.stringify(database.prepare('pragma quick_check').all()) === '[{"quick_check":"ok"}]';
  } finally {
    database.close();
  }
}
