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
  handler: (_, context) => context.answers.recall('help', () => composeHelp(context)),
});

function composeHelp({ commands, words, edition: { publication, articles } }: CommandContext): Reply {
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
        items: commands.map(({ signature, name, description, examples }) => ({
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
        text: words.helpElsewhere,
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
