import { randomUUID } from 'node:crypto';
import { WebClient } from '@slack/web-api';
import { type Clock, monotonicNow } from '../../runtime/clock.ts';
import { slackErrorOf } from './publish-errors.ts';
import { silentLogger } from './silent-logger.ts';
import { pause } from '../../runtime/pause.ts';

export interface MessageIdMeasurement {
  /** For each wait: did the same `client_msg_id` give the first message back, make a second one, or what was refused? */
  readonly waits: readonly {
    readonly waitMs: number;
    readonly outcome: 'sameMessage' | 'secondMessage' | 'refused';
    readonly detail?: string;
  }[];
  /** Whether the history shows the mark that lost messages are found by. */
  readonly markInHistory: 'found' | 'missing' | 'refused';
  /** Messages that could not be deleted again. */
  readonly leftBehind: readonly string[];
}

export interface MessageIdMeasurementOptions {
  readonly botToken: string;
  readonly apiUrl: string;
  readonly channelId: string;
  readonly waitsMs: readonly number[];
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onProgress: (what: string) => void;
}

const text = 'Newsdesk doctor: a measurement, deleted in a moment.';
/** About one message a second is what a channel takes. */
const gapMs = 1_100;

/** Posts pairs of messages with one `client_msg_id` each, at the distances asked for, and deletes all of them. */
export async function measureMessageId(options: MessageIdMeasurementOptions): Promise<MessageIdMeasurement> {
  const { botToken, apiUrl, channelId, waitsMs, clock, signal, onProgress } = options;
  const client = new WebClient(botToken, { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, timeout: 15_000, logger: silentLogger });
  const made = new Set<string>();
  let postedAt = 0;

  async function post(id: string): Promise<string> {
    await pause(postedAt + gapMs - monotonicNow(clock), clock, signal);
    signal.throwIfAborted();
    postedAt = monotonicNow(clock);
    const metadata = { event_type: 'newsdesk_doctor', event_payload: { id } };
    const { ts = '' } = (await client.apiCall('chat.postMessage', { channel: channelId, text, client_msg_id: id, metadata })) as {
      ts?: string;
    };
    made.add(ts);
    return ts;
  }

  async function lookForMark(id: string): Promise<MessageIdMeasurement['markInHistory']> {
    try {
      const { messages = [] } = await client.conversations.history({ channel: channelId, include_all_metadata: true, limit: 50 });
      return JSON.stringify(messages).includes(id) ? 'found' : 'missing';
    } catch {
      return 'refused';
    }
  }

  async function clean(): Promise<readonly string[]> {
    const left: string[] = [];
    for (const ts of made) await client.chat.delete({ channel: channelId, ts }).catch(() => void left.push(ts));
    made.clear();
    return left;
  }

  try {
    const pairs = [];
    for (const waitMs of waitsMs.toSorted((one, other) => one - other)) {
      const id = randomUUID();
      pairs.push({ waitMs, id, ts: await post(id), at: monotonicNow(clock) });
    }
    const markInHistory = await lookForMark(pairs[0]?.id ?? '');
    const waits: MessageIdMeasurement['waits'][number][] = [];
    for (const { waitMs, id, ts, at } of pairs) {
      await pause(at + waitMs - monotonicNow(clock), clock, signal);
      signal.throwIfAborted();
      try {
        const outcome = (await post(id)) === ts ? 'sameMessage' : 'secondMessage';
        waits.push({ waitMs, outcome });
        onProgress(`after ${waitMs / 1_000} s: ${outcome}`);
      } catch (error) {
        const said = slackErrorOf(error);
        if (said === undefined) throw error;
        waits.push({ waitMs, outcome: 'refused', detail: said });
        onProgress(`after ${waitMs / 1_000} s: refused, ${said}`);
      }
    }
    return { waits, markInHistory, leftBehind: await clean() };
  } catch (error) {
    await clean();
    throw error;
  }
}
