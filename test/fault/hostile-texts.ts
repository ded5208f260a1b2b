import type { Readings } from '../../src/sources/feeds/readers.ts';
import type { Random } from './random.ts';

/** A text that was made to hurt its reader. */
export interface HostileText {
  readonly name: string;
  readonly kind: keyof Readings;
  readonly text: string;
}

/** UTF-16 units of one: repeated, an atom of a few signs finds what is quadratic. */
const LENGTH = 300_000;
const DEPTH = 200_000;

/** Beginnings that nothing ends, and pieces that libraries look for the end of. */
const XML_ATOMS = [
  ...[
    '<',
    '<a',
    '<a ',
    '<a>',
    '<a b',
    '<a b="',
    "<a b='",
    '<a b="1"',
    '<a/',
    '</',
    '</a',
    '</a>',
    '<a></b>',
    '<!',
    '<!-',
    '<!--',
    '<!-- -',
  ],
  ...[
    '-->',
    '<![',
    '<![CDATA[',
    '<![CDATA[]',
    ']]>',
    ']]',
    '<!DOCTYPE',
    '<!DOCTYPE a [',
    '<!ENTITY',
    '<!ENTITY a "b">',
    '<?',
    '<?xml',
    '<?a?',
  ],
  ...[
    '&',
    '&#',
    '&#x',
    '&#38;',
    '&amp',
    '&amp;',
    '&lt;',
    '&a;',
    '&lt;p&gt;',
    '"',
    "'",
    '=',
    '>',
    '/',
    '\n',
    ' ',
    '\t',
    '\u00A0',
    '\uFEFF',
    '\0',
  ],
  ...[
    '<item>',
    '<item><title>',
    '<entry><link href="',
    '<channel>',
    '<title>',
    '<guid>',
    '<link>',
    '<description>',
    '<pubDate>',
    '<media:group>',
  ],
  ...['<x:y xmlns:x="', 'xmlns:a="b" ', '<content type="xhtml"><div>', '<summary>&lt;a', '<a href="https://gate.example/'],
];

/** The places in which they stand. */
const XML_PLACES: readonly (readonly [name: string, before: string, kind: keyof Readings])[] = [
  ['bare', '', 'feed'],
  ['in an item', '<rss><channel><item><title>A</title><link>https://gate.example/a</link><description>', 'feed'],
  [
    'in XHTML',
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">',
    'feed',
  ],
  ['in a sitemap', '<urlset><url><loc>', 'sitemap'],
];

/** Every atom in every place: 260. */
export function listUnclosed(): readonly HostileText[] {
  return XML_PLACES.flatMap(([place, before, kind]) =>
    XML_ATOMS.map((atom) => ({
      name: `${JSON.stringify(atom)} ${place}`,
      kind,
      text: before + atom.repeat(Math.ceil(LENGTH / atom.length)),
    })),
  );
}

