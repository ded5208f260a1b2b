import { Recent } from '../../runtime/recent.ts';
import { CalmingError, calmMs, discordErrors, isDiscordError } from './publish-errors.ts';

/** The channels of people's direct messages, by the person's id. */
export interface DirectChannels {
  /** @throws CalmingError without asking Discord, for a while after it found that they were opened too fast. */
  idOf(userId: string, open: () => Promise<string>): Promise<string>;
}

const rememberedPeople = 10_000;
/** Between two of those that come back, in ms. */
const spacingMs = 250;

/**
 * Discord refuses a bot that opens many direct messages in a row, opened before or not, and bans an address that is refused ten thousand
 * times. So each is opened once, one after the other, and after a refusal none for a while.
 */
export function createDirectChannels(): DirectChannels {
  const known = new Recent<string, string>(rememberedPeople);
  let calmUntil = 0;
  let waiting = 0;
  let turn: Promise<unknown> = Promise.resolve();

  async function openNext(userId: string, open: () => Promise<string>): Promise<string> {
    const opened = known.get(userId);
    if (opened !== undefined) return opened;
    const now = performance.now();
    // Those that wait come back one by one, not all at the same moment.
    if (now < calmUntil) throw new CalmingError(calmUntil - now + spacingMs * waiting++);
    try {
      const id = await open();
      known.set(userId, id);
      return id;
    } catch (error) {
      if (isDiscordError(error, discordErrors.directMessagesTooFast)) {
        calmUntil = performance.now() + calmMs;
        waiting = 0;
      }
      throw error;
    }
  }

  return {
    idOf(userId, open) {
      const mine = turn.then(() => openNext(userId, open));
      turn = mine.catch(() => {});
      return mine;
    },
  };
}
