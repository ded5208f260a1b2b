import type { Finding } from './finding.ts';

/** The ids that a table of rights names on one platform. */
export interface NamedPlaces {
  readonly channels: readonly string[];
  /** Roles at Discord, user groups at Slack. */
  readonly groups: readonly string[];
}

/** An id that means nothing lets nobody in. */
export function unknownPlace(about: string, what: string): Finding {
  return { kind: 'problem', about, what: `${what}: the rule lets nobody in by it`, fix: 'Correct the id in rights: of newsdesk.yaml.' };
}

/** The platform did not tell, so nothing is said about the ids. */
export function untoldPlaces(about: string, why: string): Finding {
  return { kind: 'warning', about, what: `whether what rights name is there cannot be told: ${why}`, fix: 'Run newsdesk doctor again.' };
}
