import type { ChannelAnswers, ChannelVisibility } from '../ports/channel-answers.ts';
import { type Clock, monotonicNow } from '../runtime/clock.ts';
import { Recent } from '../runtime/recent.ts';
import { within } from '../runtime/within.ts';

/** A choice made in another process counts after this long, in ms: a question must not cost a look into the database each. */
export const KNOWN_FOR_MS = 5_000;
/** Longest wait of a question for a channel's choice, in ms: an answer has three seconds, and needs its share. */
const PATIENCE_MS = 400;
/** LRU size; between this and twice this many are kept. */
const CHANNELS = 2_500;

/** The visibility of answers in a channel, for people who wait for theirs. */
export interface AnswerSettings {
  /** At once if it is known. `private` while the database does not tell: nobody is shown what was meant for one. */
  find(channel: string): ChannelVisibility | undefined | Promise<ChannelVisibility | undefined>;
  set(channel: string, visibility: ChannelVisibility | undefined): Promise<void>;
}

export function createAnswerSettings(kept: ChannelAnswers, clock: Clock): AnswerSettings {
  const known = new Recent<string, { readonly found: ChannelVisibility | undefined; readonly at: number }>(CHANNELS);

  /** A thousand questions at once are one look. */
  const underWay = new Map<string, Promise<ChannelVisibility | undefined>>();

  function look(channel: string): Promise<ChannelVisibility | undefined> {
    const looking = underWay.get(channel);
    if (looking !== undefined) return looking;
    const asked = kept.find(channel).then(
      (found) => {
        // A choice that was made here meanwhile is newer.
        if (underWay.has(channel)) known.set(channel, { found, at: monotonicNow(clock) });
        return found;
      },
      () => 'private' as const,
    );
    const found = within(asked, PATIENCE_MS, clock).then((answer) => (answer === 'late' ? 'private' : answer));
    underWay.set(channel, found);
    void found.finally(() => underWay.delete(channel));
    return found;
  }

  return {
    find(channel) {
      const entry = known.get(channel);
      return entry !== undefined && monotonicNow(clock) - entry.at < KNOWN_FOR_MS ? entry.found : look(channel);
    },
    async set(channel, visibility) {
      await kept.set(channel, visibility);
      underWay.delete(channel);
      known.set(channel, { found: visibility, at: monotonicNow(clock) });
    },
  };
}
