import { isJson, type Json } from '../json.ts';
import { discordLimits } from '../limits.ts';
import { shardOf } from '../snowflake.ts';
import { closeCodes } from './connection.ts';
import { areDefinedIntents, intentBits, privilegedIntentNames } from './intents.ts';

export interface Identity {
  readonly shard: readonly [id: number, count: number];
  readonly intents: number;
  readonly compress: boolean;
}

export type IdentifyOutcome =
  | { readonly kind: 'welcome'; readonly identity: Identity }
  | { readonly kind: 'close'; readonly code: number; readonly reason: string };

export interface IdentifyRules {
  readonly token: string | undefined;
  /** Of the guilds that the bot is in. */
  readonly guildIds: readonly string[];
  readonly privileged: readonly string[];
}

/** Checks an identify in the order in which Discord closes for it (events/gateway, identifying). */
export function checkIdentify(data: unknown, { token, guildIds, privileged }: IdentifyRules): IdentifyOutcome {
  const close = (code: number, reason: string): IdentifyOutcome => ({ kind: 'close', code, reason });
  if (!isJson(data) || !isJson(data['properties'])) return close(closeCodes.decodeError, 'Error while decoding payload.');
  if (token === undefined || stripPrefix(data['token']) !== token) return close(closeCodes.authenticationFailed, 'Authentication failed.');
  const shard = readShard(data);
  if (shard === undefined) return close(closeCodes.invalidShard, 'Invalid shard.');
  const guilds = guildIds.filter((id) => shardOf(id, shard[1]) === shard[0]);
  if (guilds.length > discordLimits.guildsPerShard) return close(closeCodes.shardingRequired, 'Sharding required.');
  const intents = data['intents'];
  if (!areDefinedIntents(intents)) return close(closeCodes.invalidIntents, 'Invalid intent(s).');
  const refused = privilegedIntentNames.some((name) => (intents & intentBits[name]) !== 0 && !privileged.includes(name));
  if (refused) return close(closeCodes.disallowedIntents, 'Disallowed intent(s).');
  return { kind: 'welcome', identity: { shard, intents, compress: data['compress'] === true } };
}

export function stripPrefix(token: unknown): string | undefined {
  return typeof token === 'string' ? token.replace(/^Bot /, '') : undefined;
}

function readShard(data: Json): readonly [number, number] | undefined {
  const shard = data['shard'] ?? [0, 1];
  if (!Array.isArray(shard) || shard.length !== 2) return undefined;
  const [id, count] = shard as unknown[];
  if (typeof id !== 'number' || typeof count !== 'number' || !Number.isInteger(id) || !Number.isInteger(count)) return undefined;
  return id >= 0 && count >= 1 && id < count ? [id, count] : undefined;
}
