import type { WebClient } from '@slack/web-api';
import { type Clock, monotonicNow } from '../../runtime/clock.ts';
import { Recent } from '../../runtime/recent.ts';
import { within } from '../../runtime/within.ts';
import { slackErrorOf } from './publish-errors.ts';

/** The language of somebody's Slack, BCP 47; undefined if Slack does not tell it now. Never throws. */
export type FindLocale = (userId: string) => Promise<string | undefined>;

/** An answer in the publication's language is better than a late one; in ms. */
const WAIT_MS = 400;
/** A known language is taken as it is; one older than this, in ms, is asked for again meanwhile, so that a change is seen the next time. */
const FRESH_MS = 60_000;
/** After a refusal, or none of it in time, nobody is asked about for so long, in ms: a scope is missing, or Slack is busy. */
const PAUSE_MS = 60_000;
/** A crowd of people who are new is answered in the publication's language, and learned a few at a time: `users.info` is of tier 4. */
const AT_ONCE = 4;
/** LRU size; between this and twice this many are kept. */
const PEOPLE = 2_500;

/** Asks `users.info` for the locale, which needs the scope `users:read`: no event of Slack has it (methods/users.info, `include_locale`). */
export function createLocales(client: Pick<WebClient, 'users'>, clock: Clock): FindLocale {
  const known = new Recent<string, { readonly locale: string | undefined; readonly at: number }>(PEOPLE);
  let asking = 0;
  let silentUntil = Number.NEGATIVE_INFINITY;

  async function ask(userId: string): Promise<string | undefined> {
    asking += 1;
    try {
      const { user } = await client.users.info({ user: userId, include_locale: true });
      known.set(userId, { locale: user?.locale, at: monotonicNow(clock) });
      return user?.locale;
    } catch (error) {
      if (isAboutPerson(slackErrorOf(error))) known.set(userId, { locale: undefined, at: monotonicNow(clock) });
      else silentUntil = monotonicNow(clock) + PAUSE_MS;
      return known.get(userId)?.locale;
    } finally {
      asking -= 1;
    }
  }

  return async (userId) => {
    const found = known.get(userId);
    const now = monotonicNow(clock);
    const isFresh = found !== undefined && now - found.at < FRESH_MS;
    if (isFresh || now < silentUntil || asking >= AT_ONCE) return found?.locale;
    if (found !== undefined) {
      // The next question need not ask Slack again.
      known.set(userId, { locale: found.locale, at: now });
      void ask(userId);
      return found.locale;
    }
    const answer = await within(ask(userId), WAIT_MS, clock);
    if (answer !== 'late') return answer;
    silentUntil = monotonicNow(clock) + PAUSE_MS;
    return undefined;
  };
}

/** The workspace does not show this person; of others it may tell. */
function isAboutPerson(error: string | undefined): boolean {
  return error === 'user_not_found' || error === 'user_not_visible';
}
