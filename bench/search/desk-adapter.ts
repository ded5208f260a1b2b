import { createDesk } from '../../src/library/create-desk.ts';
import type { ArticleInput } from '../../src/content/create-article.ts';
import type { BenchSection } from './adapter.ts';

/** Sections of one article stand together; each section's own id is its place in `docs`. */
function toInputs(docs: readonly BenchSection[]): ArticleInput[] {
  const groups = new Map<string, BenchSection[]>();
  for (const doc of docs) {
    const group = groups.get(doc.article);
    if (group) group.push(doc);
    else groups.set(doc.article, [doc]);
  }
  return [...groups].map(([slug, group]) => {
    const [first] = group as [BenchSection];
    return {
      slug,
      title: first.title,
      publishedAt: first.date,
      sections: group.map(({ id, heading, body }) => ({ id, heading, text: body })),
    };
  });
}

/** The whole product as a program uses it: articles made from data, an edition, its index and its glossary. */
// biome-ignore lint/style/noDefaultExport: the bench loads an engine as a module's default export -- its contract, not ours
export default {
  name: 'newsdesk-desk',
  note: 'createDesk over articles as data',
  async build(docs: readonly BenchSection[]) {
    const desk = await createDesk({ content: { articles: toInputs(docs) } });
    return {
      search: (query: string, limit: number): number[] => desk.search(query, { limit }).hits.map(({ section }) => Number(section.id)),
      suggest: (text: string, limit: number): string[] => desk.suggest(text, { limit }).map((suggestion) => suggestion.text),
      close: () => void desk.close(),
    };
  },
};
