import { WebClient } from '@slack/web-api';
import type { Clock } from '../../runtime/clock.ts';
import { type ExaminedChannel, examineClock, type Finding } from '../finding.ts';
import { inboundPaths } from '../inbound-paths.ts';
import type { NamedPlaces } from '../named-places.ts';
import { examineNamed } from './examine-named.ts';
import { explainRefusal } from './explain-refusal.ts';
import { askOutlook } from './ask-outlook.ts';
import { judgeTokenError } from './inspect-tokens.ts';
import { manifestScopes } from './manifest.ts';
import { slackErrorOf } from './publish-errors.ts';
import { silentLogger } from './silent-logger.ts';
import { messageOf } from '../../runtime/errors.ts';
import { sayKept } from '../../words/kept-text.ts';

export interface SlackExamination {
  readonly botToken: string;
  /** Absent if Slack sends requests to the bot. */
  readonly appToken?: string | undefined;
  /** As in `SlackOptions`. */
  readonly apiUrl: string;
  readonly channels: readonly ExaminedChannel[];
  /** Named by the table of rights; none by default. */
  readonly named?: NamedPlaces | undefined;
  readonly clock: Clock;
}

/** The loss without a scope; the others are needed for everything. */
const optionalScopes: Readonly<Record<string, string>> = {
  'app_mentions:read': 'nobody can ask by a mention of the bot',
  'assistant:write': 'the messages of the app offer no questions',
  'channels:history': 'after a lost answer in a public channel Newsdesk cannot look, and has to ask',
  'groups:history': 'after a lost answer in a private channel Newsdesk cannot look, and has to ask',
  'channels:read': 'nobody is told beforehand that nothing can be posted in a public channel',
  'groups:read': 'nobody is told beforehand that nothing can be posted in a private channel',
  'im:history': 'nobody can ask in a direct message, and after a lost answer in one Newsdesk cannot look',
  'im:write': 'readers get no direct messages',
  'links:read': 'links of the publication get no preview',
  'links:write': 'links of the publication get no preview',
  'chat:write.public': 'the bot has to be invited to every channel',
  'usergroups:read': 'the form cannot list whom to ping',
  'users:read': 'nobody may set up announcements, because members cannot be told from guests',
};

/** Looks at everything at Slack that Newsdesk needs. Writes nothing. Never throws for what Slack or the network does. */
export async function examineSlack({ botToken, appToken, apiUrl, channels, named, clock }: SlackExamination): Promise<readonly Finding[]> {
  let date: string | null = null;
  const options = {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 1 },
    timeout: 15_000,
    logger: silentLogger,
    async fetch(...request: Parameters<typeof fetch>) {
      const response = await fetch(...request);
      date = response.headers.get('date') ?? date;
      return response;
    },
  };
  const client = new WebClient(botToken, options);
  let scopes: readonly string[];
  const findings: Finding[] = [];
  try {
    const identity = await client.auth.test();
    scopes = identity.response_metadata?.scopes ?? [];
    findings.push({
      kind: 'ok',
      about: 'slack bot token',
      what: `it is the token of ${identity.user ?? 'the bot'} in ${identity.team ?? 'a workspace'}`,
    });
  } catch (error) {
    return [describeNoToken('slack bot token', 'SLACK_BOT_TOKEN (xoxb-, OAuth & Permissions)', error)];
  }
  const clockFinding = examineClock('slack clock', date, clock.now());
  if (clockFinding !== undefined) findings.push(clockFinding);
  findings.push(...examineScopes(scopes));
  findings.push(appToken === undefined ? overHttp : await examineAppToken(new WebClient(appToken, options)));
  const groups = channels.some(({ ping }) => ping !== undefined) ? await listGroups(client) : undefined;
  if (typeof groups === 'string')
    findings.push({
      kind: 'warning',
      about: 'slack user groups',
      what: 'whether those that are pinged are there cannot be told',
      fix: groups,
    });
  for (const channel of channels) findings.push(...(await examineChannel(client, channel, groups, clock)));
  if (named !== undefined) findings.push(...(await examineNamed(client, named)));
  return findings;
}

/** No request to Slack tells whether a signing secret is right: only a request by Slack does. */
const overHttp: Finding = {
  kind: 'ok',
  about: 'slack over http',
  what: `requests are taken at ${inboundPaths.slack}; the secret is right if Slack verifies the Request URL there`,
};

