import { expect, it, onTestFinished } from 'vitest';
import { createInstallStates, STATE_LIFE_MS } from '../../../src/platform/slack/oauth/install-state.ts';
import { openMemory } from '../../../src/storage/open-sqlite.ts';
import { createFakeClock } from '../../announce/fake-clock.ts';
import { NOON } from '../../announce/fixtures.ts';

const keys = [1, 2].map((fill) => new Uint8Array(32).fill(fill));

it('holds once, for one browser and ten minutes, in every replica, and with an older key', async () => {
  const [storage, clock] = [await openMemory(), createFakeClock(NOON)];
  onTestFinished(() => storage.close());
  const statesOf = (given: readonly Uint8Array[]) => createInstallStates({ keys: given, effects: storage.effects, clock });
  const [one, replica, newer] = [statesOf(keys.slice(0, 1)), statesOf(keys.slice(0, 1)), statesOf(keys.toReversed())];
  const { state, cookie } = one.issue();
  const other = one.issue();
  const [nonce, expiry, mac = ''] = state.split('.');
  const judge = async (given: string | undefined, shown: string | undefined) => replica.redeem(given, shown);

  const forged = [
    await judge(undefined, cookie),
    await judge('', cookie),
    await judge('made-up', cookie),
    await judge(`${state}.more`, cookie),
    // A longer life than it was given, and the nonce of another one.
    await judge([nonce, Number(expiry) + 1, mac].join('.'), cookie),
    await judge([other.state.split('.')[0], expiry, mac].join('.'), cookie),
    await judge([nonce, expiry, mac.slice(1)].join('.'), cookie),
    await judge(state, undefined),
    await judge(state, other.cookie),
  ];
  const right = [await judge(state, cookie), await judge(state, cookie)];
  await one.end(state);
  right.push(await judge(state, cookie), await newer.redeem(other.state, other.cookie));
  const late = one.issue();
  clock.jump(STATE_LIFE_MS);
  const atTheEnd = one.issue();
  clock.jump(1);

  expect(forged).toEqual(['missing', 'missing', 'forged', 'forged', 'foreign', 'foreign', 'foreign', 'foreign', 'foreign']);
  expect(right).toEqual(['valid', 'begun', 'used', 'valid']);
  expect([await judge(late.state, late.cookie), await judge(atTheEnd.state, atTheEnd.cookie)]).toEqual(['expired', 'valid']);
});

it('is used up by one of two requests that come at once', async () => {
  const storage = await openMemory();
  onTestFinished(() => storage.close());
  const states = createInstallStates({ keys, effects: storage.effects, clock: createFakeClock(NOON) });
  const { state, cookie } = states.issue();

  const verdicts = await Promise.all(Array.from({ length: 20 }, () => states.redeem(state, cookie)));

  expect(verdicts.filter((verdict) => verdict === 'valid')).toHaveLength(1);
});
