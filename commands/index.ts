import type { AnyCommand } from '../src/command/command.ts';
import { announcements } from './announcements.ts';
import { answers } from './answers.ts';
import { article } from './article.ts';
import type { CommandContext } from './context.ts';
import { following } from './following.ts';
import { help } from './help.ts';
import { latest } from './latest.ts';
import { news } from './news.ts';
import { term } from './term.ts';
import { terms } from './terms.ts';

/** Every slash command there is, in the order that help and documentation show. */
export const commands: readonly AnyCommand<CommandContext>[] = [
  news,
  article,
  term,
  terms,
  latest,
  announcements,
  answers,
  following,
  help,
];
