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
}

/** Takes articles into a mirror, and away from it. */
export async function takeAnswer(mirror: Mirror, feed: Feed, { learned, now, isGone }: Taking): Promise<RemoteRead> {
  const before = new Set(mirror.state().articles.map(({ file }) => file));
  const taken = await mirror.take(feed, now);
  const kept = isGone === undefined ? taken : await mirror.drop(taken, isGone);
  const added = kept.articles.filter(({ file }) => !before.has(file)).length;
  return { state: { ...kept, ...learned }, outcome: { kind: 'read', given: feed.articles.length, added } };
}
