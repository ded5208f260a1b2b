import { parseHTML } from 'linkedom';
import { parse, serialize } from 'parse5';
import { nestingOf } from '../../../content/html/html-bounds.ts';
import { makePlain } from './plain-elements.ts';

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
  matches(selector: string): boolean;
  replaceWith(other: PageElement): void;
  prepend(other: PageElement): void;
  remove(): void;
}

export interface PageDocument extends Pick<PageElement, 'querySelector' | 'querySelectorAll'> {
  readonly documentElement: PageElement | null;
  createElement(name: string): PageElement;
}

/**
 * The page with the tags that HTML lets authors leave out, `<html>` and `<body>`: the library of the document does not add them, and finds no
 * text then. Elements have the names by which they are read.
 * Undefined if it nests too deep to be read.
 */
export function completeHtml(html: string): string | undefined {
  if (nestingOf(html) === undefined) return undefined;
  const tree = parse(html);
  makePlain(tree);
  return serialize(tree);
}

/** A document of its own each time, since those who read it change it. */
export function openDocument(complete: string): PageDocument {
  return parseHTML(complete).document as unknown as PageDocument;
}
