import type { PhrasingContent } from 'mdast';
import { decodeReferences } from './entities.ts';

/** Elements in a line of text whose meaning is kept. */
export const KEPT_ELEMENTS: ReadonlyMap<string, 'sup' | 'sub' | 'strike' | 'strong' | 'emphasis' | 'code' | 'link' | 'quote'> = new Map([
  ['sup', 'sup'],
  ['sub', 'sub'],
  ['del', 'strike'],
  ['s', 'strike'],
  ['strike', 'strike'],
  ['b', 'strong'],
  ['strong', 'strong'],
  ['i', 'emphasis'],
  ['em', 'emphasis'],
  ['cite', 'emphasis'],
  ['dfn', 'emphasis'],
  ['var', 'emphasis'],
  ['code', 'code'],
  ['kbd', 'code'],
  ['samp', 'code'],
  ['tt', 'code'],
  ['a', 'link'],
  ['q', 'quote'],
]);

/** The elements that browsers know. A word in angle brackets that is none of these, `<name>`, is text. */
const ELEMENTS = new Set(
  (
    'a abbr acronym address applet area article aside audio b base bdi bdo big blockquote body br button canvas caption center cite code col colgroup data ' +
    'datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset g h1 h2 h3 h4 h5 h6 head header ' +
    'hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee math menu meta meter nav nobr noscript object ol optgroup option ' +
    'output p param picture pre progress q rp rt ruby s samp script search section select slot small source span strike strong style sub summary sup svg ' +
    'table tbody td template textarea tfoot th thead time title tr track tt u ul use var video wbr'
  ).split(' '),
);

export function isElement(name: string): boolean {
  return ELEMENTS.has(name);
}

/** `<name>`, `<url>`, `<!channel>`: what only looks like a tag. `isClosed` says whether a tag that closes it follows. */
export function isOnlyWords(html: string, isClosed: boolean): boolean {
  const declaration = /^<!([A-Za-z]+)/.exec(html)?.[1];
  if (declaration !== undefined) return declaration.toLowerCase() !== 'doctype';
  const name = /^<([a-z][a-z\d]*)>$/.exec(html)?.[1];
  return name !== undefined && !isClosed && !ELEMENTS.has(name);
}

/** The value of an attribute, references read; empty when there is none. */
export function attributeOf(attributes: string, name: string): string {
  const match = new RegExp(`(?:^|[\\s"'])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  return decodeReferences(match?.[1] ?? match?.[2] ?? match?.[3] ?? '');
}

/** The lower-case name of an opening tag; undefined for anything else. */
export function openingName(html: string): string | undefined {
  return /\/>$/.test(html) ? undefined : /^<([A-Za-z][\w.:-]*)[\s>]/.exec(html)?.[1]?.toLowerCase();
}

/** The index at which the element that opens at `index` closes among its siblings; undefined if it does not. */
export function findClosing(nodes: readonly PhrasingContent[], index: number, name: string): number | undefined {
  let depth = 0;
  for (let at = index; at < nodes.length; at += 1) {
    const node = nodes[at];
    if (node?.type !== 'html') continue;
    if (openingName(node.value) === name) depth += 1;
    else if (new RegExp(`^</${name.replace(/\W/g, '\\$&')}\\s*>$`, 'i').test(node.value) && --depth === 0) return at;
  }
  return undefined;
}
