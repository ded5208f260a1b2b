import type { REST } from '@discordjs/rest';
import { type APIApplication, type APIGatewayBotInfo, Routes } from 'discord-api-types/v10';
import { messageOf } from '../../runtime/errors.ts';
import type { Finding } from '../finding.ts';
import { inboundPaths } from '../inbound-paths.ts';

export interface ShardNumbers {
  /** As DISCORD_SHARDS says. */
  readonly shardCount?: number | undefined;
  /** As all processes run, or ran last; absent if there were none yet, or the database does not tell. */
  readonly runningShards?: number | undefined;
}

/** Of a thousand a day: fewer left mean that something restarts all the time. */
const fewStarts = 100;

/** Looks at the way that interactions come by: the gateway, or with a public key the address that Discord sends to. */
export async function examineTransport(rest: REST, publicKey: string | undefined, shards: ShardNumbers): Promise<readonly Finding[]> {
  let application: APIApplication;
  try {
    application = (await rest.get(Routes.currentApplication())) as APIApplication;
  } catch (error) {
    const what = `the application could not be read: ${messageOf(error)}`;
    return [{ kind: 'problem', about: 'discord interactions', what, fix: 'Try again in a minute.' }];
  }
  const { verify_key: key, interactions_endpoint_url: endpoint } = application;
  if (publicKey !== undefined) return [key === publicKey ? examineEndpoint(endpoint) : wrongKey];
  return [...(endpoint ? [describeTaken(endpoint)] : []), ...(await examineGateway(rest, shards))];
}

const about = 'discord interactions';
const wrongKey: Finding = {
  kind: 'problem',
  about,
  what: 'DISCORD_PUBLIC_KEY is the key of another application than DISCORD_TOKEN',
  fix: 'Copy the Public Key of General Information, of the application that the token is of.',
};

function examineEndpoint(endpoint: string | null | undefined): Finding {
  const fix = `Save your public address with ${inboundPaths.discord} as Interactions Endpoint URL of General Information, while Newsdesk runs.`;
  if (!endpoint) return { kind: 'problem', about, what: 'Discord sends them to gateways, and none is connected', fix };
  if (endpoint.endsWith(inboundPaths.discord)) return { kind: 'ok', about, what: `Discord sends them to ${endpoint}` };
  return { kind: 'warning', about, what: `Discord sends them to ${endpoint}, which is not an address of Newsdesk by its path`, fix };
}

/** A gateway gets none while an address is saved. */
function describeTaken(endpoint: string): Finding {
  const fix = 'Clear the Interactions Endpoint URL of General Information, or set DISCORD_PUBLIC_KEY to take them there: docs/http.md.';
  return { kind: 'problem', about, what: `Discord sends them to ${endpoint}, and none to the gateway`, fix };
}

async function examineGateway(rest: REST, numbers: ShardNumbers): Promise<readonly Finding[]> {
  try {
    const { session_start_limit: limit, shards } = (await rest.get(Routes.gatewayBot())) as APIGatewayBotInfo;
    const what = `${limit.remaining} of ${limit.total} connections are left today`;
    const fix = 'Find out what restarts so often: without one left, the token is reset.';
    return [
      { about: 'discord gateway', what, ...(limit.remaining >= fewStarts ? { kind: 'ok' } : { kind: 'warning', fix }) },
      ...examineShards(shards, numbers),
    ];
  } catch (error) {
    return [
      {
        kind: 'problem',
        about: 'discord gateway',
        what: `it could not be found: ${messageOf(error)}`,
        fix: 'Try again in a minute.',
      },
    ];
  }
}

/** Discord refuses a shard of more than 2,500 servers, and recommends one for about a thousand. */
function examineShards(recommended: number, { shardCount, runningShards }: ShardNumbers): readonly Finding[] {
  const about = 'discord shards';
  const count = runningShards ?? shardCount ?? recommended;
  if (shardCount === undefined && count === 1 && recommended === 1) return [];
  const parts = [
    ...(shardCount === undefined ? [] : [`DISCORD_SHARDS is ${shardCount}`]),
    ...(runningShards === undefined || runningShards === shardCount ? [] : [`the processes run ${runningShards}`]),
    `Discord recommends ${recommended}`,
  ];
  const what = parts.join(', and ');
  const isOutdated = shardCount !== undefined && shardCount !== count;
  if (count >= recommended && !isOutdated) return [{ kind: 'ok', about, what }];
  const isTooFew = shardCount !== undefined && shardCount < recommended;
  const set = isTooFew ? `Set DISCORD_SHARDS=${recommended} or leave it unset; then stop` : 'Stop';
  return [{ kind: 'warning', about, what, fix: `${set} all processes at the same time, and start them again.` }];
}
