import type { LocatedValue } from '../located-value.ts';
import type { ProblemLog } from '../problem-log.ts';
import { meaningOf } from './meanings.ts';
import { readWhoMayRead } from './who-may-read.ts';

const silent: ProblemLog = { problems: [], error: () => {}, warning: () => {} };

/** Whether a field on a line of its own, in a block that is not read, says or may say that the article is held back. */
export function lineHoldsBack(key: string, written: string): boolean {
  const { doubted, heldBy, forMembers, embargo } = readLine(key, written);
  // Of a state that nobody knows, a text has many: `Status: seen twice`.
  return heldBy !== undefined || forMembers || embargo !== undefined || (doubted.length > 0 && meaningOf(key) !== 'status');
}

const PLAIN = new Set(['held', 'published', 'status', 'audience', 'embargo']);

/** A field that can mean nothing else, wherever it stands: `draft: true`, `visibility: members`, `embargo: 2027-01-01`. */
export function linePlainlyHoldsBack(key: string, written: string): boolean {
  if (!PLAIN.has(meaningOf(key) ?? '')) return false;
  const { doubted, heldBy, forMembers, embargo } = readLine(key, written);
  return doubted.length === 0 && (heldBy !== undefined || forMembers || embargo !== undefined);
}

function readLine(key: string, written: string): ReturnType<typeof readWhoMayRead> {
  const value: LocatedValue = { kind: 'text', offset: 0, text: written.replace(/["']/g, '') };
  return readWhoMayRead({ kind: 'map', offset: 0, entries: [{ key, keyOffset: 0, value }] }, 'UTC', silent);
}
