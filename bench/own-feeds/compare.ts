import type { Article } from '../../src/content/article.ts';
import { addressKey } from '../../src/sources/feeds/canonical-address.ts';

/** The fields of an article of a feed that are other than those of the folder's article at its address. */
export function findDifferences(ofFolder: readonly Article[], ofFeed: readonly Article[]): readonly string[] {
  const byAddress = new Map(ofFolder.map((article) => [keyOf(article), article]));
  return ofFeed.flatMap((article) => {
    const own = byAddress.get(keyOf(article));
    if (own === undefined) return [`only in the feed: ${article.url ?? article.title}`];
    const known = fieldsOf(own);
    return Object.entries(fieldsOf(article)).flatMap(([name, value]) => {
      const expected = known[name];
      if (isSummary(own, article) && (name === 'headings' || name === 'text')) return [];
      return value === expected
        ? []
        : [`${article.url}: ${name}: ${JSON.stringify(expected)} in the folder, ${JSON.stringify(value)} in the feed`];
    });
  });
}

/** A feed that gives a summary only has one section without a heading of its own, and fewer words. */
function isSummary(own: Article, { sections }: Article): boolean {
  return sections.length === 1 && own.sections.length > 1;
}

function keyOf({ url, slug }: Article): string {
  return url === undefined ? slug : addressKey(url);
}

/** Jekyll, Hugo and Astro set quotes as printers do. */
function fieldsOf({ title, publishedAt, sections }: Article): Readonly<Record<string, string | undefined>> {
  const headings = sections.flatMap(({ heading }) => (heading === title ? [] : [heading]));
  return {
    title: plainQuotes(title),
    date: publishedAt?.slice(0, 10),
    headings: plainQuotes(headings.join(' | ')),
    text: plainQuotes(sections.map(({ body }) => body.text).join('\n')),
  };
}

function plainQuotes(text: string): string {
  return text.replace(/[“”]/gu, '"').replace(/’/gu, "'");
}
