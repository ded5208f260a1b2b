import { isHiddenElement } from '../../../content/html/hidden-elements.ts';
import type { PageDocument, PageElement } from './page-document.ts';

/**
 * Takes the parts of a page away that are hidden, for members or without words for readers, by the rules of all HTML. The reader of pages
 * would take their marks off and keep their words.
 */
export function removeHiddenParts(document: PageDocument): void {
  for (const element of [...document.querySelectorAll('body *')]) if (isHidden(element)) element.remove();
}

function isHidden(element: PageElement): boolean {
  const { parentElement } = element;
  return isHiddenElement(toElement(element), parentElement === null ? undefined : toElement(parentElement));
}

/** An element with the attributes that are judged, without its children. */
function toElement(element: PageElement): Parameters<typeof isHiddenElement>[0] {
  return {
    type: 'element',
    tagName: element.tagName.toLowerCase(),
    properties: {
      className: element.getAttribute('class')?.split(/\s+/u),
      hidden: element.getAttribute('hidden') === null ? undefined : true,
      ariaHidden: element.getAttribute('aria-hidden') ?? undefined,
      dataVisibility: element.getAttribute('data-visibility') ?? undefined,
      style: element.getAttribute('style') ?? undefined,
    },
    children: [],
  };
}
