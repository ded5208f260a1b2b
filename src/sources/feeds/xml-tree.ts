import { Parser } from 'htmlparser2';

/** An element of XML. `name` has the usual prefix of its namespace, whatever prefix the document uses: `content:encoded`, `dc:date`. */
export interface XmlElement {
  readonly name: string;
  /** By name in lower case, `xml:base` and `rdf:about` included. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Offsets of the content between the tags, in UTF-16 units of the document: XHTML is read as it is written. */
  readonly start: number;
  readonly end: number;
  /** Set if the document ends within it: it was cut off on its way. */
  readonly isCut?: true;
}

/** Text is read once: references are characters, CDATA is as it is. */
export type XmlNode = XmlElement | { readonly text: string; readonly isCdata: boolean };

/** Deeper than any feed; what is deeper is left out. */
const MAX_DEPTH = 100;
/** Open elements below that after which the rest is left out: nothing but a bomb has them. */
const MAX_TOO_DEEP = 1_000;
/** Elements that are kept of one document; a sitemap of 50,000 pages has 250,000. */
const MAX_ELEMENTS = 300_000;

/** Attributes of one document, for the same reason. */
const MAX_ATTRIBUTES = 300_000;

/** Namespaces of feeds by their addresses, with the prefix that nearly all of them use. Addresses are compared without scheme and last slash. */
const PREFIXES = new Map([
  ['www.w3.org/2005/atom', ''],
  ['purl.org/atom/ns#', ''],
  ['purl.org/rss/1.0', ''],
  ['backend.userland.com/rss2', ''],
  ['purl.org/rss/1.0/modules/content', 'content'],
  ['purl.org/dc/elements/1.1', 'dc'],
  ['purl.org/dc/terms', 'dcterms'],
  ['search.yahoo.com/mrss', 'media'],
  ['www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf'],
  ['purl.org/rss/1.0/modules/syndication', 'sy'],
  ['www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['www.w3.org/1999/xhtml', 'xhtml'],
]);

interface OpenElement {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlNode[];
  readonly start: number;
  end: number;
  isCut?: true;
  /** An item began in it, so that it has ended, whatever its document says. */
  isOver?: true;
  readonly prefixes: ReadonlyMap<string, string>;
}

/**
 * Reads XML as real feeds have it: bare `&`, missing ends and upper-case names are taken as meant. Entities of a document type are never
 * expanded. Undefined if there is no element at all.
 */
export function parseXml(xml: string): XmlElement | undefined {
  const root: OpenElement = { name: '', attributes: {}, children: [], start: 0, end: xml.length, prefixes: new Map() };
  const open: OpenElement[] = [root];
  let tooDeep = 0;
  let elements = 0;
  let attributesRead = 0;
  let isCdata = false;
  const parser = new Parser(
    {
      onattribute() {
        attributesRead += 1;
        if (attributesRead > MAX_ATTRIBUTES) throw new TooMuchError();
      },
      onopentag(written, given) {
        if (open.length > MAX_DEPTH) {
          tooDeep += 1;
          if (tooDeep > MAX_TOO_DEEP) throw new TooMuchError();
          return;
        }
        elements += 1;
        if (elements > MAX_ELEMENTS) throw new TooMuchError();
        const outer = open.at(-1) ?? root;
        const attributes = Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]));
        const prefixes = prefixesOf(attributes, outer.prefixes);
        const name = nameOf(written, prefixes);
        const parent = name === 'item' ? endAround(open) : outer;
        const element: OpenElement = {
          name,
          attributes,
          children: [],
          start: parser.endIndex + 1,
          end: xml.length,
          prefixes,
        };
        parent.children.push(element);
        open.push(element);
      },
      ontext(text) {
        if (tooDeep === 0) open.at(-1)?.children.push({ text, isCdata });
      },
      oncdatastart: () => (isCdata = true),
      oncdataend: () => (isCdata = false),
      onclosetag(_, isImplied) {
        if (tooDeep > 0) tooDeep -= 1;
        else {
          const element = open.length > 1 ? open.pop() : undefined;
          if (element === undefined) return;
          element.end = Math.max(element.start, parser.startIndex);
          if (isImplied && parser.startIndex >= xml.length - 1 && element.isOver === undefined) element.isCut = true;
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  try {
    parser.end(xml);
  } catch (error) {
    if (!(error instanceof TooMuchError)) throw error;
    // The elements that are open now have no end.
    for (const element of open) element.isCut = true;
  }
  return root.children.find((node): node is XmlElement => 'name' in node);
}

/**
 * The element that holds an item: the channel, or what holds that. What is open in it has no end, since no element of a channel holds items; it ends
 * before this one.
 */
function endAround(open: readonly OpenElement[]): OpenElement {
  const around = open.findLastIndex(({ name }) => ['channel', 'rdf:rdf', 'rdf'].includes(name));
  for (const element of around < 0 ? [] : open.slice(around + 1)) element.isOver = true;
  return (around < 0 ? open.at(-1) : open[around]) as OpenElement;
}

/** The rest of a document is left out. */
class TooMuchError extends Error {}

function prefixesOf(attributes: Readonly<Record<string, string>>, outer: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const own = Object.entries(attributes).filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  if (own.length === 0) return outer;
  const prefixes = new Map(outer);
  for (const [name, address] of own) {
    const usual = PREFIXES.get(
      address
        .trim()
        .toLowerCase()
        .replace(/^https?:\/\//u, '')
        .replace(/\/$/u, ''),
    );
    if (usual !== undefined) prefixes.set(name.slice('xmlns:'.length), usual);
  }
  return prefixes;
}

function nameOf(written: string, prefixes: ReadonlyMap<string, string>): string {
  const [, prefix = '', local = ''] = /^(?:([^:]*):)?(.*)$/su.exec(written.toLowerCase()) ?? [];
  const usual = prefixes.get(prefix) ?? prefix;
  return usual === '' ? local : `${usual}:${local}`;
}

/** The child elements of this name; of several names, in the order of the names. */
export function childrenOf(element: XmlElement, ...names: readonly string[]): readonly XmlElement[] {
  return names.flatMap((name) => element.children.filter((node): node is XmlElement => 'name' in node && node.name === name));
}

/** All text in an element, read once and trimmed. */
export function textOf(element: XmlElement | undefined): string {
  return element === undefined ? '' : joinText(element).trim();
}

function joinText(element: XmlElement): string {
  return element.children.map((node) => ('name' in node ? joinText(node) : node.text)).join('');
}

/** The text of the first child of these names that has one. */
export function childText(element: XmlElement, ...names: readonly string[]): string | undefined {
  return childrenOf(element, ...names)
    .map(textOf)
    .find((text) => text !== '');
}
