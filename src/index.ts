/**
 * Newsdesk as a library: `createDesk` and the types it speaks in.
 *
 * @module
 */
export type { Article, Section } from './content/article.ts';
export type { ArticleInput, SectionInput } from './content/create-article.ts';
export type { GlossaryEntry, Publication } from './content/edition.ts';
export type { Problem } from './content/problem.ts';
export { createDesk, type CreateDeskOptions, type LibraryDesk } from './library/create-desk.ts';
export type { AnswerHit, SearchAnswer } from './desk/search-answer.ts';
export type { TermOutcome } from './glossary/glossary.ts';
export { NewsdeskError } from './runtime/errors.ts';
export type { SearchOptions, Snippet, Suggestion } from './search/search.ts';
