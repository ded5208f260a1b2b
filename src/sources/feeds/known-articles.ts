import { addressKey, canonicalAddress, idKey } from './canonical-address.ts';
import type { FeedArticle } from './feed.ts';
import type { MirroredArticle } from './mirrored-article.ts';

/** The names by which an item of a feed is known again. */
export interface ItemIdentity {
  /** See `addressKey`; absent without an address, and if other items of the feed have the same one. */
  readonly address?: string;
  /** Absent without an id, and if other items of the feed have the same one. */
  readonly id?: string;
}

/** Identities that the items of one feed share name none of them. */
export function identitiesOf(items: readonly FeedArticle[]): ReadonlyMap<FeedArticle, ItemIdentity> {
  const idOf = ({ id }: FeedArticle): string | undefined => (id === undefined || id === '' ? undefined : idKey(id));
  const addressOf = ({ url }: FeedArticle): string | undefined => (url === undefined ? undefined : addressKey(url));
  const itemsByAddress = Map.groupBy(items, addressOf);
  const itemsById = Map.groupBy(items, idOf);
  return new Map(
    items.map((item) => {
      const address = addressOf(item);
      const id = idOf(item);
      const there = itemsByAddress.get(address) ?? [];
      const isSharedAddress = new Set(there.map(idOf)).size > 1 && new Set(there.map(({ title }) => title)).size > 1;
      const isSharedId = new Set((itemsById.get(id) ?? []).map(addressOf)).size > 1;
      return [
        item,
        {
          // Items with one address and one id, or one title, are one article twice; with other ids and titles they are several articles.
          ...(address === undefined || (isSharedAddress && !isSharedId) ? {} : { address }),
          ...(id === undefined || isSharedId ? {} : { id }),
        },
      ] as const;
    }),
  );
}

/** Finds the known article that an item is. */
export interface KnownArticles {
  find(item: FeedArticle, identity: ItemIdentity): MirroredArticle | undefined;
  add(article: MirroredArticle): void;
}

export function createKnownArticles(known: readonly MirroredArticle[]): KnownArticles {
  const byAddress = new Map<string, MirroredArticle>();
  const byPage = new Map<string, MirroredArticle[]>();
  const byId = new Map<string, MirroredArticle>();
  const add = (article: MirroredArticle): void => {
    for (const address of article.addresses) {
      byAddress.set(address, article);
      const page = pageOf(address);
      byPage.set(page, [...(byPage.get(page) ?? []).filter(({ file }) => file !== article.file), article]);
    }
    for (const id of article.ids) byId.set(id, article);
  };
  for (const article of known) add(article);

  /** The same page, if at most one of the two addresses names a place in it. */
  function findPage(item: FeedArticle): MirroredArticle | undefined {
    if (item.url === undefined) return undefined;
    const { page, fragment } = canonicalAddress(item.url);
    if (fragment !== '') return byAddress.get(page);
    const [only, ...others] = byPage.get(page) ?? [];
    return others.length === 0 ? only : undefined;
  }

  return {
    add,
    find(item, { address, id }) {
      const byPlace = address === undefined ? undefined : (byAddress.get(address) ?? findPage(item));
      const named = id === undefined ? undefined : byId.get(id);
      // Feeds change their ids; an article with another id, another title and another date at an address is another one.
      const isOther = byPlace !== undefined && named !== byPlace && id !== undefined && byPlace.ids.length > 0 && isUnlike(byPlace, item);
      return isOther ? named : (byPlace ?? named);
    },
  };
}

function pageOf(address: string): string {
  const at = address.indexOf('#');
  return at === -1 ? address : address.slice(0, at);
}

function isUnlike(article: MirroredArticle, { title, publishedAt }: FeedArticle): boolean {
  return title !== undefined && title !== article.title && publishedAt !== undefined && publishedAt !== article.publishedAt;
}
