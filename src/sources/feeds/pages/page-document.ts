import { parseHTML } from 'linkedom';
import { parse, serialize } from 'parse5';

/** The parts of an element that are looked at, and changed. */
export interface PageElement {
  readonly textContent: string | null;
  readonly tagName: string;
  readonly parentElement: PageElement | null;
  readonly children: ArrayLike<PageElement>;
  innerHTML: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  closest(selector: string): PageElement | null;
  replaceWith(other: PageElement): void;
  remove(): void;
}

export interface PageDocument extends Pick<PageElement, 'querySelector' | 'querySelectorAll'> {
  readonly documentElement: PageElement | null;
  createElement(name: string): PageElement;
}

/**
 * A page as a document. The library of the document does not add the tags that HTML lets authors leave out, `<html>` and `<body>`: the page
 * is written anew first, as a browser understands it.
 */
export function parsePageDocument(html: string): PageDocument {
  return parseHTML(serialize(parse(html))).document as unknown as PageDocument;
}
