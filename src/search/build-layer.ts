import type { Article } from '../content/article.ts';
import type { Dictionary } from './dictionary.ts';
import { IndexBuilder } from './index-builder.ts';
import { datesOf } from './layer-arrays.ts';
import { languageBit } from './languages.ts';
import type { Layer } from './search-state.ts';
import { groupByStem, StemTable } from './stem-index.ts';
import { collectSuggestions } from './suggestion-arrays.ts';
import { buildVocabulary } from './vocabulary.ts';

/** The numbers at which a layer goes on: after the tokens, articles and sections of the one before. */
export interface LayerStart {
  readonly dictionary: Dictionary;
  readonly firstArticle: number;
  readonly firstSection: number;
}

/** Indexes articles. Takes time in proportion to their text, however large the layer before is. */
export function buildLayer(articles: readonly Article[], after?: LayerStart): Layer {
  const builder = new IndexBuilder(after?.dictionary, after?.firstSection);
  const languages = Uint8Array.from(articles, ({ lang }) => languageBit(lang));
  articles.forEach((article, i) => builder.addArticle(article, languages[i] ?? 0));
  const { dictionary, postings, table, languagesOf } = builder.finish();
  const dates = datesOf(articles);
  const texts = dictionary.ownTexts();
  const { first } = dictionary;
  const textOf = (token: number): string => (token < first ? dictionary.text(token) : (texts[token - first] as string));
  const vocabulary = buildVocabulary(dictionary, texts);
  const occurring = postings.rows?.keys() ?? Array(dictionary.size).keys();
  const stems = new StemTable(dictionary, groupByStem(textOf, occurring, languagesOf, after?.dictionary));
  return {
    dictionary,
    vocabulary,
    stems,
    postings,
    table,
    articles,
    dates,
    suggestions: collectSuggestions(articles, table, dictionary, { dates, firstSection: after?.firstSection ?? 0, textOf }),
    languages,
    firstArticle: after?.firstArticle ?? 0,
    firstSection: after?.firstSection ?? 0,
  };
}
