import type { Article } from '../content/article.ts';
import { firstSentence } from '../content/first-sentence.ts';
import { articlePicker } from './compose-hits.ts';
import { markedTitle, resultOf } from './compose-results.ts';
import type { AnswerLook } from './compose-hits.ts';
import type { Reply, ResultItem } from './reply.ts';

/** The newest articles: title, dek and date, with a picker that opens one here. */
export function composeLatest(articles: readonly Article[], { color, footer }: AnswerLook): Reply {
  if (articles.length === 0) {
    const text = 'Nothing has been published yet.';
    return { audience: 'asker', summary: text, blocks: [{ kind: 'notice', tone: 'info', text }], actions: [] };
  }
  return {
    audience: 'channel',
    summary: articles.length === 1 ? `The newest article: ${articles[0]?.title ?? ''}` : `The ${articles.length} newest articles`,
    blocks: [
      { kind: 'results', items: listLatestItems(articles) },
      ...(footer === undefined ? [] : [{ kind: 'credit', text: footer } as const]),
    ],
    actions: [...articlePicker(articles)],
    share: { kind: 'latest', count: articles.length },
    ...(color === undefined ? {} : { color }),
  };
}

/** Title, dek and date of each. */
export function listLatestItems(articles: readonly Article[]): readonly ResultItem[] {
  return articles.map(latestItem);
}

function latestItem(article: Article, position: number): ResultItem {
  const [first] = article.sections;
  const text = article.dek ?? firstSentence(article) ?? '';
  const snippet = { text, highlights: [], cutBefore: false, cutAfter: false };
  if (!first) return { rank: position + 1, title: markedTitle(article), locator: '', snippet };
  return { ...resultOf(article, first, position + 1, snippet), locator: '' };
}
