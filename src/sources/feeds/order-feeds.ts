import type { Edition } from '../../content/edition.ts';
import { combineEditions } from '../combine-sources.ts';

/**
 * The edition of all feeds, with each article once: of those that several feeds give at one address, the one of the feed that is listed
 * first. `edition` has a folder for each feed.
 */
export function orderFeeds(edition: Edition, feeds: readonly { readonly name: string }[]): Edition {
  const folderOf = (path: string | undefined): string => path?.split('/', 1)[0] ?? '';
  const byFeed = Map.groupBy(edition.articles, ({ file }) => folderOf(file?.path));
  const { articles: _, ...rest } = edition;
  return combineEditions([
    { prefix: '', edition: { ...rest, articles: [] } },
    ...feeds.map(({ name }) => ({
      prefix: '',
      edition: { hash: '', publication: edition.publication, articles: byFeed.get(name) ?? [], glossary: [], problems: [], seen: 0 },
    })),
  ]);
}
