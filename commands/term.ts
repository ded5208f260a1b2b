import { defineCommand } from '../src/command/define-command.ts';
import { composeDefinitions, composeMentioned, composeTermList, composeUnknownTerm } from '../src/reply/compose-term.ts';
import type { Reply } from '../src/reply/reply.ts';
import { type CommandContext, lookOf } from './context.ts';
import { choiceOf } from './suggest-queries.ts';

const options = {
  term: {
    kind: 'text',
    description: 'A name or an abbreviation you met in an article',
    required: true,
    rest: true,
    maxLength: 200,
    suggest: (typed: string, { glossary }: CommandContext) => glossary.suggest(typed, 25).map(({ name }) => choiceOf(name)),
  },
} as const;

export const term = defineCommand<CommandContext, typeof options>({
  name: 'term',
  description: 'What a term means, in the words of the articles, and where it is mentioned',
  examples: ['interconnect', 'colossus'],
  options,
  audience: 'channel',
  handler: ({ term: name }, context) => explainTerm(name, context),
  whenEmpty: ({ glossary }) => composeTermList(glossary.list().map(({ headword }) => headword)),
});

/** Explains a term, also for buttons that name one. */
export function explainTerm(name: string, context: CommandContext): Reply {
  return context.answers.recall(`term ${name}`, () => composeTerm(name, context));
}

function composeTerm(name: string, context: CommandContext): Reply {
  const outcome = context.glossary.find(name);
  switch (outcome.kind) {
    case 'empty':
      return composeTermList(context.glossary.list().map(({ headword }) => headword));
    case 'unknown':
      return composeUnknownTerm(name, outcome.suggestions);
    case 'mentioned':
      return composeMentioned(outcome, lookOf(context));
    case 'defined':
      return composeDefinitions(outcome, lookOf(context));
  }
}
