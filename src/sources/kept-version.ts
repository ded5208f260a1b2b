import { createHash } from 'node:crypto';
import type { TakenIn } from '../content/parse-article.ts';
import type { KeptReading } from './kept-readings.ts';

/** Tells one version of a kept article from another one. */
export interface KeptVersion {
  /** The signature of its file. */
  readonly file: string;
  /** A hash over the signatures of the files that it takes in; empty if there are none. */
  readonly takenIn: string;
}

/** By path. */
export type KeptVersions = ReadonlyMap<string, KeptVersion>;

/** The version of an article that shows other words of the files that it takes in by now. */
export const OUTDATED: KeptVersion = { file: '', takenIn: 'other' };

export function versionOf({ signature, takenIn }: Pick<KeptReading, 'signature' | 'takenIn'>): KeptVersion {
  return { file: signature, takenIn: takenIn === undefined ? '' : hashOf(takenIn) };
}

/** Every look asks for all of them, and most have not been read anew since the last one. */
const hashes = new WeakMap<readonly TakenIn[], string>();

function hashOf(takenIn: readonly TakenIn[]): string {
  const known = hashes.get(takenIn);
  if (known !== undefined) return known;
  const hash = createHash('sha256')
    .update(JSON.stringify(takenIn.map(({ path, signature }) => [path, signature])))
    .digest('base64');
  hashes.set(takenIn, hash);
  return hash;
}

/** `held`: with no version if it is not known. */
export function areSameVersions(versions: KeptVersions, held: ReadonlyMap<string, KeptVersion | undefined>): boolean {
  return versions.size === held.size && [...versions].every(([path, version]) => isSame(version, held.get(path)));
}

function isSame(a: KeptVersion, b: KeptVersion | undefined): boolean {
  return a.file === b?.file && a.takenIn === b.takenIn;
}

/**
 * Whether an article is gone, or takes in other files or other versions of them: one of them may be withheld since. What an author changes in the
 * article itself is no reason to hurry. A version that is not known is left alone.
 */
export function isOutdated(path: string, known: KeptVersion | undefined, now: KeptVersions): boolean {
  return !now.has(path) || (known !== undefined && known.takenIn !== '' && known.takenIn !== now.get(path)?.takenIn);
}
