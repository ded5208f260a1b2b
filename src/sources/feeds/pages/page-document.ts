import { parseHTML } from 'linkedom';
import { serialize } from 'parse5';
import { parseBounded } from '../../../content/html/bounded-html.ts';
import { createHtmlBounds } from '../../../content/html/html-bounds.ts';
import { orUndefined } from '../page-tree.ts';
import { makePlain } from './plain-elements.ts';
import { openRawText } from './raw-text.ts';

/** The parts of an element that are looked at, and changed. */
export interface PageElement {
  textContent: string | null;
  readonly tagName: string;
  readonly parentElement: PageElement | null;
  readonly children: ArrayLike<PageElement>;
  innerHTML: string;
  getAttribute(name: string): string | null;
  removeAttribute(name: string): void;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  closest(selector: string): PageElement | null;
  replaceWith(other: PageElement): void;
  prepend(other: PageElement): void;
  remove(): void;
}

export interface PageDocument extends Pick<PageElement, 'querySelector' | 'querySelectorAll'> {
  readonly documentElement: PageElement | null;
  createElement(name: string): PageElement;
}

/** A page with all its tags. */
export interface CompletePage {
  readonly html: string;
  /** The most elements that are open at a time. */
  readonly nesting: number;
}

/**
 * The page with the tags that HTML lets authors leave out, `<html>` and `<body>`: the library of the document does not add them, and finds no
 * text then. Elements have the names by which they are read.
 * Undefined if it nests too deep, or has too much of something, to be read.
 */
export function completeHtml(html: string): CompletePage | undefined {
  const bounds = createHtmlBounds();
  return orUndefined(() => {
    const tree = parseBounded(html, bounds, { isFragment: false, hasScripts: true, hasPlaces: false });
    openRawText(tree, bounds);
    makePlain(tree);
    return { html: serialize(tree, { scriptingEnabled: false }), nesting: bounds.nesting };
  });
}

/** A document of its own each time, since those who read it change it. */
export function openDocument({ html }: CompletePage): PageDocument {
  return parseHTML(html).document as unknown as PageDocument;
}
