import { randomUUID } from 'node:crypto';
import { DiscordAPIError, REST } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';
import { type Clock, monotonicNow } from '../../runtime/clock.ts';
import { pause } from '../../runtime/pause.ts';

export interface NonceMeasurement {
  /** For each wait: did the same nonce give the first message back, or make a second one? */
  readonly waits: readonly {
    readonly waitMs: number;
    readonly outcome: 'sameMessage' | 'secondMessage' | 'refused';
    readonly detail?: string;
  }[];
  /** Whether another text under the same nonce gives the first message back. */
  readonly otherText: 'sameMessage' | 'secondMessage' | 'refused';
  /** Whether the same nonce in another channel does; absent when none was given. */
  readonly otherChannel?: 'sameMessage' | 'secondMessage' | 'refused';
  /** Messages that could not be deleted again. */
  readonly leftBehind: readonly string[];
}

export interface NonceMeasurementOptions {
  readonly token: string;
  readonly apiUrl: string;
  readonly channelId: string;
  readonly otherChannelId?: string;
  readonly waitsMs: readonly number[];
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onProgress: (what: string) => void;
}

const maxNonceLength = 25;
const text = 'Newsdesk doctor: a measurement, deleted in a moment.';

/** Posts pairs of messages with one nonce each, at the distances asked for, and deletes all of them, also when it is interrupted. */
export async function measureNonce(options: NonceMeasurementOptions): Promise<NonceMeasurement> {
  const { token, apiUrl, channelId, otherChannelId, waitsMs, clock, signal, onProgress } = options;
  const rest = new REST({ version: '10', api: apiUrl, retries: 0, timeout: 15_000 }).setToken(token);
  const made = new Map<string, string>();

  async function post(channel: string, nonce: string, content = text): Promise<string> {
    const body = { content, nonce, enforce_nonce: true, allowed_mentions: { parse: [] } };
    const { id, channel_id = channel } = (await rest.post(Routes.channelMessages(channel), { body, signal })) as {
      id: string;
      channel_id?: string;
    };
    made.set(id, channel_id);
    return id;
  }

  async function repeat(channel: string, nonce: string, first: string, content?: string) {
    try {
      return { outcome: (await post(channel, nonce, content)) === first ? 'sameMessage' : 'secondMessage' } as const;
    } catch (error) {
      if (error instanceof DiscordAPIError) return { outcome: 'refused', detail: error.message } as const;
      throw error;
    }
  }

  try {
    const pairs = [];
    for (const waitMs of waitsMs.toSorted((one, other) => one - other)) {
      const nonce = newNonce();
      pairs.push({ waitMs, nonce, id: await post(channelId, nonce), at: monotonicNow(clock) });
    }
    const nonce = newNonce();
    const first = await post(channelId, nonce);
    const otherText = (await repeat(channelId, nonce, first, `${text} (another text)`)).outcome;
    const elsewhere = otherChannelId === undefined ? undefined : (await repeat(otherChannelId, nonce, first)).outcome;
    const waits = [];
    for (const pair of pairs) {
      await pause(pair.at + pair.waitMs - monotonicNow(clock), clock, signal);
      signal.throwIfAborted();
      const result = await repeat(channelId, pair.nonce, pair.id);
      onProgress(`after ${pair.waitMs / 1_000} s: ${result.outcome}`);
      waits.push({ waitMs: pair.waitMs, ...result });
    }
    const leftBehind = await clean();
    return { waits, otherText, ...(elsewhere === undefined ? {} : { otherChannel: elsewhere }), leftBehind };
  } catch (error) {
    await clean();
    throw error;
  }

  /** Not under the signal: what was posted goes, however this ends. */
  async function clean(): Promise<readonly string[]> {
    const left: string[] = [];
    for (const [id, channel] of made) await rest.delete(Routes.channelMessage(channel, id)).catch(() => void left.push(id));
    made.clear();
    return left;
  }
}

function newNonce(): string {
  return randomUUID().replaceAll('-', '').slice(0, maxNonceLength);
}
