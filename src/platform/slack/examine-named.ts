import type { WebClient } from '@slack/web-api';
import type { Finding } from '../finding.ts';
import { type NamedPlaces, unknownPlace, untoldPlaces } from '../named-places.ts';
import { explainRefusal } from './explain-refusal.ts';
import { slackErrorOf } from './publish-errors.ts';
import { sayKept } from '../../words/kept-text.ts';

const about = 'slack rights';

/** The ids that one workspace does not have, and those that it did not tell of, with the reason. */
export interface NamedSearch {
  readonly missing: NamedPlaces;
  readonly untold: NamedPlaces;
  readonly why?: string;
}

/** Looks whether the channels and user groups that a table of rights names are there. */
export async function examineNamed(client: WebClient, named: NamedPlaces): Promise<readonly Finding[]> {
  const { missing, why } = await searchNamed(client, named);
  return [...describeMissing(missing, 'the bot sees', 'the workspace has'), ...(why === undefined ? [] : [untoldPlaces(about, why)])];
}

/**
 * Looks for them in several workspaces, one after the other: an id belongs to one of them. `unasked` is the number of workspaces that have the
 * app and are not among these: then an id that is not found may be there.
 */
export async function examineNamedAmong(clients: readonly WebClient[], named: NamedPlaces, unasked: number): Promise<readonly Finding[]> {
  let sought = named;
  let why = unasked === 0 ? undefined : `it is in none of the ${clients.length} workspaces that were asked, and ${unasked} were not`;
  for (const client of clients) {
    const search = await searchNamed(client, sought);
    why ??= search.why;
    sought = {
      channels: [...search.missing.channels, ...search.untold.channels],
      groups: [...search.missing.groups, ...search.untold.groups],
    };
    if (sought.channels.length + sought.groups.length === 0) return [];
  }
  if (why !== undefined) return [untoldPlaces(`${about}: ${[...sought.channels, ...sought.groups].join(', ')}`, why)];
  return describeMissing(sought, 'the bot sees in its workspaces', 'its workspaces have');
}

/** Each id means nothing there. */
function describeMissing({ channels, groups }: NamedPlaces, sees: string, has: string): readonly Finding[] {
  return [
    ...channels.map((id) => unknownPlace(about, `${sees} no channel ${id}`)),
    ...groups.map((id) => unknownPlace(about, `${has} no user group ${id}`)),
  ];
}

async function searchNamed(client: WebClient, { channels, groups }: NamedPlaces): Promise<NamedSearch> {
  const missing: string[] = [];
  for (const [at, channel] of channels.entries()) {
    try {
      await client.conversations.info({ channel });
    } catch (error) {
      if (slackErrorOf(error) !== 'channel_not_found') {
        const why = sayKept(explainRefusal(error, 'channels:read').why);
        return { missing: { channels: missing, groups: [] }, untold: { channels: channels.slice(at), groups }, why };
      }
      missing.push(channel);
    }
  }
  if (groups.length === 0) return { missing: { channels: missing, groups: [] }, untold: none };
  try {
    const known = new Set(((await client.usergroups.list()).usergroups ?? []).map(({ id }) => id));
    return { missing: { channels: missing, groups: groups.filter((id) => !known.has(id)) }, untold: none };
  } catch (error) {
    const why = sayKept(explainRefusal(error, 'usergroups:read').why);
    return { missing: { channels: missing, groups: [] }, untold: { channels: [], groups }, why };
  }
}

const none: NamedPlaces = { channels: [], groups: [] };
