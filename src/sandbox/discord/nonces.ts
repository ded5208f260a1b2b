import type { Clock } from '../../runtime/clock.ts';

/** Which message a nonce made, for as long as Discord remembers. */
export interface NonceMemory {
  /** The channel and id of the first message; it may have been deleted since. */
  find(nonce: string | number): { readonly channelId: string; readonly messageId: string } | undefined;
  remember(nonce: string | number, channelId: string, messageId: string): void;
}

/**
 * By author and nonce alone: whether Discord also looks at the channel is unproven (discord-api-docs#6647), and a
 * bot that gives two channels the same nonce should find out here.
 */
export function createNonceMemory(clock: Clock, windowMs: number): NonceMemory {
  const known = new Map<string, { readonly at: number; readonly channelId: string; readonly messageId: string }>();

  function forgetExpired(): void {
    for (const [nonce, { at }] of known) {
      if (clock.now() - at < windowMs) return;
      known.delete(nonce);
    }
  }

  return {
    find(nonce) {
      forgetExpired();
      return known.get(String(nonce));
    },
    remember(nonce, channelId, messageId) {
      // Deleted first, so that the map stays in order of time.
      known.delete(String(nonce));
      known.set(String(nonce), { at: clock.now(), channelId, messageId });
    },
  };
}
