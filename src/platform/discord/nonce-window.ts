/** For so long, in ms, a repeated nonce is relied on to give the first message back. Discord does not document it; `doctor --live` measures it. */
export const NONCE_WINDOW_MS = 60_000;
