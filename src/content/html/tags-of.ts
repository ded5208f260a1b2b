/** A tag as it stands in HTML. */
export interface Tag {
  /** In lower case, cut after twelve characters: no name that counts is longer. */
  readonly name: string;
  readonly isEnd: boolean;
  /** It is a shape of a drawing that closes itself: `<path/>`. */
  readonly isEmpty: boolean;
  /** The tag with its attributes, and the words up to the next tag. */
  readonly text: string;
}

/** The longest name that counts, with a digit more, in UTF-16 units. */
const MAX_NAME = 12;
/** Elements whose content is text up to their own end: a script compares `i<n`. */
const TEXT = /^(?:script|style|title|textarea|xmp|iframe|noembed|noframes)$/u;
const DRAWING = /^(?:svg|math)$/u;
/** The elements of SVG that have no content in most drawings, and those around them. Any other may end the drawing. */
const SHAPE =
  /^(?:path|circle|ellipse|rect|line|polyline|polygon|use|stop|image|g|defs|symbol|text|tspan|mask|clippath|linear\w*|radial\w*)$/u;
/** Elements of SVG that hold words, and HTML if they hold another element. */
const WORDS = /^(?:title|desc|style)$/u;
/** An end of these makes an element of HTML. */
const ENDS_DRAWING = /^(?:p|br)$/u;

/** The tags of HTML in one pass, without building anything: not those in remarks and scripts. */
export function* tagsOf(html: string): Generator<Tag> {
  // Inside of drawings other rules hold: a script has elements there, and a slash closes an element.
  let drawings = 0;
  let isPure = false;
  let next = html.indexOf('<');
  while (next !== -1) {
    const at = next;
    next = html.indexOf('<', at + 1);
    if (html.startsWith('<!--', at)) {
      next = nextFrom(html, /--!?>/gu, at + 2);
      continue;
    }
    const isEnd = html[at + 1] === '/';
    const name = nameAt(html, isEnd ? at + 2 : at + 1);
    if (name === '') continue;
    if (DRAWING.test(name)) {
      drawings = Math.max(0, drawings + (isEnd ? -1 : 1));
      isPure = !isEnd;
    } else if (isEnd ? ENDS_DRAWING.test(name) : !SHAPE.test(name) && !(WORDS.test(name) && html.startsWith(`</${name}`, next)))
      isPure = false;
    const text = html.slice(at, next === -1 ? undefined : next);
    yield { name, isEnd, isEmpty: isPure && !isEnd && /^[^>]*\/>/u.test(text), text };
    if (!isEnd && drawings === 0 && TEXT.test(name)) next = nextFrom(html, new RegExp(`</${name}`, 'giu'), at);
  }
}

/** The offset of the first `<` from the next match on; -1 without one. */
function nextFrom(html: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from;
  const found = pattern.exec(html);
  return found === null ? -1 : html.indexOf('<', found.index);
}

function nameAt(html: string, start: number): string {
  return /^[a-z][a-z\d-]*/iu.exec(html.slice(start, start + MAX_NAME))?.[0].toLowerCase() ?? '';
}
