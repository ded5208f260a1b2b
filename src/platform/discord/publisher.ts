import { DefaultRestOptions, REST } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';
import type { DoubtPolicy } from '../../delivery/doubt.ts';
import type { Destination } from '../../subscription/subscription.ts';
import { variantKeyOf } from '../../delivery/delivery-key.ts';
import type { MessageRef, Publisher, PublishJob, PublishOutcome } from '../../ports/publisher.ts';
import { createPlainPublisher, type PlainPublishing } from '../publish-plainly.ts';
import { announcementDraft, threadTitle } from './announcement-body.ts';
import { bodyOfDraft, type DiscordDraft } from './draft.ts';
import { createDirectChannels } from './direct-channels.ts';
import { findDiscordMessage } from './find-message.ts';
import { keepToken } from './keep-token.ts';
import { NONCE_WINDOW_MS } from './nonce-window.ts';
import { classifyDiscordError, classifyErrorBelow, discordErrors, isDiscordAnswer, isDiscordError } from './publish-errors.ts';
import { createSendGate } from '../send-gate.ts';
import { readDiscordRefusal } from './refusal.ts';
import { simplifyDiscord } from './simplify.ts';
import { wordsIn } from '../../words/words-for.ts';

export interface DiscordPublisherOptions {
  readonly token: string;
  /** `https://…/api`, without a version and without a slash at the end. */
  readonly apiUrl: string;
  /** For one request, in milliseconds; default 15,000. */
  readonly timeoutMs?: number;
  readonly doubt?: Partial<DoubtPolicy>;
  readonly limits?: Partial<Publisher['limits']>;
}

