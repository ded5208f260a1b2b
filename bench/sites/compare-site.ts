import type { Article } from '../../src/content/article.ts';
import { type BuiltPage, decodePath, wordsOf } from './read-built.ts';

export interface SiteComparison {
  /** Articles whose address the built site has. */
  readonly found: number;
  /** Articles whose address it lacks, with the file of each. */
  readonly missing: readonly string[];
  /** Articles whose address differs from the page's by the slash or `.html` at its end alone. */
  readonly byEnd: readonly string[];
  /** Sections whose anchor is the id of their heading. */
  readonly anchors: number;
  /** Sections whose anchor is not, with the file and the ids that the page has left. */
  readonly otherAnchors: readonly string[];
  /** Sections whose heading has no id on the page, so that no address leads to it. */
  readonly withoutId: number;
  /** Pages of the site that no article has. */
  readonly unread: readonly string[];
}

/** Compares articles with the pages that a generator made of the same folder. `basePath`: the path of the site's address, without a slash at its end. */
export function compareSite(articles: readonly Article[], pages: ReadonlyMap<string, BuiltPage>, basePath: string): SiteComparison {
  const missing: string[] = [];
  const byEnd: string[] = [];
  const otherAnchors: string[] = [];
  const seen = new Set<string>();
  let found = 0;
  let anchors = 0;
  let withoutId = 0;
  for (const article of articles) {
    const file = article.file?.path ?? article.slug;
    const path = pathOf(article, basePath);
    const page = path === undefined ? undefined : findPage(path, pages);
    if (path === undefined || page === undefined) {
      missing.push(`${file}: ${path}`);
      continue;
    }
    seen.add(page.address);
    if (isSame(path, page, basePath)) found += 1;
    else byEnd.push(`${file}: ${path}, the site has ${page.canonical ?? page.address}`);
    if (page.headings.size === 0) continue;
    for (const { anchor, heading, level } of article.sections) {
      if (level === 0) continue;
      const id = decodePath(anchor);
      const words = page.headings.get(anchor) ?? page.headings.get(id);
      if (words !== undefined && areAlike(words, wordsOf(heading))) anchors += 1;
      else if (words === undefined && page.plainHeadings.has(wordsOf(heading))) withoutId += 1;
      else otherAnchors.push(`${file}: "${heading}" has #${id}; the page ${describe(page, heading, words)}`);
    }
  }
  const unread = [...pages.keys()].filter((address) => !seen.has(address));
  return { found, missing, byEnd, anchors, otherAnchors, withoutId, unread };
}

/** A page may set a badge beside a heading's words, or an extension may write them otherwise. */
function areAlike(words: string, others: string): boolean {
  return words.includes(others) || others.includes(words);
}

function describe({ headings }: BuiltPage, heading: string, words: string | undefined): string {
  if (words !== undefined) return `has it for "${words}"`;
  const ids = [...headings].filter(([, other]) => other === wordsOf(heading)).map(([id]) => `#${id}`);
  return ids.length === 0 ? 'has no such heading' : `has ${ids.join(', ')}`;
}

function pathOf({ url }: Article, basePath: string): string | undefined {
  if (url === undefined) return undefined;
  const path = decodePath(new URL(url).pathname);
  return path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path === basePath ? '/' : undefined;
}

function findPage(path: string, pages: ReadonlyMap<string, BuiltPage>): BuiltPage | undefined {
  const bare = path.replace(/(?:\/|\.html)$/u, '');
  return pages.get(path) ?? pages.get(`${bare}/`) ?? pages.get(`${bare}.html`);
}

/** A page's own word for its address counts before the name of its file. */
function isSame(path: string, { address, canonical }: BuiltPage, basePath: string): boolean {
  return canonical === undefined ? path === address : `${basePath}${path}` === canonical || path === canonical;
}
