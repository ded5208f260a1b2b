import { closest, type ElementTest, hasAttribute, hasWord, isTag } from './element-tests.ts';
import { findOwnParts, MAX_MARKED, type OwnParts } from './own-parts.ts';
import type { PageDocument, PageElement } from './page-document.ts';

/** Facts of an article that stand in its elements: microdata in the words of schema.org, and the elements of dates. */
export interface MarkedFacts {
  readonly headline: string | undefined;
  readonly publishedAt: string | undefined;
  /** A date in the head of the article that nothing calls the day of its publication. */
  readonly shownAt: string | undefined;
  readonly updatedAt: string | undefined;
  readonly authors: readonly string[];
}

/** Elements that say when an article came, the surest first: by microformats, by an older attribute of HTML, and by the themes of WordPress. */
const DATES: readonly ElementTest[] = [
  hasWord('class', 'dt-published'),
  hasAttribute('pubdate'),
  hasWord('class', 'published'),
  hasWord('class', 'entry-date'),
];
/** The heads of articles, by the names of usual themes. A date in a text may be of anything. */
const HEADS: readonly ElementTest[] = [
  isTag('header'),
  ...['byline', 'meta', 'post-meta', 'entry-meta', 'article-meta'].map((name) => hasWord('class', name)),
];
const SHOWN: readonly ElementTest[] = HEADS.map((isHead) => (time) => closest(time.parentElement, isHead) !== undefined);
const inText = hasWord('itemprop', 'articleBody');

export function readMarkedFacts(document: PageDocument): MarkedFacts {
  const own = findOwnParts(document);
  const first = (name: string): string | undefined =>
    own
      .withProperty(name)
      .map(valueOf)
      .find((value) => value !== '');
  // One look at the document, which takes a while if it is large, and not one for each selector.
  const times = [...document.querySelectorAll('time[datetime]')].slice(0, MAX_MARKED);
  const authors = own.withProperty('author').map((author) => valueOf(author.querySelector('[itemprop~="name"]') ?? author));
  return {
    headline: first('headline'),
    publishedAt: first('datePublished') ?? dateOf(times, own, DATES),
    shownAt: dateOf(times, own, SHOWN),
    updatedAt: first('dateModified'),
    authors: authors.filter((name) => name !== ''),
  };
}

function dateOf(times: readonly PageElement[], own: OwnParts, tests: readonly ElementTest[]): string | undefined {
  for (const test of tests) {
    const found = times.find((time) => test(time) && own.has(time));
    if (found !== undefined) return found.getAttribute('datetime') ?? undefined;
  }
  return undefined;
}

/** Takes the elements of dates and authors away that stand beside the text: readers get them as facts. */
export function removeMarkedFacts(document: PageDocument): void {
  const marked = document.querySelectorAll('[itemprop~="datePublished"], [itemprop~="dateModified"], [itemprop~="author"]');
  for (const element of [...marked]) if (closest(element, inText) === undefined) element.remove();
}

function valueOf(element: PageElement): string {
  return (element.getAttribute('content') ?? element.getAttribute('datetime') ?? element.textContent ?? '').replace(/\s+/gu, ' ').trim();
}