/** Speaks to Discord through discord.js' own REST client, whose retries are off: the outbox owns them. */
export function createDiscordPublisher(options: DiscordPublisherOptions): Publisher {
  const { token, apiUrl, timeoutMs = 15_000 } = options;
  const gate = createSendGate();
  const directChannels = createDirectChannels();
  const plainly = createPlainPublisher<DiscordDraft>();
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

  /** Without what Discord refuses of it, where it refuses something. */
  function publishPlainly(
    job: PublishJob,
    send: PlainPublishing<DiscordDraft>['send'],
    {
      classify = classifyDiscordError,
      isEdit = false,
    }: { readonly classify?: typeof classifyDiscordError; readonly isEdit?: boolean } = {},
  ): Promise<PublishOutcome> {
    return plainly.publish({
      job,
      draft: announcementDraft(job, { isEdit }),
      send,
      classify,
      simplify: (draft, error, isPatient) =>
        simplifyDiscord(draft, error, isPatient, { keepsComponents: isEdit, plainTitle: plainTitleOf(job) }),
    });
  }

  async function post(channelId: string, job: PublishJob, signal: AbortSignal): Promise<PublishOutcome> {
    return publishPlainly(
      job,
      async (draft, isWhole) => {
        const reply = job.below !== undefined && channelId === job.destination.targetId ? replyTo(job.below) : {};
        const body = { ...bodyOfDraft(draft), ...reply };
        const nonce = isWhole ? job.key : variantKeyOf(job.key, JSON.stringify(body));
        const message = await call<{ id: string }>(signal, (limit) =>
          rest.post(Routes.channelMessages(channelId), { body: { ...body, nonce, enforce_nonce: true }, signal: limit }),
        );
        return { messageId: message.id, ...(channelId === job.destination.targetId ? {} : { channelId }) };
      },
      { classify: classifierFor(job, job.below === undefined ? undefined : channelId) },
    );
  }

  async function postInForum(job: PublishJob, signal: AbortSignal): Promise<PublishOutcome> {
    return publishPlainly(job, async (draft) => {
      const body = { name: draft.title, applied_tags: draft.tags, message: bodyOfDraft(draft) };
      const thread = await call<{ id: string }>(signal, (limit) =>
        rest.post(Routes.threads(job.destination.targetId), { body, signal: limit }),
      );
      return { messageId: thread.id, channelId: thread.id };
    });
  }

  /** Opens the thread below a post; it takes the post's id. The post of a forum is in one already. */
  async function ensureThread(job: PublishJob, { messageId, channelId }: MessageRef, signal: AbortSignal): Promise<string> {
    if (channelId === messageId) return messageId;
    const route = Routes.threads(channelId ?? job.destination.targetId, messageId);
    const open = (name: string): Promise<unknown> => call(signal, (limit) => rest.post(route, { body: { name }, signal: limit }));
    try {
      await open(threadTitle(job.title)).catch((error: unknown) => {
        // A name that Discord does not take is no reason to have no thread.
        if (readDiscordRefusal(error) === undefined) throw error;
        return open(plainTitleOf(job));
      });
    } catch (error) {
      if (!isDiscordError(error, discordErrors.threadExists)) throw error;
    }
    return messageId;
  }

  /** The channel of a note: the thread of its post, or below the post if Discord opens no thread there. */
  async function placeOfNote(job: PublishJob, below: MessageRef, signal: AbortSignal): Promise<string> {
    try {
      return await ensureThread(job, below, signal);
    } catch (error) {
      if (below.channelId !== undefined || !threadRefusals.some((code) => isDiscordError(error, code))) throw error;
      return job.destination.targetId;
    }
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

  function edit(job: PublishJob, message: MessageRef, signal: AbortSignal): Promise<PublishOutcome> {
    const { messageId, channelId } = message;
    const place = channelId ?? job.destination.targetId;
    const both = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs * 2)]);
    const send = async (draft: DiscordDraft): Promise<MessageRef> => {
      const { components, allowed_mentions } = bodyOfDraft(draft);
      const body = { components, allowed_mentions };
      await inOpenThread(place, both, () =>
        call(both, (limit) => rest.patch(Routes.channelMessage(place, messageId), { body, signal: limit })),
      );
      if (job.takesDown !== undefined || job.renames) await renameThread(message, job, both);
      return message;
    };
    return gate.run(job.mayStart, () => publishPlainly(job, send, { classify: classifierFor(job, channelId), isEdit: true }));
  }

  /** The thread of a forum's post, and one that was opened below a message, carry the article's title; it has the id of that message. */
  async function renameThread({ messageId }: MessageRef, { title, destination }: PublishJob, signal: AbortSignal): Promise<void> {
    if (destination.kind === 'user') return;
    try {
      await call(signal, (limit) => rest.patch(Routes.channel(messageId), { body: { name: threadTitle(title) }, signal: limit }));
    } catch (error) {
      // There is none; or it is closed to us, and what can be taken out of the message is taken out.
      const isHarmless = [discordErrors.unknownChannel, discordErrors.missingAccess, discordErrors.missingPermissions].some((code) =>
        isDiscordError(error, code),
      );
      if (!isHarmless) throw error;
    }
  }

  return {
    platform: 'discord',
    doubt: { keyWindowMs: NONCE_WINDOW_MS, settleMs: 30_000, maxFailedLooks: 5, ...options.doubt },
    timeoutMs: timeoutMs * 2,
    limits: { perSecond: 48, queueGapMs: 0, maxInFlight: 40, maxRefusalsPerTenMinutes: 45, ...options.limits },
    linkTo: ({ kind, installationId, targetId }) =>
      kind === 'user' || installationId === '' ? undefined : `https://discord.com/channels/${installationId}/${targetId}`,
    publish(job, signal) {
      return gate.run(job.mayStart, async () => {
        const { below } = job;
        if (below === undefined && job.destination.kind === 'forum') return postInForum(job, signal);
        const channelId = await prepare(
          () => (below === undefined ? resolveChannel(job.destination, signal) : placeOfNote(job, below, signal)),
          classifierFor(job, below?.channelId),
        );
        return typeof channelId === 'string' ? post(channelId, job, signal) : channelId;
      });
    },
    edit,
    remove(job, message, signal) {
      const { messageId, channelId } = message;
      const place = channelId ?? job.destination.targetId;
      const both = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs * 2)]);
      return attempt(
        async () => {
          // The thread of a forum's post is the post: it goes with its title, where the bot may do that.
          const isThread = channelId === messageId && job.destination.kind === 'forum';
          if (!isThread) await renameThread(message, job, both);
          try {
            const route = isThread ? Routes.channel(messageId) : Routes.channelMessage(place, messageId);
            await inOpenThread(place, both, () => call(both, (limit) => rest.delete(route, { signal: limit })));
          } catch (error) {
            const isGone =
              isDiscordError(error, discordErrors.unknownMessage) ||
              (place !== job.destination.targetId && isDiscordError(error, discordErrors.unknownChannel));
            if (isGone) return message;
            if (!isThread || !isDiscordError(error, discordErrors.missingPermissions)) throw error;
            const edited = await edit(job, message, both);
            if (edited.kind !== 'done') throw error;
          }
          return message;
        },
        classifierFor(job, channelId),
      );
    },
    // That no thread may be opened, or nothing be published to followers, says nothing about the posts themselves.
    openThread: (job, message, signal) =>
      attempt(async () => ({ messageId: await ensureThread(job, message, signal) }), classifyErrorBelow),
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
      }, classifyErrorBelow);
    },
    isThere: (signal) => isThere(() => call(signal, (limit) => rest.get(Routes.gateway(), { auth: false, signal: limit }))),
    find: (job, signal) =>
      findDiscordMessage(job, {
        get: (route, query) => call(signal, (limit) => rest.get(route, { query: new URLSearchParams(query), signal: limit })),
        resolveChannel: () => resolveChannel(job.destination, signal),
      }),
  };
}

const threadRefusals = [discordErrors.missingPermissions, discordErrors.wrongChannelType, discordErrors.threadLocked] as const;

function replyTo({ messageId }: MessageRef): { readonly message_reference: object } {
  return { message_reference: { message_id: messageId, fail_if_not_exists: false } };
}

/** `channelId` is where the message stands, when that is not the destination itself. */
function classifierFor({ destination }: PublishJob, channelId: string | undefined): typeof classifyDiscordError {
  return channelId === undefined || channelId === destination.targetId || destination.kind === 'user'
    ? classifyDiscordError
    : classifyErrorBelow;
}

async function isThere(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (error) {
    return isDiscordAnswer(error);
  }
}

async function attempt(send: () => Promise<MessageRef>, classify = classifyDiscordError): Promise<PublishOutcome> {
  try {
    return { kind: 'done', message: await send() };
  } catch (error) {
    return classify(error);
  }
}

/** The title instead of one that Discord refused. */
function plainTitleOf({ message }: PublishJob): string {
  return wordsIn(message.language).untitledArticle;
}
