import type { Article } from '../../content/article.ts';
import type { ServedEdition } from '../../desk/served-edition.ts';
import type { Starter } from '../../page/protocol.ts';

/** Articles that are looked through for a question that is sure to be answered. */
const maxArticles = 10;
/** Words of an article that are tried out: each is a search. */
const maxWords = 6;
/** A shorter word loses too much of itself with one letter. */
const minTypoLength = 6;

/** Three questions to try first, made from what is served, each tried out before it is offered: a word, a typo, a term. */
export function makeStarters(served: ServedEdition): readonly Starter[] {
  const articles = served.edition.articles.slice(0, maxArticles);
  const word = firstOf(articles, (article) =>
    wordsOf([article.title, ...headingsOf(article)], 1).find((candidate) => finds(served, candidate, article)),
  );
  const typo = firstOf(articles, (article) =>
    wordsOf([...headingsOf(article), article.title], minTypoLength)
      .filter((candidate) => candidate !== word)
      .map(misspell)
      .find((candidate) => finds(served, candidate, article)),
  );
  const term = firstOf(articles, (article) => article.definitions.find(({ headword }) => isKnown(served, headword))?.headword);
  return [
    ...(word === undefined ? [] : [{ command: 'news', text: word.toLowerCase(), why: 'The section that says most about it, whole' }]),
    ...(typo === undefined ? [] : [{ command: 'news', text: typo, why: 'A typo finds it too' }]),
    ...(term === undefined ? [] : [{ command: 'term', text: term, why: 'What the articles say it is' }]),
    ...others(articles),
  ].slice(0, 3);
}

/** What every publication can answer, where it has no typo or term to offer. */
function others([newest]: readonly Article[]): readonly Starter[] {
  const latest = { command: 'latest', text: '', why: 'What was published last' };
  return newest === undefined ? [latest] : [{ command: 'article', text: newest.title, why: 'An article, opened at its beginning' }, latest];
}

function firstOf(articles: readonly Article[], pick: (article: Article) => string | undefined): string | undefined {
  for (const article of articles) {
    const found = pick(article);
    if (found !== undefined) return found;
  }
  return undefined;
}

function headingsOf({ sections }: Article): readonly string[] {
  return sections.map(({ heading }) => heading);
}

/** Names before other words, longer ones before shorter: what is capitalized says more. */
function wordsOf(texts: readonly string[], minLength: number): readonly string[] {
  const words = texts.flatMap((text) => text.match(/\p{L}[\p{L}\p{N}]{3,}/gu) ?? []).filter(({ length }) => length >= minLength);
  return [...new Set(words)]
    .sort((a, b) => Number(/^\p{Lu}/u.test(b)) - Number(/^\p{Lu}/u.test(a)) || b.length - a.length)
    .slice(0, maxWords);
}

/** Without its third letter from the end, as typed in haste. */
function misspell(word: string): string {
  return (word.slice(0, -3) + word.slice(-2)).toLowerCase();
}

function finds({ index }: ServedEdition, query: string, article: Article): boolean {
  const outcome = index.search(query, { limit: 1 });
  return outcome.kind === 'hits' && outcome.hits[0]?.article.slug === article.slug;
}

function isKnown({ glossary }: ServedEdition, headword: string): boolean {
  return glossary.find(headword).kind === 'defined';
}
