import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Article } from '../../../src/content/article.ts';
import { parseArticle } from '../../../src/content/parse-article.ts';

/** The ways of defining a name that labels tell apart, the most common ones first. */
export const definitionForms = [
  'function',
  'copula',
  'relative',
  'abbreviation',
  'dash',
  'heading',
  'gloss',
  'naming',
  'anaphora',
  'apposition',
  'person',
  'named',
  'meaning',
  'list',
  'bullet',
  'colon',
  'lead',
  'question',
] as const;

export type DefinitionForm = (typeof definitionForms)[number];

/** A definition that somebody found by reading. */
export interface DefinitionLabel {
  /** The name of the article's file without its ending. */
  readonly article: string;
  readonly headword: string;
  readonly aliases: readonly string[];
  /** The shortest text that a right answer has to contain, as the article's reader gives it. */
  readonly text: string;
  readonly form: DefinitionForm;
  /** Set where nobody would doubt that this defines the name. */
  readonly clear: boolean;
}

/** A sentence that looks as if it defined a name, and does not. */
export interface OtherLabel {
  readonly article: string;
  readonly headword: string;
  readonly sentence: string;
  readonly why: string;
}

/** A definition that the labels lacked, found afterwards among what was mined: it is right to give, and not asked for. */
export interface AddedLabel {
  readonly article: string;
  readonly headword: string;
  readonly text: string;
  readonly added: true;
}

export interface DefinitionLabels {
  readonly definitions: readonly DefinitionLabel[];
  readonly others: readonly OtherLabel[];
  readonly also: readonly AddedLabel[];
}

export const labelledLanguages = ['en', 'de', 'fr', 'es', 'ja'] as const;

export type LabelledLanguage = (typeof labelledLanguages)[number];

const folder = new URL('../../fixtures/definitions/', import.meta.url);

export function readLabels(language: LabelledLanguage): DefinitionLabels {
  return JSON.parse(readFileSync(new URL(`${language}.json`, folder), 'utf8'));
}

const loaded = new Map<LabelledLanguage, Promise<ReadonlyMap<string, Article>>>();

/** The labeled articles as Newsdesk reads them, by the name that labels use; read once. */
export function loadLabelled(language: LabelledLanguage): Promise<ReadonlyMap<string, Article>> {
  const articles = loaded.get(language) ?? loadArticles(language);
  loaded.set(language, articles);
  return articles;
}

/** In this process: to start another one for each language takes longer than to read. */
async function loadArticles(language: LabelledLanguage): Promise<ReadonlyMap<string, Article>> {
  const own = new URL(`${language}/`, folder);
  const paths = (await readdir(own)).filter((path) => path.endsWith('.md')).sort();
  const read = await Promise.all(paths.map(async (path) => parseArticle({ path, text: await readFile(new URL(path, own), 'utf8') })));
  return new Map(read.flatMap(({ article }) => (article === undefined ? [] : [[basename(article.file?.path ?? '', '.md'), article]])));
}
