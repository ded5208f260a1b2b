import { randomUUID } from 'node:crypto';
import { createDispatcher } from '../../src/announce/dispatcher.ts';
import { silentEvents } from '../../src/announce/dispatcher-events.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { openPostgres } from '../../src/storage/open-postgres.ts';
import { startPostgres } from '../storage/start-postgres.ts';
import { stages } from './limit-stages.ts';
import { ACQUAINTED_MS, announceEverywhere, subscribeEverywhere, waitFor } from './limits-proof.ts';
import { pause } from './load.ts';
import { judge, type Proof, type ProofReport } from './proof.ts';

const PROCESSES = 3;
/** Beside the time that the limit alone takes. */
const MOST = 1.1;
/** The first send of each process goes alone, and the last ones wait for a window, in ms. */
const SLACK_MS = 1_500;

export const sharedPace: Proof = {
  id: 'PACE',
  title:
    'three processes that send at the same time, one of them from the middle on, meet no limit of Discord together, and are as fast as one may be',
  unit: 'channels, with the true limits',
  counts: { full: 3_000, short: 150 },
  seeds: 1,
  run: ({ count }) => sendTogether(count, count < sharedPace.counts.full),
};

async function sendTogether(channels: number, isShort: boolean): Promise<ProofReport> {
  await using server = await startPostgres();
  const url = await server.createDatabase('pace');
  const stage = await stages.discord({ channels, rateLimits: 'real', clock: systemClock, timeoutMs: 15_000 });
  const storages = await Promise.all(Array.from({ length: PROCESSES }, () => openPostgres(url, { maxConnections: 3 })));
  const dispatchers = storages.map((storage) =>
    createDispatcher({ storage, publishers: [stage.createPublisher()], clock: systemClock, owner: randomUUID(), events: silentEvents }),
  );
  try {
    const early = dispatchers.slice(0, -1);
    const late = dispatchers.at(-1);
    for (const dispatcher of early) dispatcher.start();
    const [storage] = storages;
    if (storage === undefined) throw new Error('There is no process.');
    await subscribeEverywhere(stage, storage, systemClock.now());
    await pause(ACQUAINTED_MS);
    const began = performance.now();
    const wake = (): void => early.forEach((dispatcher) => dispatcher.wake());
    await announceEverywhere(stage, storage, { wake }, 'one', systemClock.now());
    await waitFor(() => stage.posted() >= channels / 2, 120_000);
    late?.start();
    await waitFor(() => stage.posted() >= channels, 120_000);
    const tookMs = Math.round(performance.now() - began);
    const limitMs = (channels / stage.publisher.limits.perSecond) * 1_000;
    const { limited } = stage.counts();
    return judge({ posted: stage.posted(), limited, tookMs, limitMs: Math.round(limitMs) }, [
      [stage.posted() === channels, `${stage.posted()} posted in ${channels} channels`],
      [limited === 0, `${limited} sends on an exhausted bucket`],
      // Other tests take the processor from a short run.
      [isShort || tookMs <= MOST * limitMs + SLACK_MS, `it took ${tookMs} ms, and the limit alone ${Math.round(limitMs)}`],
    ]);
  } finally {
    await Promise.all(dispatchers.map((dispatcher) => dispatcher.stop(1_000)));
    await Promise.all(storages.map((storage) => storage.close()));
    await stage.end();
  }
}
