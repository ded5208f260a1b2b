import { randomBytes } from 'node:crypto';

/** A text that nobody guesses: 256 random bits, as 43 letters, digits, `-` and `_`. */
export function randomText(): string {
  return randomBytes(32).toString('base64url');
}
