import type { Edition } from '../content/edition.ts';
import { curateEdition } from '../curation/curate-glossary.ts';
import type { CuratedTerm } from '../curation/curated-term.ts';
import type { Clock } from '../runtime/clock.ts';
import { buildSearchIndexInWorker } from '../search/build-in-worker.ts';
import { createSearchIndex, type LayeredSearchIndex } from '../search/search-index.ts';
import { needsRebuild } from '../search/update-index.ts';
import { warmUp } from '../search/warm-up.ts';
import { createAnswerMemory, createQueryTime } from './answer-memory.ts';
import { createNameBooks } from '../glossary/create-glossary.ts';
import { createAskedQuestions, type QuestionAsker } from './asked-questions.ts';
import { createTitleTables } from './find-article.ts';
import type { IndexKeeper } from './index-keeper.ts';
import { createNameKeeper } from './name-keeper.ts';
import { type Indexed, nextIndex } from './next-index.ts';
import { serveEdition } from './serve-edition.ts';
import type { ServedEdition } from './served-edition.ts';
import { visibleEdition } from '../content/visible-edition.ts';
import { withoutWithdrawn } from './without-withdrawn.ts';

/** Holds the edition that is served. Publishing another is one pointer write: an answer never sees half of each. */
export interface EditionServer {
  served(): ServedEdition;
  /**
   * Serves the edition: at once where little changed, and when its index was built in a thread of its own where much did. Until then the
   * last one answers, without what was withdrawn since.
   */
  publish(edition: Edition): void;
  /** Answers with these terms of the editors before those of the edition's file, at once; and from now on. */
  curate(terms: readonly CuratedTerm[]): void;
  /** Remembers a question that was answered well: asked by somebody else of the same installation too, it is suggested to others there. */
  noteAnswered(question: string, asker: QuestionAsker): void;
  /** Suggestions for an installation. */
  askedIn(tenant: string): readonly string[];
  close(): void;
}

export interface EditionServerOptions {
  /** Ask the index some queries before anybody does, which a process that goes on to answer many gains by. */
  readonly warm?: boolean;
  /** The place of the index for the next start. */
  readonly keeper?: IndexKeeper | undefined;
  /** The terms that editors have curated; none by default. */
  readonly curated?: readonly CuratedTerm[];
}

