import type { REST } from '@discordjs/rest';
import { type APIApplication, type APIGatewayBotInfo, Routes } from 'discord-api-types/v10';
import { messageOf } from '../../runtime/errors.ts';
import type { Finding } from '../finding.ts';
import { inboundPaths } from '../inbound-paths.ts';

/** Of a thousand a day: fewer left mean that something restarts all the time. */
const fewStarts = 100;

/** Looks at the way that interactions come by: the gateway, or with a public key the address that Discord sends to. */
export async function examineTransport(rest: REST, publicKey: string | undefined, shardCount?: number): Promise<readonly Finding[]> {
  let application: APIApplication;
  try {
    application = (await rest.get(Routes.currentApplication())) as APIApplication;
  } catch (error) {
    const what = `the application could not be read: ${messageOf(error)}`;
    return [{ kind: 'problem', about: 'discord interactions', what, fix: 'Try again in a minute.' }];
  }
  const { verify_key: key, interactions_endpoint_url: endpoint } = application;
  if (publicKey !== undefined) return [key === publicKey ? examineEndpoint(endpoint) : wrongKey];
  return [...(endpoint ? [describeTaken(endpoint)] : []), ...(await examineGateway(rest, shardCount))];
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

async function examineGateway(rest: REST, shardCount: number | undefined): Promise<readonly Finding[]> {
  try {
    const { session_start_limit: limit, shards } = (await rest.get(Routes.gatewayBot())) as APIGatewayBotInfo;
    const what = `${limit.remaining} of ${limit.total} connections are left today`;
    const fix = 'Find out what restarts so often: without one left, the token is reset.';
    return [
      { about: 'discord gateway', what, ...(limit.remaining >= fewStarts ? { kind: 'ok' } : { kind: 'warning', fix }) },
      ...examineShards(shards, shardCount),
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
function examineShards(recommended: number, shardCount: number | undefined): readonly Finding[] {
  const shards = 'discord shards';
  if (shardCount === undefined) return recommended === 1 ? [] : [{ kind: 'ok', about: shards, what: `Discord recommends ${recommended}` }];
  const what = `DISCORD_SHARDS is ${shardCount}, and Discord recommends ${recommended}`;
  if (shardCount >= recommended) return [{ kind: 'ok', about: shards, what }];
  const fix = `Set DISCORD_SHARDS=${recommended} or leave it unset; then stop all processes and start them again.`;
  return [{ kind: 'warning', about: shards, what, fix }];
}
