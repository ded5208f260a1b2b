import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createPlanner } from '../src/announce/planner.ts';
import type { Storage } from '../src/ports/storage.ts';
import { systemClock } from '../src/runtime/clock.ts';
import { openStorage } from '../src/storage/open-storage.ts';
import { makeArticle, makeDestination, makeEdition, makeSubscription } from '../test/announce/fixtures.ts';

/**
 * Planning of one new article for many channels, on SQLite: time, and the memory beyond that of the process before.
 * `node bench/fan-out.ts [channels ...]`; 1,000, 10,000 and 100,000 by default, about a minute. Each amount has a process of its own.
 */
const amounts = process.argv.slice(2).filter((word) => /^\d+$/u.test(word));
if (process.argv.includes('--one')) await measure(Number(amounts[0]));
else {
  const wanted = amounts.length === 0 ? ['1000', '10000', '100000'] : amounts;
  console.log('channels  planned in  beyond before, at most  an edit planned in  beyond before');
  for (const amount of wanted)
    process.stdout.write(
      execFileSync(process.execPath, ['--expose-gc', '--max-semi-space-size=8', import.meta.filename, amount, '--one'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      }),
    );
}

async function measure(channels: number): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'newsdesk-bench-'));
  const path = join(directory, 'newsdesk.db');
  {
    await using storage = await openStorage(path, true);
    await subscribe(storage, path, channels);
    const planner = createPlanner({ storage, clock: systemClock, owner: 'bench', onPlanned: () => {}, onTrouble: fail });
    await planner.publish(makeEdition([makeArticle('old')], 'first'));
    const news = await watch(() => planner.publish(makeEdition([makeArticle('old'), today('new')], 'second')));
    const edit = await watch(() => planner.publish(makeEdition([makeArticle('old', { title: 'Edited' }), today('new')], 'third')));
    const { pending } = await storage.outbox.count();
    if (pending !== channels) throw new Error(`${pending} deliveries were planned for ${channels} channels.`);
    await planner.stop();
    const cell = (text: string, width: number): string => text.padStart(width);
    console.log(
      `${cell(String(channels), 8)}${cell(`${Math.round(news.ms)} ms`, 12)}${cell(`${news.beyondMb.toFixed(0)} MB`, 24)}` +
        `${cell(`${Math.round(edit.ms)} ms`, 20)}${cell(`${edit.beyondMb.toFixed(0)} MB`, 15)}`,
    );
  }
  await rm(directory, { recursive: true, force: true });
}

/** One by the port, for the form of a row, and the others as copies of it: a put for each would take longer than all that is measured. */
async function subscribe(storage: Storage, path: string, channels: number): Promise<void> {
  const id = makeDestination('c0').id;
  await storage.subscriptions.put(makeSubscription('c0'), undefined);
  const database = new DatabaseSync(path);
  const columns = database
    .prepare('select name from pragma_table_info(?)')
    .all('subscriptions')
    .map(({ name }) => String(name));
  const copied = columns.map((name) =>
    name === 'id'
      ? `replace(id, 'c0', 'c' || i)`
      : name === 'target_id'
        ? `'c' || i`
        : name === 'installation_id'
          ? `'g' || (i / 10)`
          : name,
  );
  database
    .prepare(
      `with recursive counted(i) as (select 1 union all select i + 1 from counted where i + 1 < ?)
       insert into subscriptions (${columns.join(', ')}) select ${copied.join(', ')} from subscriptions, counted where id = ?`,
    )
    .run(channels, id);
  database.close();
}

async function watch(work: () => Promise<void>): Promise<{ readonly ms: number; readonly beyondMb: number }> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 5);
  const began = performance.now();
  await work();
  const ms = performance.now() - began;
  clearInterval(timer);
  peak = Math.max(peak, process.memoryUsage.rss());
  return { ms, beyondMb: (peak - before) / 1_048_576 };
}

function today(slug: string) {
  return makeArticle(slug, { publishedAt: new Date().toISOString() });
}

function fail(error: unknown): never {
  throw error;
}
