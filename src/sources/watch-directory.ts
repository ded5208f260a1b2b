import { stat } from 'node:fs/promises';
import type { FSWatcher } from 'chokidar';
import type { Clock } from '../runtime/clock.ts';

export interface WatchDirectoryOptions {
  readonly clock: Clock;
  /** Anything happened below the directory, or another one took its place. */
  readonly onEvent: () => void;
  /** Events cannot be promised any more. */
  readonly onFault: () => void;
}

/**
 * The pause between two looks at the directory itself, in ms. A deployment swaps a link or a folder, which the watcher does not hear of: behind a
 * link it would go on watching the folder of before (`findings/chokidar-swapped-link.sh`). What is saved is live within 2 s, a swap too.
 */
export const PLACE_MS = 1_000;

/** Calls `onEvent` for anything that happens below `root`, until the function that it returns is called. */
export function watchDirectory(root: string, { clock, onEvent, onFault }: WatchDirectoryOptions): () => void {
  let watcher: FSWatcher | undefined;
  let watched: string | undefined;
  /** A folder came or went: if it was made anew, the watcher may be deaf there from now on (`findings/chokidar-folder-made-anew.sh`). */
  let hasOtherFolders = false;
  let stopped = false;
  let cancel = (): void => {};

  async function begin(): Promise<void> {
    const { watch } = await import('chokidar');
    if (stopped) return;
    const ignored = (path: string): boolean => /(?:^|[\\/])(?:node_modules|\.git)(?:[\\/]|$)/.test(path.slice(root.length));
    watcher = watch(root, { ignoreInitial: true, ignored }).on('all', onAny).on('ready', onEvent).on('error', onFault);
  }

  function onAny(event: string): void {
    hasOtherFolders ||= event === 'addDir' || event === 'unlinkDir';
    onEvent();
  }

  async function lookAtPlace(): Promise<void> {
    const place = await identify(root);
    if (stopped) return;
    const isAnother = place !== undefined && watched !== undefined && place !== watched;
    watched = place ?? watched;
    if (isAnother || hasOtherFolders) {
      hasOtherFolders = false;
      await watcher?.close();
      await begin();
    }
    if (!stopped) cancel = clock.after(PLACE_MS, () => lookAtPlace().catch(onFault));
  }

  begin().then(lookAtPlace).catch(onFault);
  return () => {
    stopped = true;
    cancel();
    void watcher?.close();
  };
}

/** Tells a directory from another one at the same path; undefined while there is none. */
async function identify(path: string): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found === undefined ? undefined : `${found.dev}:${found.ino}`;
}
