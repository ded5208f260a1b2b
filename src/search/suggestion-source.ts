import { Dictionary } from './dictionary.ts';
import { articleOf, sectionOf, type Layer, type SearchState } from './search-state.ts';
import type { Suggestion } from './search.ts';
import { SUGGESTION_KINDS, SuggestionCollector, type SuggestionArrays } from './suggestion-arrays.ts';

/** A source of suggestions: a layer's articles, or names that belong to no article. */
export interface SuggestionSource {
  readonly dictionary: Dictionary;
  readonly arrays: SuggestionArrays;
  /** Undefined when no section that it stands for is left. */
  readonly suggestionOf: (state: SearchState, entry: number) => Suggestion | undefined;
}

export function layerSource(layer: Layer): SuggestionSource {
  const arrays = layer.suggestions;
  return {
    dictionary: layer.dictionary,
    arrays,
    suggestionOf(state, entry) {
      const at = liveAt(state, arrays, entry);
      if (at === undefined) return undefined;
      const ref = arrays.refs[at] ?? 0;
      const article = articleOf(state, ref);
      const section = sectionOf(state, ref);
      const kind = SUGGESTION_KINDS[arrays.kinds[entry] ?? 0] ?? 'title';
      const text =
        kind === 'title'
          ? article.title
          : kind === 'heading'
            ? section.heading
            : (article.definitions[arrays.places[at] ?? 0]?.headword ?? '');
      if (kind === 'term' && state.isHidden(text)) return undefined;
      return { text, kind, article, section };
    },
  };
}

/** The newest section that is still there. */
export function liveRef(state: SearchState, arrays: SuggestionArrays, entry: number): number | undefined {
  const at = liveAt(state, arrays, entry);
  return at === undefined ? undefined : arrays.refs[at];
}

function liveAt(state: SearchState, { refStarts, refs }: SuggestionArrays, entry: number): number | undefined {
  for (let at = refStarts[entry] ?? 0; at < (refStarts[entry + 1] ?? 0); at++) if (!state.dead?.[refs[at] ?? 0]) return at;
  return undefined;
}

/** The glossary's names but hidden ones. Their words need not occur in any article. */
export function editorsSource(base: Layer, { glossary, isHidden }: Pick<SearchState, 'glossary' | 'isHidden'>): SuggestionSource {
  const names = glossary.flatMap(({ headword, aliases }) => [headword, ...aliases]);
  return textsSource(
    base,
    'term',
    names.filter((name) => !isHidden(name)),
  );
}

/** The questions that were asked before. */
export function questionsSource(base: Layer, questions: readonly string[]): SuggestionSource {
  return textsSource(base, 'question', questions);
}

function textsSource(base: Layer, kind: Suggestion['kind'], texts: readonly string[]): SuggestionSource {
  const dictionary = new Dictionary(base.dictionary);
  const collector = new SuggestionCollector(dictionary);
  const added: string[] = [];
  for (const text of texts) {
    const entry = collector.add(kind, text);
    if (entry === added.length) added.push(text);
  }
  const arrays = collector.finish(
    () => 0,
    (token) => dictionary.text(token),
  );
  return { dictionary, arrays, suggestionOf: (_, entry) => ({ text: added[entry] ?? '', kind }) };
}