const ITEM = '<item><title>A</title><link>https://gate.example/a</link><description>';
const LINES = Array.from({ length: 9 }, (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`).join('');

/** As many elements as a page may have. */
const PAGE_ELEMENTS = 24_900;
/** Elements by which the parts of a page are looked for. */
const PAGE_ATOMS: readonly (readonly [name: string, atom: string])[] = [
  ['dates', '<time class="published" datetime="2026-11-02">a</time>'],
  ['authors', '<i itemprop="author">a</i>'],
  ['paragraphs', '<p>a'],
  ['pictures', '<img src="a" alt="b">'],
  ['headings', '<h2 id="a">a</h2>'],
  ['cards', '<article><h2><a href="/b">a</a></h2></article>'],
];

/** Beginnings behind which elements are not what they seem to be: in a value, a drawing, a script, or with ends of others. */
const DISGUISES: readonly (readonly [name: string, before: string, atom: string])[] = [
  ['behind a value that opens a remark', '<p title="<!--">x</p>', '<div>'],
  ['behind a value that opens a script', '<p title="<script>">x</p>', '<div>'],
  ['between ends of others', '', '<div></x>'],
  ['of a drawing, links', '<svg>', '<a>'],
  ['of a drawing, with a slash in a value', '<svg>', '<g a="/>">'],
  ['of a drawing, cells', '<svg>', '<td>'],
  ['of a formula, in a style', '<math></svg><style>', '<mi>'],
  ['that are readings of signs', '', '<rt>'],
  ['for a reader without scripts', '<noscript>', '<div>'],
  ['in a script in a script', '<script><!--<script></script>', '<div>'],
  ['in a frame', '<iframe>', '<div>'],
  ['in plain text', '<plaintext>', '<div>'],
  ['that each paragraph repeats', `<p>${Array.from({ length: 900 }, (_, id) => `<b id=${id}>`).join('')}</p>`, '<p>x'],
  ['of long values that each paragraph repeats', `<p><b a="${'x'.repeat(100_000)}"></p>`, '<p>x'],
];

/** Bombs by name: entities, depth, and the shapes that pages and numbers have. */
export function listBombs(): readonly HostileText[] {
  const deep = (open: string): string => open.repeat(DEPTH);
  const attributes = Array.from({ length: 600_000 }, (_, number) => `a${number}=""`).join(' ');
  return [
    {
      name: 'a billion laughs',
      kind: 'feed',
      text: `<!DOCTYPE rss [<!ENTITY e0 "ha">${LINES}]><rss><channel>${ITEM}&e9;</description></item></channel></rss>`,
    },
    {
      name: 'one entity, used often',
      kind: 'feed',
      text: `<!DOCTYPE rss [<!ENTITY e "${'x'.repeat(50_000)}">]><rss><channel>${ITEM}${'&e;'.repeat(50_000)}`,
    },
    {
      name: 'an entity of a file',
      kind: 'feed',
      text: `<!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/hostname">]><rss><channel>${ITEM}&e;`,
    },
    { name: 'elements 200,000 deep', kind: 'feed', text: `<rss><channel>${deep('<a>')}` },
    {
      name: 'HTML 200,000 deep in an item',
      kind: 'feed',
      text: `<rss><channel>${ITEM}${deep('&lt;div&gt;')}</description></item></channel></rss>`,
    },
    { name: 'a page 200,000 deep', kind: 'page', text: `<html><body>${deep('<div>')}` },
    { name: 'tables in tables', kind: 'page', text: `<html><body>${'<table><tr><td>'.repeat(20_000)}` },
    { name: 'a page of open lists', kind: 'page', text: `<html><body><main>${'<ul><li>a'.repeat(30_000)}` },
    { name: 'a page of links', kind: 'page', text: `<html><body><main>${'<a href="#">a</a> '.repeat(40_000)}` },
    { name: 'a page of a million tags', kind: 'page', text: `<html><body><main>${'<i>a</i>'.repeat(500_000)}` },
    ...PAGE_ATOMS.map(
      ([name, atom]): HostileText => ({
        name: `a page of ${name}`,
        kind: 'page',
        text: `<html><body><main><h1>A</h1>${'<div>'.repeat(25)}${atom.repeat(Math.floor(PAGE_ELEMENTS / (atom.match(/<\w/gu) ?? []).length))}`,
      }),
    ),
    { name: 'a page of paragraphs 900 deep', kind: 'page', text: `<html><body><main>${'<div>'.repeat(900)}${'<p>A gate.'.repeat(2_000)}` },
    ...DISGUISES.map(
      ([name, before, atom]): HostileText => ({
        name: `a page of elements ${name}`,
        kind: 'page',
        text: `<html><body><main><h1>A</h1>${before}${atom.repeat(50_000)}`,
      }),
    ),
    { name: 'a page of remarks', kind: 'page', text: `<html><body><main>${'a<!---->'.repeat(490_000)}` },
    { name: 'one element of 600,000 attributes behind the end of a tag', kind: 'page', text: `<html><body><a x=">" ${attributes}>` },
    { name: 'one element of 600,000 attributes', kind: 'page', text: `<html><body><p ${attributes}>` },
    { name: 'one element of 600,000 attributes in a feed', kind: 'feed', text: `<rss><channel><item ${attributes}>` },
    { name: 'facts 200,000 deep', kind: 'page', text: `<html><body><script type="application/ld+json">${deep('[')}</script>` },
    {
      name: 'facts with open strings',
      kind: 'page',
      text: `<html><body><script type="application/ld+json">{"@type":"Article", ${' '.repeat(LENGTH)}"a": "${'\\"'.repeat(100_000)}</script>`,
    },
    { name: 'JSON 200,000 deep', kind: 'feed', text: `{"version":"https://jsonfeed.org/version/1","items":${deep('[')}` },
    {
      name: 'links on, one after the other',
      kind: 'feed',
      text: `<rss><channel>${ITEM}${'&lt;a href="https://gate.example/a"&gt;on&lt;/a&gt;'.repeat(8_000)}</description></item></channel></rss>`,
    },
    {
      name: 'links on, each in the next',
      kind: 'feed',
      text: `<rss><channel>${ITEM}${'&lt;p&gt;&lt;a href="https://gate.example/a"&gt;on'.repeat(8_000)}</description></item></channel></rss>`,
    },
    {
      name: 'a date without an end',
      kind: 'feed',
      text: `<rss><channel><item><title>A</title><pubDate>${'Mon, '.repeat(60_000)}</pubDate></item></channel></rss>`,
    },
    { name: 'a million items', kind: 'feed', text: `<rss><channel>${'<item/>'.repeat(1_000_000)}</channel></rss>` },
  ];
}

/** A text with some of its pieces cut, doubled, moved or replaced. */
export function mutate(text: string, random: Random): string {
  let mutated = text;
  for (let changes = Math.ceil(random.next() * 6); changes > 0; changes -= 1) {
    const at = Math.floor(random.between(0, mutated.length));
    const end = Math.min(mutated.length, at + Math.ceil(random.next() ** 3 * 200));
    const piece = mutated.slice(at, end);
    const atom = XML_ATOMS[Math.floor(random.next() * XML_ATOMS.length)] ?? '';
    const choices = ['', piece + piece, atom, atom.repeat(Math.ceil(random.next() * 50)), [...piece].reverse().join(''), `${piece}\uD800`];
    mutated = mutated.slice(0, at) + (choices[Math.floor(random.next() * choices.length)] ?? '') + mutated.slice(end);
  }
  return mutated;
}
