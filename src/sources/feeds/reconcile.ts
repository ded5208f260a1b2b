import { canonicalAddress } from './canonical-address.ts';
import type { FeedArticle } from './feed.ts';
import { plainTextOf } from './plain-text.ts';

/** An article that a feed has given, as its mirror remembers it. */
export interface MirroredArticle {
  /** The name of its file, which never changes: it is the article's identity. */
  readonly file: string;
  /** All ids and addresses that it has had, addresses in their canonical form. */
  readonly ids: readonly string[];
  readonly addresses: readonly string[];
  readonly title: string;
  /** The first date that the feed gave, or the moment when it was first seen; absent for the archive without dates. */
  readonly publishedAt?: string | undefined;
  /** True for what was there when the feed was first read: it is found, and never announced. */
  readonly isArchive: boolean;
}

export interface Reconciled {
  readonly article: MirroredArticle;
  readonly given: FeedArticle;
  readonly title: string;
}

export interface ReconcileOptions {
  /** Nothing of the feed has been read before: all of it is the archive. */
  readonly isFirst: boolean;
  /** ISO 8601: the date of a new article whose feed gives none. */
  readonly now: string;
}

/** A title made of the text is cut here, in characters: about a line. */
const MAX_MADE_TITLE = 80;

/**
 * Tells which of a feed's articles are known, by address before id: feeds change their ids more often than their addresses, and some give
 * all articles the same id. An article that the feed gives no more stays: a feed is a window. Of two that are one, the first counts.
 */
export function reconcile(
  known: readonly MirroredArticle[],
  given: readonly FeedArticle[],
  options: ReconcileOptions,
): readonly Reconciled[] {
  const byAddress = new Map(known.flatMap((article) => article.addresses.map((address) => [address, article] as const)));
  const byId = new Map(known.flatMap((article) => article.ids.map((id) => [id, article] as const)));
  const files = new Set(known.map(({ file }) => file));
  const repeated = repeatedIds(given);
  const seen = new Set<string>();
  const reconciled: Reconciled[] = [];
  for (const item of given) {
    const text = plainTextOf(item.html);
    const title = item.title ?? madeTitle(text);
    if (title === '') continue;
    const address = item.url === undefined ? undefined : canonicalAddress(item.url);
    const own = item.id === undefined || repeated.has(item.id) ? undefined : canonicalId(item.id);
    const id = own ?? (address === undefined ? `words:${title.toLowerCase()}` : undefined);
    const before = (address === undefined ? undefined : byAddress.get(address)) ?? (id === undefined ? undefined : byId.get(id));
    const file = before?.file ?? nameFile(item, title, files);
    if (seen.has(file)) continue;
    seen.add(file);
    files.add(file);
    const publishedAt = before?.publishedAt ?? item.publishedAt ?? (options.isFirst ? undefined : options.now);
    const article: MirroredArticle = {
      file,
      ids: withOne(before?.ids, id),
      addresses: withOne(before?.addresses, address),
      title,
      ...(publishedAt === undefined ? {} : { publishedAt }),
      isArchive: before?.isArchive ?? options.isFirst,
    };
    for (const one of article.addresses) byAddress.set(one, article);
    for (const one of article.ids) byId.set(one, article);
    reconciled.push({ article, given: item, title });
  }
  return reconciled;
}

function repeatedIds(given: readonly FeedArticle[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { id } of given) if (id !== undefined) (seen.has(id) ? repeated : seen).add(id);
  return repeated;
}

/** An id that is an address changes as addresses do. */
function canonicalId(id: string): string {
  return /^https?:\/\//iu.test(id) ? canonicalAddress(id) : id;
}

function withOne(before: readonly string[] | undefined, one: string | undefined): readonly string[] {
  const all = before ?? [];
  return one === undefined || all.includes(one) ? all : [...all, one];
}

function madeTitle(text: string): string {
  const [sentence = ''] = /^.*?[.!?](?=\s|$)/u.exec(text) ?? [text];
  if (sentence.length <= MAX_MADE_TITLE) return sentence.replace(/[.]$/u, '');
  const cut = sentence.slice(0, MAX_MADE_TITLE);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MAX_MADE_TITLE / 2)).trimEnd()}…`;
}

/** By the last part of its address, as people know it; else by its title. */
function nameFile({ url }: FeedArticle, title: string, taken: ReadonlySet<string>): string {
  const last = url === undefined ? undefined : new URL(url).pathname.split('/').findLast((part) => part !== '' && !/^index\./iu.test(part));
  const words = plainName(last?.replace(/\.\w{2,5}$/u, '') ?? '');
  const name = /\p{L}{2}/u.test(words) ? words : plainName(title) || 'article';
  for (let number = 1; ; number += 1) {
    const file = number === 1 ? name : `${name}-${number}`;
    if (!taken.has(file)) return file;
  }
}

/** Longest name of a file, in UTF-16 units: with the extension it stays far below the 255 bytes of file systems, in any script. */
const MAX_NAME = 60;

function plainName(text: string): string {
  let decoded = text;
  try {
    decoded = decodeURIComponent(text);
  } catch {
    // Text that only looks encoded is a name as it stands.
  }
  return decoded
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .slice(0, MAX_NAME)
    .replace(/^-+|-+$/gu, '');
}
