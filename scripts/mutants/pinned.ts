import type { KnownBreak } from './known-breaks.ts';

/** Breaks that are tried in every run, and that no test may miss: what they guard would cost an operator or a reader most. */
export const pinned: readonly KnownBreak[] = [
  {
    file: 'src/announce/lead.ts',
    line: 'const LEASE_MS = 30_000;',
    broken: 'const LEASE_MS = 0;',
    reason: 'Two processes would plan at once.',
  },
  {
    file: 'src/announce/lead.ts',
    line: 'const LEASE_MS = 30_000;',
    broken: 'const LEASE_MS = 15000;',
    reason: 'The lead would be lost between two renewals.',
  },
  {
    file: 'src/announce/lead.ts',
    line: 'if (!(await leases.acquire(LEASE, owner, now, LEASE_MS))) {',
    broken: 'if (false) {',
    reason: 'Every process would lead.',
  },
  {
    file: 'src/app/upkeep.ts',
    line: 'const LEASE_MS = 1_800_000;',
    broken: 'const LEASE_MS = 900000;',
    reason: 'A second backup would begin while the first one is written.',
  },
  {
    file: 'src/app/upkeep.ts',
    line: "if (!storage.soleOwner && !(await storage.leases.acquire('upkeep', owner, clock.now(), LEASE_MS))) return;",
    broken: 'if (false) return;',
    reason: 'Every process would write backups.',
  },
  {
    file: 'src/announce/refusals.ts',
    line: "else if (refused === 'attempt') budget.confirm();",
    broken: "else if (refused === 'attempt') ;",
    reason: 'After one refusal a good token would send one message at a time.',
  },
  {
    file: 'src/announce/refusals.ts',
    line: "else if (refused === 'attempt') budget.confirm();",
    broken: "else if (refused !== 'attempt') budget.confirm();",
    reason: 'A refused token would send forty requests at a time.',
  },
  {
    file: 'src/announce/plan-edition.ts',
    line: "if (announcement === undefined || (announcement.status !== 'out' && announcement.status !== 'withdrawn')) return;",
    broken: "if (announcement === undefined || (announcement.status === 'out' && announcement.status !== 'withdrawn')) return;",
    reason: 'A corrected article would stay as it was posted.',
  },
  {
    file: 'src/announce/plan-edition.ts',
    line: "if (announcement === undefined || (announcement.status !== 'out' && announcement.status !== 'withdrawn')) return;",
    broken: 'if (false) return;',
    reason: 'An edit would announce an article before its embargo ends.',
  },
  {
    file: 'src/platform/network-errors.ts',
    line: "if ('code' in cause && typeof cause.code === 'string' && beforeConnection.has(cause.code)) return true;",
    broken: "if ('code' in cause && typeof cause.code === 'string' && beforeConnection.has(cause.code)) return false;",
    reason: 'An unreachable network would leave every message in doubt.',
  },
  {
    file: 'src/platform/network-errors.ts',
    line: 'if (cause instanceof AggregateError && cause.errors.length > 0) return cause.errors.every(isBeforeConnection);',
    broken: 'if (cause instanceof AggregateError && cause.errors.length > 0) return cause.errors.some(isBeforeConnection);',
    reason: 'A request that one address took would be sent twice.',
  },
  {
    file: 'src/platform/network-errors.ts',
    line: "'ECONNREFUSED',",
    broken: "'ENOTFOUND',",
    reason: 'A refused connection would leave a message in doubt.',
  },
  {
    file: 'src/reply/cut-points.ts',
    line: "if (level !== 'codePoint' && !isGraphemeBoundary(position)) continue;",
    broken: 'if (false) continue;',
    reason: 'A page would end inside of a letter with its accent.',
  },
  {
    file: 'src/content/graphemes.ts',
    line: 'const last = graphemes.segment(text.slice(0, maxLength + 2)).containing(maxLength);',
    broken: 'const last = graphemes.segment(text.slice(0, maxLength - 2)).containing(maxLength);',
    reason: 'A text that is too long would be clipped to nothing.',
  },
];
