import type { Article, Section } from '../content/article.ts';
import type { Edition } from '../content/edition.ts';
import type { Glossary } from '../glossary/glossary.ts';
import type { SectionKey } from '../reply/intent.ts';
import type { SearchIndex } from '../search/search.ts';
import type { AnswerMemory } from './answer-memory.ts';
import type { FoundAddress } from './find-address.ts';

export type FoundArticle =
  | { readonly kind: 'article'; readonly article: Article }
  /** Several fit equally well. */
  | { readonly kind: 'several'; readonly articles: readonly Article[] }
  | { readonly kind: 'unknown'; readonly nearest: readonly Article[] };

/** One edition with everything that is looked up in it. Immutable: the next edition is another object. */
export interface ServedEdition {
  /** Without what must not be seen yet: drafts and articles under embargo. */
  readonly edition: Edition;
  readonly index: SearchIndex;
  readonly glossary: Glossary;
  /** The recent answers from this edition. */
  readonly answers: AnswerMemory;
  /** By slug, URL, title, or enough of a title; typos allowed. */
  findArticle(reference: string): FoundArticle;
  /** By the address at which it is read, whole; see `createAddressFinder`. */
  findAddress(address: string): FoundAddress | undefined;
  /** By anchor, heading, number (1 is the first), a part of the heading, or words of it; typos allowed. Words of its text name no section. */
  findSectionOf(article: Article, reference: string): Section | undefined;
  /** The section that a button names. Undefined if it is gone. */
  findSection(key: SectionKey): { readonly article: Article; readonly section: Section } | undefined;
  suggestArticles(typed: string, limit: number): readonly Article[];
  suggestSections(article: Article, typed: string, limit: number): readonly Section[];
  /** Works out what answers are made with, a piece at a time: so that nobody's question waits for it. */
  readonly prepare: readonly (() => unknown)[];
}
