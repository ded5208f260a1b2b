import type { BaseInteraction } from 'discord.js';
import type { ChannelRights } from './channel-traits.ts';

/**
 * The permissions that Discord sends along with a channel that was chosen in a form: those of the person, and, since July 2026, those of the
 * bot (interactions/receiving-and-responding, "Resolved Data Structure"). Undefined if it sent none: then they are asked for.
 */
export function resolvedRights(interaction: BaseInteraction, channelId: string): ChannelRights | undefined {
  if (!interaction.isModalSubmit()) return undefined;
  // discord.js hands on what Discord sent if it does not know the server (over HTTP).
  const channel: unknown = interaction.fields.resolved?.channels?.get(channelId);
  if (typeof channel !== 'object' || channel === null) return undefined;
  const { permissions, appPermissions, app_permissions: raw } = channel as Readonly<Record<string, unknown>>;
  const person = bitsOf(permissions);
  const bot = bitsOf(appPermissions ?? raw);
  return person === undefined || bot === undefined ? undefined : { person, bot };
}

/** discord.js has bits, Discord a number in text. */
function bitsOf(value: unknown): bigint | undefined {
  if (typeof value === 'string' && /^\d+$/u.test(value)) return BigInt(value);
  if (typeof value !== 'object' || value === null || !('bitfield' in value)) return undefined;
  return typeof value.bitfield === 'bigint' ? value.bitfield : undefined;
}
