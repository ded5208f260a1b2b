import type { AnnouncementId } from '../../src/delivery/announcement.ts';
import { destinationOf } from '../../src/subscription/subscription.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { faultActions } from '../../src/sandbox/faults.ts';
import { createSlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { openSqlite } from '../../src/storage/open-sqlite.ts';
import { DAY, emptyFanOut, makeCard, makeDelivery } from '../announce/fixtures.ts';
import { inDirectory } from './in-directory.ts';
import { patienceFor, type Patience } from './patience.ts';
import { judge, type Proof, type ProofReport } from './proof.ts';
import { createScaledClock } from './scaled-clock.ts';
import { createWorkerPool } from './worker-pool.ts';

const FACTOR = 30;
const SENDS = 50;
/** Of one request, in milliseconds of the wall. */
const TIMEOUT_MS = 2_000;
/** In every fourth round every tenth post is accepted and never answered: its worker has to wait for the timeout. */
const HANGS = { everyRound: 4, everyPost: 10 };
/** Every fifth round gets a second signal. */
const SECOND_SIGNAL = 5;

export const gracefulStop: Proof = {
  id: 'R12',
  title:
    'a process that is asked to end with fifty sends under way ends with status 0 in time, loses and doubles nothing; asked twice it ends at once',
  unit: 'SIGTERMs',
  counts: { full: 200, short: 3 },
  seeds: 1,
  run: ({ count }) =>
    inDirectory('stop', (directory) => stopAgainAndAgain(count, `${directory}/newsdesk.db`, patienceFor(count, gracefulStop.counts))),
};

interface Exit {
  readonly code: number | null;
  readonly ms: number;
  readonly isTwice: boolean;
  /** Posts that had been received and not answered when the signal was sent. */
  readonly underWay: number;
}

async function stopAgainAndAgain(rounds: number, location: string, patience: Patience): Promise<ProofReport> {
  const startedAt = Date.now();
  const clock = createScaledClock(startedAt, FACTOR);
  const names = Array.from({ length: SENDS + 1 }, (_, index) => `news-${index}`);
  const discord = await createDiscordSandbox({ clock, guilds: [{ name: 'Gazette', channels: names.map((name) => ({ name })) }] });
  const slack = await createSlackSandbox({ clock });
  let received = 0;
  let delayMs = 0;
  let hangs = false;
  const isPost = ({ method, path }: { method: string; path: string }): boolean => method === 'POST' && path.endsWith('/messages');
  discord.faults.fault({
    match: (request) => isPost(request) && (received += 1) > 1 && hangs && received % HANGS.everyPost === 0,
    times: Infinity,
    action: faultActions.hangAfterAcceptance(),
  });
  // The first one is answered at once: after that a new process sends as many as it may.
  discord.faults.fault({ match: (request) => isPost(request) && received > 1, times: Infinity, action: lazyDelay(() => delayMs) });
  const storage = await openSqlite(location, { exclusive: false });
  const pool = createWorkerPool(
    {
      location,
      discord: { token: discord.token, apiUrl: discord.apiUrl },
      slack: { token: slack.botToken, apiUrl: slack.apiUrl },
      startedAt,
      factor: FACTOR,
      timeoutMs: TIMEOUT_MS,
      leaseMs: 3 * TIMEOUT_MS * FACTOR,
      naive: false,
      perSecond: 1_000,
      maxInFlight: SENDS,
    },
    2,
  );
  const exits: Exit[] = [];
  const announce = async (round: number): Promise<void> => {
    const announcementId = `article:article-${round}` as AnnouncementId;
    const deliveries = names.map((name) =>
      makeDelivery(`article-${round}`, '', {
        destination: destinationOf('discord', discord.guildId, 'channel', discord.channelId(name)),
        readyAt: clock.now(),
        expiresAt: clock.now() + 30 * DAY,
      }),
    );
    await storage.outbox.insertFanOut(
      { ...emptyFanOut, cards: [{ announcementId, revision: 1, card: makeCard(`article-${round}`) }], deliveries },
      clock.now(),
    );
  };
  const drain = async (): Promise<void> => {
    delayMs = 0;
    hangs = false;
    const worker = await pool.take();
    await worker.start();
    for (let open = 1; open > 0; ) {
      await pause(50);
      const counts = await storage.outbox.count();
      open = counts.pending + counts.sending;
    }
    worker.kill('SIGTERM');
    exits.push({ code: await worker.exited, ms: 0, isTwice: false, underWay: SENDS });
  };
  try {
    for (let round = 0; round < rounds; round += 1) {
      const isTwice = round % SECOND_SIGNAL === SECOND_SIGNAL - 1 || (rounds < SECOND_SIGNAL && round === rounds - 1);
      delayMs = isTwice ? 1_800 : 300;
      received = 0;
      hangs = round % HANGS.everyRound === 0;
      await announce(round);
      const worker = await pool.take();
      await worker.start();
      const end = performance.now() + patience.limit(20_000);
      while (received < SENDS && performance.now() < end) await pause(2);
      const underWay = received - 1;
      const askedAt = performance.now();
      const stopping = worker.stopping();
      worker.kill('SIGTERM');
      if (isTwice) {
        await stopping;
        // Closer together they would count as one key press.
        await pause(250);
        const askedTwiceAt = performance.now();
        worker.kill('SIGTERM');
        exits.push({ code: await worker.exited, ms: performance.now() - askedTwiceAt, isTwice, underWay });
      } else exits.push({ code: await worker.exited, ms: performance.now() - askedAt, isTwice, underWay });
      // Messages that are left in doubt must not be the next round's fifty.
      await drain();
    }
  } finally {
    await pool.close();
    await storage.close();
    await discord.close();
    await slack.close();
  }
  return report(exits, {
    posted: discord.posted.map(({ channelId, payload }) => `${channelId} ${titleIn(payload)}`),
    rounds,
    troubles: pool.troubles,
    patience,
  });
}

function report(
  exits: readonly Exit[],
  run: { readonly posted: readonly string[]; readonly rounds: number; readonly troubles: readonly string[]; readonly patience: Patience },
): ProofReport {
  const once = exits.filter(({ isTwice }) => !isTwice);
  const twice = exits.filter(({ isTwice }) => isTwice);
  const expected = run.rounds * (SENDS + 1);
  const distinct = new Set(run.posted).size;
  const figures = {
    expected,
    lost: expected - distinct,
    duplicated: run.posted.length - distinct,
    fewestUnderWay: Math.min(...exits.map(({ underWay }) => underWay)),
    slowestMs: Math.round(Math.max(...once.map(({ ms }) => ms))),
    otherStatus: once.filter(({ code }) => code !== 0).length,
    askedTwice: twice.length,
    slowestTwiceMs: Math.round(Math.max(0, ...twice.map(({ ms }) => ms))),
    otherStatusTwice: twice.filter(({ code }) => code !== 143).length,
  };
  const troubles = run.troubles.filter((trouble) => !trouble.startsWith('exit 143'));
  return judge(figures, [
    [figures.lost === 0, `${figures.lost} lost`],
    [figures.duplicated === 0, `${figures.duplicated} duplicated`],
    [figures.fewestUnderWay >= SENDS - 1, `only ${figures.fewestUnderWay} sends were under way`],
    [figures.slowestMs <= run.patience.limit(10_000), `ending took ${figures.slowestMs} ms`],
    [figures.otherStatus === 0, `${figures.otherStatus} ended with another status than 0`],
    [twice.length > 0 && figures.slowestTwiceMs <= run.patience.limit(1_000), `the second signal took ${figures.slowestTwiceMs} ms`],
    [figures.otherStatusTwice === 0, `${figures.otherStatusTwice} did not end with 143 at the second signal`],
    [troubles.length === 0, troubles.join('; ')],
  ]);
}

/** A delay that the rounds set. */
function lazyDelay(ms: () => number): ReturnType<typeof faultActions.delay> {
  return {
    kind: 'delay',
    get ms() {
      return ms() * FACTOR;
    },
  };
}

function titleIn(payload: unknown): string {
  return /Title of article\\*-\d+/u.exec(JSON.stringify(payload))?.[0].replaceAll('\\', '') ?? 'no title';
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
