import type { Asker } from '../src/command/command.ts';
import { defineCommand } from '../src/command/define-command.ts';
import { composeDefinitions, composeHiddenTerm, composeMentioned, composeTermList, composeUnknownTerm } from '../src/reply/compose-term.ts';
import { followButton } from '../src/reply/follow-button.ts';
import type { Form } from '../src/reply/form.ts';
import type { Reply } from '../src/reply/reply.ts';
import { type CommandContext, lookOf } from './context.ts';
import { publicFlag, shownTo } from './shown-to.ts';
import { choiceOf } from './suggest-queries.ts';
import { languageOf } from '../src/reply/language-of.ts';

const options = {
  term: {
    kind: 'text',
    description: 'A name or an abbreviation you met in an article',
    required: true,
    rest: true,
    maxLength: 200,
    suggest: (typed: string, { glossary }: CommandContext) => glossary.suggest(typed, 25).map(({ name }) => choiceOf(name)),
  },
  public: publicFlag,
} as const;

export const term = defineCommand<CommandContext, typeof options>({
  name: 'term',
  description: 'What a term means, in the words of the articles, and where it is mentioned',
  examples: ['interconnect', 'colossus'],
  options,
  audience: 'channel',
  handler({ term: name, ...shown }, context, asker) {
    return answerTerm(name, shown, context, asker);
  },
  whenEmpty: (context) => (context.glossary.list().length === 0 ? explainTerm('', context) : question(context)),
  form: {
    open: question,
    submit: ({ term: name = '' }, context, asker) => answerTerm([name].flat()[0] ?? '', {}, context, asker),
  },
});

/** The answer to somebody who asks for a term; one that is not known is counted for the editors. */
function answerTerm(
  name: string,
  shown: { readonly public?: boolean | undefined },
  context: CommandContext,
  asker: Asker,
): Reply | Promise<Reply> {
  const reply = explainTerm(name, context);
  if (reply.isUnanswered) context.noteQuestion?.(name, 'unanswered');
  return shownTo((served) => (served === context ? reply : explainTerm(name, served)), shown, context, asker);
}

/** Asked where an empty line can be typed: choosing is quicker than being told to type. */
function question({ words }: CommandContext): Form {
  return {
    kind: 'form',
    ...languageOf(words),
    title: words.explainTerm,
    submitLabel: words.explain,
    sections: [
      {
        title: words.explainTerm,
        fields: [{ kind: 'suggested', name: 'term', option: 'term', label: words.whichTerm, value: '', maxLength: 200 }],
      },
    ],
  };
}

/** Explains a term, also for buttons that name one. */
export function explainTerm(name: string, context: CommandContext): Reply {
  return context.answers.recall(`term ${name}`, () => composeTerm(name, context));
}

function composeTerm(name: string, context: CommandContext): Reply {
  const outcome = context.glossary.find(name);
  switch (outcome.kind) {
    case 'empty':
      return composeTermList(
        context.glossary.list().map(({ headword }) => headword),
        context.words,
      );
    case 'hidden':
      return composeHiddenTerm(name, context.words);
    case 'unknown':
      return { ...composeUnknownTerm(name, outcome, context.words), isUnanswered: true };
    case 'mentioned':
      return withFollow({ ...composeMentioned(outcome, lookOf(context)), question: name }, outcome.name, context);
    case 'defined':
      return withFollow({ ...composeDefinitions(outcome, lookOf(context)), question: name }, outcome.headword, context);
  }
}

/** Only where announcements run is there anything to follow. */
function withFollow(reply: Reply, name: string, { announcements, words }: CommandContext): Reply {
  if (announcements === undefined) return reply;
  return { ...reply, actions: [...followButton('term', name, words), ...reply.actions] };
}
