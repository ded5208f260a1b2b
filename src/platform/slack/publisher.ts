import { WebClient } from '@slack/web-api';
import { deliveryUuidOf, variantKeyOf } from '../../delivery/delivery-key.ts';
import type { DoubtPolicy } from '../../delivery/doubt.ts';
import type { Destination } from '../../subscription/subscription.ts';
import type { FindJob, FindOutcome, MessageRef, Publisher, PublishJob, PublishOutcome } from '../../ports/publisher.ts';
import { createPlainPublisher } from '../publish-plainly.ts';
import { announcementDraft } from './announcement-body.ts';
import { bodyOfDraft, carriesMarker, type MessageWithMarker, type SlackDraft } from './draft.ts';
import { messageOf } from '../../runtime/errors.ts';
import { createSendGate } from '../send-gate.ts';
import { NoTokenError } from './no-token.ts';
import { classifySlackError, isSlackAnswer, slackErrorOf } from './publish-errors.ts';
import { silentLogger } from './silent-logger.ts';
import { simplifySlack } from './simplify.ts';
import { keepText } from '../../words/kept-text.ts';

export type SlackPublisherOptions = SharedPublisherOptions & SlackPublisherToken;

/** The token of the one workspace, or that of each; undefined if the app is not installed there any more. */
type SlackPublisherToken =
  | { readonly token: string; readonly tokenFor?: undefined }
  | { readonly token?: undefined; readonly tokenFor: (installationId: string) => Promise<string | undefined> };

interface SharedPublisherOptions {
  /** `https://…/api/`, with a slash at the end. */
  readonly apiUrl: string;
  /** For one request, in milliseconds; default 15,000. */
  readonly timeoutMs?: number;
  readonly doubt?: Partial<DoubtPolicy>;
  readonly limits?: Partial<Publisher['limits']>;
}

/** Our clock and Slack's may differ. */
const CLOCK_SKEW_MS = 60_000;
/** "About one message per second per channel" and "several hundred a minute" in a workspace: docs.slack.dev, rate limits. */
const workspacePace = { burst: 250, perSecond: 4.9 };
const limitsOfOne: Publisher['limits'] = {
  perSecond: 20,
  sustained: workspacePace,
  queueGapMs: 1_050,
  maxInFlight: 20,
  maxRefusalsPerTenMinutes: 45,
};
/** Slack counts by workspace, and has no limit for the app: what one process sends well, so that answers go on meanwhile. */
const limitsOfMany: Publisher['limits'] = {
  perSecond: 50,
  perSecondIsOwn: true,
  perInstallation: workspacePace,
  queueGapMs: 1_050,
  maxInFlight: 40,
  // A refusal is that of one workspace: none may hold up the others.
  maxRefusalsPerTenMinutes: Number.POSITIVE_INFINITY,
};
const PAGE = 200;
const MAX_PAGES = 10;

interface HistoryAnswer {
  readonly messages?: readonly (MessageWithMarker & { readonly ts?: string })[];
  readonly response_metadata?: { readonly next_cursor?: string };
}

