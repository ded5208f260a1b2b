import type { Credit, IsoDate } from './article.ts';
import { toIsoDate } from './iso-date.ts';

/** What the last line of an article tells beside its text. */
export interface CreditLine {
  readonly credit: Credit;
  /** `Published on 3 May 2026`: a date where a publication could stand. */
  readonly publishedAt?: IsoDate;
}

/** What browsers read out after a link, and copying takes along. */
const NEW_TAB = /\s*\(?\b(?:opens|opened|opening)\s+(?:in\s+)?(?:an?\s+)?new\s+(?:browser\s+)?(?:tab|window)\)?/giu;
const SOURCE = /^(?:sources?|via|originally reported by|first reported by|quellen?|fuentes?|fontes?|来源)\s*[:：]\s*/iu;
const PUBLISHED = /(?:^|[\s.,;|·–—-])(?:(?:originally |first )?published|posted)(?:\s+(on|in|at|by))(?=\s)/iu;
const MAX_LENGTH = 300;

/**
 * Reads `Source: Wired(opens in a new tab) Published on ShtefAI blog by Shtef` and its shorter forms. Undefined for a line
 * that is no credit. `sourceUrl` is the target of a link in the line, where the file format has links.
 */
export function readCreditLine(line: string, sourceUrl?: string): CreditLine | undefined {
  const text = line
    .replace(NEW_TAB, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[-*•_ ]+|[_* ]+$/gu, '')
    .trim();
  if (text.length === 0 || text.length > MAX_LENGTH || /[.!?]\s+\p{Lu}\p{Ll}+ \p{Ll}+ \p{Ll}/u.test(text)) return undefined;
  const source = SOURCE.exec(text);
  const published = PUBLISHED.exec(text);
  if (source === null && (published === null || published.index > 0)) return undefined;
  const rest = source === null ? text : text.slice(source[0].length);
  const publishedInRest = source === null ? published : PUBLISHED.exec(rest);
  const named = publishedInRest === null ? rest : rest.slice(0, publishedInRest.index);
  const tail = publishedInRest === null ? '' : rest.slice(publishedInRest.index);
  return compose(source === null ? '' : named, tail, sourceUrl);
}

function compose(named: string, tail: string, linkUrl: string | undefined): CreditLine {
  const address = /\(?(https?:\/\/[^\s)]+)\)?/u.exec(named);
  const source = clean(address === null ? named : named.replace(address[0], ''));
  const sourceUrl = linkUrl ?? address?.[1];
  const { publication, publishedAt, byline } = readPublished(tail);
  const credit: Credit = {
    ...(source === '' ? {} : { source }),
    ...(sourceUrl === undefined ? {} : { sourceUrl }),
    ...(publication === '' ? {} : { publication }),
    ...(byline === '' ? {} : { byline }),
  };
  return { credit, ...(publishedAt === undefined ? {} : { publishedAt }) };
}

/** `Published on ShtefAI blog by Shtef`, `Published on ShtefAI blog on 3 May 2026 by Shtef`, `Published on May 3, 2026`, `Posted by Shtef`. */
function readPublished(tail: string): { publication: string; publishedAt: IsoDate | undefined; byline: string } {
  const words = tail.replace(/^[\s.,;|·–—-]*(?:originally |first )?(?:published|posted)\s+/iu, '');
  const by = /(?:^|\s|,)by\s+(?!.*\sby\s)/iu.exec(words);
  const byline = clean(by === null ? '' : words.slice(by.index + by[0].length));
  let publication = clean((by === null ? words : words.slice(0, by.index)).replace(/^(?:on|in|at)\s+/iu, ''));
  let publishedAt = toIsoDate(publication);
  if (publishedAt !== undefined) return { publication: '', publishedAt, byline };
  const dated = /^(.*\S),?\s+on\s+(.+)$/iu.exec(publication);
  if (dated?.[1] !== undefined && dated[2] !== undefined) {
    publishedAt = toIsoDate(dated[2]);
    if (publishedAt !== undefined) publication = clean(dated[1]);
  }
  return { publication, publishedAt, byline };
}

function clean(text: string): string {
  return text.replace(/^[\s.,;:|·–—-]+|[\s.,;:|·–—-]+$/gu, '').trim();
}

/** `Ada Lovelace, Alan Turing and Grace Hopper` as three names. */
export function splitNames(names: string): readonly string[] {
  return names
    .split(/\s*(?:,|;|&|\band\b|\bund\b)\s*/iu)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
