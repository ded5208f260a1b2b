import { DiscordAPIError, type REST } from '@discordjs/rest';
import { type APIRole, type RESTAPIPartialCurrentUserGuild, Routes } from 'discord-api-types/v10';
import { messageOf } from '../../runtime/errors.ts';
import type { Finding } from '../finding.ts';
import { type NamedPlaces, unknownPlace, untoldPlaces } from '../named-places.ts';

/** Servers whose roles are read: one request each. Of a bot in more of them, roles are not looked at. */
const maxGuilds = 50;
const about = 'discord rights';

/** Looks whether the channels and roles that a table of rights names are there. */
export async function examineNamed(rest: REST, { channels, groups }: NamedPlaces): Promise<readonly Finding[]> {
  try {
    const findings: Finding[] = [];
    for (const id of channels) if (!(await isThere(rest, id))) findings.push(unknownPlace(about, `the bot sees no channel ${id}`));
    if (groups.length > 0) findings.push(...(await examineRoles(rest, groups)));
    return findings;
  } catch (error) {
    return [untoldPlaces(about, messageOf(error))];
  }
}

async function isThere(rest: REST, id: string): Promise<boolean> {
  try {
    await rest.get(Routes.channel(id));
    return true;
  } catch (error) {
    if (error instanceof DiscordAPIError && (error.status === 404 || error.status === 403)) return false;
    throw error;
  }
}

async function examineRoles(rest: REST, wanted: readonly string[]): Promise<readonly Finding[]> {
  const guilds = (await rest.get(Routes.userGuilds())) as readonly RESTAPIPartialCurrentUserGuild[];
  if (guilds.length > maxGuilds) return [untoldPlaces(about, `the bot is in more than ${maxGuilds} servers`)];
  const known = new Set<string>();
  // One after the other: many requests at once are what rate limits are for.
  for (const { id } of guilds) for (const role of (await rest.get(Routes.guildRoles(id))) as readonly APIRole[]) known.add(role.id);
  return wanted.filter((id) => !known.has(id)).map((id) => unknownPlace(about, `no server of the bot has a role ${id}`));
}
