import type { PageElement } from './page-document.ts';

/** A question about one element. The library of the document compiles a selector anew for each element that it is asked about, which costs far more. */
export type ElementTest = (element: PageElement) => boolean;

export function isTag(...names: readonly string[]): ElementTest {
  return ({ tagName }) => names.includes(tagName.toLowerCase());
}

export function hasAttribute(name: string): ElementTest {
  return (element) => element.getAttribute(name) !== null;
}

/** Whether an attribute that holds words, such as `class` or `itemprop`, has one of them. */
export function hasWord(attribute: string, ...words: readonly string[]): ElementTest {
  return (element) => (element.getAttribute(attribute) ?? '').split(/\s+/u).some((word) => words.includes(word));
}

/** An element, or the next one around it, that fits. */
export function closest(element: PageElement | null | undefined, fits: ElementTest): PageElement | undefined {
  for (let at = element ?? null; at !== null; at = at.parentElement) if (fits(at)) return at;
  return undefined;
}
