import { Readability } from '@mozilla/readability';
import { CONTAINERS, findOnly } from './containers.ts';
import { closest, isTag } from './element-tests.ts';
import { removeHiddenParts } from './hidden-parts.ts';
import { labelTabs } from './label-tabs.ts';
import { removeMarkedFacts } from './marked-facts.ts';
import { type CompletePage, openDocument, type PageDocument, type PageElement } from './page-document.ts';

/** Parts of a page that stand in its text and are none of it. */
const AROUND = 'footer, [role="navigation"], [role="search"]';
/** The reader of pages takes the right block and leaves less of it out than this, if it understood the page; else the container counts. */
const MIN_SHARE = 0.92;
/** The same for the whole body of a page that marks no text of its own: menus and sidebars are in it. */
const MIN_SHARE_OF_BODY = 0.3;

/** The reader of pages takes up to half a millisecond for an element. Of a larger page the container counts. */
const MAX_ELEMENTS = 4_000;
/** It reads the text of each element that is around others: so many letters take a second, and long pages have 5,000,000. */
const MAX_LETTERS = 30_000_000;

const isTextPart = isTag('main', 'article');

export interface MainText {
  readonly html: string;
  readonly title: string | undefined;
}

/** The text of a page without the parts that stand around it. `looked` is a document of `complete`, which is changed. */
export function findMainText(complete: CompletePage, looked: PageDocument): MainText | undefined {
  prepare(looked);
  const read = isLarge(looked, complete) ? undefined : readWhole(complete);
  const container = containerOf(looked);
  const title = read?.title?.trim() || looked.querySelector('title')?.textContent?.trim() || undefined;
  const content = read?.content ?? '';
  const minShare = container?.tagName.toLowerCase() === 'body' ? MIN_SHARE_OF_BODY : MIN_SHARE;
  const isPart = container !== undefined && (read?.textContent ?? '').trim().length < lengthOf(container) * minShare;
  if (isPart) return { html: container.innerHTML, title };
  return content === '' ? undefined : { html: content, title };
}

/** The text as the reader of pages finds it. */
function readWhole(complete: CompletePage) {
  const document = openDocument(complete);
  prepare(document);
  keepCallouts(document);
  unwrapHeadings(document);
  return new Readability(document as never, { keepClasses: true }).parse();
}

function prepare(document: PageDocument): void {
  labelTabs(document);
  removeHiddenParts(document);
  removeMarkedFacts(document);
}

function isLarge(document: PageDocument, complete: CompletePage): boolean {
  const letters = document.querySelector('body')?.textContent?.length ?? 0;
  return Array.from(document.querySelectorAll('*')).length > MAX_ELEMENTS || letters * complete.nesting > MAX_LETTERS;
}

function containerOf(document: PageDocument): PageElement | undefined {
  const only = findOnly(document, ['[itemprop="articleBody"]', ...CONTAINERS]);
  for (const part of [...(only?.querySelectorAll(AROUND) ?? [])]) part.remove();
  for (const heading of [...(only?.querySelectorAll('h1') ?? [])]) heading.remove();
  return only;
}

/** `<aside>` in a text is a note or a quotation, which the reader of pages would take for a sidebar. */
function keepCallouts(document: PageDocument): void {
  for (const aside of [...document.querySelectorAll('aside')]) {
    if (closest(aside, isTextPart) === undefined && !stands(aside)) continue;
    const callout = document.createElement('div');
    callout.innerHTML = aside.innerHTML;
    aside.replaceWith(callout);
  }
}

/** A heading in an element of its own, beside a link to itself, looks like a menu to the reader of pages. */
function unwrapHeadings(document: PageDocument): void {
  for (const heading of [...document.querySelectorAll('div > h2, div > h3, div > h4, div > h5, div > h6')]) {
    const wrapper = heading.parentElement;
    const isAlone = Array.from(wrapper?.children ?? []).every(
      (child) => child === heading || (child.getAttribute('href') ?? '').startsWith('#'),
    );
    if (isAlone) wrapper?.replaceWith(heading);
  }
}

/** Between the paragraphs of a text. */
function stands({ parentElement }: PageElement): boolean {
  return Array.from(parentElement?.children ?? []).filter(({ tagName }) => tagName.toLowerCase() === 'p').length > 1;
}

function lengthOf({ textContent }: PageElement): number {
  return (textContent ?? '').trim().length;
}
