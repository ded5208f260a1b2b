import { z } from 'zod';
import { absoluteUrl } from '../addresses.ts';
import { readFeedDate } from '../feed-date.ts';
import { parseJson } from '../parse-json.ts';
import { plainTextOf } from '../plain-text.ts';
import { isMembersOnly } from './members-only.ts';
import type { PageDocument, PageElement } from './page-document.ts';
import { asksNotToBeFound } from './robots.ts';

/** The facts that the head of a page gives about its article. */
export interface PageFacts {
  readonly url: string;
  /** For relative addresses in the text, if the page says one. */
  readonly base: string | undefined;
  readonly title: string | undefined;
  /** The name of the site, which many titles end with. */
  readonly siteName: string | undefined;
  readonly dek: string | undefined;
  /** ISO 8601 in UTC. */
  readonly publishedAt: string | undefined;
  readonly updatedAt: string | undefined;
  readonly authors: readonly string[];
  readonly topics: readonly string[];
  readonly imageUrl: string | undefined;
  readonly imageAlt: string | undefined;
  readonly lang: string | undefined;
  readonly isForMembers: boolean;
  /** It asks not to be found. */
  readonly isHidden: boolean;
}

const text = z.string().trim().min(1).optional().catch(undefined);
const nameOrText = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]);
/** An article in the words of schema.org, as pages have it for search engines. */
const articleSchema = z.object({
  '@type': z.union([z.string(), z.array(z.string())]),
  headline: text,
  description: text,
  datePublished: text,
  dateModified: text,
  author: z
    .union([nameOrText.transform((name) => [name]), z.array(nameOrText)])
    .optional()
    .catch(undefined),
});
const ARTICLE =
  /^(?:(?:Advertiser|Analysis|AskPublicNews|Background|Blog|News|Opinion|Report|Review|Satirical|Scholarly|Social|Tech)\w*)?(?:Article|Posting|Report)$/u;

export function readPageFacts(document: PageDocument, address: string): PageFacts {
  const metas = [...document.querySelectorAll('meta')].map((element) => ({
    // Names are compared without case, as search engines do.
    name: (element.getAttribute('property') ?? element.getAttribute('name') ?? '').toLowerCase(),
    content: element.getAttribute('content')?.trim() ?? '',
  }));
  const all = (name: string): readonly string[] => metas.filter((meta) => meta.name === name).map(({ content }) => content);
  const meta = (...names: readonly string[]): string | undefined => names.flatMap(all).find((content) => content !== '');
  const linked = linkedData(document);
  const [article] = articlesIn(linked);
  const headings = [...document.querySelectorAll('h1')].map(headingOf).filter((words) => words !== '');
  const canonical = absoluteUrl(document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? undefined, address);
  return {
    url: canonical !== undefined && new URL(canonical).host === new URL(address).host ? canonical : address,
    base: absoluteUrl(document.querySelector('base[href]')?.getAttribute('href') ?? undefined, address),
    siteName: meta('og:site_name', 'application-name', 'apple-mobile-web-app-title'),
    title: article?.headline ?? (headings.length === 1 ? headings[0] : undefined) ?? meta('og:title', 'twitter:title'),
    dek: meta('og:description', 'description') ?? article?.description,
    publishedAt: dateOf(article?.datePublished ?? meta('article:published_time', 'date', 'dc.date')),
    updatedAt: dateOf(article?.dateModified ?? meta('article:modified_time')),
    authors: (article?.author ?? all('author')).filter((name) => !/^https?:/iu.test(name)),
    topics: all('article:tag'),
    imageUrl: absoluteUrl(meta('og:image', 'twitter:image'), address),
    imageAlt: meta('og:image:alt'),
    lang: document.documentElement?.getAttribute('lang') ?? undefined,
    isForMembers: isMembersOnly(document, linked),
    isHidden: asksNotToBeFound([...all('robots'), ...all('googlebot')].join(',')),
  };
}

/** Without the mark of a link to it. */
function headingOf({ innerHTML }: PageElement): string {
  return plainTextOf(innerHTML)
    .replace(/[\u200B-\u200D\u2060\uFEFF]/gu, '')
    .replace(/\s*[#¶§]$/u, '')
    .trim();
}

function dateOf(written: string | undefined): string | undefined {
  return written === undefined ? undefined : readFeedDate(written);
}

/** The facts that stand in the page as JSON. Facts that cannot be read are not given. */
function linkedData(document: PageDocument): readonly unknown[] {
  return [...document.querySelectorAll('script[type="application/ld+json"]')].map((script) => parseJson(script.textContent ?? ''));
}

function articlesIn(linked: readonly unknown[]): readonly z.infer<typeof articleSchema>[] {
  return linked.flatMap(nodesOf).flatMap((node) => {
    const read = articleSchema.safeParse(node);
    return read.success && [read.data['@type']].flat().some((type) => ARTICLE.test(type)) ? [read.data] : [];
  });
}

/** One node, a list of them, or a graph. */
function nodesOf(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json.flatMap(nodesOf);
  const graph: unknown = typeof json === 'object' && json !== null ? (json as { '@graph'?: unknown })['@graph'] : undefined;
  return graph === undefined ? [json] : nodesOf(graph);
}
