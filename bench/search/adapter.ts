import type { Anchor, Article, Section, Slug } from '../../src/content/article.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { warmUp } from '../../src/search/warm-up.ts';

/** A section as the bench has it; ids are positions. */
export interface BenchSection {
  readonly id: number;
  readonly article: string;
  readonly title: string;
  readonly heading: string;
  readonly body: string;
  readonly date?: string;
}

const NOTHING: readonly never[] = [];
const PUBLIC = { kind: 'public' } as const;

/** Sections of one article stand together; each section's own id is its place in `docs`. */
export function toArticles(docs: readonly BenchSection[]): Article[] {
  const groups = new Map<string, BenchSection[]>();
  for (const doc of docs) {
    const group = groups.get(doc.article);
    if (group) group.push(doc);
    else groups.set(doc.article, [doc]);
  }
  return [...groups].map(([slug, group]) => toArticle(slug, group));
}

function toArticle(slug: string, group: readonly BenchSection[]): Article {
  const [first] = group as [BenchSection];
  return {
    slug: slug as Slug,
    title: first.title,
    bylines: NOTHING,
    topics: NOTHING,
    visibility: PUBLIC,
    corrections: NOTHING,
    definitions: NOTHING,
    hash: slug,
    sections: group.map(toSection),
    ...(first.date === undefined ? {} : { publishedAt: first.date }),
  };
}

function toSection({ id, title, heading, body }: BenchSection, position: number): Section {
  return {
    id: String(id),
    anchor: `s${position}` as Anchor,
    heading: heading === '' ? title : heading,
    headingPath: heading === '' ? NOTHING : [heading],
    level: heading === '' ? 0 : 2,
    position,
    body: { text: body, blocks: NOTHING, marks: NOTHING },
  };
}

/** The engine as the bench plugs it in: everything that a server would do before it can answer is part of `build`. */
// biome-ignore lint/style/noDefaultExport: the bench loads an engine as a module's default export -- its contract, not ours
export default {
  name: 'newsdesk',
  note: 'articles to index, typos by Fuse.js over the narrowed dictionary, BM25F, re-rank',
  build(docs: readonly BenchSection[]) {
    const articles = toArticles(docs);
    const index = createSearchIndex({ articles });
    warmUp(index, articles);
    return {
      index,
      search(query: string, limit: number): number[] {
        const outcome = index.search(query, { limit });
        return outcome.kind === 'hits' ? outcome.hits.map(({ section }) => Number(section.id)) : [];
      },
      suggest: (text: string, limit: number): string[] => index.suggest(text, { limit }).map((suggestion) => suggestion.text),
    };
  },
};
