import type { Credit, IsoDate } from './article.ts';
import { areNames, readByline, takeDate, trimSeparators } from './names.ts';

/** The facts in the last line of an article. */
export interface CreditLine {
  readonly credit: Credit;
  /** `Published on 3 May 2026`: a date where a publication could stand. */
  readonly publishedAt?: IsoDate;
}

/** Words that browsers read out after a link, and copying takes along. */
const NEW_TAB = /(?<!\s)\s*\(?\b(?:opens|opened|opening)\s+(?:in\s+)?(?:an?\s+)?new\s+(?:browser\s+)?(?:tab|window)\)?/giu;
const SOURCE = /^(?:sources?|via|originally reported by|first reported by|quellen?|fuentes?|fontes?|来源)\s*[:：]\s*/iu;
const PUBLISHED =
  /(?:^|[\s.,;|·–—-])(?:(?:originally |first )?published|posted)(?:\s*[:：]|\s+(?:on|in|at|by)(?=\s)|(?=\s+(?:\d|\p{Lu}\p{Ll}+\.?\s+\d)))/iu;
const MAX_LENGTH = 300;
/** With the addresses of links and what browsers read out. */
export const MAX_RAW_LENGTH = 1_000;
const MAX_PUBLICATION_WORDS = 8;

/** Whether a line begins as a credit does; what follows may still be prose. */
export function beginsCredit(line: string): boolean {
  return (
    SOURCE.test(line) ||
    /^(?:(?:Originally|First|ORIGINALLY|FIRST) (?:published|posted)\b|Published\b|Posted\b|PUBLISHED\b|POSTED\b|published:|posted:)/u.test(
      line,
    )
  );
}

/**
 * Reads `Source: Wired(opens in a new tab) Published on ShtefAI blog by Shtef` and its shorter forms. Undefined for a line
 * that is not a credit: prose that begins with the same words is not. `sourceUrl` is the target of a link in the line, where the file
 * format has links.
 */
export function readCreditLine(line: string, sourceUrl?: string): CreditLine | undefined {
  if (line.length > MAX_RAW_LENGTH) return undefined;
  const text = line
    .replace(NEW_TAB, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/ (?=[,;])/gu, '')
    .replace(/^[*_ ]+|[_* ]+$/gu, '')
    .trim();
  if (text.length === 0 || text.length > MAX_LENGTH || /[.!?]\s+\p{Lu}\p{Ll}+ \p{Ll}+ \p{Ll}/u.test(text)) return undefined;
  if (!beginsCredit(text)) return undefined;
  const source = SOURCE.exec(text)?.[0];
  if (source === undefined) {
    const published = readPublished(text);
    return published && compose({}, published);
  }
  const rest = text.slice(source.length);
  // The river begins in the Alps: a sentence behind the word is not a name.
  if (/[.!?]$/u.test(rest) && (rest.match(/(?<=\s)\p{Ll}+/gu) ?? []).length >= 3) return undefined;
  const tailAt = PUBLISHED.exec(rest)?.index;
  const published = tailAt === undefined ? undefined : readPublished(rest.slice(tailAt), { isSure: true });
  return compose(readSource(published === undefined ? rest : rest.slice(0, tailAt), sourceUrl), published);
}

type Named = Pick<Credit, 'source' | 'sourceUrl' | 'byline'> & { readonly date?: IsoDate | undefined };

/** `Wired (https://...)`; a byline or a date may follow behind a comma or a dash. */
function readSource(written: string, linkUrl: string | undefined): Named {
  const address = /\(?(?<url>https?:\/\/(?:[^\s()]|\([^\s()]*\))+)\)?/u.exec(written);
  const { rest, date } = takeDate(address === null ? written : written.replace(address[0], ' '));
  const by = /[,;|·–—]\s*(?<byline>by\s+\S.*)$/iu.exec(rest);
  const names = readByline(trimSeparators(by?.groups?.['byline'] ?? ''))?.names;
  const source = trimSeparators(names === undefined ? rest : rest.slice(0, by?.index)).replace(/\s+/gu, ' ');
  const sourceUrl = linkUrl ?? address?.groups?.['url'];
  return {
    ...(source === '' ? {} : { source }),
    ...(sourceUrl === undefined ? {} : { sourceUrl }),
    ...(names === undefined ? {} : { byline: names.join(', ') }),
    date,
  };
}

interface Published {
  readonly publication: string;
  readonly byline: string;
  readonly date: IsoDate | undefined;
}

function compose({ date, ...named }: Named, published: Published | undefined): CreditLine {
  const { publication = '', byline = '' } = published ?? {};
  const publishedAt = published?.date ?? date;
  return {
    credit: { ...named, ...(publication === '' ? {} : { publication }), ...(byline === '' ? {} : { byline }) },
    ...(publishedAt === undefined ? {} : { publishedAt }),
  };
}

/**
 * `Published on ShtefAI blog by Shtef`, `Published by Shtef on ShtefAI blog`, `Published on ShtefAI blog on 3 May 2026 by Shtef`,
 * `Published on May 3, 2026`, `Posted by Shtef`. Undefined for a sentence that begins so; behind a source (`isSure`) it is none.
 */
function readPublished(tail: string, { isSure = false } = {}): Published | undefined {
  const { rest, date } = takeDate(tail.replace(/^[\s.,;|·–—-]*(?:originally |first )?(?:published|posted)\s*[:：]?\s*/iu, ' '));
  const words = rest.trim();
  const { publication, byline } = /^by\s/iu.test(words) ? bylineFirst(words) : publicationFirst(words);
  if (publication === '' && byline === '') return date === undefined || words !== '' ? undefined : { publication, byline, date };
  if (isSure) return { publication, byline, date };
  if (byline !== '' && !areNames(byline) && !(publication !== '' && /^\p{Ll}+$/u.test(byline))) return undefined;
  // Behind a colon stands a date or a name, or else the line tells how often.
  if (/^\p{L}+\s*[:：]\s*\p{Ll}/u.test(tail.trim())) return undefined;
  if (publication !== '' && !isPublication(publication)) return undefined;
  // A sentence is closed; a credit only where it names who published, as `The Tide` does.
  if (/\.$/u.test(tail) && publication !== '' && !/^\S*\p{Lu}/u.test(publication.replace(/^the\s/iu, ''))) return undefined;
  return { publication, byline, date };
}

function bylineFirst(words: string): Pick<Published, 'publication' | 'byline'> {
  const at = /(?<!\s)\s+(?:on|in|at)\s/iu.exec(words);
  return {
    byline: trimSeparators((at === null ? words : words.slice(0, at.index)).replace(/^by\s+/iu, '')),
    publication: trimSeparators(at === null ? '' : words.slice(at.index + at[0].length)),
  };
}

function publicationFirst(words: string): Pick<Published, 'publication' | 'byline'> {
  const by = /(?:^|\s|,)by\s+(?!.*\sby\s)/iu.exec(words);
  return {
    byline: trimSeparators(by === null ? '' : words.slice(by.index + by[0].length)),
    publication: trimSeparators((by === null ? words : words.slice(0, by.index)).replace(/^(?:on|in|at)(?:\s+|$)/iu, '')),
  };
}

/** A name, not a clause: short, nothing that parts clauses, and not only a day or a year. */
function isPublication(text: string): boolean {
  if (text.split(/\s+/u).length > MAX_PUBLICATION_WORDS || /;|[:!?] ?\p{Ll}|[!?] \S|,\s*\p{Ll}/u.test(text)) return false;
  return !/^(?:\d{4}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:last|this) \p{L}+|\p{L}+ \d{4})$/iu.test(text);
}
