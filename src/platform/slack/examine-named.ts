import type { WebClient } from '@slack/web-api';
import type { Finding } from '../finding.ts';
import { type NamedPlaces, unknownPlace, untoldPlaces } from '../named-places.ts';
import { explainRefusal } from './explain-refusal.ts';
import { slackErrorOf } from './publish-errors.ts';
import { sayKept } from '../../words/kept-text.ts';

const about = 'slack rights';

/** Looks whether the channels and user groups that a table of rights names are there. */
export async function examineNamed(client: WebClient, { channels, groups }: NamedPlaces): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const channel of channels) {
    try {
      await client.conversations.info({ channel });
    } catch (error) {
      if (slackErrorOf(error) === 'channel_not_found') findings.push(unknownPlace(about, `the bot sees no channel ${channel}`));
      else return [...findings, untoldPlaces(about, sayKept(explainRefusal(error, 'channels:read').why))];
    }
  }
  return groups.length === 0 ? findings : [...findings, ...(await examineGroups(client, groups))];
}

async function examineGroups(client: WebClient, wanted: readonly string[]): Promise<readonly Finding[]> {
  try {
    const known = new Set(((await client.usergroups.list()).usergroups ?? []).map(({ id }) => id));
    return wanted.filter((id) => !known.has(id)).map((id) => unknownPlace(about, `the workspace has no user group ${id}`));
  } catch (error) {
    return [untoldPlaces(about, sayKept(explainRefusal(error, 'usergroups:read').why))];
  }
}
