import { defineCommand } from '../src/command/define-command.ts';
import { exampleOf } from '../src/command/usage.ts';
import type { Reply } from '../src/reply/reply.ts';
import type { CommandContext } from './context.ts';
import { languageOf } from '../src/reply/language-of.ts';
import type { Words } from '../src/words/words.ts';

export const help = defineCommand<CommandContext, Record<never, never>>({
  name: 'help',
  description: 'What you can ask, with examples',
  examples: [''],
  options: {},
  audience: 'asker',
  handler: (_, context, { broughtAlong = false }) =>
    context.answers.recall(broughtAlong ? 'help elsewhere' : 'help', () => composeHelp(context, broughtAlong)),
});

/** Elsewhere means in a place of which the bot is not a member: what does not work there is not offered, and the reason is told. */
function composeHelp({ commands, words, edition: { publication, articles } }: CommandContext, isElsewhere: boolean): Reply {
  return {
    audience: 'asker',
    ...languageOf(words),
    summary: words.howToAsk(publication.name),
    blocks: [
      { kind: 'heading', text: words.ask(publication.name) },
      {
        kind: 'paragraph',
        text: words.helpArticles(articles.length),
      },
      {
        kind: 'fields',
        items: commands
          .filter((command) => !isElsewhere || command.answersAnywhere)
          .map(({ signature, name, description, examples }) => ({
            name: signature(words),
            text: [description(words), ...exampleLine(name, examples, words)].join('. '),
          })),
      },
      {
        kind: 'paragraph',
        muted: true,
        text: words.helpPrivacy,
      },
      {
        kind: 'paragraph',
        muted: true,
        text: isElsewhere ? words.notMember : words.helpElsewhere,
      },
      {
        kind: 'paragraph',
        muted: true,
        text: words.helpQuery,
      },
    ],
    actions: [],
    ...(publication.color === undefined ? {} : { color: publication.color }),
  };
}

function exampleLine(name: string, examples: readonly string[], words: Words): readonly string[] {
  const example = examples.find((each) => each !== '');
  return example === undefined ? [] : [words.example(exampleOf(name, example, words))];
}
