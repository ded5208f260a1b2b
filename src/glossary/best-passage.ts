import type { Article } from '../content/article.ts';
import type { Span } from '../content/rich-text.ts';
import type { FoundMention } from './find-mentions.ts';
import { explainingStrength } from './explaining-patterns.ts';
import type { NamePattern } from './name-pattern.ts';

const sentence = /[^.!?。！？\n]*(?:[.!?](?!\s|["'”’)\]]*\s)[^.!?。！？\n]*)*(?:[.!?。！？]+["'”’)\]]*|\n+|$)/gu;
const pronoun = /^\s*(?:its?|they|their|this|these|he|she|es|sie|il|elle|ils|él|ella|ele|ela|это|он|она|оно|它|それ)(?!\p{L})/iu;

/** Which of the sections that have a name tells most about it. */
export function findBestPassage(found: readonly FoundMention[], pattern: NamePattern): FoundMention | undefined {
  const perArticle = new Map<Article, number>();
  for (const { article, spans } of found) perArticle.set(article, (perArticle.get(article) ?? 0) + spans().length);
  const inTitle = new Map([...perArticle.keys()].map((article) => [article, pattern.test(article.title)] as const));
  const seen = new Set<Article>();
  let best: { readonly mention: FoundMention; readonly score: number } | undefined;
  for (const mention of found) {
    const { article } = mention;
    const isFirst = !seen.has(article);
    seen.add(article);
    const score =
      scoreOf(mention) +
      (isFirst ? 1 : 0) +
      (inTitle.get(article) === true ? 2 : 0) +
      // An article that keeps coming back to a name is about it.
      Math.log2(1 + (perArticle.get(article) ?? 0)) -
      (article.retraction === undefined ? 0 : 6);
    if (best === undefined || score > best.score) best = { mention, score };
  }
  return best?.mention;
}

/** Of a name that stands in every line, so many occurrences say as much as all. */
const maxSpans = 60;

/** The weight of the section by itself: heading, explaining words, and how much of the text is about the name. */
function scoreOf({ section, spans: found, inHeading }: FoundMention): number {
  const spans = found().slice(0, maxSpans);
  const { text, blocks } = section.body;
  const inProse = spans.filter(({ start }) => !blocks.some((block) => block.kind === 'code' && block.start <= start && start < block.end));
  const strongest = inProse.reduce((most, span) => Math.max(most, explainingStrength(text, span)), 0);
  const { about, all } = countWords(text, inProse);
  const headingCounts = inHeading() ? 4 : 0;
  return headingCounts + strongest + 1.5 * Math.log2(1 + about / 8) + (all === 0 ? 0 : (2 * about) / all) + Math.log2(1 + inProse.length);
}

/** Letters count as a word six at a time, so that scripts without spaces are measured alike. */
function countWords(text: string, spans: readonly Span[]): { readonly about: number; readonly all: number } {
  let about = 0;
  let next = 0;
  let goesOn = false;
  for (const { 0: words, index } of text.matchAll(sentence)) {
    if (words === '') continue;
    while (next < spans.length && (spans[next]?.start ?? 0) < index) next += 1;
    const named = (spans[next]?.start ?? Number.POSITIVE_INFINITY) < index + words.length;
    goesOn = named || (goesOn && pronoun.test(words));
    if (goesOn) about += words.length / 6;
  }
  return { about, all: text.length / 6 };
}
