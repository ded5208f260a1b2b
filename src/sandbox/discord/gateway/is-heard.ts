import { isBotIn } from '../installs.ts';
import { isJson } from '../json.ts';
import type { World } from '../world.ts';

/** Whether the bot is told of an event: of a place that it is not in, it hears the interactions of people who brought it along, and nothing else. */
export function isHeard(world: World, event: string, data: unknown, guildId: string | undefined): boolean {
  if (event === 'INTERACTION_CREATE') return true;
  if (guildId !== undefined) return world.guilds.get(guildId)?.members.has(world.bot.id) ?? true;
  const channelId = isJson(data) ? (data['channel_id'] ?? data['id']) : undefined;
  const channel = typeof channelId === 'string' ? world.channels.get(channelId) : undefined;
  return channel === undefined || isBotIn(world, channel);
}
