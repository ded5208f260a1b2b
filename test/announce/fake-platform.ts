import type { DeliveryKey, DeliveryMarker } from '../../src/delivery/delivery-key.ts';
import type { FindOutcome, LeftOut, MessageRef, Publisher, PublishJob, PublishOutcome } from '../../src/ports/publisher.ts';
import type { Clock } from '../../src/runtime/clock.ts';

/** The fate of the next call. `accepted` says whether the message appears all the same. */
export type Weather =
  | { readonly kind: 'lost'; readonly accepted: boolean }
  | { readonly kind: 'acceptedLate'; readonly afterMs: number }
  | { readonly kind: 'refused'; readonly outcome: Extract<PublishOutcome, { kind: 'notDone' }> }
  | { readonly kind: 'slow'; readonly afterMs: number }
  /** Taken without a part. */
  | { readonly kind: 'leftOut'; readonly leftOut: LeftOut }
  /** Never answers until it is given up. */
  | { readonly kind: 'hang'; readonly accepted: boolean };

export interface FakeMessage {
  readonly messageId: string;
  readonly key: DeliveryKey;
  readonly mark: DeliveryMarker;
  readonly channel: string;
  readonly at: number;
  text: string;
  edits: number;
  readonly below?: MessageRef;
}

export interface FakePlatform {
  readonly publisher: Publisher;
  readonly messages: FakeMessage[];
  readonly calls: string[];
  /** Of each job that was published: whether another form of it may be sent. */
  readonly mayVary: (boolean | undefined)[];
  /** One for each of the next calls that send. */
  readonly weather: Weather[];
  history: 'readable' | 'broken' | 'forbidden';
  /** `refusing`: nobody listens. `silent`: requests are taken and not answered, and have no effect. */
  outage: 'refusing' | 'silent' | undefined;
  /** Questions whether it is there. */
  asked: number;
}

export interface FakePlatformOptions {
  readonly clock: Clock;
  /** Time for which the platform answers a repeated key with the first message; 0 for none, as Slack. */
  readonly keyWindowMs?: number;
  readonly limits?: Partial<Publisher['limits']>;
  readonly findRefusal?: () => string | undefined;
}

/** A platform in memory, for the protocol alone; the real SDKs meet the sandboxes in test/fault. */
export function createFakePlatform({ clock, keyWindowMs = 60_000, limits, findRefusal }: FakePlatformOptions): FakePlatform {
  const messages: FakeMessage[] = [];
  const calls: string[] = [];
  const weather: Weather[] = [];
  const platform: FakePlatform = {
    publisher: undefined as never,
    messages,
    calls,
    mayVary: [],
    weather,
    history: 'readable',
    outage: undefined,
    asked: 0,
  };

  function accept(job: PublishJob): FakeMessage {
    const known = messages.find((message) => message.key === job.key && clock.now() - message.at < keyWindowMs);
    if (known !== undefined) return known;
    const message: FakeMessage = {
      messageId: `m${messages.length + 1}`,
      key: job.key,
      mark: job.marker,
      channel: job.destination.targetId,
      at: clock.now(),
      text: job.message.summary,
      edits: 0,
      ...(job.below === undefined ? {} : { below: job.below }),
    };
    messages.push(message);
    return message;
  }

  async function meet(apply: () => FakeMessage, signal: AbortSignal): Promise<PublishOutcome> {
    if (platform.outage === 'refusing') return { kind: 'notDone', reason: 'It could not be reached', refused: 'attempt' };
    if (platform.outage === 'silent') return { kind: 'inDoubt', reason: 'No answer' };
    const next = weather.shift();
    if (next === undefined) return { kind: 'done', message: { messageId: apply().messageId } };
    switch (next.kind) {
      case 'refused':
        return next.outcome;
      case 'leftOut':
        return { kind: 'done', message: { messageId: apply().messageId }, leftOut: next.leftOut };
      case 'lost':
        if (next.accepted) apply();
        return { kind: 'inDoubt', reason: 'No answer' };
      case 'acceptedLate':
        clock.after(next.afterMs, () => void apply());
        return { kind: 'inDoubt', reason: 'No answer' };
      case 'slow': {
        const { messageId } = apply();
        await new Promise<void>((resolve) => clock.after(next.afterMs, resolve));
        return { kind: 'done', message: { messageId } };
      }
      case 'hang':
        if (next.accepted) apply();
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
        return { kind: 'inDoubt', reason: 'Given up' };
    }
  }

  const find = async (mark: DeliveryMarker): Promise<FindOutcome> => {
    if (platform.outage !== undefined) return { kind: 'cannotLook', reason: 'No answer', permanent: false };
    if (platform.history === 'forbidden') return { kind: 'cannotLook', reason: 'missing_scope', permanent: true };
    if (platform.history === 'broken') return { kind: 'cannotLook', reason: 'Server error', permanent: false };
    const found = messages.find((message) => message.mark === mark);
    return found === undefined ? { kind: 'absent' } : { kind: 'found', message: { messageId: found.messageId } };
  };

  const publisher: Publisher = {
    platform: 'discord',
    ...(findRefusal === undefined ? {} : { findRefusal }),
    doubt: { keyWindowMs, settleMs: 30_000, maxFailedLooks: 3 },
    timeoutMs: 15_000,
    limits: { perSecond: 1_000, queueGapMs: 0, maxInFlight: 50, maxRefusalsPerTenMinutes: 45, ...limits },
    publish(job, signal) {
      calls.push(`publish ${job.destination.targetId}`);
      platform.mayVary.push(job.mayVary);
      return meet(() => accept(job), signal);
    },
    edit(job, message, signal) {
      calls.push(`edit ${message.messageId}${job.wholeOnly === true ? ' whole or not at all' : ''}`);
      return meet(() => {
        const target = messages.find((each) => each.messageId === message.messageId);
        if (target === undefined) throw new Error('There is no such message.');
        target.text = job.message.summary;
        target.edits += 1;
        return target;
      }, signal);
    },
    remove(_job, message, signal) {
      calls.push(`remove ${message.messageId}`);
      return meet(() => {
        const [target] = messages.splice(
          messages.findIndex((each) => each.messageId === message.messageId),
          1,
        );
        if (target === undefined) throw new Error('There is no such message.');
        return target;
      }, signal);
    },
    async openThread(_job, message) {
      calls.push(`thread ${message.messageId}`);
      return { kind: 'done', message };
    },
    async crosspost(_job, message) {
      calls.push(`crosspost ${message.messageId}`);
      return { kind: 'done', message };
    },
    async isThere() {
      platform.asked += 1;
      return platform.outage === undefined;
    },
    find(job) {
      calls.push(`find ${job.destination.targetId}`);
      return find(job.marker);
    },
  };
  return Object.assign(platform, { publisher });
}
