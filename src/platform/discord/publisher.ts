import { DefaultRestOptions, REST } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';
import type { DoubtPolicy } from '../../announce/doubt.ts';
import type { Destination } from '../../announce/subscription.ts';
import type { MessageRef, Publisher, PublishJob, PublishOutcome } from '../../ports/publisher.ts';
import { clip } from '../../reply/clip.ts';
import { announcementBody } from './announcement-body.ts';
import { createDirectChannels } from './direct-channels.ts';
import { findDiscordMessage } from './find-message.ts';
import { keepToken } from './keep-token.ts';
import { classifyDiscordError, classifyErrorBelow, discordErrors, isDiscordError } from './publish-errors.ts';
import { createSendGate } from '../send-gate.ts';

export interface DiscordPublisherOptions {
  readonly token: string;
  /** `https://…/api`, without a version and without a slash at the end. */
  readonly apiUrl: string;
  /** For one request, in milliseconds; default 15,000. */
  readonly timeoutMs?: number;
  readonly doubt?: Partial<DoubtPolicy>;
  readonly limits?: Partial<Publisher['limits']>;
}

/** Discord gives a forum at most five of a post's tags; docs: resources/channel, "Start Thread in Forum". */
const MAX_TAGS = 5;
const MAX_TITLE = 100;

