import { createHash } from 'node:crypto';
import type { Publication } from '../content/edition.ts';
import { readableAt } from '../content/withholding.ts';
import type { ArticleHead } from '../content/parse-article.ts';
import type { ReadingStore } from '../ports/index-store.ts';
import type { Clock } from '../runtime/clock.ts';
import { decodeReadings, encodeReadings, type EncodedReadings, type KeptReading } from './kept-readings.ts';
import { areSameVersions, isOutdated, type KeptVersion, type KeptVersions, OUTDATED, versionOf } from './kept-version.ts';
import { readReaderVersion } from './reader-version.ts';
import { isCostly, type KnownFile } from './read-known-file.ts';
import type { ScannedFile } from './scan-directory.ts';
import { createChangeTest } from './taken-in.ts';

/** Everything beside a file's bytes and path that decides how it is read. */
export type ReadingSettings = unknown;

/**
 * Keeps articles for the next start, so that only files that changed are read then. What is held back is not kept: neither what is for
 * nobody or for members, nor what may not be read yet or not any more. Whatever goes wrong here is told, and costs reading the files.
 */
export interface ReadingKeeper {
  /** Opens what an earlier run kept, if it was read by the same program and settings. Whatever else lies there is taken away. */
  open(settings: ReadingSettings): void;
  /** The article of a file that is as it was: by its signature, or by the hash of its bytes. One that takes in other files: if these are as they were, too. */
  recall(file: ScannedFile, hash?: string): KnownFile | undefined;
  /** The number of articles that were recalled. */
  recalled(): number;
  /** Lets go of what `open` read. */
  shut(): void;
  /**
   * Looks at what is known now. If an article is held back or gone by now, a file that holds it is taken away at once, and a write that would
   * keep it is called off. Writes the file anew when editors rest, and not before `isComplete`: all files are read.
   */
  follow(known: ReadonlyMap<string, KnownFile>, publication: Publication, settings: ReadingSettings, isComplete: boolean): void;
  close(): Promise<void>;
}

export interface ReadingKeeperOptions {
  readonly store: ReadingStore;
  readonly clock: Clock;
  /** `reason` as a sentence without a full stop. */
  readonly onTrouble?: (reason: string, error?: unknown) => void;
}

/** After so long without another change, articles are kept anew; in ms. */
export const REST_MS = 60_000;

