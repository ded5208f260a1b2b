import { systemClock } from '../runtime/clock.ts';
import { visibleText } from '../runtime/visible-text.ts';
import { count } from '../runtime/count.ts';
import { answerQuery } from '../../commands/news.ts';
import { searchAnswerOf } from '../desk/search-answer.ts';
import { openEditionServer } from '../desk/edition-server.ts';
import type { ServedEdition } from '../desk/served-edition.ts';
import { renderTerminal } from '../platform/terminal/render.ts';
import { composeInvitation } from '../reply/compose-hits.ts';
import type { Reply } from '../reply/reply.ts';
import type { SearchOutcome } from '../search/search.ts';
import type { Output } from './output.ts';
import { readCurated } from './glossary/read-curated.ts';
import { openKeptSource } from './sources/open-kept-source.ts';
import { wordsFor } from '../words/words-for.ts';
import type { Words } from '../words/words.ts';
import { describeEmpty } from '../reply/describe-reason.ts';

export interface AskArguments {
  readonly content?: string;
  readonly json?: boolean;
  readonly limit: number;
  readonly exact?: boolean;
  readonly explain?: boolean;
}

/** Answers one query: 0 with hits, 1 with none. @throws NewsdeskError when the content cannot be read. */
export async function ask(
  query: string,
  { content, json = false, limit, exact = false, explain = false }: AskArguments,
  output: Output,
): Promise<number> {
  const source = openKeptSource(content);
  try {
    const edition = await source.load();
    const broken = new Set(edition.problems.filter(({ severity }) => severity === 'error').map(({ file }) => file)).size;
    if (broken > 0) output.say(`newsdesk: ${count(broken, 'file')} with errors left out, see: newsdesk check`);
    // A directory that is named is another publication, perhaps: the terms of the chat belong to the configured one.
    const desk = openEditionServer(edition, systemClock, { curated: content === undefined ? await readCurated() : [] });
    const served = desk.served();
    // Node takes the locale of the system from LC_ALL, LC_MESSAGES and LANG.
    const words = wordsFor([Intl.DateTimeFormat().resolvedOptions().locale]);
    const outcome = served.index.search(query, { limit, exact, explain });
    if (json) output.print(JSON.stringify(searchAnswerOf(outcome), null, 2));
    else {
      const reply =
        outcome.kind === 'empty'
          ? invite(describeEmpty(outcome.reason, words), served, words)
          : answerQuery(query, { ...served, commands: [], words }, { exact, limit });
      output.print(renderTerminal(reply, output), { isStyled: true });
      if (explain) output.print(explanationOf(outcome));
    }
    desk.close();
    return outcome.kind === 'hits' ? 0 : 1;
  } finally {
    await source.close();
  }
}

/** In words of the command line: what the chats say of it speaks of their commands. */
function invite(reason: string, { edition }: ServedEdition, words: Words): Reply {
  return composeInvitation(`${reason} For example: newsdesk ask colossus`, edition.articles.slice(0, 5), words.newestArticles);
}

function explanationOf(outcome: SearchOutcome): string {
  if (outcome.kind !== 'hits') return '';
  return outcome.hits
    .map(({ article, section, score, explanation = [] }, position) => {
      const factors = explanation.map(({ factor, value, detail }) => `     ${value.toFixed(3).padStart(9)}  ${factor}: ${detail}`);
      return [
        `${String(position + 1).padStart(2)}. ${score.toFixed(3)}  ${visibleText(article.title)} › ${visibleText(section.heading)}`,
        ...factors,
      ].join('\n');
    })
    .join('\n');
}
