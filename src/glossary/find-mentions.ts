import type { Article, Section } from '../content/article.ts';
import type { Span } from '../content/rich-text.ts';
import type { SearchIndex } from '../search/search.ts';
import type { TermMention } from './glossary.ts';
import { snippetAround } from './mention-snippet.ts';
import { createNamePattern, type NamePattern } from './name-pattern.ts';
import { once } from './once.ts';
import { writtenForms } from './written-forms.ts';

/** A section that has a name, before it is shown. */
export interface FoundMention {
  readonly article: Article;
  readonly section: Section;
  /** Ranges of the section's `body.text`; empty if only the heading has the name, or the article's title. Found when they are first asked for. */
  readonly spans: () => readonly Span[];
  readonly inHeading: () => boolean;
}

export interface Mentions {
  /** The pattern that finds the name in a text. */
  readonly pattern: NamePattern;
  /** In the order of the articles, and then of the page. */
  readonly found: readonly FoundMention[];
  /** Set where more sections may have the name: only so many are read for one answer. */
  readonly isPart?: true;
}

export interface MentionFinder {
  /** Sections whose text or heading has one of the names. */
  find(names: readonly string[]): Mentions;
}

/**
 * Sections that are read for one answer: those with the name in a heading or most often, and the newest. To fetch their texts from far memory
 * is most of the cost of an answer.
 */
const limits = { weighty: 40, newest: 160 } as const;
/** An answer shows six of them and offers a hundred at most. */
const maxFound = 120;
/** Read for one name, in UTF-16 code units: some 0.8 ms. */
const maxRead = 400_000;

const nothing = createNamePattern([]);

/** Finds mentions through the index, so that a name that stands nowhere costs a look-up and no text is read for it. */
export function createMentionFinder(articles: readonly Article[], search: SearchIndex): MentionFinder {
  const known = new Map(articles.map((article, number) => [article.slug as string, { article, number }]));

  function placesOf(name: string): ReturnType<SearchIndex['holding']> {
    return search.holding(writtenForms(name), limits);
  }

  return {
    find(names) {
      const held = names.map(placesOf);
      // To make a pattern costs more than to find that it is not needed.
      if (held.every(({ places }) => places.length === 0)) return { pattern: nothing, found: [] };
      const pattern = createNamePattern(names);
      const read = readPlaces(
        held.flatMap(({ places }) => places),
        pattern,
      );
      const isPart = read.isPart || held.some(({ isAll }) => !isAll);
      return { pattern, found: read.found, ...(isPart ? { isPart } : {}) };
    },
  };

  function readPlaces(
    places: ReturnType<SearchIndex['holding']>['places'],
    pattern: NamePattern,
  ): { readonly found: readonly FoundMention[]; readonly isPart: boolean } {
    const found = new Map<number, Map<number, FoundMention>>();
    const titled = new Set<number>();
    const looked = new Set<Section>();
    let letters = 0;
    let count = 0;
    let isPart = false;
    for (const { article: indexed, position } of places) {
      const { article, number } = known.get(indexed.slug) ?? {};
      const section = article?.sections[position];
      if (number === undefined || article === undefined || section === undefined || looked.has(section)) continue;
      if (letters > maxRead || count >= maxFound) {
        isPart = true;
        break;
      }
      looked.add(section);
      letters += section.body.text.length;
      const mention = mentionIn(article, section, pattern);
      if (mention === undefined) {
        titled.add(number);
        continue;
      }
      count += 1;
      const ofArticle = found.get(number) ?? new Map<number, FoundMention>();
      found.set(number, ofArticle.set(position, mention));
    }
    addTitles(titled, found, pattern);
    const inOrder = [...found].sort(([a], [b]) => a - b).flatMap(([, ofArticle]) => [...ofArticle].sort(([a], [b]) => a - b));
    return { found: inOrder.map(([, mention]) => mention), isPart };
  }

  /** An article that is called so and never says the name again is a place all the same. */
  function addTitles(titled: ReadonlySet<number>, found: Map<number, Map<number, FoundMention>>, pattern: NamePattern): void {
    for (const number of titled) {
      const article = found.has(number) ? undefined : articles[number];
      const section = article?.sections[0];
      if (article === undefined || section === undefined || !pattern.test(article.title)) continue;
      found.set(number, new Map([[0, { article, section, spans: () => [], inHeading: () => false }]]));
    }
  }
}

function mentionIn(article: Article, section: Section, pattern: NamePattern): FoundMention | undefined {
  const { text } = section.body;
  // The lede's heading is the article's title, which says nothing of the lede itself.
  const inHeading = once(() => section.level > 0 && pattern.test(section.heading));
  return pattern.test(text) || inHeading() ? { article, section, spans: once(() => pattern.findAll(text)), inHeading } : undefined;
}

/** An answer shows a few of its mentions: the others are counted, and their texts are read no further than to the name. */
export function mentionOf({ article, section, spans }: FoundMention): TermMention {
  const snippet = once(() => snippetAround(section.body, spans()));
  return {
    article,
    section,
    get snippet() {
      return snippet();
    },
    get occurrences() {
      return spans().length;
    },
  };
}
