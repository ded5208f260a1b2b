import type { WebClient } from '@slack/web-api';
import type { PostingOutlook } from '../../subscription/posting-outlook.ts';
import type { Clock } from '../../runtime/clock.ts';
import { within } from '../../runtime/within.ts';
import { slackErrorOf } from './publish-errors.ts';
import { keepText } from '../../words/kept-text.ts';

export interface ChannelLookup {
  readonly channelId: string;
  /** The bot's name for `/invite`; `this app` where it is not known. */
  readonly botName?: string | undefined;
  readonly clock: Clock;
}

/** A command has 3 s, and is deferred before; in ms. */
const lookForMs = 1_500;

/**
 * Whether the bot may post in a channel of Slack. Slack has no method that says so: `conversations.info` tells of archived channels and of
 * membership, where its scope was granted; else the history does, which the bot reads after a lost answer. Never throws.
 */
export async function askOutlook(client: WebClient, look: ChannelLookup): Promise<PostingOutlook> {
  const outlook = await within(askSlack(client, look), lookForMs, look.clock);
  return outlook === 'late' ? { kind: 'unknown', because: keepText('lateAnswer', 'Slack') } : outlook;
}

async function askSlack(client: WebClient, { channelId, botName }: ChannelLookup): Promise<PostingOutlook> {
  const invite = botName === undefined ? keepText('inviteApp') : keepText('invite', botName);
  try {
    const { channel = {}, response_metadata: metadata } = await client.conversations.info({ channel: channelId });
    if (channel.is_archived === true) return archived;
    return judgeMembership(channel.is_member === true || channel.is_im === true, channel.is_private === true, metadata?.scopes, invite);
  } catch (error) {
    return slackErrorOf(error) === 'missing_scope' ? askHistory(client, channelId, invite) : judgeError(error, invite);
  }
}

async function askHistory(client: WebClient, channel: string, invite: string): Promise<PostingOutlook> {
  try {
    await client.conversations.history({ channel, limit: 1 });
    return { kind: 'yes' };
  } catch (error) {
    return judgeError(error, invite);
  }
}

/** With `chat:write.public` the bot posts in every public channel, whether it is there or not. */
function judgeMembership(isMember: boolean, isPrivate: boolean, scopes: readonly string[] | undefined, invite: string): PostingOutlook {
  if (isMember) return { kind: 'yes' };
  if (!isPrivate && scopes === undefined) return { kind: 'unknown', because: keepText('scopesUntold') };
  if (!isPrivate && scopes?.includes('chat:write.public') === true)
    return {
      kind: 'yes',
      remark: keepText('cannotLookThere', invite),
    };
  return { kind: 'no', cause: 'outside', what: keepText('notMember'), fix: invite };
}

function judgeError(error: unknown, invite: string): PostingOutlook {
  const said = slackErrorOf(error);
  switch (said) {
    case 'is_archived':
      return archived;
    case 'not_in_channel':
      return judgeMembership(false, false, scopesOf(error), invite);
    case 'channel_not_found':
      return { kind: 'no', cause: 'unseen', what: keepText('unseen'), fix: invite };
    case undefined:
      return { kind: 'unknown', because: keepText('notReached', 'Slack') };
    case 'missing_scope':
      return { kind: 'unknown', because: keepText('lacksScopes', 'channels:read', 'groups:read') };
    default:
      return { kind: 'unknown', because: keepText('says', 'Slack', said) };
  }
}

const archived: PostingOutlook = {
  kind: 'no',
  cause: 'archived',
  what: keepText('archived'),
  fix: keepText('unarchive'),
};

/** The Web API's client hands on which scopes the token has, with errors too. */
function scopesOf(error: unknown): readonly string[] | undefined {
  const { data } = error as { readonly data?: { readonly response_metadata?: { readonly scopes?: readonly string[] } } };
  return data?.response_metadata?.scopes;
}
