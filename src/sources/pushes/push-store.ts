import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeedArticle } from '../feeds/feed.ts';
import { createKnownArticles, identitiesOf } from '../feeds/known-articles.ts';
import { reconcile } from '../feeds/reconcile.ts';
import { replaceFileDurably } from '../replace-file.ts';
import type { NamedArticle, PushedArticle, PushMessage } from './push-message.ts';
import { type KeptAnswer, type KeptArticle, type PushRecord, RECORD, readPushRecord } from './push-record.ts';
import { formatHeldFile, formatPushedFile, PUSHED_EXTENSIONS, type PushedFile, withRetraction } from './pushed-file.ts';

export interface PushRequest {
  readonly message: PushMessage;
  /** The idempotency key. */
  readonly key: string;
  /** SHA-256 of the body, in hex. */
  readonly bodyHash: string;
}

export type PushResult =
  | { readonly kind: 'done'; readonly result: string; readonly article: string }
  /** The key was used with another body. */
  | { readonly kind: 'keyReused' }
  /** It names an article that was never pushed, or is not published now. */
  | { readonly kind: 'unknownArticle' };

/** A push's articles as files in a directory, with a record that tells articles and requests that came before. */
export interface PushStore {
  /** One after the other. Once it resolves, all of it is on the disk. @throws {NewsdeskError} `push.record`, or a fault of the disk. */
  apply(request: PushRequest, now: number): Promise<PushResult>;
}

/** Requests whose answers are kept: a sender gives up long before a thousand others came. */
export const MAX_ANSWERS = 1_000;

export function createPushStore(directory: string): PushStore {
  let queue: Promise<unknown> = Promise.resolve();

  async function apply({ message, key, bodyHash }: PushRequest, now: number): Promise<PushResult> {
    // Read each time: an operator may have put an older one back.
    const record = await readPushRecord(directory);
    const before = record.answers.find((answer) => answer.key === key);
    if (before !== undefined) return before.bodyHash === bodyHash ? { kind: 'done', ...resultOf(before) } : { kind: 'keyReused' };
    const change = await plan(message, record, now);
    if (change === undefined) return { kind: 'unknownArticle' };
    const { article, file, result } = change;
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await replaceFileDurably(join(directory, `${article.file}${file.extension}`), file.text);
    for (const other of PUSHED_EXTENSIONS)
      if (other !== file.extension) await rm(join(directory, `${article.file}${other}`), { force: true });
    const answer: KeptAnswer = { key, bodyHash, result, article: article.file };
    const next: PushRecord = {
      version: 1,
      articles: [...record.articles.filter((each) => each.file !== article.file), article],
      answers: [...record.answers, answer].slice(-MAX_ANSWERS),
      lastPushAt: now,
    };
    await replaceFileDurably(join(directory, RECORD), `${JSON.stringify(next, undefined, 1)}\n`);
    return { kind: 'done', ...resultOf(answer) };
  }

  function plan(message: PushMessage, record: PushRecord, now: number): Promise<Change | undefined> {
    switch (message.type) {
      case 'publish':
      case 'update':
        return Promise.resolve(planArticle(message, record, now));
      case 'retract':
        return planRetraction(directory, record, message.article, message.reason ?? true);
      case 'delete':
        return Promise.resolve(planDeletion(record, message.article, now));
    }
  }

  return {
    apply(request, now) {
      const done = queue.then(() => apply(request, now));
      queue = done.catch(() => undefined);
      return done;
    },
  };
}

interface Change {
  readonly article: KeptArticle;
  readonly file: PushedFile;
  readonly result: 'published' | 'updated' | 'held' | 'retracted' | 'deleted';
}

/** An update of an article that was not there is not news: a CMS sends one for each of its old articles that is saved. */
function planArticle(
  message: Extract<PushMessage, { readonly type: 'publish' | 'update' }>,
  record: PushRecord,
  now: number,
): Change | undefined {
  const { article: pushed } = message;
  if (pushed.status === 'draft') return planHeld(record, pushed, now, 'held');
  const isNews = message.type === 'publish' && message.announce !== false;
  const before = findKept(record, pushed);
  const article = settle(record, toGiven(pushed), { isFirst: !isNews, now });
  if (article === undefined) return undefined;
  const isArchive = before === undefined || before.isHeld === true ? !isNews : before.isArchive;
  const retraction = message.type === 'update' ? before?.retraction : undefined;
  const kept: KeptArticle = { ...article, isArchive, ...(retraction === undefined ? {} : { retraction }) };
  return { article: kept, file: formatPushedFile(kept, pushed), result: isNews ? 'published' : 'updated' };
}

async function planRetraction(
  directory: string,
  record: PushRecord,
  named: NamedArticle,
  retraction: string | true,
): Promise<Change | undefined> {
  const article = findKept(record, named);
  if (article === undefined || article.isHeld === true) return undefined;
  for (const extension of PUSHED_EXTENSIONS) {
    const text = await readFile(join(directory, `${article.file}${extension}`), 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    return { article: { ...article, retraction }, file: { extension, text: withRetraction(text, retraction) }, result: 'retracted' };
  }
  return undefined;
}

/** One that was never pushed is deleted by its address: a feed or a folder may have it. */
function planDeletion(record: PushRecord, named: NamedArticle, now: number): Change | undefined {
  return named.url === undefined && findKept(record, named) === undefined ? undefined : planHeld(record, named, now, 'deleted');
}

/** Neither the title nor the text is kept. */
function planHeld(record: PushRecord, { id, url }: NamedArticle, now: number, result: 'held' | 'deleted'): Change | undefined {
  // The file has to say the address, so that no other source shows the article there.
  const address = findKept(record, { id, url })?.addresses.at(-1);
  const named: NamedArticle = { id, url: url ?? (address === undefined ? undefined : `https://${address}`) };
  const article = settle(record, { ...toGiven(named), title: url ?? id ?? '' }, { isFirst: false, now });
  if (article === undefined) return undefined;
  const { publishedAt: _, ...rest } = article;
  return { article: { ...rest, title: '', isHeld: true }, file: formatHeldFile(named), result };
}

/** The article as the record knows it from now on. */
function settle(record: PushRecord, given: FeedArticle, { isFirst, now }: { readonly isFirst: boolean; readonly now: number }) {
  const [settled] = reconcile(record.articles, [given], { isFirst, now: new Date(now).toISOString() });
  return settled?.article;
}

function findKept(record: PushRecord, named: NamedArticle): KeptArticle | undefined {
  const given = toGiven(named);
  const found = createKnownArticles(record.articles).find(given, identitiesOf([given]).get(given) ?? {});
  return record.articles.find(({ file }) => file === found?.file);
}

/** A pushed article in the form in which articles of feeds are known again. */
function toGiven({ id, url, title, publishedAt }: NamedArticle & Pick<Partial<PushedArticle>, 'title' | 'publishedAt'>): FeedArticle {
  return {
    ...(id === undefined ? {} : { id }),
    ...(url === undefined ? {} : { url }),
    ...(title === undefined ? {} : { title }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    html: '',
    words: '',
    isWhole: true,
    authors: [],
    topics: [],
  };
}

function resultOf({ result, article }: KeptAnswer): { readonly result: string; readonly article: string } {
  return { result, article };
}
