import { count } from '../../runtime/count.ts';
import type { UnreadPage } from '../../sources/feeds/pages/unread-page.ts';
import type { RemoteAnswer } from './read-remote.ts';

/** The lines that say what a source of the network gave, and what readers will miss. */
export function describeAnswer(answer: RemoteAnswer): readonly string[] {
  const { source, because, state } = answer;
  return [
    ...(because === undefined ? [] : [because]),
    given(answer),
    ...(source.kind === 'feed' ? describeSummaries(answer, source.fullText === true) : []),
    ...(state.articles.length === 0 ? [`Warning: it gives no article now, so readers find nothing of it. Open it in a browser.`] : []),
  ];
}

function given({ source, state }: RemoteAnswer): string {
  const { title, url, articles, pages, isGathering = false } = state;
  const all = count(articles.length, 'article');
  const of = title === undefined ? '' : ` of “${title}”`;
  if (source.kind === 'pages' && pages !== undefined)
    return `${isGathering ? 'The first' : 'All'} ${count(Object.keys(pages).length, 'page')} of ${url} give ${all}.`;
  return source.kind === 'feed' ? `The feed ${url}${of} gives ${all}.` : `${url}${of} gives ${all}.`;
}

function describeSummaries({ state, outcome }: RemoteAnswer, hasPages: boolean): readonly string[] {
  const { summaries = 0, articles } = state;
  if (summaries === 0) return [];
  const some = summaries === articles.length ? 'all' : String(summaries);
  if (!hasPages) {
    return [
      `Of ${some} of them it gives a summary instead of the text: readers find no more than that, unless \`fullText: true\` lets Newsdesk read the pages behind them.`,
    ];
  }
  const unread = outcome.kind === 'read' ? (outcome.unread ?? []) : [];
  return [`Of ${some} of them readers find a summary alone:`, ...describeUnread(unread).map((line) => `  ${line}`)];
}

const REASONS: Readonly<Record<UnreadPage['why'], string>> = {
  'no-address': 'without an address in the feed',
  'no-article': 'with no article that can be told from the rest of the page',
  members: 'for members',
  noindex: 'that ask not to be found (`noindex`)',
  missing: 'not there',
  forbidden: 'that the server refuses to give',
  failed: 'that could not be fetched',
  later: 'left for later: twenty are read at a time while `newsdesk serve` runs',
};

function describeUnread(unread: readonly UnreadPage[]): readonly string[] {
  return [...Map.groupBy(unread, ({ why }) => why)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([why, pages]) => {
      const { url, what } = pages[0] ?? {};
      const example = what ?? url;
      return `${count(pages.length, 'page')} ${REASONS[why]}${example === undefined || why === 'later' ? '' : ` (${example})`}`;
    });
}
