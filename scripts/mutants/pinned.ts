import type { KnownBreak } from './known-breaks.ts';
/** Breaks that are tried in every run. */
export const pinned: readonly KnownBreak[] = [];