/** Speaks to Discord through discord.js' own REST client, whose retries are off: the outbox owns them. */
export function createDiscordPublisher(options: DiscordPublisherOptions): Publisher {
  const { token, apiUrl, timeoutMs = 15_000 } = options;
  const gate = createSendGate();
  const directChannels = createDirectChannels();
  const client = new REST({
    version: '10',
    api: apiUrl,
    retries: 0,
    timeout: timeoutMs,
    rejectOnRateLimit: () => true,
    makeRequest(...request) {
      gate.pass();
      return DefaultRestOptions.makeRequest(...request);
    },
  });
  const rest = keepToken(client, token);

  /** One HTTP request, headers and body within the timeout. */
  async function call<T>(signal: AbortSignal, send: (signal: AbortSignal) => Promise<unknown>): Promise<T> {
    return (await send(AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]))) as T;
  }

  /** The channel to post to. */
  async function resolveChannel({ kind, targetId }: Destination, signal: AbortSignal): Promise<string> {
    if (kind !== 'user') return targetId;
    return directChannels.idOf(targetId, async () => {
      const body = { recipient_id: targetId };
      return (await call<{ id: string }>(signal, (limit) => rest.post(Routes.userChannels(), { body, signal: limit }))).id;
    });
  }

  /** A thread closes by itself after days without a message, and nothing in it can be edited until it is opened again. */
  async function inOpenThread<T>(channelId: string, signal: AbortSignal, act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      if (!isDiscordError(error, discordErrors.threadArchived)) throw error;
    }
    await call(signal, (limit) => rest.patch(Routes.channel(channelId), { body: { archived: false }, signal: limit }));
    return act();
  }

  async function post(channelId: string, job: PublishJob, signal: AbortSignal): Promise<PublishOutcome> {
    const body = { ...announcementBody(job), nonce: job.key, enforce_nonce: true };
    return attempt(
      async () => {
        const message = await call<{ id: string }>(signal, (limit) =>
          rest.post(Routes.channelMessages(channelId), { body, signal: limit }),
        );
        return { messageId: message.id, ...(channelId === job.destination.targetId ? {} : { channelId }) };
      },
      classifierFor(job, job.below === undefined ? undefined : channelId),
    );
  }

  async function postInForum(job: PublishJob, signal: AbortSignal): Promise<PublishOutcome> {
    const body = {
      name: clip(job.title, MAX_TITLE),
      applied_tags: job.settings.forumTags.slice(0, MAX_TAGS),
      message: announcementBody(job),
    };
    return attempt(async () => {
      const thread = await call<{ id: string }>(signal, (limit) =>
        rest.post(Routes.threads(job.destination.targetId), { body, signal: limit }),
      );
      return { messageId: thread.id, channelId: thread.id };
    });
  }

  /** Opens the thread below a post; it takes the post's id. The post of a forum is in one already. */
  async function ensureThread(job: PublishJob, { messageId, channelId }: MessageRef, signal: AbortSignal): Promise<string> {
    if (channelId === messageId) return messageId;
    try {
      const route = Routes.threads(channelId ?? job.destination.targetId, messageId);
      await call(signal, (limit) => rest.post(route, { body: { name: clip(job.title, MAX_TITLE) }, signal: limit }));
    } catch (error) {
      if (!isDiscordError(error, discordErrors.threadExists)) throw error;
    }
    return messageId;
  }

  /** No message is made yet: what was lost here may simply be done again. */
  async function prepare(step: () => Promise<string>, classify: typeof classifyDiscordError): Promise<string | PublishOutcome> {
    try {
      return await step();
    } catch (error) {
      const failure = classify(error);
      return failure.kind === 'inDoubt' ? { kind: 'notDone', reason: failure.reason, refused: 'attempt' } : failure;
    }
  }

  return {
    platform: 'discord',
    doubt: { keyWindowMs: 60_000, settleMs: 30_000, maxFailedLooks: 5, ...options.doubt },
    timeoutMs: timeoutMs * 2,
    limits: { perSecond: 48, laneGapMs: 0, maxInFlight: 40, maxRefusalsPerTenMinutes: 45, ...options.limits },
    linkTo: ({ kind, installationId, targetId }) =>
      kind === 'user' || installationId === '' ? undefined : `https://discord.com/channels/${installationId}/${targetId}`,
    publish(job, signal) {
      return gate.run(job.mayStart, async () => {
        const { below } = job;
        if (below === undefined && job.destination.kind === 'forum') return postInForum(job, signal);
        const channelId = await prepare(
          () => (below === undefined ? resolveChannel(job.destination, signal) : ensureThread(job, below, signal)),
          classifierFor(job, below?.channelId),
        );
        return typeof channelId === 'string' ? post(channelId, job, signal) : channelId;
      });
    },
    edit(job, { messageId, channelId }, signal) {
      const place = channelId ?? job.destination.targetId;
      const { allowed_mentions, components } = announcementBody(job);
      // An edit never pings: who wanted to know has been told.
      const body = { components, allowed_mentions: { ...allowed_mentions, roles: [] } };
      const both = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs * 2)]);
      return attempt(
        async () => {
          await inOpenThread(place, both, () =>
            call(both, (limit) => rest.patch(Routes.channelMessage(place, messageId), { body, signal: limit })),
          );
          return { messageId, ...(channelId === undefined ? {} : { channelId }) };
        },
        classifierFor(job, channelId),
      );
    },
    openThread: (job, message, signal) => attempt(async () => ({ messageId: await ensureThread(job, message, signal) })),
    crosspost(job, message, signal) {
      return attempt(async () => {
        try {
          await call(signal, (limit) =>
            rest.post(Routes.channelMessageCrosspost(job.destination.targetId, message.messageId), { signal: limit }),
          );
        } catch (error) {
          if (!isDiscordError(error, discordErrors.alreadyCrossposted)) throw error;
        }
        return message;
      });
    },
    find: (job, signal) =>
      findDiscordMessage(job, {
        get: (route, query) => call(signal, (limit) => rest.get(route, { query: new URLSearchParams(query), signal: limit })),
        resolveChannel: () => resolveChannel(job.destination, signal),
      }),
  };
}

/** `channelId` is where the message stands, when that is not the destination itself. */
function classifierFor({ destination }: PublishJob, channelId: string | undefined): typeof classifyDiscordError {
  return channelId === undefined || channelId === destination.targetId || destination.kind === 'user'
    ? classifyDiscordError
    : classifyErrorBelow;
}

async function attempt(send: () => Promise<MessageRef>, classify = classifyDiscordError): Promise<PublishOutcome> {
  try {
    return { kind: 'done', message: await send() };
  } catch (error) {
    return classify(error);
  }
}
