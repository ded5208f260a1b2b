import { decodeBody } from '../decode-body.ts';
import type { PageReading } from '../readings.ts';
import { asksNotToBeFound } from './robots.ts';
import { acceptAnswer } from '../refuse-answer.ts';
import type { RemoteTools } from '../remote.ts';

/** The validators of a page as it was asked last. */
export interface PageValidators {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

export interface AskedPage {
  /** Undefined if the page is as it was. */
  readonly reading: PageReading | undefined;
  readonly validators: PageValidators;
}

/** Pages that lead on one after the other: one more would be a circle. */
const MAX_LED = 3;
/** Of a page; the text of a long article is a tenth of it. */
const MAX_BYTES = 4 * 1024 * 1024;

/**
 * Fetches one page, or the one that it sends its readers to, and reads its article.
 *
 * @throws {NewsdeskError} if it cannot be fetched or read.
 */
export async function askPage(url: string, known: PageValidators, tools: RemoteTools): Promise<AskedPage> {
  let asked = await askOnce(url, known, tools);
  for (let led = 1; asked.reading?.leadsTo !== undefined && led < MAX_LED; led += 1)
    // Validators of the page where readers arrive say nothing of this one, which would seem unchanged whatever is done there.
    asked = { ...(await askOnce(asked.reading.leadsTo, {}, tools)), validators: {} };
  return asked;
}

async function askOnce(url: string, known: PageValidators, { fetch, reader, now, signal }: RemoteTools): Promise<AskedPage> {
  const answer = await fetch.get({
    url,
    maxBytes: MAX_BYTES,
    headers: {
      accept: 'text/html, application/xhtml+xml;q=0.9',
      ...(known.etag === undefined ? {} : { 'if-none-match': known.etag }),
      ...(known.lastModified === undefined ? {} : { 'if-modified-since': known.lastModified }),
    },
    ...(signal === undefined ? {} : { signal }),
  });
  if (answer.status === 304) return { reading: undefined, validators: { etag: known.etag, lastModified: known.lastModified } };
  acceptAnswer(answer, now());
  const type = answer.headers['content-type'] ?? 'text/html';
  const validators = {
    ...(answer.headers['etag'] === undefined ? {} : { etag: answer.headers['etag'] }),
    ...(answer.headers['last-modified'] === undefined ? {} : { lastModified: answer.headers['last-modified'] }),
  };
  if (!/html|xml/iu.test(type)) return { reading: { why: 'no-article' }, validators };
  if (asksNotToBeFound(answer.headers['x-robots-tag'] ?? '')) return { reading: { why: 'noindex' }, validators };
  return { reading: withShownDate(await reader.read('page', decodeBody(answer.body, type), answer.url), now()), validators };
}

/** A day that is still to come is one that the article speaks of. */
function withShownDate(reading: PageReading, now: number): PageReading {
  const { article, shownAt } = reading;
  if (article === undefined || shownAt === undefined || Date.parse(shownAt) > now) return reading;
  return { ...reading, article: { ...article, publishedAt: shownAt } };
}
