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

export function createNewsroom({ dir, clock }: { readonly dir: string; readonly clock: Clock }): OpenNewsroom {
  const listeners = new Set<(event: PageEvent) => void>();
  let content: ContentState = { publication: '', articles: [], sections: 0, problems: [], changedAt: clock.now() };
  let starters: readonly Starter[] = [];
  let edition: Edition | undefined;
  let outbox: OutboxFeed | undefined;
  let preview: PreviewFeed | undefined;
  let isWatched = false;
  const nothing: OutboxState = { counts: {}, deliveries: [] };

  function tell(event: PageEvent): void {
    for (const listener of listeners) listener(event);
  }

  return {
    tell,
    serve(desk, next) {
      const what = edition && describeChange(edition, next);
      edition = next;
      content = toContentState(next, dir, { at: clock.now(), ...(what === undefined ? {} : { what }) });
      const served = desk.served();
      starters = makeStarters(served);
      tell({ kind: 'content', content, starters });
      preview?.serve(served, next);
    },
    follow(feed) {
      outbox = feed;
      feed.watched(isWatched);
    },
    content: () => content,
    starters: () => starters,
    outbox: () => outbox?.state ?? nothing,
    preview: () => preview?.state,
    show(feed) {
      preview = feed;
    },
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