/** Serves an edition, and serves it anew at the minute when one of its articles comes out of embargo. */
export function openEditionServer(
  first: Edition,
  clock: Clock,
  { warm = false, keeper, curated = [] }: EditionServerOptions = {},
): EditionServer {
  const time = createQueryTime(clock);
  const { now } = time;
  const closing = new AbortController();
  const asked = createAskedQuestions();
  const names = createNameKeeper(clock);
  const parts = { entities: names.entities, nameBook: createNameBooks(), titleTable: createTitleTables() };
  let cancelEmbargo = (): void => {};
  let cancelMerge = (): void => {};
  let isBuilding = false;
  /** The last published edition, whether or not it is served yet. */
  let newest = first;
  let isWaiting = false;
  let terms = curated;
  /** The index knows the curated terms; the edition is without them. */
  let latest: Indexed;
  let current: ServedEdition;

  function publish(edition: Edition): void {
    newest = edition;
    isWaiting = isBuilding;
    if (isBuilding) return withdraw(visibleEdition(edition, clock.now()).edition);
    const visible = watchEmbargo(edition);
    const index = nextIndex(latest, withTerms(visible));
    if (index) {
      serve({ edition: visible, index });
      keep(latest);
    } else {
      withdraw(visible);
      void buildAside(visible);
    }
    // A rebuild that fails costs speed, never an answer: the index in place is right, and the next edition tries again.
    if (index && needsRebuild(index)) rebuild(latest).catch(() => {});
  }

  function withTerms(edition: Edition): Edition {
    return curateEdition(edition, terms);
  }

  /** While an index is being built too: a term that was hidden is not answered for as long as that takes. */
  function curate(next: readonly CuratedTerm[]): void {
    terms = next;
    serve(withNewTerms(latest));
    keep(latest);
  }

  function withNewTerms({ edition, index }: Indexed): Indexed {
    return { edition, index: nextIndex({ edition, index }, withTerms(edition)) ?? index };
  }

  /** Words that may not be read any more go at once, however long the rest takes. */
  function withdraw(visible: Edition): void {
    const rest = withoutWithdrawn(latest, visible);
    if (rest) serve(rest);
  }

  /** The readable articles of it now; when they change, the whole is published again. */
  function watchEmbargo(edition: Edition): Edition {
    const at = clock.now();
    const visible = visibleEdition(edition, at);
    cancelEmbargo();
    cancelEmbargo = visible.changesAt === undefined ? () => {} : waitFor(visible.changesAt);
    return visible.edition;
  }

  /** A timer keeps the time that was left to it when the clock is set, so the clock is looked at again and again. */
  function waitFor(moment: number): () => void {
    const lookLater = (): (() => void) => clock.after(Math.min(moment - clock.now(), lookAgainMs), look);
    const look = (): void => {
      if (clock.now() >= moment) publish(newest);
      else cancel = lookLater();
    };
    let cancel = lookLater();
    return () => cancel();
  }

  /** Every edition begins with nothing remembered. */
  function serve(indexed: Indexed): void {
    const memory = createAnswerMemory({ capacity: rememberedAnswers, time });
    latest = indexed;
    names.follow(indexed.edition);
    current = serveEdition(withTerms(indexed.edition), indexed.index, memory, parts);
    names.prepare(current);
  }

  /** Keeps the index for the next start: at once when it is of one piece, else once the editors are done and it was merged. */
  function keep(built: Indexed): void {
    cancelMerge();
    if (keeper === undefined) return;
    if (built.index.isWhole) void keeper.save(withTerms(built.edition), built.index);
    else cancelMerge = clock.after(mergeAfterMs, () => void rebuild(latest).catch(() => {}));
  }

  /** Every build is finished and served, even when the next edition waits: else one that changes all the time would never be seen. */
  async function buildAside(edition: Edition): Promise<void> {
    isBuilding = true;
    const built = terms;
    const index = await buildIndex(withTerms(edition));
    isBuilding = false;
    if (index === undefined || closing.signal.aborted) return;
    serve(terms === built ? { edition, index } : withNewTerms({ edition, index }));
    keep(latest);
    if (isWaiting) publish(newest);
  }

  /** Undefined when the desk was closed meanwhile. */
  function buildIndex(edition: Edition): Promise<LayeredSearchIndex | undefined> {
    // Slow answers for a moment are better than old ones for good.
    return buildSearchIndexInWorker(edition, { now, signal: closing.signal }).catch(() =>
      closing.signal.aborted ? undefined : createSearchIndex(edition, { now }),
    );
  }

  /** Merges what has gathered beside the base of the index, away from the thread that answers. */
  async function rebuild(gathered: Indexed): Promise<void> {
    const index = await buildSearchIndexInWorker(withTerms(gathered.edition), { now, signal: closing.signal });
    if (latest.index.state !== gathered.index.state || closing.signal.aborted) return;
    serve({ edition: gathered.edition, index });
    keep(latest);
  }

  const visible = watchEmbargo(first);
  const kept = keeper?.load(withTerms(visible), now);
  const opened: Indexed = { edition: visible, index: kept ?? createSearchIndex(withTerms(visible), { now }) };
  serve(opened);
  if (kept === undefined) keep(opened);
  if (warm) {
    // After a restart answers are waited for: names are made ready in turns, or by the first who asks for one.
    if (kept === undefined) names.finish();
    warmUp(opened.index, visible.articles);
  }

  return {
    served: () => current,
    publish,
    curate,
    noteAnswered: (question, asker) => void asked.note(question, asker),
    askedIn: asked.offered,
    close() {
      closing.abort();
      names.close();
      cancelEmbargo();
      cancelMerge();
    },
  };
}

/** With what both platforms are sent for it, an answer takes some 10 kB: at most about 5 MB in all, for twice as many are kept. */
const rememberedAnswers = 250;

/** Announcements are looked at as often: an article is read when it is announced, whatever was done to the clock; in ms. */
const lookAgainMs = 5_000;

/** After so long without another change, what changed is merged into the index that is kept. */
const mergeAfterMs = 60_000;