export function createReadingKeeper({ store, clock, onTrouble = () => {} }: ReadingKeeperOptions): ReadingKeeper {
  const reader = readReaderVersion();
  let opened: EncodedReadings | undefined;
  let haveChanged = createChangeTest({ opens: true });
  let recalls = 0;
  /** Every article that the file may hold; undefined before anything is known of it. */
  let held: Map<string, KeptVersion | undefined> | undefined;
  let heldKey = '';
  /** The articles to keep. */
  let wanted: KeptVersions = new Map();
  let wantedKey = '';
  let hasFollowed = false;
  let cancelWrite = (): void => {};
  let isClosed = false;
  let turn = Promise.resolve();

  function enqueue(work: () => Promise<void>, trouble: string): void {
    turn = turn.then(work).catch((error: unknown) => onTrouble(trouble, error));
  }

  function keyOf(settings: ReadingSettings): string {
    const hash = createHash('sha256').update(`${reader}\n${JSON.stringify(settings)}`);
    return hash.digest('hex').slice(0, 32);
  }

  async function clear(): Promise<void> {
    await store.clear();
    held = new Map();
  }

  async function write(readings: readonly KeptReading[], mine: KeptVersions, key: string): Promise<void> {
    if (isClosed || wanted !== mine) return;
    held = new Map([...(held ?? []), ...mine]);
    try {
      await store.write(key, encodeReadings(whileWanted(readings, () => !isClosed && wanted === mine)));
    } catch (error) {
      if (error instanceof UnwantedError) return;
      throw error;
    }
    held = new Map(mine);
    heldKey = key;
  }

  /** The write that waits or runs; the next complete look asks for another. */
  function callOff(): void {
    cancelWrite();
    wanted = new Map();
    wantedKey = '';
  }

  return {
    open(settings) {
      try {
        const key = keyOf(settings);
        // A draft that a killed process left may hold what is withheld by now.
        enqueue(() => store.tidy(key), 'what lies beside the kept articles cannot be taken away');
        const bytes = store.read(key);
        if (bytes === undefined) return;
        const outcome = decodeReadings(bytes);
        if (outcome.kind === 'refused') return onTrouble(`the kept articles cannot be used, all files are read: ${outcome.reason}`);
        opened = outcome.readings;
        haveChanged = createChangeTest({ opens: true });
        heldKey = key;
        // Of none of them it is known yet whether its file is as it was.
        held = new Map(opened.paths.map((path) => [path, undefined]));
      } catch (error) {
        onTrouble('the kept articles cannot be read, all files are read', error);
      }
    },
    recall(file, hash) {
      const reading = file.kind === 'article' ? opened?.find(file.path) : undefined;
      if (reading === undefined || (hash === undefined ? reading.signature !== file.signature : reading.hash !== hash)) return undefined;
      const { path, ...rest } = reading;
      // A folder that was copied has files of its own to take in.
      if (reading.takenIn !== undefined && (hash !== undefined || haveChanged(reading.takenIn))) {
        held?.set(path, OUTDATED);
        return undefined;
      }
      recalls += 1;
      held?.set(path, versionOf(reading));
      return { ...rest, kind: 'article', isLate: false };
    },
    recalled: () => recalls,
    shut: () => void (opened = undefined),
    follow(known, publication, settings, isComplete) {
      const now = clock.now();
      const readings = [...known].flatMap(([path, file]) => (isKeepable(file, publication, now) ? [toReading(path, file)] : []));
      const next: KeptVersions = new Map(readings.map((reading) => [reading.path, versionOf(reading)]));
      const key = keyOf(settings);
      // An article that is held back or gone by now must not lie there any longer than it takes to remove it.
      const isLeftOver = ([path, version]: readonly [string, KeptVersion | undefined]): boolean => isOutdated(path, version, next);
      if (held === undefined || [...held].some(isLeftOver)) enqueue(clear, 'the kept articles cannot be taken away');
      if ([...wanted].some(isLeftOver)) callOff();
      if (!isComplete || (key === wantedKey && areSameVersions(next, wanted))) return;
      wanted = next;
      wantedKey = key;
      cancelWrite();
      const isFirst = !hasFollowed;
      hasFollowed = true;
      if (key === heldKey && held !== undefined && areSameVersions(next, held)) return;
      const begin = (): void =>
        enqueue(() => write(readings, next, key), 'the articles could not be kept, the next start reads their files again');
      if (isFirst) begin();
      else cancelWrite = clock.after(REST_MS, begin);
    },
    async close() {
      isClosed = true;
      cancelWrite();
      await turn;
    },
  };
}

class UnwantedError extends Error {
  override readonly name = 'UnwantedError';
}

/** @throws {UnwantedError} as soon as something else is to be kept: what was to be kept may be held back by now. */
function* whileWanted<T>(items: Iterable<T>, isWanted: () => boolean): Generator<T> {
  for (const item of items) {
    if (!isWanted()) throw new UnwantedError('something else is to be kept by now');
    yield item;
  }
}

/**
 * For everybody now, and read of the file as it is; a file without an article, if nothing is held back in it. A file that may be taken in later,
 * unchanged, cannot be told by its signature.
 */
function isKeepable(file: KnownFile, publication: Publication, now: number): boolean {
  const { kind, article, head, takenIn = [] } = file;
  if (kind !== 'article' || file.withheld !== undefined || file.isEarlier || file.isLate || isCostly(file)) return false;
  if (takenIn.some(({ signature }) => signature === undefined)) return false;
  if (article === undefined) return head === undefined || isForEverybody(head);
  const { from, until } = readableAt(article, publication);
  return article.visibility.kind === 'public' && from <= now && now < until;
}

function isForEverybody({ visibility, opensAt, closesAt }: ArticleHead): boolean {
  return visibility.kind === 'public' && opensAt === undefined && closesAt === undefined;
}

function toReading(path: string, { signature, hash, article, head, problems, localUntil, takenIn }: KnownFile): KeptReading {
  return {
    path,
    signature,
    hash,
    problems,
    ...(article === undefined ? {} : { article }),
    ...(head === undefined ? {} : { head }),
    ...(localUntil === undefined ? {} : { localUntil }),
    ...(takenIn === undefined ? {} : { takenIn }),
  };
}
