import { randomFillSync } from 'node:crypto';

/** Asking the system for a few random bytes takes ten times as long as everything else about an id: they are fetched in advance. */
const pool = Buffer.alloc(8192);
let used = pool.length;

/** `length` random bytes, at most 8,192, that are given to nobody else. */
export function takeRandomBytes(length: number): Buffer {
  if (used + length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += length;
  return Buffer.from(pool.subarray(used - length, used));
}
