import type { Edition } from '../../content/edition.ts';
import { visibleEdition } from '../../content/visible-edition.ts';
import type { EditionServer } from '../../desk/edition-server.ts';
import type { SidePanels } from '../../page/server/side-panels.ts';
import type { ContentState, OutboxState, PageEvent, Starter } from '../../page/protocol.ts';
import type { Storage } from '../../ports/storage.ts';
import type { Clock } from '../../runtime/clock.ts';
import { cureAsked, listAskedInVain } from './asked-in-vain.ts';
import { changeTerm } from './change-term.ts';
import { describeChange, toContentState } from './content-state.ts';
import { listTerms } from './list-terms.ts';
import type { OutboxFeed } from './outbox-feed.ts';
import type { PreviewFeed } from './preview-feed.ts';
import { readArticle } from './read-article.ts';
import { makeStarters } from './starters.ts';
import { stillStarting } from './still-starting.ts';

/** The page's view of the bot, and the places where the bot tells it something. */
export interface OpenSidePanels extends SidePanels {
  /** An edition is served from now on. */
  serve(desk: EditionServer, edition: Edition): void;
  /** The outbox of the bot, once it has one. */
  follow(outbox: OutboxFeed): void;
  /** The storage of the bot, once it has one. */
  keep(storage: Storage): void;
  /** An article is previewed. */
  show(preview: PreviewFeed): void;
  tell(event: PageEvent): void;
}

/** The served edition in the page's shape, made when the page first asks: starting does not wait for it. */
interface Served {
  readonly desk: EditionServer;
  readonly edition: Edition;
  readonly change: { readonly what?: string };
  shown?: { readonly content: ContentState; readonly starters: readonly Starter[]; readonly until: number };
}

/** Timers hold 31 bits of milliseconds: a later change is looked at again after 20 days. */
const maxTimerMs = 20 * 24 * 60 * 60 * 1000;
/** The desk serves it at that moment; starters are made from what it serves. */
const settlingMs = 200;

const nothingServed: ContentState = { publication: '', articles: [], sections: 0, problems: [] };
const nothingSent: OutboxState = { counts: {}, deliveries: [] };

export interface NewsroomOptions {
  readonly dir: string;
  readonly clock: Clock;
  readonly sources: SidePanels['sources'];
}

export function createSidePanels({ dir, clock, sources }: NewsroomOptions): OpenSidePanels {
  const listeners = new Set<(event: PageEvent) => void>();
  let served: Served | undefined;
  let outbox: OutboxFeed | undefined;
  let preview: PreviewFeed | undefined;
  let storage: Storage | undefined;
  let isWatched = false;
  let cancelTelling = (): void => {};

  function tell(event: PageEvent): void {
    for (const listener of listeners) listener(event);
  }

  function shown(): Pick<NonNullable<Served['shown']>, 'content' | 'starters'> {
    if (served === undefined) return { content: nothingServed, starters: [] };
    const now = clock.now();
    const { edition, desk, change } = served;
    if (served.shown === undefined || now >= served.shown.until) {
      served.shown = {
        content: toContentState(edition, dir, { ...change, now }),
        starters: makeStarters(desk.served()),
        until: visibleEdition(edition, now).changesAt ?? Number.POSITIVE_INFINITY,
      };
    }
    const { content, starters } = served.shown;
    return { content, starters };
  }

  /** Time alone changes the readable articles: an embargo ends, a date comes. */
  function tellInTime(): void {
    cancelTelling();
    const until = served && visibleEdition(served.edition, clock.now()).changesAt;
    if (until === undefined) return;
    cancelTelling = clock.after(Math.min(until - clock.now() + settlingMs, maxTimerMs), () => {
      if (isWatched) tell({ kind: 'content', ...shown() });
      tellInTime();
    });
  }

  return {
    tell,
    serve(desk, edition) {
      const what = served && describeChange(served.edition, edition);
      served = { desk, edition, change: what === undefined ? {} : { what } };
      if (isWatched) tell({ kind: 'content', ...shown() });
      preview?.serve(desk.served(), edition);
      tellInTime();
    },
    follow(feed) {
      outbox = feed;
      feed.watched(isWatched);
    },
    keep(kept) {
      storage = kept;
    },
    questions: async () => (storage === undefined || served === undefined ? [] : listAskedInVain(storage, served.desk.served())),
    terms: (typed) => (served === undefined ? { total: 0, terms: [] } : listTerms(served.desk.served(), typed)),
    async changeTerm(act) {
      if (storage === undefined || served === undefined) throw stillStarting();
      await changeTerm(act, storage, served.desk, clock);
    },
    sources,
    cure: (act) => cureAsked(act, storage, served?.desk.served(), clock),
    show(feed) {
      preview = feed;
    },
    article: (slug) => (served === undefined ? undefined : readArticle(served.edition, slug, dir, clock.now())),
    content: () => shown().content,
    starters: () => shown().starters,
    outbox: () => outbox?.state ?? nothingSent,
    preview: () => preview?.state,
    watched(watched) {
      isWatched = watched;
      outbox?.watched(watched);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
