import type { Article } from '../content/article.ts';
import { firstSentence } from '../content/first-sentence.ts';
import { articlePicker } from './compose-hits.ts';
import { markedTitle, resultOf } from './compose-results.ts';
import type { Branding } from './compose-hits.ts';
import type { Reply, ResultItem } from './reply.ts';
import type { Words } from '../words/words.ts';
import { languageOf } from './language-of.ts';

/** The newest articles: title, dek and date, with a picker that opens one here. */
export function composeLatest(articles: readonly Article[], { words, color, footer }: Branding): Reply {
  if (articles.length === 0) {
    const text = words.nothingPublished;
    return { audience: 'asker', summary: text, blocks: [{ kind: 'notice', tone: 'info', text }], actions: [] };
  }
  return {
    audience: 'channel',
    ...languageOf(words),
    summary: articles.length === 1 ? words.newestIs(articles[0]?.title ?? '') : words.newest(articles.length),
    blocks: [
      { kind: 'results', items: listLatestItems(articles, words), asCards: true },
      ...(footer === undefined ? [] : [{ kind: 'credit', text: footer } as const]),
    ],
    actions: [...articlePicker(articles, words.newestArticles)],
    share: { kind: 'latest', count: articles.length },
    ...(color === undefined ? {} : { color }),
  };
}

/** Title, dek and date of each. */
export function listLatestItems(articles: readonly Article[], words: Words): readonly ResultItem[] {
  return articles.map((article, position) => latestItem(article, position, words));
}

function latestItem(article: Article, position: number, words: Words): ResultItem {
  const [first] = article.sections;
  const text = article.dek ?? firstSentence(article) ?? '';
  const snippet = { text, highlights: [], cutBefore: false, cutAfter: false };
  if (!first) return { rank: position + 1, title: markedTitle(article, words), locator: '', snippet };
  return { ...resultOf(article, first, position + 1, snippet, words), locator: '' };
}
