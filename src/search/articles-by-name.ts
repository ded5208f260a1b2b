import type { Article } from '../content/article.ts';
import type { Layer, SearchState } from './search-state.ts';

export type NameKind = 'topic' | 'author' | 'slug' | 'title';

/** Articles by a name that they have, as numbers in their layer. */
type LayerNames = ReadonlyMap<string, readonly number[]>;

/** Made once for each layer: the base stays while articles change beside it. */
const known = new WeakMap<Layer, Map<NameKind, LayerNames>>();

/** The articles of an edition that are still there, by their topics, authors, slug or title in small letters. Numbers are those of the state. */
export function articlesByName(state: SearchState, kind: NameKind): ReadonlyMap<string, readonly number[]> {
  const [base] = state.layers;
  if (state.layers.length === 1 && state.deadArticles.size === 0 && base !== undefined) return namesOfLayer(base, kind);
  const all = new Map<string, number[]>();
  for (const layer of state.layers) {
    for (const [name, numbers] of namesOfLayer(layer, kind)) {
      const alive = numbers.map((own) => own + layer.firstArticle).filter((number) => !state.deadArticles.has(number));
      if (alive.length > 0) all.set(name, [...(all.get(name) ?? []), ...alive]);
    }
  }
  return all;
}

/** The articles that have this very name, without a look at the others. */
export function articlesNamed(state: SearchState, kind: NameKind, name: string): readonly number[] {
  return state.layers.flatMap((layer) =>
    (namesOfLayer(layer, kind).get(name) ?? []).map((own) => own + layer.firstArticle).filter((number) => !state.deadArticles.has(number)),
  );
}

function namesOfLayer(layer: Layer, kind: NameKind): LayerNames {
  const kinds = known.get(layer) ?? new Map<NameKind, LayerNames>();
  known.set(layer, kinds);
  const made = kinds.get(kind);
  if (made) return made;
  const names = new Map<string, number[]>();
  layer.articles.forEach((article, number) => {
    for (const name of new Set(namesOf(article, kind))) {
      const having = names.get(name);
      if (having) having.push(number);
      else names.set(name, [number]);
    }
  });
  kinds.set(kind, names);
  return names;
}

function namesOf({ topics, bylines, credit, slug, title }: Article, kind: NameKind): readonly string[] {
  switch (kind) {
    case 'topic':
      return topics;
    case 'author':
      return credit?.byline ? [...bylines, credit.byline] : bylines;
    case 'slug':
      return [slug];
    case 'title':
      return [title.toLowerCase()];
  }
}
