import { absoluteUrl } from '../addresses.ts';
import { closest, type ElementTest, hasAttribute, isTag } from './element-tests.ts';
import type { PageDocument, PageElement } from './page-document.ts';

/** Fewer cards than this are the further reading of a short article. */
const MIN_CARDS = 3;
/** Characters of the longest teaser; of a longer card the text is its own. */
const MAX_TEASER = 1_000;
const isArticle = isTag('article');
const isAnchor = isTag('a');
const leads = hasAttribute('href');
const isLink: ElementTest = (element) => isAnchor(element) && leads(element);

/** Whether a page lists articles and has next to no text of its own: the words beside its cards are fewer than `minText` characters. */
export function isListOfArticles(document: PageDocument, address: string, minText: number): boolean {
  const body = document.querySelector('main') ?? document.querySelector('body');
  if (body === null) return false;
  const lengths = findCards(body, address).map(lengthOf);
  // One that is long among short ones is the article of the page, though its heading is a link: one to its subject, for example.
  if (lengths.length < MIN_CARDS || lengths.filter((length) => length > MAX_TEASER).length === 1) return false;
  return lengthOf(body) - lengths.reduce((sum, length) => sum + length, 0) < minText;
}

/** The articles that hold no other card and whose heading, the first that is not of an article within them, is a link to another page. */
function findCards(body: PageElement, address: string): readonly PageElement[] {
  const headings = new Map<PageElement, PageElement>();
  for (const heading of body.querySelectorAll('h1, h2, h3, h4')) {
    const card = closest(heading, isArticle);
    if (card !== undefined && !headings.has(card)) headings.set(card, heading);
  }
  const [title, ...titles] = body.querySelectorAll('h1');
  const isTitle = (heading: PageElement): boolean => heading === title && titles.length === 0;
  const cards = new Set([...headings].filter(([, heading]) => !isTitle(heading) && leadsElsewhere(heading, address)).map(([card]) => card));
  for (const card of [...cards])
    for (let outer = closest(card.parentElement, isArticle); outer !== undefined; outer = closest(outer.parentElement, isArticle))
      cards.delete(outer);
  return [...cards];
}

function leadsElsewhere(heading: PageElement, address: string): boolean {
  return [closest(heading, isLink), ...heading.querySelectorAll('a[href]')].some((link) => {
    const to = absoluteUrl(link?.getAttribute('href') ?? undefined, address);
    return to !== undefined && new URL(to).pathname !== new URL(address).pathname;
  });
}

function lengthOf({ textContent }: PageElement): number {
  return (textContent ?? '').replace(/\s+/gu, ' ').trim().length;
}
