import type { Article } from '../content/article.ts';
import { type ArticleInput, createArticle } from '../content/create-article.ts';
import { createEdition } from '../content/create-edition.ts';
import type { Edition, GlossaryEntry } from '../content/edition.ts';
import type { Problem } from '../content/problem.ts';
import { type SearchAnswer, searchAnswerOf } from '../desk/search-answer.ts';
import { openEditionServer } from '../desk/edition-server.ts';
import type { TermOutcome } from '../glossary/glossary.ts';
import { type Clock, systemClock } from '../runtime/clock.ts';
import type { SearchOptions, Suggestion } from '../search/search.ts';
import { createDirectorySource } from '../sources/directory.ts';

export interface CreateDeskOptions {
  /** A content directory, or articles as data. */
  readonly content: string | { readonly articles: readonly ArticleInput[]; readonly glossary?: readonly GlossaryEntry[] };
  /** With a directory: whether saved files are served as they change. Default false. */
  readonly watch?: boolean;
  readonly clock?: Clock;
}

/** Newsdesk without a chat: what the commands answer from, for a program. */
export interface LibraryDesk {
  /** Never throws, whatever the text. `limit` is 5 by default. */
  search(text: string, options?: SearchOptions): SearchAnswer;
  /** Completions of the words typed so far. `limit` is 10 unless given. */
  suggest(text: string, options?: { readonly limit?: number }): readonly Suggestion[];
  term(name: string): TermOutcome;
  /** By slug, URL, title or enough of it; undefined when none or several fit. */
  article(reference: string): Article | undefined;
  /** Every article that is served now, newest first. */
  articles(): readonly Article[];
  /** Problems of the served content: files left out, a slug given twice. `newsdesk check` prints the same. */
  problems(): readonly Problem[];
  close(): Promise<void>;
}

/**
 * Reads the content and builds its index.
 *
 * @throws NewsdeskError `content.missing` when there is no such directory, `article.invalid` when an article passed as data is none.
 * @example
 * import { createDesk } from 'newsdesk';
 *
 * const sections = [{ heading: 'Food', text: 'Herons eat fish.' }];
 * const desk = await createDesk({ content: { articles: [{ slug: 'herons', title: 'Herons', sections }] } });
 * console.log(desk.search('herrons fish').hits[0]?.section.text); // -> Herons eat fish.
 * await desk.close();
 */
export async function createDesk({ content, watch = false, clock = systemClock }: CreateDeskOptions): Promise<LibraryDesk> {
  if (typeof content !== 'string') return deskOver(createEdition({ ...content, articles: content.articles.map(createArticle) }), clock);
  const source = createDirectorySource(content, { clock, ...(watch ? { patienceMs: patienceWithWatchMs } : {}) });
  const desk = deskOver(await source.load(), clock, () => source.close());
  if (!watch) await source.close();
  else source.watch(desk.publish);
  return desk;
}

/** With `watch`, what has not been read after so long of waiting follows by itself. */
const patienceWithWatchMs = 3_000;

/** From so many on, a first query reads long rows with code that is not compiled yet; over fewer it is not a wait, and warming up would be. */
const manyArticles = 1000;

function deskOver(
  edition: Edition,
  clock: Clock,
  closeSource: () => Promise<void> = async () => {},
): LibraryDesk & { publish(edition: Edition): void } {
  const desk = openEditionServer(edition, clock, { warm: edition.articles.length >= manyArticles });
  return {
    search: (text, options) => searchAnswerOf(desk.served().index.search(text, options)),
    suggest: (text, options) => desk.served().index.suggest(text, options),
    term: (name) => desk.served().glossary.find(name),
    article(reference) {
      const found = desk.served().findArticle(reference);
      return found.kind === 'article' ? found.article : undefined;
    },
    articles: () => desk.served().edition.articles,
    problems: () => desk.served().edition.problems,
    publish: desk.publish,
    async close() {
      desk.close();
      await closeSource();
    },
  };
}
