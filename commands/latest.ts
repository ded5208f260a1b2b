import { defineCommand } from '../src/command/define-command.ts';
import { composeLatest } from '../src/reply/compose-latest.ts';
import type { Reply } from '../src/reply/reply.ts';
import { type CommandContext, lookOf } from './context.ts';
import { publicFlag, shownTo } from './shown-to.ts';

const options = {
  count: { kind: 'integer', description: 'How many, 1 to 10 (5 unless you say)', min: 1, max: 10 },
  public: publicFlag,
} as const;

export const latest = defineCommand<CommandContext, typeof options>({
  name: 'latest',
  description: 'The newest articles',
  examples: ['', '3'],
  options,
  audience: 'channel',
  handler: ({ count = 5, ...shown }, context, asker) => shownTo((served) => listLatest(count, served), shown, context, asker),
});

/** The newest articles, also for *Share*. */
export function listLatest(count: number, context: CommandContext): Reply {
  return context.answers.recall(`latest ${count}`, () => composeLatest(context.edition.articles.slice(0, count), lookOf(context)));
}
