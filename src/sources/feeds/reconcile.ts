import type { FeedArticle } from './feed.ts';
import { createKnownArticles, identitiesOf } from './known-articles.ts';
import type { MirroredArticle } from './mirrored-article.ts';

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
 * Tells which of a feed's articles are known, by address before id: feeds change their ids more often than their addresses. An article that
 * the feed gives no more stays: a feed is a window. Of two that are one, the first counts.
 */
export function reconcile(
  known: readonly MirroredArticle[],
  given: readonly FeedArticle[],
  options: ReconcileOptions,
): readonly Reconciled[] {
  const articles = createKnownArticles(known);
  const identities = identitiesOf(given);
  const files = new Set(known.map(({ file }) => file));
  const seen = new Set<string>();
  const reconciled: Reconciled[] = [];
  for (const item of given) {
    const title = item.title ?? madeTitle(item.words);
    if (title === '') continue;
    const { address, id = address === undefined ? `words:${title.toLowerCase()}` : undefined } = identities.get(item) ?? {};
    const before = articles.find(item, { ...(address === undefined ? {} : { address }), ...(id === undefined ? {} : { id }) });
    const file = before?.file ?? nameFile(item, title, files);
    if (seen.has(file)) continue;
    seen.add(file);
    files.add(file);
    const publishedAt = dateOf(before, item, options);
    const article: MirroredArticle = {
      file,
      ids: withOne(before?.ids, id),
      addresses: withOne(before?.addresses, address),
      title,
      ...(publishedAt === undefined ? {} : { publishedAt }),
      isArchive: before?.isArchive ?? options.isFirst,
      ...(item.stamp === undefined ? {} : { stamp: item.stamp }),
    };
    articles.add(article);
    reconciled.push({ article, given: item, title });
  }
  return reconciled;
}

/** The first date stays, since feeds date articles anew; one that is still to come was a plan, or a mistake. */
function dateOf(before: MirroredArticle | undefined, { publishedAt }: FeedArticle, { isFirst, now }: ReconcileOptions): string | undefined {
  const first = before?.publishedAt;
  if (first !== undefined && (first <= now || publishedAt === undefined)) return first;
  return publishedAt ?? (isFirst ? undefined : now);
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

/** Longest name of a file, in code points: with the extension it stays below the 255 bytes of file systems, in any script. */
const MAX_NAME = 50;

function plainName(text: string): string {
  let decoded = text;
  try {
    decoded = decodeURIComponent(text);
  } catch {
    // Text that only looks encoded is a name as it stands.
  }
  const plain = decoded
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+/u, '');
  return [...plain].slice(0, MAX_NAME).join('').replace(/-+$/u, '');
}
