import type { PageDocument, PageElement } from './page-document.ts';

/** Elements that hold a page's own text, the surest first. A page that has several of one kind is a list. */
export const CONTAINERS: readonly string[] = ['main article', 'article', 'main', '[role="main"]', 'body'];

/** The element of the first selector that only one fits. */
export function findOnly(document: PageDocument, selectors: readonly string[]): PageElement | undefined {
  for (const selector of selectors) {
    const [only, ...others] = document.querySelectorAll(selector);
    if (only !== undefined && others.length === 0) return only;
  }
  return undefined;
}

/** Whether an element is another one, or stands in it. */
export function isWithin(element: PageElement, outer: PageElement): boolean {
  for (let at: PageElement | null = element; at !== null; at = at.parentElement) if (at === outer) return true;
  return false;
}
