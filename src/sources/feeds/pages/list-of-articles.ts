import { absoluteUrl } from '../addresses.ts';
import type { PageDocument, PageElement } from './page-document.ts';

/** Fewer cards than this are the further reading of a short article. */
const MIN_CARDS = 3;

/** Whether a page lists articles and has next to no text of its own: the words beside its cards are fewer than `minText` characters. */
export function isListOfArticles(document: PageDocument, address: string, minText: number): boolean {
  const body = document.querySelector('main') ?? document.querySelector('body');
  if (body === null) return false;
  const cards = [...body.querySelectorAll('article')].filter((card) => leadsElsewhere(card, address));
  if (cards.length < MIN_CARDS) return false;
  const outermost = cards.filter((card) => card.parentElement?.closest('article') == null);
  const inCards = outermost.reduce((length, card) => length + lengthOf(card), 0);
  return lengthOf(body) - inCards < minText;
}

/** Its heading is a link to another page. */
function leadsElsewhere(card: PageElement, address: string): boolean {
  const link = card.querySelector('h1 a[href], h2 a[href], h3 a[href], h4 a[href]') ?? card.querySelector('a[href]:has(h1, h2, h3, h4)');
  const to = absoluteUrl(link?.getAttribute('href') ?? undefined, address);
  return to !== undefined && new URL(to).pathname !== new URL(address).pathname;
}

function lengthOf({ textContent }: PageElement): number {
  return (textContent ?? '').replace(/\s+/gu, ' ').trim().length;
}
