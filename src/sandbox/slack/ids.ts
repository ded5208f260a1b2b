import type { Clock } from '../../runtime/clock.ts';
import { takeRandomBytes } from '../random-bytes.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** A random identifier in Slack's alphabet, such as `B7Q0Z2M4K1P` for the prefix `B`. */
export function createId(prefix: string, length = 10): string {
  let id = prefix;
  for (const byte of takeRandomBytes(length)) id += alphabet[byte % alphabet.length];
  return id;
}

/** Short random text for urls and generated `block_id`s. */
export function createSecret(length = 24): string {
  return takeRandomBytes(length).toString('base64url').slice(0, length);
}

/**
 * Message timestamps: seconds, a dot and six digits, unique and rising within one workspace.
 * The six digits are a counter in real Slack as well, so two messages of one millisecond never share a `ts`.
 */
export function createTimestamps(clock: Clock): () => string {
  let lastMicros = 0;
  return () => {
    const micros = Math.max(clock.now() * 1000, lastMicros + 1);
    lastMicros = micros;
    const seconds = Math.floor(micros / 1_000_000);
    return `${seconds}.${String(micros % 1_000_000).padStart(6, '0')}`;
  };
}

/** Timestamps compare as numbers, but their six decimals exceed what a float keeps: compare the parts. */
export function compareTimestamps(left: string, right: string): number {
  const [leftSeconds = '0', leftRest = ''] = left.split('.');
  const [rightSeconds = '0', rightRest = ''] = right.split('.');
  return Number(leftSeconds) - Number(rightSeconds) || Number(leftRest.padEnd(6, '0')) - Number(rightRest.padEnd(6, '0'));
}
