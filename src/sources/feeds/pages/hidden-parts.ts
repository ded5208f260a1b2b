import { isHiddenElement } from '../../../content/html/hidden-elements.ts';
import { closest, type ElementTest, hasWord, isTag } from './element-tests.ts';
import type { PageDocument, PageElement } from './page-document.ts';

/**
 * Takes the parts of a page away that are hidden, for members or without words for readers, by the rules of all HTML. The reader of pages
 * would take their marks off and keep their words.
 */
export function removeHiddenParts(document: PageDocument): void {
  const codeTables: CodeTables = new Map();
  for (const element of [...document.querySelectorAll('body *')]) if (isHidden(element, codeTables)) element.remove();
}

/** Whether each table that was asked about holds a `pre`: it may have a number in each of many thousand lines. */
type CodeTables = Map<PageElement, boolean>;

function isHidden(element: PageElement, codeTables: CodeTables): boolean {
  const { parentElement } = element;
  return isHiddenElement(toElement(element), {
    parent: parentElement === null ? undefined : toElement(parentElement),
    isInCode: () => isInCode(element, codeTables),
  });
}

const isPre = isTag('pre');
const isFigure = isTag('figure');
const isHighlight = hasWord('class', 'highlight');
const isCode: ElementTest = (element) => isPre(element) || (isFigure(element) && isHighlight(element));
const isTable = isTag('table');

/** As `beginsCode` finds it above an element. */
function isInCode(element: PageElement, codeTables: CodeTables): boolean {
  if (closest(element, isCode) !== undefined) return true;
  for (let table = closest(element, isTable); table !== undefined; table = closest(table.parentElement, isTable)) {
    const holdsPre = codeTables.get(table) ?? table.querySelector('pre') !== null;
    codeTables.set(table, holdsPre);
    if (holdsPre) return true;
  }
  return false;
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
