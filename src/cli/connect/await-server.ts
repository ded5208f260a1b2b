import { type REST, type RESTAPIPartialCurrentUserGuild, Routes } from 'discord.js';
import type { Clock } from '../../runtime/clock.ts';
import { NewsdeskError } from '../../runtime/errors.ts';
import { keepAlive } from '../../runtime/keep-alive.ts';
import { pause } from '../../runtime/pause.ts';

/** Time between two looks, in ms: a person does not notice, and twenty a minute are far below the 50 a second that Discord allows. */
export const lookEveryMs = 3_000;

/** A server that the bot is in; undefined if it is in none. */
export async function findServer(rest: REST): Promise<RESTAPIPartialCurrentUserGuild | undefined> {
  const servers = (await rest.get(Routes.userGuilds(), { query: new URLSearchParams({ limit: '1' }) })) as RESTAPIPartialCurrentUserGuild[];
  return servers[0];
}

/**
 * Looks until the bot is in a server.
 *
 * @throws NewsdeskError `connect.noServer` after `waitMs`.
 */
export async function awaitServer(rest: REST, waitMs: number, clock: Clock): Promise<RESTAPIPartialCurrentUserGuild> {
  const letGo = keepAlive();
  try {
    for (let leftMs = waitMs; leftMs > 0; leftMs -= lookEveryMs) {
      await pause(Math.min(lookEveryMs, leftMs), clock);
      const server = await findServer(rest);
      if (server !== undefined) return server;
    }
  } finally {
    letGo();
  }
  throw new NewsdeskError(`The bot is in no server after ${Math.round(waitMs / 1_000)} s.`, {
    code: 'connect.noServer',
    fix: 'Open the install link as a person who may manage a server, choose the server, and run it again: what is done stays done.',
    retry: 'later',
  });
}
