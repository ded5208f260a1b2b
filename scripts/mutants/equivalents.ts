import type { KnownBreak } from './known-breaks.ts';
/** Breaks that change nothing anyone can see. They are not drawn. */
export const equivalents: readonly KnownBreak[] = [];
