import { DiscordAPIError } from 'discord.js';
import { GatewayCloseCodes } from 'discord-api-types/v10';
import { NewsdeskError } from '../../runtime/errors.ts';

export const tokenRefusedCode: number = GatewayCloseCodes.AuthenticationFailed;

/** Gateway close codes after which Discord will not have us back (topics/opcodes-and-status-codes). */
const closes: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: 'the token was refused or revoked',
  [GatewayCloseCodes.InvalidShard]: 'the shard is not valid',
  [GatewayCloseCodes.ShardingRequired]:
    'a shard has too many servers: leave DISCORD_SHARDS unset or raise it, and start all processes again',
  [GatewayCloseCodes.InvalidAPIVersion]: 'the version of the gateway is not served any more',
  [GatewayCloseCodes.InvalidIntents]: 'an intent is not valid',
  [GatewayCloseCodes.DisallowedIntents]: 'an intent is not allowed for this application',
};

/** Whether trying again, unchanged, would be refused again. */
export function isLastClose(code: number): boolean {
  return code in closes;
}

export function describeClose(code: number): string {
  return closes[code] ?? `the gateway closed the connection for good with code ${code}`;
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
