import type { Edition } from '../../content/edition.ts';
import type { Desk } from '../../desk/desk.ts';
import type { Newsroom } from '../../page/server/newsroom.ts';
import type { ContentState, OutboxState, PageEvent, Starter } from '../../page/protocol.ts';
import type { Clock } from '../../runtime/clock.ts';
import { describeChange, toContentState } from './content-state.ts';
import type { OutboxFeed } from './outbox-feed.ts';
import type { PreviewFeed } from './preview-feed.ts';
import { makeStarters } from './starters.ts';

/** The page's view of the bot, and the places where the bot tells it something. */
export interface OpenNewsroom extends Newsroom {
  /** An edition is served from now on. */
  serve(desk: Desk, edition: Edition): void;
  /** The outbox of the bot, once it has one. */
  follow(outbox: OutboxFeed): void;
  /** An article is previewed. */
  show(preview: PreviewFeed): void;
  tell(event: PageEvent): void;
}

/** What is served, worked out for the page when the page first asks: starting does not wait for it. */
interface Served {
  readonly desk: Desk;
  readonly edition: Edition;
  readonly change: { readonly at: number; readonly what?: string };
  shown?: { readonly content: ContentState; readonly starters: readonly Starter[] };
}

const nothingServed: ContentState = { publication: '', articles: [], sections: 0, problems: [], changedAt: 0 };
const nothingSent: OutboxState = { counts: {}, deliveries: [] };

export function createNewsroom({ dir, clock }: { readonly dir: string; readonly clock: Clock }): OpenNewsroom {
  const listeners = new Set<(event: PageEvent) => void>();
  let served: Served | undefined;
  let outbox: OutboxFeed | undefined;
  let preview: PreviewFeed | undefined;
  let isWatched = false;

  function tell(event: PageEvent): void {
    for (const listener of listeners) listener(event);
  }

  function shown(): NonNullable<Served['shown']> {
    if (served === undefined) return { content: nothingServed, starters: [] };
    served.shown ??= { content: toContentState(served.edition, dir, { ...served.change, now: clock.now() }), starters: makeStarters(served.desk.served()) };
    return served.shown;
  }

  return {
    tell,
    serve(desk, edition) {
      const what = served && describeChange(served.edition, edition);
      served = { desk, edition, change: { at: clock.now(), ...(what === undefined ? {} : { what }) } };
      if (isWatched) tell({ kind: 'content', ...shown() });
      preview?.serve(desk.served(), edition);
    },
    follow(feed) {
      outbox = feed;
      feed.watched(isWatched);
    },
    show(feed) {
      preview = feed;
    },
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
