import { defineCommand } from '../src/command/define-command.ts';
import { exampleOf, wordOf } from '../src/command/usage.ts';
import type { Reply } from '../src/reply/reply.ts';
import { entryUses } from '../src/command/rights/uses.ts';
import type { CommandContext } from './context.ts';
import { languageOf } from '../src/reply/language-of.ts';
import type { Words } from '../src/words/words.ts';
import { exampleFor } from './example-for.ts';

export const help = defineCommand<CommandContext, Record<never, never>>({
  name: 'help',
  description: 'What you can ask, with examples',
  examples: [''],
  options: {},
  audience: 'asker',
  async handler(_, context, asker) {
    const isElsewhere = asker.broughtAlong === true;
    const closed = (await context.rights?.closedTo(asker, [...namesOf(context), ...entryUses])) ?? [];
    return context.answers.recall(`help ${isElsewhere ? 'elsewhere ' : ''}${closed.join(' ')}`, () =>
      composeHelp(context, isElsewhere, closed),
    );
  },
});

function namesOf({ commands }: CommandContext): readonly string[] {
  return commands.map(({ name }) => name);
}

/** Elsewhere means in a place of which the bot is not a member: what does not work there is not offered, and the reason is told. */
function composeHelp(context: CommandContext, isElsewhere: boolean, closed: readonly string[]): Reply {
  const { commands, words, rights, edition } = context;
  const { publication, articles } = edition;
  const offered = commands.filter(({ name, answersAnywhere }) => (!isElsewhere || answersAnywhere) && !closed.includes(name));
  return {
    audience: 'asker',
    ...languageOf(words),
    summary: words.howToAsk(publication.name),
    blocks: [
      { kind: 'heading', text: words.ask(publication.name) },
      {
        kind: 'paragraph',
        text: articles.length === 0 ? words.nothingPublished : words.helpArticles(articles.length),
      },
      {
        kind: 'fields',
        items: offered.map(({ signature, name, description, examples }) => ({
          name: signature(words),
          text: [description(words), ...exampleLine(name, exampleFor(name, context, examples), words)].join('. '),
        })),
      },
      ...rightsLines(
        closed.filter((name) => commands.some((command) => command.name === name)),
        rights?.questionsPerMinute ?? 0,
        words,
      ).map((text) => ({ kind: 'paragraph', text }) as const),
      {
        kind: 'paragraph',
        muted: true,
        text: words.helpPrivacy(wordOf('news public', words)),
      },
      ...otherWays(isElsewhere, closed, words),
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

/** The ways beside commands, if none of them is closed to the asker. */
function otherWays(isElsewhere: boolean, closed: readonly string[], words: Words): Reply['blocks'] {
  if (isElsewhere) return [{ kind: 'paragraph', muted: true, text: words.notMember }];
  const isClosed = closed.includes('mention') || closed.includes('look-up');
  return isClosed ? [] : [{ kind: 'paragraph', muted: true, text: words.helpElsewhere }];
}

/** The limits on the asker's use of the bot. */
function rightsLines(closed: readonly string[], perMinute: number, words: Words): readonly string[] {
  return [
    ...(closed.length === 0 ? [] : [words.helpClosed(closed.map(words.slash))]),
    ...(perMinute === 0 ? [] : [words.helpRate(perMinute)]),
  ];
}

function exampleLine(name: string, example: string | undefined, words: Words): readonly string[] {
  return example === undefined ? [] : [words.example(exampleOf(name, example, words))];
}
