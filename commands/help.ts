import { defineCommand } from '../src/command/define-command.ts';
import type { Reply } from '../src/reply/reply.ts';
import type { CommandContext } from './context.ts';

export const help = defineCommand<CommandContext, Record<never, never>>({
  name: 'help',
  description: 'What you can ask, with examples',
  examples: [''],
  options: {},
  audience: 'asker',
  handler: (_, context) => context.answers.recall('help', () => composeHelp(context)),
});

function composeHelp({ commands, edition: { publication, articles } }: CommandContext): Reply {
  return {
    audience: 'asker',
    summary: `How to ask ${publication.name}`,
    blocks: [
      { kind: 'heading', text: `Ask ${publication.name}` },
      {
        kind: 'paragraph',
        text: `${articles.length} ${articles.length === 1 ? 'article' : 'articles'}, answered section by section in their own words. Typos are fine.`,
      },
      {
        kind: 'fields',
        items: commands.map(({ signature, name, description, examples }) => ({
          name: signature,
          text: [description, ...exampleLine(name, examples)].join('. '),
        })),
      },
      {
        kind: 'paragraph',
        muted: true,
        text: 'In a channel only you see an answer, until you press Share. Write public: before or behind a question, or fill in that option, to show it to everybody at once.',
      },
      {
        kind: 'paragraph',
        muted: true,
        text: 'In a query: "words in quotes" stay together, -word leaves out, and in:article, topic:, by:, since: and until: narrow down.',
      },
    ],
    actions: [],
    ...(publication.color === undefined ? {} : { color: publication.color }),
  };
}

function exampleLine(name: string, examples: readonly string[]): readonly string[] {
  const example = examples.find((each) => each !== '');
  return example === undefined ? [] : [`Example: /${name} ${example}`];
}
