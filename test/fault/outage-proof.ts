import { createDispatcher } from '../../src/announce/dispatcher.ts';
import { silentEvents } from '../../src/announce/dispatcher-events.ts';
import { createPlanner } from '../../src/announce/planner.ts';
import type { Article } from '../../src/content/article.ts';
import { openSqlite } from '../../src/storage/open-sqlite.ts';
import { makeArticle, makeEdition, makeSettings } from '../announce/fixtures.ts';
import { inDirectory } from './in-directory.ts';
import { openOutageStage, outageKinds } from './outage-stage.ts';
import { judge, type Proof, type ProofReport } from './proof.ts';
import { createScaledClock } from './scaled-clock.ts';

/** From the reconnection until the first post, in ms of the clock that announcements go by. */
const MAX_FIRST_MS = 15_000;
/** From the reconnection until everything has been posted: what was under way at Slack is looked for after a minute. */
const MAX_ALL_MS = 90_000;
/** Saved in the course of an outage, as parts of its length. No more than are posted one by one. */
const SAVES = [0.02, 0.4, 0.7, 0.95] as const;
/** An answer that is lost keeps its message in doubt for a minute, so only longer outages come in every kind; in seconds. */
const LONG_ENOUGH_S = 90;

/** A second of the wall stands for five at most: a busier clock would count a busy machine's pauses as the platform's. */
export const shortOutage: Proof = outageProof('OUTAGE3', 'three minutes', { full: 180, short: 15 }, (count) => (count < 180 ? 5 : 1));
export const longOutage: Proof = outageProof(
  'OUTAGE45',
  '45 minutes, on a clock that runs five times as fast',
  { full: 2_700, short: LONG_ENOUGH_S },
  () => 5,
);

function outageProof(id: string, length: string, counts: Proof['counts'], factorOf: (count: number) => number): Proof {
  return {
    id,
    title: `an outage of both platforms for ${length} ends with the first post within 15 s, every post once, in the order of its channel`,
    unit: 'seconds of each outage, once refused, once swallowed, once answered with 503',
    counts,
    seeds: 1,
    run: ({ count }) => inDirectory('outage', (directory) => breakPlatforms(`${directory}/newsdesk.db`, count * 1_000, factorOf(count))),
  };
}

async function breakPlatforms(database: string, outageMs: number, factor: number): Promise<ProofReport> {
  const clock = createScaledClock(Date.now(), factor);
  const storage = await openSqlite(database, { exclusive: true });
  const stages = await Promise.all([openOutageStage('discord', clock, factor), openOutageStage('slack', clock, factor)]);
  for (const { destinations } of stages)
    for (const destination of destinations)
      await storage.subscriptions.put({ destination, settings: makeSettings(), createdAt: clock.now() }, undefined);
  const troubles: string[] = [];
  const dispatcher = createDispatcher({
    storage,
    publishers: stages.map(({ publisher }) => publisher),
    clock,
    owner: 'outage',
    events: { ...silentEvents, onTrouble: (error, during) => void troubles.push(`${during}: ${String(error)}`) },
  });
  const onTrouble = (error: unknown, during: string): void => void troubles.push(`${during}: ${String(error)}`);
  const planner = createPlanner({ storage, clock, owner: 'outage', onPlanned: dispatcher.wake, onTrouble });
  const saved: string[] = [];
  const publish = (): Promise<void> =>
    planner.publish(
      makeEdition(
        saved.map((slug) => withoutDate(makeArticle(slug, { title: slug }))),
        `edition-${saved.length}`,
      ),
    );
  const save = (): Promise<void> => {
    saved.push(`article-${String(saved.length).padStart(3, '0')}-end`);
    return publish();
  };
  const wait = (ms: number): Promise<void> => new Promise((resolve) => void clock.after(Math.max(0, ms), resolve));
  /** Until all that was saved is there, in ms. */
  const waitForAll = async (): Promise<number> => {
    const began = clock.now();
    const isDone = (): boolean => stages.every(({ posted }) => posted().every((titles) => new Set(titles).size >= saved.length));
    while (!isDone() && clock.now() - began < MAX_ALL_MS * 3) await wait(50 * factor);
    return clock.now() - began;
  };

  const figures: Record<string, number> = {};
  await publish();
  planner.start();
  dispatcher.start();
  try {
    await save();
    await waitForAll();
    for (const kind of outageMs < LONG_ENOUGH_S * 1_000 ? outageKinds.slice(0, 1) : outageKinds) {
      const began = clock.now();
      for (const stage of stages) await stage.breakOff(kind);
      for (const part of SAVES) {
        await wait(began + outageMs * part - clock.now());
        await save();
      }
      await wait(began + outageMs - clock.now());
      const before = stages.map(({ posted }) => posted().flat().length);
      for (const stage of stages) await stage.restore();
      const restoredAt = clock.now();
      const firsts = await Promise.all(
        stages.map(async ({ posted }, index) => {
          while (posted().flat().length === before[index] && clock.now() - restoredAt < MAX_ALL_MS * 3) await wait(20 * factor);
          return clock.now() - restoredAt;
        }),
      );
      await waitForAll();
      figures[`${kind}: first post on Discord, ms`] = firsts[0] ?? -1;
      figures[`${kind}: first post on Slack, ms`] = firsts[1] ?? -1;
      figures[`${kind}: all posts, ms`] = clock.now() - restoredAt;
    }
  } finally {
    await planner.stop();
    await dispatcher.stop(0);
    await storage.close();
  }
  const channels = stages.flatMap(({ posted }) => posted());
  await Promise.all(stages.map((stage) => stage.close()));
  return judgeOutage(channels, saved, figures, troubles);
}

function judgeOutage(
  channels: readonly (readonly string[])[],
  saved: readonly string[],
  times: Readonly<Record<string, number>>,
  troubles: readonly string[],
): ProofReport {
  const expected = channels.length * saved.length;
  const lost = channels.reduce((sum, titles) => sum + saved.filter((title) => !titles.includes(title)).length, 0);
  const doubled = channels.reduce((sum, titles) => sum + titles.length - new Set(titles).size, 0);
  const outOfOrder = channels.filter((titles) => titles.join() !== titles.toSorted().join()).length;
  return judge({ expected, lost, doubled, channelsOutOfOrder: outOfOrder, troubles: troubles.length, ...times }, [
    [lost === 0, `${lost} lost`],
    [doubled === 0, `${doubled} doubled`],
    [outOfOrder === 0, `${outOfOrder} channels out of order`],
    [troubles.length === 0, troubles.slice(0, 5).join('\n')],
    ...Object.entries(times).map(([name, ms]) => [ms <= (name.includes('first') ? MAX_FIRST_MS : MAX_ALL_MS), `${name}: ${ms}`] as const),
  ]);
}

/** It is news whenever it comes. */
function withoutDate({ publishedAt: _date, ...article }: Article): Article {
  return article;
}
