import { systemClock } from '../../src/runtime/clock.ts';
import { type ArticleParser, createArticleParser } from '../../src/sources/article-parser.ts';

/** One for all sources of a test process: its processes stay warm, and reading one article in a new one takes as long as fifty. */
export const sharedParser: ArticleParser = createArticleParser({ clock: systemClock });