/** Speaks to Slack through a Web API client of its own: the one that answers commands retries, this one must not. */
export function createSlackPublisher(options: SlackPublisherOptions): Publisher {
  const { token, tokenFor, apiUrl, timeoutMs = 15_000 } = options;
  const gate = createSendGate();
  const plainly = createPlainPublisher<SlackDraft>();
  const client = new WebClient(token, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    timeout: timeoutMs,
    rejectRateLimitedCalls: true,
    fetch(...request) {
      gate.pass();
      return fetch(...request);
    },
    logger: silentLogger,
  });

  async function findToken(installationId: string): Promise<string | undefined> {
    if (tokenFor === undefined) return undefined;
    const found = await tokenFor(installationId).catch((error: unknown) => {
      throw new NoTokenError(messageOf(error), false);
    });
    if (found === undefined) throw new NoTokenError(keepText('notInstalled'), true);
    return found;
  }

  async function call<T>(
    installationId: string | undefined,
    method: string,
    args: Record<string, unknown>,
    signal: AbortSignal,
  ): Promise<T> {
    signal.throwIfAborted();
    const own = installationId === undefined ? undefined : await findToken(installationId);
    const { promise: givenUp, reject } = Promise.withResolvers<never>();
    const onAbort = (): void => reject(signal.reason);
    signal.addEventListener('abort', onAbort);
    try {
      return (await Promise.race([client.apiCall(method, own === undefined ? args : { ...args, token: own }), givenUp])) as T;
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  /** A person's channel is opened; asking twice gives the same one. */
  async function resolveChannel(destination: Destination, signal: AbortSignal): Promise<string> {
    if (destination.kind !== 'user') return destination.targetId;
    const opened = await call<{ channel?: { id?: string } }>(
      destination.installationId,
      'conversations.open',
      { users: destination.targetId },
      signal,
    );
    return opened.channel?.id ?? destination.targetId;
  }

  /** Without what Slack refuses of it, where it refuses something. */
  function publishPlainly(job: PublishJob, send: (draft: SlackDraft, isWhole: boolean) => Promise<MessageRef>): Promise<PublishOutcome> {
    return plainly.publish({ job, draft: announcementDraft(job), send, simplify: simplifySlack, classify: classifySlackError });
  }

  async function post(channel: string, job: PublishJob, signal: AbortSignal): Promise<PublishOutcome> {
    return publishPlainly(job, async (draft, isWhole) => {
      const body = bodyOfDraft(draft);
      const args = {
        channel,
        ...body,
        // Best effort: undocumented as an argument, so nothing rests on it.
        client_msg_id: deliveryUuidOf(isWhole ? job.key : variantKeyOf(job.key, JSON.stringify(body))),
        ...(draft.thread === undefined ? {} : { thread_ts: draft.thread }),
      };
      const answer = await call<{ ts?: string; channel?: string }>(job.destination.installationId, 'chat.postMessage', args, signal);
      return refOf(job.destination, answer.channel ?? channel, answer.ts ?? '');
    });
  }

  return {
    platform: 'slack',
    doubt: { keyWindowMs: 0, settleMs: 60_000, maxFailedLooks: 5, ...options.doubt },
    timeoutMs: timeoutMs * 2,
    limits: { ...(tokenFor === undefined ? limitsOfOne : limitsOfMany), ...options.limits },
    // docs.slack.dev, "Deep linking into Slack"
    linkTo: ({ kind, installationId, targetId }) =>
      kind === 'user' || installationId === '' ? undefined : `https://slack.com/app_redirect?team=${installationId}&channel=${targetId}`,
    publish(job, signal) {
      return gate.run(job.mayStart, async () => {
        const channel = await prepare(() =>
          job.below?.channelId === undefined ? resolveChannel(job.destination, signal) : Promise.resolve(job.below.channelId),
        );
        return typeof channel === 'string' ? post(channel, job, signal) : channel;
      });
    },
    remove(job, message, signal) {
      const channel = message.channelId ?? job.destination.targetId;
      return gate.run(job.mayStart, async () => {
        try {
          await call(job.destination.installationId, 'chat.delete', { channel, ts: message.messageId }, signal);
        } catch (error) {
          if (slackErrorOf(error) !== 'message_not_found') return classifySlackError(error);
        }
        return { kind: 'done', message };
      });
    },
    edit(job, message, signal) {
      const channel = message.channelId ?? job.destination.targetId;
      const send = async (draft: SlackDraft): Promise<MessageRef> => {
        const { text, blocks, metadata = {} } = bodyOfDraft(draft);
        await call(job.destination.installationId, 'chat.update', { channel, ts: message.messageId, text, blocks, metadata }, signal);
        return message;
      };
      return gate.run(job.mayStart, () => publishPlainly(job, send));
    },
    // A thread on Slack exists as soon as somebody writes in it.
    openThread: async (_job, message) => ({ kind: 'done', message }),
    crosspost: async () => ({ kind: 'notDone', reason: keepText('noFollowers'), refused: 'delivery' }),
    async isThere(signal) {
      try {
        await call(undefined, 'api.test', {}, signal);
        return true;
      } catch (error) {
        return isSlackAnswer(error);
      }
    },
    async find(job, signal) {
      const { below } = job;
      const found = await findMessage({ ...job, below }, signal);
      // If Slack took no thread, a note stands in the channel.
      return found.kind === 'absent' && below !== undefined ? findMessage({ ...job, below: undefined }, signal) : found;
    },
  };

  async function findMessage(
    job: Omit<FindJob, 'below'> & { readonly below: MessageRef | undefined },
    signal: AbortSignal,
  ): Promise<FindOutcome> {
    try {
      const channel = job.below?.channelId ?? (await resolveChannel(job.destination, signal));
      const method = job.below === undefined ? 'conversations.history' : 'conversations.replies';
      const range = {
        channel,
        oldest: String((job.since - CLOCK_SKEW_MS) / 1_000),
        include_all_metadata: true,
        limit: PAGE,
        ...(job.below === undefined ? {} : { ts: job.below.messageId }),
      };
      let cursor = '';
      for (let page = 0; page < MAX_PAGES; page += 1) {
        const answer = await call<HistoryAnswer>(
          job.destination.installationId,
          method,
          { ...range, ...(cursor === '' ? {} : { cursor }) },
          signal,
        );
        const found = answer.messages?.find((message) => carriesMarker(message, job.marker));
        if (found?.ts !== undefined) return { kind: 'found', message: refOf(job.destination, channel, found.ts) };
        cursor = answer.response_metadata?.next_cursor ?? '';
        if (cursor === '') return { kind: 'absent' };
      }
      return {
        kind: 'cannotLook',
        reason: keepText('tooManyMessages', MAX_PAGES * PAGE),
        permanent: true,
      };
    } catch (error) {
      return cannotLook(error);
    }
  }
}

function cannotLook(error: unknown): FindOutcome {
  // The post that a note belongs to is gone, and its thread with it.
  if (slackErrorOf(error) === 'thread_not_found') return { kind: 'absent' };
  const failure = classifySlackError(error);
  if (failure.kind === 'inDoubt') return { kind: 'cannotLook', reason: failure.reason, permanent: false };
  const { reason, retryAfterMs } = failure;
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  return { kind: 'cannotLook', reason, permanent: !['attempt', 'platform'].includes(failure.refused), ...wait };
}

/** No message is made yet: what was lost here may simply be done again. */
async function prepare(step: () => Promise<string>): Promise<string | PublishOutcome> {
  try {
    return await step();
  } catch (error) {
    const failure = classifySlackError(error);
    return failure.kind === 'inDoubt' ? { kind: 'notDone', reason: failure.reason, refused: 'attempt' } : failure;
  }
}

function refOf(destination: Destination, channelId: string, messageId: string): MessageRef {
  return { messageId, ...(channelId === destination.targetId ? {} : { channelId }) };
}
