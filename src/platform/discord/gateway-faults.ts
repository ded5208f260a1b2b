import { DiscordAPIError } from 'discord.js';
import { GatewayCloseCodes } from 'discord-api-types/v10';
import { NewsdeskError } from '../../runtime/errors.ts';

export const tokenRefusedCode: number = GatewayCloseCodes.AuthenticationFailed;

interface LastClose {
  readonly what: string;
  readonly fix: string;
}

const startAgain = 'stop all processes, and start them again.';
const upgrade = 'Upgrade Newsdesk: Discord does not take what this version asks for.';

/** Gateway close codes after which Discord will not have us back (topics/opcodes-and-status-codes). */
const closes: Readonly<Record<number, LastClose>> = {
  [GatewayCloseCodes.AuthenticationFailed]: {
    what: 'the token was refused or revoked',
    fix: 'Set another DISCORD_TOKEN, and start again.',
  },
  [GatewayCloseCodes.InvalidShard]: { what: 'the shard is not valid', fix: `Leave DISCORD_SHARDS unset, ${startAgain}` },
  [GatewayCloseCodes.ShardingRequired]: {
    what: 'a shard has too many servers',
    fix: `Leave DISCORD_SHARDS unset or raise it, ${startAgain}`,
  },
  [GatewayCloseCodes.InvalidAPIVersion]: { what: 'the version of the gateway is not served any more', fix: upgrade },
  [GatewayCloseCodes.InvalidIntents]: { what: 'an intent is not valid', fix: upgrade },
  [GatewayCloseCodes.DisallowedIntents]: { what: 'an intent is not allowed for this application', fix: upgrade },
};

/** Whether trying again, unchanged, would be refused again. */
export function isLastClose(code: number): boolean {
  return code in closes;
}

export function describeClose(code: number): string {
  return closes[code]?.what ?? `the gateway closed the connection for good with code ${code}`;
}

/** True for what discord.js says when Discord refuses the token, at its address or at the gateway. */
export function isTokenRefusal(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === 401;
  return error instanceof Error && /invalid token|authentication failed|token to be set/iu.test(error.message);
}

/** Discord refuses the bot for a reason other than its token. */
export function discordRefusal(what: string, cause?: unknown): NewsdeskError {
  return new NewsdeskError(`Discord ${what}.`, {
    code: 'discord.refused',
    fix: 'Check DISCORD_TOKEN, DISCORD_APPLICATION_ID and DISCORD_GUILD_ID, and that the bot was invited to the guild; then start again.',
    cause,
  });
}

/** Discord ended the connection, and would end the next one too. `how` completes "Discord ...". */
export function closeRefusal(how: string, code: number): NewsdeskError {
  return new NewsdeskError(`Discord ${how}: ${describeClose(code)}.`, { code: 'discord.refused', fix: closes[code]?.fix ?? upgrade });
}
