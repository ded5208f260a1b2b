import type { Article } from '../content/article.ts';
import type { Edition } from '../content/edition.ts';
import { createEntityMiner, type Entity } from '../glossary/mine-entities.ts';
import { saidOfNames } from '../glossary/said-of-names.ts';
import type { Clock } from '../runtime/clock.ts';
import type { ServedEdition } from './served-edition.ts';

/** Makes what an edition's look-ups need in the background, and keeps the names that articles use from one edition to the next. */
export interface NameKeeper {
  /**
   * The names of the edition that was followed last. Names of articles that it does not have are gone at once; those of new articles are
   * counted in short turns, or by the first who asks when there was no turn yet.
   */
  entities(): readonly Entity[];
  /** To be called before the edition is served. */
  follow(edition: Edition): void;
  /** Prepares an edition while its turns last. The one before is not prepared any further. */
  prepare(served: ServedEdition): void;
  /**
   * Does all of it now, but for the search of articles that were passed as data for explanations: that takes longer than an index, so it
   * keeps its turns, and what is made of it.
   */
  finish(): void;
  close(): void;
}

/** Articles that are counted in one turn: about 2 ms. */
const ARTICLES_A_TURN = 20;

export function createNameKeeper(clock: Clock): NameKeeper {
  const miner = createEntityMiner();
  let lang = 'en';
  let mining: Generator<void, void> | undefined;
  let names: readonly Entity[] | undefined;
  let isFirst = true;
  /** Articles that nobody looked through for explanations yet: those of files were when they were read. */
  let unread: Article[] = [];
  let steps: (() => unknown)[] = [];
  let cancel: (() => void) | undefined;

  /** False when there is nothing more to count. */
  function count(articles: number): boolean {
    for (let done = 0; mining !== undefined && done < articles; done += 1) {
      if (mining.next().done !== true) continue;
      mining = undefined;
      names = undefined;
    }
    return mining !== undefined;
  }

  function turn(): void {
    cancel = undefined;
    if (!count(ARTICLES_A_TURN) && !readNext()) steps.shift()?.();
    schedule();
  }

  /** False when every article was looked through. One takes some 5 ms, and is remembered. */
  function readNext(): boolean {
    const article = unread.pop();
    if (article !== undefined) saidOfNames(article);
    return article !== undefined;
  }

  function schedule(): void {
    if (mining !== undefined || unread.length > 0 || steps.length > 0) cancel ??= clock.after(0, turn);
  }

  return {
    entities() {
      // Before the first edition was counted there is nothing to answer from meanwhile.
      if (isFirst) while (count(Number.POSITIVE_INFINITY));
      isFirst = false;
      return (names ??= miner.entities(lang));
    },
    follow(edition) {
      lang = edition.publication.lang;
      mining = miner.mine(edition.articles);
      unread = edition.articles.filter(({ mined }) => mined === undefined);
      names = undefined;
    },
    prepare(served) {
      steps = [...served.prepare];
      schedule();
    },
    finish() {
      while (count(Number.POSITIVE_INFINITY));
      if (unread.length > 0) return schedule();
      for (const step of steps) step();
      steps = [];
    },
    close() {
      cancel?.();
      cancel = undefined;
      steps = [];
      unread = [];
      mining = undefined;
    },
  };
}