async function examineAppToken(client: WebClient): Promise<Finding> {
  const about = 'slack app token';
  try {
    await client.apps.connections.open();
    return { kind: 'ok', about, what: 'it opens connections' };
  } catch (error) {
    return describeNoToken(about, 'SLACK_APP_TOKEN (xapp-, Basic Information, with the scope connections:write)', error);
  }
}

function describeNoToken(about: string, variable: string, error: unknown): Finding {
  const look = judgeTokenError(error);
  if (look.kind === 'refused')
    return { kind: 'problem', about, what: `Slack refuses it: ${look.error}`, fix: `Copy ${variable} again from api.slack.com/apps.` };
  return {
    kind: 'problem',
    about,
    what: `Slack gave no answer about it: ${look.reason}`,
    fix: 'Check that this machine reaches slack.com, and SLACK_API_URL where it is set.',
  };
}

/** Compares granted scopes with those of the manifest. */
export function examineScopes(granted: readonly string[]): readonly Finding[] {
  const about = 'slack scopes';
  const missing = manifestScopes.filter((scope) => !granted.includes(scope));
  if (missing.length === 0) return [{ kind: 'ok', about, what: 'all of them are granted' }];
  const fix = 'Update the app from the manifest (newsdesk manifest), and install it to the workspace again.';
  return missing.map((scope) => {
    const loss = optionalScopes[scope];
    return {
      kind: loss === undefined ? 'problem' : 'warning',
      about,
      what: `${scope} is missing: ${loss ?? 'nothing works without it'}`,
      fix,
    };
  });
}

/** Their ids, or why Slack does not list them. */
async function listGroups(client: WebClient): Promise<ReadonlySet<string> | string> {
  try {
    return new Set(((await client.usergroups.list()).usergroups ?? []).map(({ id = '' }) => id));
  } catch (error) {
    return sayKept(explainRefusal(error, 'usergroups:read').why);
  }
}

async function examineChannel(
  client: WebClient,
  wanted: ExaminedChannel,
  groups: ReadonlySet<string> | string | undefined,
  clock: Clock,
): Promise<readonly Finding[]> {
  const about = `slack channel ${wanted.id}`;
  const pinged: readonly Finding[] =
    wanted.ping === undefined || groups === undefined || typeof groups === 'string' || groups.has(wanted.ping)
      ? []
      : [
          {
            kind: 'problem',
            about,
            what: `the user group ${wanted.ping} that it pings is gone`,
            fix: 'Choose another with /announcements settings.',
          },
        ];
  const outlook = await askOutlook(client, { channelId: wanted.id, clock });
  if (outlook.kind === 'no') return [...pinged, describeClosed(about, wanted.id, outlook.cause)];
  try {
    // Scopes for the search for a lost answer.
    await client.conversations.history({ channel: wanted.id, limit: 1 });
  } catch (error) {
    return [...pinged, describeFailure(about, wanted.id, error)];
  }
  return pinged.length > 0 ? pinged : [{ kind: 'ok', about, what: 'it takes announcements, and can be looked at' }];
}

function describeClosed(about: string, id: string, cause: 'outside' | 'unseen' | 'archived'): Finding {
  switch (cause) {
    case 'outside':
      return {
        kind: 'problem',
        about,
        what: 'the bot is not in it, and may post only where it is',
        fix: `Invite the bot to ${id} (/invite).`,
      };
    case 'unseen':
      return {
        kind: 'problem',
        about,
        what: 'it is gone, or private and the bot is not in it',
        fix: 'Invite the bot (/invite), or end the subscription: newsdesk subscriptions lists its id.',
      };
    case 'archived':
      return { kind: 'problem', about, what: 'it is archived', fix: 'Unarchive it, or end the subscription.' };
  }
}

function describeFailure(about: string, id: string, error: unknown): Finding {
  const said = slackErrorOf(error);
  if (said === 'not_in_channel')
    return {
      kind: 'warning',
      about,
      what: 'the bot is not in it: it can post, but not look after a lost answer',
      fix: `Invite the bot to ${id} (/invite).`,
    };
  if (said === 'missing_scope')
    return { kind: 'warning', about, what: 'its history is closed to the bot', fix: 'Grant the scopes named above.' };
  return {
    kind: 'warning',
    about,
    what: `it could not be looked at: ${said ?? messageOf(error)}`,
    fix: 'Try again in a minute.',
  };
}
