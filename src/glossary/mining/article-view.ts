import type { Article, Section } from '../../content/article.ts';
import type { Mark, RichText } from '../../content/rich-text.ts';
import { foldName } from '../../search/fold-name.ts';
import { nameWordsOf } from './name-words.ts';
import { createRecurrence, type Recurrence } from './recurrence.ts';
import { isCapitalized } from './words.ts';

/** The measures of a name within its article. */
export interface ArticleView {
  readonly article: Article;
  /** Whether the article writes the word with a capital inside of sentences, too. */
  isNameWord(word: string): boolean;
  /** Whether the article says `in` before the word: a place, or a language. */
  isPlace(word: string): boolean;
  /** Whether the name is the article's title, or heads the section. */
  isTitle(name: string): boolean;
  isHeading(name: string, section: number): boolean;
  /** Whether the words stand twice in the article's first `MAX_COUNTED` characters. */
  recurs(name: string): boolean;
}

/** Names are counted so far into an article, in UTF-16 code units: each name of a longer one would be looked for in all of it. */
const MAX_COUNTED = 100_000;

/** English, German, French and Spanish. */
const behindPlace = /(?<!\p{L})(?:[Ii]n|[Ii]nto|[Nn]ach|[Ee]n)\s(\p{Lu}[\p{L}\d]*)/gu;

export function viewArticle(article: Article): ArticleView {
  let names: Set<string> | undefined;
  let places: Set<string> | undefined;
  let recurrence: Recurrence | undefined;
  const recurring = new Map<string, boolean>();
  const title = titleKeys(article.title);
  const headings: string[] = [];
  const headingOf = (section: number): string => (headings[section] ??= keyOf(article.sections[section]));
  const keys = new Map<string, string>();
  // A name is read many times in an article, and its key costs more than the rest of the question.
  const keyOfName = (name: string): string => {
    const key = keys.get(name) ?? headingKey(name);
    keys.set(name, key);
    return key;
  };
  return {
    article,
    isNameWord(word) {
      if (!isCapitalized(word)) return false;
      names ??= nameWordsOf(article);
      return names.has(word);
    },
    isPlace(word) {
      places ??= new Set(article.sections.flatMap(({ body }) => Array.from(body.text.matchAll(behindPlace), ([, place = '']) => place)));
      return places.has(word);
    },
    isTitle: (name) => title.has(keyOfName(name)),
    isHeading: (name, section) => headingOf(section) === keyOfName(name),
    recurs(name) {
      recurrence ??= createRecurrence(wholeOf(article).slice(0, MAX_COUNTED).toLowerCase());
      const folded = name.toLowerCase();
      const known = recurring.get(folded);
      if (known !== undefined) return known;
      const recurs = recurrence(folded);
      recurring.set(folded, recurs);
      return recurs;
    },
  };
}

function wholeOf({ sections }: Article): string {
  return sections.map(({ heading, body }) => `${heading}\n${body.text}`).join('\n');
}

function keyOf(section: Section | undefined): string {
  return section === undefined || section.level === 0 ? '' : headingKey(section.heading);
}

/** `Kubernetes: an introduction` is about Kubernetes. */
function titleKeys(title: string): ReadonlySet<string> {
  const parts = title.split(/\s*[:|—–]\s+|\s+-\s+/u);
  return new Set([title, ...parts].map(headingKey));
}

/** `3.1 The fat tree` and `What is a fat tree?` are headed by the fat tree. */
export function headingKey(heading: string): string {
  return foldName(heading.replace(/^[\d.]+\s+/u, '').replace(/^(?:what (?:is|are)|introducing|meet|about)\s+/iu, '')).replace(
    /^(?:an?|the) /u,
    '',
  );
}

/** The kind of mark that covers a range of the text and hardly more. */
export function markOf({ marks }: RichText, start: number, end: number): Mark['kind'] | undefined {
  for (const mark of marks) {
    if (mark.start > start + 1) break;
    if (mark.end >= end - 1 && mark.end <= end + 3 && mark.start >= start - 5 && mark.kind !== 'strike' && mark.kind !== 'image')
      return mark.kind;
  }
  return undefined;
}
