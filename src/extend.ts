/**
 * The parts of which an own command, an own source of articles or an own platform is made of.
 *
 * @module
 */
export type { CommandContext } from '../commands/context.ts';
export { type Answers, type AnswersOptions, openAnswers } from './app/open-answers.ts';
export type {
  AnyCommand,
  Asker,
  Choice,
  Command,
  CommandPath,
  Dispatch,
  Invocation,
  Option,
} from './command/command.ts';
export { defineCommand } from './command/define-command.ts';
export { type ArticleInput, createArticle } from './content/create-article.ts';
export { createEdition } from './content/create-edition.ts';
export type { Edition } from './content/edition.ts';
export type { Platform, PlatformEvents } from './platform/platform.ts';
export type { ContentSource } from './ports/content-source.ts';
export type { FindOutcome, PublishJob, Publisher, PublishOutcome } from './ports/publisher.ts';
export { composeNotice } from './reply/compose-notice.ts';
export type { Action, Reply, ReplyBlock } from './reply/reply.ts';
export { type Clock, systemClock } from './runtime/clock.ts';
export { createDirectorySource } from './sources/directory.ts';
