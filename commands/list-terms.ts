import type { Article } from '../src/content/article.ts';
import type { Choice } from '../src/command/command.ts';
import { foldLetters } from '../src/search/fold-name.ts';
import { composeNoTermGroup, composeTermGroup, composeTermIndex, type TermGroup } from '../src/reply/compose-term-index.ts';
import type { Reply } from '../src/reply/reply.ts';
import type { CommandContext } from './context.ts';
import { choiceOf } from './suggest-queries.ts';

/** A topic's terms are read out of so much text, the newest articles first, in UTF-16 code units: other people wait meanwhile. That takes some 0.1 s. */
const MAX_TEXT = 200_000;
/** Topics that are named to somebody who asked for one that is not there. */
const MAX_TOPICS = 20;
const MAX_CHOICES = 25;

/** The terms that begin with a letter, or that the articles of a topic use; all of them, by letter, if nothing is said. */
export function listTerms(about: string, context: CommandContext): Reply {
  const wanted = foldLetters(about.trim());
  return context.answers.recall(`terms ${wanted}`, () => composeList(about.trim(), wanted, context));
}

/** Topics that begin like what was typed. */
export function suggestTopics(typed: string, { edition }: CommandContext): readonly Choice[] {
  const begun = foldLetters(typed.trim());
  return topicsOf(edition.articles)
    .filter((topic) => foldLetters(topic).startsWith(begun))
    .slice(0, MAX_CHOICES)
    .map((topic) => choiceOf(topic));
}

function composeList(about: string, wanted: string, { glossary, edition, words }: CommandContext): Reply {
  const headwords = glossary.list().map(({ headword }) => headword);
  const groups = byLetter(headwords);
  if (wanted === '') return composeTermIndex(groups, words);
  const letter = groups.find(({ name }) => foldLetters(name) === wanted);
  if (letter !== undefined) return composeTermGroup(letter, 'letter', words);
  const articles = edition.articles.filter(({ topics }) => topics.some((topic) => foldLetters(topic) === wanted));
  const name = articles[0]?.topics.find((topic) => foldLetters(topic) === wanted);
  if (name !== undefined) {
    const used = usedIn(articles, glossary);
    return composeTermGroup({ name, headwords: headwords.filter((headword) => used.has(headword)) }, 'topic', words);
  }
  return composeNoTermGroup(
    about,
    groups.map((group) => group.name),
    topicsOf(edition.articles).slice(0, MAX_TOPICS),
    words,
  );
}

/** In the order of the list, which is that of the publication's language. */
function byLetter(headwords: readonly string[]): readonly TermGroup[] {
  return Array.from(Map.groupBy(headwords, letterOf), ([name, group]) => ({ name, headwords: group })).sort(
    (a, b) => Number(a.name === '#') - Number(b.name === '#'),
  );
}

/** The first letter without its accent, in capitals; `#` for a digit or a sign. */
function letterOf(headword: string): string {
  const [first = ''] = Array.from(foldLetters(headword));
  return /\p{L}/u.test(first) ? first.toUpperCase() : '#';
}

function usedIn(articles: readonly Article[], { spot }: CommandContext['glossary']): ReadonlySet<string> {
  const used = new Set<string>();
  let left = MAX_TEXT;
  for (const { body } of articles.flatMap(({ sections }) => sections)) {
    if (left <= 0) break;
    for (const { headword } of spot(body.text, left)) used.add(headword);
    left -= body.text.length;
  }
  return used;
}

/** Those of most articles first. */
function topicsOf(articles: readonly Article[]): readonly string[] {
  const topics = Map.groupBy(
    articles.flatMap((article) => article.topics),
    foldLetters,
  );
  return [...topics.values()].sort((a, b) => b.length - a.length).flatMap(([topic]) => (topic === undefined ? [] : [topic]));
}
