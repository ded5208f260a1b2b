import MiniSearch from 'minisearch';
import type { BenchSection } from './adapter.ts';

/** MiniSearch with the options that suit it best: all words, else any; fuzzy above three letters; the last word as a prefix. */
// biome-ignore lint/style/noDefaultExport: engines are plugged in as modules -- the same shape as the adapter beside it
export default {
  name: 'minisearch',
  build(docs: readonly BenchSection[]) {
    const fuzzy = (term: string): number | false => (term.length > 3 ? 0.2 : false);
    const prefix = (_: string, i: number, all: readonly string[]): boolean => i === all.length - 1;
    const index = new MiniSearch<BenchSection>({
      fields: ['title', 'heading', 'body'],
      storeFields: [],
      searchOptions: { boost: { title: 2, heading: 3 }, fuzzy, prefix },
    });
    index.addAll(docs);
    const titles = new MiniSearch<{ id: number; title: string }>({
      fields: ['title'],
      storeFields: ['title'],
      searchOptions: { fuzzy, prefix, combineWith: 'AND' },
    });
    titles.addAll([...new Set(docs.flatMap(({ title, heading }) => [title, heading]))].filter(Boolean).map((title, id) => ({ id, title })));
    return {
      search(query: string, limit: number): number[] {
        const all = index.search(query, { combineWith: 'AND' });
        return (all.length > 0 ? all : index.search(query)).slice(0, limit).map(({ id }) => id as number);
      },
      suggest: (text: string, limit: number): string[] =>
        titles
          .search(text)
          .slice(0, limit)
          .map(({ title }) => title as string),
    };
  },
};
