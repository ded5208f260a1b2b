/** Elements that HTML closes by itself: a page may open any number of them one after the other. */
const CLOSED_BY_ITSELF = new Set(
  (
    'p li dt dd td th tr tbody thead tfoot option optgroup colgroup rt rp html head body ' +
    'area base br col embed hr img input link meta param source track wbr'
  ).split(' '),
);
/** Elements that are open at a time. Pages have some dozens; the parser of HTML takes a minute for a hundred thousand. */
export const MAX_NESTING = 1_000;
/** Tags of one text. The longest articles have some ten thousands, and each costs up to a tenth of a millisecond. */
const MAX_TAGS = 100_000;

/** Whether HTML nests deeper than `MAX_NESTING`, or has more than a hundred thousand tags, counted in one pass before anything is built of it. */
export function isTooMuchHtml(html: string): boolean {
  let open = 0;
  let tags = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
    const isEnd = html[at + 1] === '/';
    const name = nameAt(html, isEnd ? at + 2 : at + 1);
    if (name !== '') tags += 1;
    if (tags > MAX_TAGS) return true;
    if (name === '' || CLOSED_BY_ITSELF.has(name)) continue;
    open = isEnd ? Math.max(0, open - 1) : open + 1;
    if (open > MAX_NESTING) return true;
  }
  return false;
}

/** The longest name that counts, with a digit more, in UTF-16 units. */
const MAX_NAME = 12;

function nameAt(html: string, start: number): string {
  return /^[a-z][a-z\d-]*/iu.exec(html.slice(start, start + MAX_NAME))?.[0].toLowerCase() ?? '';
}
