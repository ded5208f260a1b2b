import { CONTAINERS, findOnly, isWithin } from './containers.ts';
import { closest, hasAttribute, hasWord, isTag } from './element-tests.ts';
import type { PageDocument, PageElement } from './page-document.ts';

/** Parts of a page that belong to its article, and not to a card, a comment or a sidebar beside it. */
export interface OwnParts {
  /** The elements with a property of microdata that the article has, the surest first. */
  withProperty(name: string): readonly PageElement[];
  /** Whether an element without microdata stands with the article. */
  has(element: PageElement): boolean;
}

/** Marked elements that are looked at, each of which asks for the elements around it. Pages have some dozens. */
export const MAX_MARKED = 2_000;

/** Types of items that are the article of a page; some themes give none, or the widest. */
const ARTICLE = /\/(?:\w*(?:Article|Posting|Report)|CreativeWork)$/iu;
/** Items that are a page or a site as a whole: their properties belong to the article of the page. */
const WHOLE = /\/(?:\w*Page|WebSite|Blog)$/iu;
const isComment = hasWord('itemprop', 'comment');
const isItem = hasAttribute('itemscope');
/** Parts that may be of another article. */
const isPart = isTag('article', 'aside', 'nav', 'li');
const isHead = isTag('header');

export function findOwnParts(document: PageDocument): OwnParts {
  const container = findOnly(document, CONTAINERS);
  const [only, ...others] = [...document.querySelectorAll('h1')].filter((found) => lengthOf(found) > 0);
  const heading = only !== undefined && others.length === 0 && container !== undefined && isWithin(only, container) ? only : undefined;
  const item = findItem(document, [heading, findOnly(document, ['[itemprop~="articleBody"]']), container]);
  const title = heading === undefined || item === undefined || isWithin(heading, item) ? heading : undefined;

  function has(element: PageElement): boolean {
    if (container === undefined || closest(element, isComment) !== undefined) return false;
    if (!isWithin(element, container) && closest(element, isHead) === undefined) return false;
    const part = closest(element, isPart);
    return part === undefined || isWithin(title ?? container, part);
  }

  /** A single h1 is the title: only an element of it, or one that nobody sees, says another. */
  function isOfTitle(element: PageElement): boolean {
    return title === undefined || isWithin(element, title) || isWithin(title, element) || element.tagName.toLowerCase() === 'meta';
  }

  // One look at the document, which takes a while if it is large.
  const properties = [...document.querySelectorAll('[itemprop]')].slice(0, MAX_MARKED);
  const all = (name: string): readonly PageElement[] => properties.filter(hasWord('itemprop', name));
  const isLoose = (element: PageElement): boolean => itemOf(element) === undefined && has(element);
  // Properties without an item beside the headline of another article are of that one.
  const isMixed = all('headline').some((element) => isLoose(element) && !isOfTitle(element));

  return {
    withProperty(name) {
      const marked = all(name).filter((element) => name !== 'headline' || isOfTitle(element));
      const inItem =
        item === undefined ? [] : marked.filter((element) => itemOf(element) === item && closest(element, isComment) === undefined);
      return inItem.length > 0 || isMixed ? inItem : marked.filter(isLoose);
    },
    has,
  };
}

/** The item around the title, the text or the main part; else the only one of the page, if it has more than half of its words. */
function findItem(document: PageDocument, anchors: readonly (PageElement | undefined)[]): PageElement | undefined {
  for (const anchor of anchors) {
    let item = closest(anchor, isItem);
    while (item !== undefined && !isArticle(item)) item = closest(item.parentElement, isItem);
    if (item !== undefined) return item;
  }
  const [item, ...others] = [...document.querySelectorAll('[itemscope]')].filter(isArticle);
  const body = document.querySelector('body');
  return item !== undefined && body !== null && others.length === 0 && lengthOf(item) * 2 > lengthOf(body) ? item : undefined;
}

function isArticle(item: PageElement): boolean {
  const type = item.getAttribute('itemtype');
  if (/^(?:html|body)$/iu.test(item.tagName) || closest(item, isComment) !== undefined) return false;
  return type === null ? item.getAttribute('itemprop') === null : typesOf(type).some((one) => ARTICLE.test(one));
}

/** The item that an element is a property of; undefined for the page as a whole. */
function itemOf(element: PageElement): PageElement | undefined {
  const item = closest(element.parentElement, isItem);
  if (item === undefined || /^(?:html|body)$/iu.test(item.tagName)) return undefined;
  return typesOf(item.getAttribute('itemtype') ?? '').some((type) => WHOLE.test(type)) ? itemOf(item) : item;
}

function typesOf(written: string): readonly string[] {
  return written.trim().split(/\s+/u);
}

function lengthOf({ textContent }: PageElement): number {
  return (textContent ?? '').trim().length;
}
