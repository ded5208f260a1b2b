import type { PageDocument, PageElement } from './page-document.ts';

/** Facts of an article that stand in its elements: microdata in the words of schema.org, and the elements of dates. */
export interface MarkedFacts {
  readonly headline: string | undefined;
  readonly publishedAt: string | undefined;
  readonly updatedAt: string | undefined;
  readonly authors: readonly string[];
}

/** Elements that say when an article came: by microformats, by an older attribute of HTML, by the themes of WordPress, and any in an article. */
const DATES = 'time.dt-published, time[pubdate], time.published, time.entry-date, article time[datetime]';

export function readMarkedFacts(document: PageDocument): MarkedFacts {
  const all = (name: string): readonly PageElement[] => [...document.querySelectorAll(`[itemprop~="${name}"]`)];
  const first = (name: string): string | undefined =>
    all(name)
      .map(valueOf)
      .find((value) => value !== '');
  const date = document.querySelector(DATES)?.getAttribute('datetime') ?? undefined;
  const authors = all('author').map((author) => valueOf(author.querySelector('[itemprop~="name"]') ?? author));
  return {
    headline: first('headline'),
    publishedAt: first('datePublished') ?? date,
    updatedAt: first('dateModified'),
    authors: authors.filter((name) => name !== ''),
  };
}

/** Takes the elements of dates and authors away that stand beside the text: readers get them as facts. */
export function removeMarkedFacts(document: PageDocument): void {
  const marked = document.querySelectorAll('[itemprop~="datePublished"], [itemprop~="dateModified"], [itemprop~="author"]');
  for (const element of [...marked]) if (element.closest('[itemprop~="articleBody"]') === null) element.remove();
}

function valueOf(element: PageElement): string {
  return (element.getAttribute('content') ?? element.getAttribute('datetime') ?? element.textContent ?? '').replace(/\s+/gu, ' ').trim();
}
