import type { Feed } from './feed.ts';
import type { Mirror, MirrorState } from './mirror.ts';
import type { MirroredArticle } from './mirrored-article.ts';
import type { RemoteRead } from './remote.ts';

export interface Taking {
  /** Facts beside the articles, for the record. */
  readonly learned: Partial<MirrorState>;
  readonly now: number;
  /** Whether an article was taken away by its source; none by default, since a feed is a window. */
  readonly isGone?: (article: MirroredArticle) => boolean;
  /** The answer holds all articles: the others are gone. */
  readonly isWhole?: true;
}

/** Takes articles into a mirror, and away from it. */
export async function takeAnswer(mirror: Mirror, feed: Feed, { learned, now, isGone, isWhole }: Taking): Promise<RemoteRead> {
  const earlier = mirror.state().articles;
  const before = new Set(earlier.map(({ file }) => file));
  const taken = await mirror.take(feed, now);
  // An article that was given has a new record.
  const drops = isWhole === true ? (article: MirroredArticle): boolean => earlier.includes(article) : isGone;
  const kept = drops === undefined ? taken : await mirror.drop(taken, drops);
  const added = kept.articles.filter(({ file }) => !before.has(file)).length;
  return { state: { ...kept, ...learned }, outcome: { kind: 'read', given: feed.articles.length, added } };
}
