import type { Article } from '../../content/article.ts';
import type { ServedEdition } from '../../desk/served-edition.ts';
import type { Starter } from '../../page/protocol.ts';

/** Articles that are looked through for a question that is sure to be answered. */
const maxArticles = 10;
/** Words of an article that are tried out: each is a search. */
const maxWords = 6;
/** Terms that are compared by how often they are mentioned. */
const maxTerms = 30;
/** A shorter word loses too much of itself with one letter. */
const minTypoLength = 6;

/** Three questions to try first, made from what is served, each tried out before it is offered: a word, a typo, a term. */
export function makeStarters(served: ServedEdition): readonly Starter[] {
  const articles = served.edition.articles.slice(0, maxArticles);
  const typo = firstOf(articles, (article) =>
    wordsOf(article, minTypoLength)
      .map((word) => ({ word, typed: misspell(word) }))
      .find(({ typed }) => finds(served, typed, article)),
  );
  const another = firstOf(articles, (article) =>
    wordsOf(article, 1).find((candidate) => candidate !== typo?.word && finds(served, candidate, article)),
  );
  const word = another ?? typo?.word;
  const term = bestTerm(served, articles);
  return [
    ...(word === undefined ? [] : [{ command: 'news', text: word.toLowerCase(), why: 'The section that says most about it, whole' }]),
    ...(typo === undefined ? [] : [{ command: 'news', text: typo.typed, why: 'A typo finds it too' }]),
    ...(term === undefined ? [] : [{ command: 'term', text: term, why: 'What the articles say it is' }]),
    ...others(articles),
  ].slice(0, 3);
}

/** Questions that every publication can answer; used if it has no typo or term to offer. */
function others([newest]: readonly Article[]): readonly Starter[] {
  const latest = { command: 'latest', text: '', why: 'What was published last' };
  return newest === undefined ? [latest] : [{ command: 'article', text: newest.title, why: 'An article, opened at its beginning' }, latest];
}

function firstOf<Found>(articles: readonly Article[], pick: (article: Article) => Found | undefined): Found | undefined {
  for (const article of articles) {
    const found = pick(article);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The words of title and headings, names first: those that the text has often, and never in small letters. */
function wordsOf({ title, sections }: Article, minLength: number): readonly string[] {
  const text = sections.map(({ body }) => body.text).join('\n');
  const words = [title, ...sections.map(({ heading }) => heading)].flatMap((line) => line.match(/\p{L}[\p{L}\p{N}]{3,}/gu) ?? []);
  const ranked = [...new Set(words)]
    .filter(({ length }) => length >= minLength)
    .map((word) => ({ word, uses: /^\p{Lu}/u.test(word) && countOf(text, word.toLowerCase()) === 0 ? countOf(text, word) : 0 }));
  return ranked
    .sort((a, b) => b.uses - a.uses || b.word.length - a.word.length)
    .slice(0, maxWords)
    .map(({ word }) => word);
}

function countOf(text: string, word: string): number {
  return text.split(word).length - 1;
}

/** Without its third letter from the end, as typed in haste. */
function misspell(word: string): string {
  return (word.slice(0, -3) + word.slice(-2)).toLowerCase();
}

function finds({ index }: ServedEdition, query: string, article: Article): boolean {
  const outcome = index.search(query, { limit: 1 });
  return outcome.kind === 'hits' && outcome.hits[0]?.article.slug === article.slug;
}

/** The one that most other sections mention: its answer shows the most. */
function bestTerm({ glossary }: ServedEdition, articles: readonly Article[]): string | undefined {
  const headwords = [...new Set(articles.flatMap(({ definitions }) => definitions.map(({ headword }) => headword)))].slice(0, maxTerms);
  const ranked = headwords.flatMap((headword) => {
    const found = glossary.find(headword);
    return found.kind === 'defined' ? [{ headword, mentions: found.mentions.length }] : [];
  });
  return ranked.sort((a, b) => b.mentions - a.mentions)[0]?.headword;
}
