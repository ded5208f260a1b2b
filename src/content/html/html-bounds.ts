import { tagsOf } from './tags-of.ts';

/** Elements that HTML closes by itself: a page may open any number of them one after the other. */
const CLOSED_BY_ITSELF = new Set(
  (
    'p li dt dd td th tr tbody thead tfoot option optgroup colgroup rt rp html head body a ' +
    'area base br col embed hr img input link meta param source track wbr'
  ).split(' '),
);
/** Elements that are open at a time. Pages have some dozens; the parser of HTML takes a minute for a hundred thousand. */
export const MAX_NESTING = 1_000;
/** Tags of one text. The longest of 3,500 pages of documentation has 18,000; each costs up to 0.04 ms and 5 kB. */
const MAX_TAGS = 50_000;
/** Open elements at each tag, summed up: what asks for the elements around one takes so many steps. Long pages have 300,000. */
const MAX_STEPS = 3_000_000;

/** Attributes of one tag, each of which the parser compares with those before it. No element has fifty. */
const MAX_ATTRIBUTES = 1_000;
const ATTRIBUTE = /[^\s"'>=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?/gu;

/** The most elements of HTML that are open at a time, counted before anything is built of it; undefined if it is too much to be read. */
export function nestingOf(html: string): number | undefined {
  let open = 0;
  let most = 0;
  let tags = 0;
  let steps = 0;
  for (const { name, isEnd, isEmpty, text } of tagsOf(html)) {
    tags += 1;
    if (!isEmpty && !CLOSED_BY_ITSELF.has(name)) open = isEnd ? Math.max(0, open - 1) : open + 1;
    steps += open;
    most = Math.max(most, open);
    if (tags > MAX_TAGS || steps > MAX_STEPS || open > MAX_NESTING || hasManyAttributes(text)) return undefined;
  }
  return most;
}

function hasManyAttributes(text: string): boolean {
  // Each takes two letters at least.
  if (text.length < 2 * MAX_ATTRIBUTES) return false;
  const tag = text.slice(0, text.indexOf('>') + 1 || undefined);
  return Array.from(tag.matchAll(ATTRIBUTE)).length > MAX_ATTRIBUTES;
}
