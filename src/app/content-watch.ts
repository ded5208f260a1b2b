import type { Edition } from '../content/edition.ts';
import { formatProblem, type Problem } from '../content/problem.ts';
import { quietProblems } from '../content/quiet-problems.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Logger } from '../runtime/logger.ts';
import type { Metrics } from '../runtime/metrics.ts';

/** The operator's view of the content: a line for each edition, each problem once, and the number of served articles. */
export interface ContentEvents {
  loaded(edition: Edition): void;
  /** The reason why the served content is not the directory's, or not all of it: reported once as long as it stays. */
  doubted(reason: string | undefined): void;
}

/** More problems than that in one line would bury the others; `newsdesk check` names them all. */
const MAX_TOLD = 1_000;

export function createContentEvents(logger: Logger, metrics: Metrics, clock: Clock): ContentEvents {
  const articles = metrics.gauge({ name: 'newsdesk_articles', help: 'Articles of the edition that is served.' });
  const unread = metrics.gauge({ name: 'newsdesk_files_unread', help: 'Files of articles that are there and were not read.' });
  const doubted = metrics.gauge({ name: 'newsdesk_content_doubted', help: '1 while content is kept whose loss is doubted.' });
  doubted.set(0);
  let told = new Map<string, Problem>();
  let isFirst = true;
  let reason: string | undefined;
  return {
    loaded(edition) {
      const problems = new Map(quietProblems(edition, clock.now()).map((problem) => [formatProblem(problem), problem]));
      const fresh = [...problems].filter(([text]) => !told.has(text));
      const gone = [...told].filter(([text]) => !problems.has(text));
      articles.set(edition.articles.length);
      unread.set(edition.unread?.length ?? 0);
      logger.info(
        {
          articles: edition.articles.length,
          sections: edition.articles.reduce((sum, article) => sum + article.sections.length, 0),
          problems: problems.size,
          ...(isFirst ? {} : { newProblems: fresh.length, solvedProblems: gone.length }),
        },
        isFirst ? 'content loaded' : 'content changed',
      );
      for (const [text, { severity }] of fresh.slice(0, MAX_TOLD))
        logger[severity === 'error' ? 'warn' : 'info']({ problem: text }, 'content problem');
      for (const [text] of gone.slice(0, MAX_TOLD)) logger.info({ problem: text }, 'content problem solved');
      const untold = Math.max(0, fresh.length - MAX_TOLD) + Math.max(0, gone.length - MAX_TOLD);
      if (untold > 0) logger.info({ untold }, 'more content problems: newsdesk check names all');
      told = problems;
      isFirst = false;
    },
    doubted(next) {
      doubted.set(next === undefined ? 0 : 1);
      if (next === reason) return;
      if (next === undefined) logger.info('the content is not doubted any more');
      else logger.warn({ reason: next }, 'content is kept because its loss is doubted');
      reason = next;
    },
  };
}
