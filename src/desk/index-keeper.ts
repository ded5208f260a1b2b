import type { Edition } from '../content/edition.ts';
import type { IndexStore } from '../ports/index-store.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Logger } from '../runtime/logger.ts';
import { hashArticles, loadSearchIndex, SAVED_INDEX_VERSION, savingSearchIndex } from '../search/saved-index.ts';
import type { LayeredSearchIndex } from '../search/search-index.ts';

/** Keeps an edition's index for the next start. Whatever goes wrong here is a line in the log: the index can always be built. */
export interface IndexKeeper {
  /** The index of this very edition as an earlier run built it, or undefined. Whatever else an earlier run left is taken away. */
  load(edition: Edition, now: () => number): LayeredSearchIndex | undefined;
  /** Resolves when it or a newer one is kept, or could not be. Works in short turns, so that answers go on. */
  save(edition: Edition, index: LayeredSearchIndex): Promise<void>;
}

export function createIndexKeeper(store: IndexStore, { clock, logger }: { readonly clock: Clock; readonly logger: Logger }): IndexKeeper {
  const nextTurn = () => new Promise<void>((resolve) => void clock.after(0, resolve));
  // One at a time, and of those that wait the newest alone: a store keeps one index, and takes away every other.
  let saving = Promise.resolve();
  let newest: LayeredSearchIndex | undefined;

  async function saveNow(edition: Edition, index: LayeredSearchIndex): Promise<void> {
    if (index !== newest) return;
    try {
      const pieces = savingSearchIndex(index);
      let step = pieces.next();
      while (step.done !== true) {
        await nextTurn();
        step = pieces.next();
      }
      await store.write(keyOf(edition), step.value);
      logger.info({ sections: index.sectionCount }, 'search index saved');
    } catch (error) {
      logger.warn({ error }, 'the search index could not be saved: the next start builds it again');
    }
  }

  /** A draft that a killed process left holds words that may be withheld by now. */
  async function tidy(edition: Edition): Promise<void> {
    try {
      await store.tidy(keyOf(edition));
    } catch (error) {
      logger.warn({ error }, 'what lies beside the saved search index cannot be taken away');
    }
  }

  return {
    load(edition, now) {
      saving = saving.then(() => tidy(edition));
      try {
        const bytes = store.read(keyOf(edition));
        if (bytes === undefined) return undefined;
        const outcome = loadSearchIndex(bytes, edition, { now });
        if (outcome.kind === 'loaded') {
          logger.info({ sections: outcome.index.sectionCount }, 'search index loaded');
          return outcome.index;
        }
        logger.warn({ reason: outcome.reason }, 'the saved search index cannot be used, building a new one');
      } catch (error) {
        logger.warn({ error }, 'the saved search index cannot be read, building a new one');
      }
      return undefined;
    },
    save(edition, index) {
      newest = index;
      saving = saving.then(() => saveNow(edition, index));
      return saving;
    },
  };
}

/**
 * By what is indexed and how it is written. An edition's own hash says more: it is another one if a draft was not read yet, as at each start.
 */
function keyOf({ articles }: Edition): string {
  return `v${SAVED_INDEX_VERSION}-${hashArticles(articles).slice(0, 32)}`;
}
