import { z } from 'zod';
import { decodeReferences } from '../../../content/entities.ts';
import { parseJson } from '../parse-json.ts';
import type { PageDocument } from './page-document.ts';

/** The facts that a page gives as JSON, for search engines (JSON-LD in the words of schema.org). */
export interface LinkedData {
  /** Each as it was read. */
  readonly facts: readonly unknown[];
  /** Texts that could not be read. */
  readonly broken: readonly string[];
}

const text = z.string().transform(plain).pipe(z.string().min(1)).optional().catch(undefined);
const nameOrText = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]).transform(plain);
const addressOrObject = z.union([z.string(), z.object({ url: z.string() }).transform(({ url }) => url)]);
const articleSchema = z.object({
  '@type': z.union([z.string(), z.array(z.string())]),
  headline: text,
  description: text,
  datePublished: text,
  dateModified: text,
  author: listOf(nameOrText),
  image: listOf(addressOrObject),
});
const ARTICLE =
  /^(?:(?:Advertiser|Analysis|AskPublicNews|Background|Blog|News|Opinion|Report|Review|Satirical|Scholarly|Social|Tech)\w*)?(?:Article|Posting|Report)$/u;
/** The ways from a page to the article that it is about. */
const INWARD = ['@graph', 'mainEntity', 'mainEntityOfPage'];

export type LinkedArticle = z.infer<typeof articleSchema>;

export function readLinkedData(document: PageDocument): LinkedData {
  const texts = [...document.querySelectorAll('script[type="application/ld+json"]')].map((script) => script.textContent ?? '');
  const read = texts.map((written) => ({ written, json: parseJson(written) ?? parseJson(mend(written)) }));
  return {
    facts: read.flatMap(({ json }) => (json === undefined ? [] : [json])),
    broken: read.flatMap(({ written, json }) => (json === undefined ? [written] : [])),
  };
}

/** The article that the page is about. */
export function findLinkedArticle({ facts }: LinkedData): LinkedArticle | undefined {
  const waiting = [...facts].reverse();
  while (waiting.length > 0) {
    const node = waiting.pop();
    // One by one: a call takes some 100,000 arguments, and a list may have more entries.
    if (Array.isArray(node)) for (const entry of node.toReversed()) waiting.push(entry);
    else if (typeof node === 'object' && node !== null) {
      const read = articleSchema.safeParse(node);
      if (read.success && [read.data['@type']].flat().some((type) => ARTICLE.test(type))) return read.data;
      waiting.push(...INWARD.map((name) => (node as Record<string, unknown>)[name]));
    }
  }
  return undefined;
}

/** Themes put JSON into a remark or CDATA, end lines within texts, and leave a comma behind the last entry. */
function mend(written: string): string {
  return written
    .trim()
    .replace(/^(?:\/\/|\/\*)?\s{0,9}(?:<!--|<!\[CDATA\[)(?:\s{0,9}\*\/)?/u, '')
    .replace(/(?:\/\/|\/\*)?\s{0,9}(?:-->|\]\]>)(?:\s{0,9}\*\/)?$/u, '')
    .replace(/[\0-\u001F]+/gu, ' ')
    .replace(/,\s*(?=[\]}])/gu, '');
}

function listOf<T extends z.ZodType>(one: T) {
  return z
    .union([one.transform((value) => [value]), z.array(one)])
    .optional()
    .catch(undefined);
}

/** Many programs escape these texts as HTML. */
function plain(written: string): string {
  return decodeReferences(written).trim();
}
