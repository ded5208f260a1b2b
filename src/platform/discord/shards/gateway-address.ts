import { type APIGatewayBotInfo, type REST, Routes } from 'discord.js';
import type { Shards } from '../../../ports/shards.ts';
import { type Clock, monotonicNow } from '../../../runtime/clock.ts';

/** The gateway as Discord describes it to the bot (`GET /gateway/bot`): its address, the recommended number of shards, and what is left of the day's sessions. */
export interface GatewayAddress {
  /** @throws what the request throws. */
  read(): Promise<APIGatewayBotInfo>;
}

/** All shards of a process begin with one answer; a session that ended is worth another one. In ms. */
const livesMs = 30_000;

export interface GatewayAddressOptions {
  readonly rest: REST;
  readonly clock: Clock;
  readonly shards: Pick<Shards, 'noteStarts'>;
  /** The number of sessions that are left could not be written down. */
  readonly onTrouble: (error: unknown) => void;
}

export function createGatewayAddress({ rest, clock, shards, onTrouble }: GatewayAddressOptions): GatewayAddress {
  let known: { readonly coming: Promise<APIGatewayBotInfo>; readonly until: number } | undefined;

  async function ask(): Promise<APIGatewayBotInfo> {
    const information = (await rest.get(Routes.gatewayBot())) as APIGatewayBotInfo;
    const { remaining, reset_after: resetAfterMs } = information.session_start_limit;
    await shards.noteStarts({ remaining, resetAt: clock.now() + resetAfterMs }).catch(onTrouble);
    return information;
  }

  return {
    read() {
      if (known !== undefined && monotonicNow(clock) < known.until) return known.coming;
      const coming = ask();
      known = { coming, until: monotonicNow(clock) + livesMs };
      coming.catch(() => {
        known = undefined;
      });
      return coming;
    },
  };
}
