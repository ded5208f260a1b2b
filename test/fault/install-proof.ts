import { createInstallStates, type InstallStates, STATE_LIFE_MS } from '../../src/platform/slack/oauth/install-state.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { createFakeClock, type FakeClock } from '../announce/fake-clock.ts';
import { NOON } from '../announce/fixtures.ts';
import { judge, type Proof, type ProofReport } from './proof.ts';
import { createRandom, type Random } from './random.ts';

/** Signs that a state may hold, and one that it may not. */
const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!';

export const installForgeries: Proof = {
  id: 'S8',
  title:
    'no state of an installation is taken twice, from another browser, after ten minutes, or changed by a single sign; every right one is taken once',
  unit: 'installations',
  counts: { full: 5_000, short: 200 },
  seeds: 1,
  run: ({ count, seed }) => forge(count, createRandom(seed)),
};

interface Issued {
  readonly state: string;
  readonly cookie: string;
}

async function forge(count: number, random: Random): Promise<ProofReport> {
  await using storage = await openMemory();
  const clock = createFakeClock(NOON);
  const keys = [1, 2].map((fill) => new Uint8Array(32).fill(fill));
  const of = (own: readonly Uint8Array[]): InstallStates => createInstallStates({ keys: own, effects: storage.effects, clock });
  const [here, replica, stranger] = [of(keys), of(keys), of([new Uint8Array(32).fill(9)])];
  const figures = { installations: count, forged: 0, forgedTaken: 0, rightTaken: 0, takenTwice: 0 };
  let other = here.issue();
  for (let round = 0; round < count; round += 1) {
    const issued = here.issue();
    for (const { state, cookie } of forgeriesOf(issued, other, stranger, random)) {
      figures.forged += 1;
      if ((await replica.redeem(state, cookie)) === 'valid') figures.forgedTaken += 1;
    }
    if (await isTakenLate(here, replica, clock, round)) figures.forgedTaken += 1;
    if ((await replica.redeem(issued.state, issued.cookie)) === 'valid') figures.rightTaken += 1;
    if ((await here.redeem(issued.state, issued.cookie)) === 'valid') figures.takenTwice += 1;
    other = issued;
  }
  return judge(figures, [
    [figures.forged >= count * 6, 'hardly anything was forged'],
    [figures.forgedTaken === 0, 'a forged state was taken'],
    [figures.rightTaken === count, 'a right state was refused'],
    [figures.takenTwice === 0, 'a state was taken twice'],
  ]);
}

function forgeriesOf({ state, cookie }: Issued, other: Issued, stranger: InstallStates, random: Random): readonly Issued[] {
  const made = stranger.issue();
  return [
    { state, cookie: other.cookie },
    { state, cookie: '' },
    { state: other.state, cookie },
    { state: changeOneSign(state, random), cookie },
    { state, cookie: changeOneSign(cookie, random) },
    { state: state.slice(0, indexIn(state.length, random)), cookie },
    made,
  ];
}

/** Once in a while: each takes ten minutes of the clock, which everything else of the round then has to bear. */
async function isTakenLate(here: InstallStates, replica: InstallStates, clock: FakeClock, round: number): Promise<boolean> {
  if (round % 50 !== 0) return false;
  const late = here.issue();
  clock.jump(STATE_LIFE_MS + 1);
  const verdict = await replica.redeem(late.state, late.cookie);
  clock.jump(-STATE_LIFE_MS - 1);
  return verdict === 'valid';
}

function changeOneSign(text: string, random: Random): string {
  const at = indexIn(text.length, random);
  const others = [...SIGNS].filter((sign) => sign !== text[at]);
  return `${text.slice(0, at)}${others[indexIn(others.length, random)] ?? '!'}${text.slice(at + 1)}`;
}

function indexIn(length: number, random: Random): number {
  return Math.floor(random.between(0, length));
}
