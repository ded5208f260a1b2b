import { tenantKey } from '../src/command/admission/person-key.ts';
import type { Asker } from '../src/command/command.ts';
import { defineCommand } from '../src/command/define-command.ts';
import { composeHitList, composeHits, composeInvitation, composeNoMatch } from '../src/reply/compose-hits.ts';
import type { Reply } from '../src/reply/reply.ts';
import type { SearchOutcome } from '../src/search/search.ts';
import { type CommandContext, lookOf } from './context.ts';
import { publicFlag, shownTo } from './shown-to.ts';
import { suggestQueries } from './suggest-queries.ts';
import { termsInSection } from './terms-in-section.ts';
import { exampleFor } from './example-for.ts';
import { composeNotice } from '../src/reply/compose-notice.ts';

type HitsOutcome = Extract<SearchOutcome, { kind: 'hits' }>;

/** The one shown whole and up to nine to choose from. */
const maxHits = 10;

const options = {
  query: {
    kind: 'text',
    description: 'What you want to read about: words, a name, a “phrase”, topic:, in:, by:, since:',
    required: true,
    rest: true,
    maxLength: 300,
    suggest: suggestQueries,
  },
  public: publicFlag,
} as const;

export const news = defineCommand<CommandContext, typeof options>({
  name: 'news',
  description: 'Find the section of an article that answers you, in its own words',
  examples: ['colossus', 'colosus cooling', '"liquid cooling" topic:power since:2025'],
  options,
  audience: 'channel',
  handler({ query, ...shown }, context, asker) {
    const reply = answerQuery(query, context);
    noteAsked(query, reply, context, asker);
    return shownTo((served) => (served === context ? reply : answerQuery(query, served)), shown, context, asker);
  },
  whenEmpty: (context) => inviteQuery(context),
});

/** Remembers what came of a question: one that was answered well is suggested to others, one that was not is shown to the editors. */
export function noteAsked(query: string, reply: Reply, { noteAnswered, noteQuestion }: CommandContext, asker: Asker): void {
  if (reply.isAsTyped) noteAnswered?.(query, { tenant: tenantKey(asker), person: asker.userId });
  if (reply.isUnanswered) noteQuestion?.(query, 'unanswered');
}

/** Answers a query, also for buttons that repeat or change one. */
export function answerQuery(query: string, context: CommandContext, { exact = false, limit = maxHits } = {}): Reply {
  return context.answers.recall(`search ${exact ? 'exact' : 'free'} ${limit} ${query}`, () => composeAnswer(query, context, exact, limit));
}

/** A question that was corrected or filtered would teach others nothing. */
function markAnswer(reply: Reply, query: string, { corrections, filters, missing }: HitsOutcome): Reply {
  return {
    ...reply,
    question: query,
    ...(corrections.length === 0 && filters.length === 0 ? { isAsTyped: true } : {}),
    ...(missing.some(({ isNowhere }) => isNowhere) ? { isUnanswered: true } : {}),
  };
}

function composeAnswer(query: string, context: CommandContext, exact: boolean, limit: number): Reply {
  const outcome = context.index.search(query, { limit, exact });
  switch (outcome.kind) {
    case 'empty':
      return inviteQuery(context);
    case 'noMatch':
      if (context.edition.articles.length === 0) return composeNotice(context.words.nothingPublished);
      return {
        ...composeNoMatch(query, outcome, newestOf(context), context.words),
        ...(outcome.unmet === undefined ? { isUnanswered: true } : {}),
      };
    case 'hits': {
      if (outcome.browsing) return composeHitList(query, outcome.hits, lookOf(context));
      const [best] = outcome.hits;
      const terms = best === undefined ? [] : termsInSection(best.section, context);
      const reply = composeHits(query, outcome, lookOf(context), context.glossary.define(query), terms);
      return reply === undefined ? inviteQuery(context) : markAnswer(reply, query, outcome);
    }
  }
}

function inviteQuery(context: CommandContext): Reply {
  const { words } = context;
  return composeInvitation(
    words.inviteQuery(words.slash('news'), exampleFor('news', context) ?? ''),
    newestOf(context),
    words.newestArticles,
  );
}

function newestOf({ edition }: CommandContext): CommandContext['edition']['articles'] {
  return edition.articles.slice(0, 5);
}
