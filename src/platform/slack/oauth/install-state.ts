import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Effects } from '../../../ports/effects.ts';
import type { Clock } from '../../../runtime/clock.ts';
import { randomText } from '../../../runtime/random-text.ts';

/** As long as a code of Slack's holds (authentication/installing-with-oauth); in ms. */
export const STATE_LIFE_MS = 600_000;

export interface InstallStatesOptions {
  /** The first one signs, all of them are taken. */
  readonly keys: readonly Uint8Array[];
  readonly effects: Effects;
  readonly clock: Clock;
}

/**
 * The judgement of a state that came back. `foreign`: it was given to another browser, or the browser shows no cookie. `begun`: it was used,
 * and what followed has not ended: it is under way, or its process was killed.
 */
export type StateVerdict = 'valid' | 'missing' | 'forged' | 'foreign' | 'expired' | 'used' | 'begun';

/** States of OAuth (RFC 6749, 10.12): each holds for one browser, for ten minutes, once. */
export interface InstallStates {
  /** The state for the address, and the secret that the browser keeps as a cookie. Nothing is written: a flood of these costs no room. */
  issue(): { readonly state: string; readonly cookie: string };
  /** Everything about a state but whether it was used: asks nobody and writes nothing. `valid` if only that is left to be found out. */
  judge(state: string | undefined, cookie: string | undefined): Exclude<StateVerdict, 'used' | 'begun'>;
  /** Uses the state up if it is valid. @throws if the database cannot be asked. */
  redeem(state: string | undefined, cookie: string | undefined): Promise<StateVerdict>;
  /** The installation that a redeemed state began has ended, well or not. @throws if the database cannot be asked. */
  end(state: string | undefined): Promise<void>;
}

/**
 * A state is signed, so any replica takes it, after a restart too; that it was used is written into the database. It is `NONCE.EXPIRY.MAC`, and
 * the signature is made over the cookie as well, which binds it to the browser.
 */
export function createInstallStates({ keys, effects, clock }: InstallStatesOptions): InstallStates {
  const [current = new Uint8Array()] = keys;

  function judge(state: string | undefined, cookie: string | undefined): Exclude<StateVerdict, 'used' | 'begun'> {
    if (state === undefined || state === '') return 'missing';
    const [nonce = '', expiry = '', mac = '', ...rest] = state.split('.');
    if (rest.length > 0 || !/^\d{1,16}$/u.test(expiry) || !/^[\w-]{43}$/u.test(nonce)) return 'forged';
    const shown = cookie ?? '';
    // Without the right cookie a forged state cannot be told from one that another browser was given.
    if (!keys.some((key) => isEqual(sign(key, nonce, expiry, shown), mac))) return 'foreign';
    return Number(expiry) < clock.now() ? 'expired' : 'valid';
  }

  return {
    issue() {
      const [nonce, cookie] = [randomText(), randomText()];
      const expiry = String(clock.now() + STATE_LIFE_MS);
      return { state: [nonce, expiry, sign(current, nonce, expiry, cookie)].join('.'), cookie };
    },
    judge,
    async redeem(state = '', cookie) {
      const verdict = judge(state, cookie);
      if (verdict !== 'valid') return verdict;
      const used = await effects.begin(causeOf(state), clock.now());
      return verdicts[used.kind];
    },
    end: (state = '') => effects.finish(causeOf(state), 'ended', clock.now()),
  };
}

const verdicts = { mine: 'valid', underWay: 'begun', done: 'used' } as const;

/** The nonce alone is remembered, and of it a hash: the whole state would be worth something to a thief of the database. */
function causeOf(state: string): string {
  const [nonce = ''] = state.split('.');
  return `slack:install:${createHash('sha256').update(nonce).digest('base64url')}`;
}

function sign(key: Uint8Array, ...parts: readonly string[]): string {
  return createHmac('sha256', key).update(parts.join('\n')).digest('base64url');
}

/** Takes as long for a wrong one as for a right one. */
function isEqual(right: string, given: string): boolean {
  const [left, other] = [Buffer.from(right), Buffer.from(given)];
  return left.length === other.length && timingSafeEqual(left, other);
}
