import { DiscordAPIError, HTTPError, RateLimitError } from '@discordjs/rest';
import type { PublishOutcome } from '../../ports/publisher.ts';
import { isBeforeConnection } from '../network-errors.ts';
import { keepText } from '../../words/kept-text.ts';

type Failure = Exclude<PublishOutcome, { readonly kind: 'done' }>;

/** discord.com/developers/docs/topics/opcodes-and-status-codes, "JSON Error Codes" */
export const discordErrors = {
  unknownChannel: 10_003,
  unknownMessage: 10_008,
  /** "You are opening direct messages too fast" */
  directMessagesTooFast: 40_003,
  alreadyCrossposted: 40_033,
  /** Of a forum that has lost a tag which was chosen for its posts. */
  unknownTag: 10_087,
  /** Of a forum: "A tag is required to create a forum post in this channel". */
  tagRequired: 40_067,
  missingAccess: 50_001,
  /** Of a forum or a category that is posted to as if it were a text channel: "Cannot send messages in a non-text channel" */
  notText: 50_008,
  missingPermissions: 50_013,
  /** "Cannot execute action on this channel type" */
  wrongChannelType: 50_024,
  /** "Tried to perform an operation on an archived thread, such as editing a message" */
  threadArchived: 50_083,
  threadExists: 160_004,
  threadLocked: 160_005,
  /** "Maximum number of active threads reached" */
  tooManyThreads: 160_006,
} as const;

/** Discord does not say how long to wait before more direct messages may be opened; in ms. */
export const calmMs = 30_000;

/** Nothing was asked of Discord: a moment ago it found that direct messages were opened too fast. */
export class CalmingError extends Error {
  override readonly name = 'CalmingError';
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super(`No direct message is opened for ${retryAfterMs} ms.`);
    this.retryAfterMs = retryAfterMs;
  }
}

/** The meaning of a thrown error of discord.js for the message that was to be sent. */
export function classifyDiscordError(error: unknown): Failure {
  if (error instanceof CalmingError) {
    return {
      kind: 'notDone',
      reason: keepText('directTooFast'),
      retryAfterMs: error.retryAfterMs,
      refused: 'attempt',
    };
  }
  if (error instanceof RateLimitError) {
    // Thrown before the request when the bucket is known to be empty, else after a 429: no message either way.
    return {
      kind: 'notDone',
      reason: keepText('asksToWait', 'Discord'),
      retryAfterMs: error.retryAfter,
      refused: error.global ? 'platform' : 'attempt',
    };
  }
  if (error instanceof DiscordAPIError) return classifyAnswer(error);
  if (error instanceof HTTPError) return { kind: 'inDoubt', reason: keepText('answered', 'Discord', error.status) };
  if (isBeforeConnection(error)) return { kind: 'notDone', reason: keepText('notReached', 'Discord'), refused: 'attempt' };
  return { kind: 'inDoubt', reason: keepText('noAnswer', 'Discord') };
}

/** True for what only a Discord that works says: a refusal or a request to wait, not a server error or silence. */
export function isDiscordAnswer(error: unknown): boolean {
  return error instanceof RateLimitError || (error instanceof DiscordAPIError && error.status < 500);
}

export function isDiscordError(error: unknown, code: number): boolean {
  return error instanceof DiscordAPIError && error.code === code;
}

function classifyAnswer(error: DiscordAPIError): Failure {
  const said = keepText('says', 'Discord', `${error.message.split('\n')[0] ?? ''} (${error.code})`);
  const reason =
    error.code === discordErrors.notText
      ? keepText('withAdvice', said, keepText('subscribeForum', keepText('command', 'announcements on')))
      : said;
  if (error.code === discordErrors.directMessagesTooFast) return { kind: 'notDone', reason, retryAfterMs: calmMs, refused: 'attempt' };
  switch (error.status) {
    case 401:
      return { kind: 'notDone', reason, refused: 'platform' };
    case 403:
      return { kind: 'notDone', reason, refused: 'destination' };
    case 404:
      return { kind: 'notDone', reason, refused: error.code === discordErrors.unknownMessage ? 'delivery' : 'destination' };
    case 408:
      return { kind: 'inDoubt', reason };
    default:
      return { kind: 'notDone', reason, refused: refusedBy(error.code) };
  }
}

/** Requests to, or below, one message that stands in a thread of its own: that it is gone or locked says nothing about the channel. */
export function classifyErrorBelow(error: unknown): Failure {
  const failure = classifyDiscordError(error);
  return failure.kind === 'notDone' && failure.refused === 'destination' ? { ...failure, refused: 'delivery' } : failure;
}

/**
 * Faults that a person can mend in the channel are reported to a person, and passing ones are tried again: the news is not given up for
 * them.
 */
function refusedBy(code: DiscordAPIError['code']): Extract<Failure, { kind: 'notDone' }>['refused'] {
  const { tagRequired, unknownTag, notText, threadArchived } = discordErrors;
  if ([tagRequired, unknownTag, notText, threadArchived].some((known) => known === code)) return 'destination';
  return code === discordErrors.tooManyThreads ? 'attempt' : 'delivery';
}
