import { DiscordAPIError, HTTPError, RateLimitError } from '@discordjs/rest';
import type { PublishOutcome } from '../../ports/publisher.ts';
import { isBeforeConnection } from '../network-errors.ts';

type Failure = Exclude<PublishOutcome, { readonly kind: 'done' }>;

/** discord.com/developers/docs/topics/opcodes-and-status-codes, "JSON Error Codes" */
export const discordErrors = {
  unknownChannel: 10_003,
  unknownMessage: 10_008,
  alreadyCrossposted: 40_033,
  /** Of a forum that has lost a tag which was chosen for its posts. */
  unknownTag: 10_087,
  /** Of a forum: "A tag is required to create a forum post in this channel". */
  tagRequired: 40_067,
  threadExists: 160_004,
  /** "Maximum number of active threads reached" */
  tooManyThreads: 160_006,
} as const;

/** What a thrown error of discord.js says about the message that was to be sent. */
export function classifyDiscordError(error: unknown): Failure {
  if (error instanceof RateLimitError) {
    // Thrown before the request when the bucket is known to be empty, else after a 429: no message either way.
    return {
      kind: 'notDone',
      reason: 'Discord asks to wait',
      retryAfterMs: error.retryAfter,
      refused: error.global ? 'platform' : 'attempt',
    };
  }
  if (error instanceof DiscordAPIError) return classifyAnswer(error);
  if (error instanceof HTTPError) return { kind: 'inDoubt', reason: `Discord answered ${error.status}` };
  if (isBeforeConnection(error)) return { kind: 'notDone', reason: 'Discord could not be reached', refused: 'attempt' };
  return { kind: 'inDoubt', reason: 'Discord did not answer' };
}

export function isDiscordError(error: unknown, code: number): boolean {
  return error instanceof DiscordAPIError && error.code === code;
}

function classifyAnswer(error: DiscordAPIError): Failure {
  const reason = `Discord says: ${error.message.split('\n')[0] ?? ''} (${error.code})`;
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

/** What a person can change in the channel is told to a person, and what passes is tried again: the news is not given up for it. */
function refusedBy(code: DiscordAPIError['code']): Extract<Failure, { kind: 'notDone' }>['refused'] {
  if (code === discordErrors.tagRequired || code === discordErrors.unknownTag) return 'destination';
  return code === discordErrors.tooManyThreads ? 'attempt' : 'delivery';
}
