import { randomBytes } from 'node:crypto';

/** Crockford's 32 signs: no I, L, O or U, which are misread or make words. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Ties an apology to its line in the log: `K7QF-3M9T`, 40 random bits, easy to read out on the telephone.
 * `random` gives that many random bytes.
 */
export function createIncidentId(random: (byteCount: number) => Uint8Array = randomBytes): string {
  const text = Array.from(random(8), (byte) => signs[byte % signs.length]).join('');
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}
