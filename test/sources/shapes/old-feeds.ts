import type { FeedShape } from './read-shape.ts';
import { escaped } from './write-feeds.ts';

const AT_DATE = '2026-11-02T09:30:00Z';

/** Feeds of formats that were left long ago, and that sites still serve. */
export const oldFeeds: readonly FeedShape[] = [
  {
    name: 'RSS 0.90: RDF in the namespace of Netscape',
    body: `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
      <channel><title>The Gate</title><link>https://gate.example/</link><description>Water</description></channel><item><title>Salt</title><link>https://gate.example/salt</link></item></rdf:RDF>`,
    gives: [{ title: 'Salt', url: 'https://gate.example/salt' }],
    feed: { format: 'rdf', title: 'The Gate' },
  },
  {
    name: 'RSS 0.91: a document type of Netscape, no guid and no date',
    body: `<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
      <rss version="0.91"><channel><title>The Gate</title><link>https://gate.example/</link><item><title>Salt</title><link>https://gate.example/salt</link><description>In short</description></item></channel></rss>`,
    gives: [{ title: 'Salt', date: '2026-11-20T10:00:00Z', text: 'In short' }],
  },
  {
    name: 'RSS 0.92: items without titles',
    body: `<rss version="0.92"><channel><title>The Gate</title><link>https://gate.example/</link><item><description>${escaped('The gate <b>opens</b> at noon. Come and see.')}</description></item><item><description>No link, no title.</description></item></channel></rss>`,
    gives: [
      { title: 'The gate opens at noon', text: 'The gate opens at noon. Come and see.' },
      { title: 'No link, no title', url: undefined },
    ],
  },
  {
    name: 'RSS 1.0: all of Dublin Core, the text in content:encoded, items listed beside',
    body: `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xml:lang="de">
      <channel rdf:about="https://gate.example/index.rdf"><title>Das Tor</title><link>https://gate.example/</link><dc:language>de</dc:language><items><rdf:Seq><rdf:li rdf:resource="https://gate.example/salz"/></rdf:Seq></items></channel>
      <item rdf:about="https://gate.example/salz"><title>Salz</title><link>https://gate.example/salz</link><dc:date>2026-11-02T10:30:00+01:00</dc:date><dc:creator>Mara Quist</dc:creator><dc:subject>Wasser</dc:subject><description>Kurz</description><content:encoded><![CDATA[<p>Lang und breit.</p>]]></content:encoded></item></rdf:RDF>`,
    gives: [
      {
        title: 'Salz',
        date: AT_DATE,
        by: ['Mara Quist'],
        about: ['Wasser'],
        dek: 'Kurz',
        text: 'Lang und breit.',
        lang: 'de',
      },
    ],
    feed: { format: 'rdf', lang: 'de' },
  },
  {
    name: 'RSS 1.0: everything under a prefix',
    body: `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://purl.org/rss/1.0/"><s:channel r:about="x"><s:title>The Gate</s:title><s:link>https://gate.example/</s:link></s:channel><s:item r:about="https://gate.example/a"><s:title>A</s:title><s:link>https://gate.example/a</s:link></s:item></r:RDF>`,
    gives: [{ title: 'A', url: 'https://gate.example/a' }],
    feed: { format: 'rdf' },
  },
  {
    name: 'RSS 2.0 in the namespace of its author',
    body: `<rss version="2.0" xmlns="http://backend.userland.com/rss2"><channel><title>The Gate</title><link>https://gate.example/</link><item><title>A</title><link>https://gate.example/a</link><pubDate>Mon, 2 Nov 2026 9:30:00 GMT</pubDate></item></channel></rss>`,
    gives: [{ title: 'A', date: AT_DATE }],
  },
  {
    name: 'RSS 2.0: a channel whose items stand outside of it',
    body: `<rss version="2.0"><channel><title>The Gate</title><link>https://gate.example/</link></channel><item><title>A</title><link>https://gate.example/a</link></item></rss>`,
    gives: [{ title: 'A', url: 'https://gate.example/a' }],
  },
  {
    name: 'Atom 0.3: text by media type and mode, a tagline, dates by older names',
    body: `<feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="en"><title mode="escaped" type="text/html">The &amp;amp; Gate</title><link rel="alternate" type="text/html" href="https://gate.example/"/><tagline>Water</tagline><modified>2026-11-02T09:30:00Z</modified>
      <entry><title mode="escaped" type="text/html">Salt &amp;amp; silt</title><link rel="alternate" type="text/html" href="https://gate.example/salt"/><id>tag:gate.example,2026:1</id><issued>2026-11-02T09:30:00</issued><modified>2026-11-03T09:30:00Z</modified><author><name>Mara Quist</name></author><content type="application/xhtml+xml" mode="xml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Text<br/>on.</p></div></content></entry></feed>`,
    gives: [
      {
        title: 'Salt & silt',
        date: AT_DATE,
        updated: '2026-11-03T09:30:00Z',
        by: ['Mara Quist'],
        text: 'Text\non.',
        lang: 'en',
      },
    ],
    feed: { title: 'The & Gate' },
  },
  {
    name: 'Atom 0.3: text in Base64',
    body: `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>The Gate</title><entry><title>A</title><link rel="alternate" href="https://gate.example/a"/><content type="text/html" mode="base64">${Buffer.from('<p>Packed text.</p>').toString('base64')}</content></entry></feed>`,
    gives: [{ text: 'Packed text.' }],
  },
  {
    name: 'Atom 1.0: everything under a prefix, with XHTML that has none',
    body: `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>The Gate</a:title><a:entry><a:id>1</a:id><a:title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Salt <em>and</em> silt</div></a:title><a:link href="https://gate.example/a"/><a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><h2 id="x">One</h2><p>Text &amp; more.</p></div></a:content></a:entry></a:feed>`,
    gives: [{ title: 'Salt and silt', text: '## One #x\nText & more.' }],
  },
  {
    name: 'JSON Feed 1.0: an author by itself, plain text, an address elsewhere',
    type: 'application/json; charset=utf-8',
    body: `\uFEFF${JSON.stringify({
      version: 'https://jsonfeed.org/version/1',
      title: 'The Gate',
      home_page_url: 'https://gate.example/',
      author: { name: 'Mara Quist', url: 'https://gate.example/mara' },
      items: [
        {
          id: 1,
          external_url: 'https://other.example/a',
          content_text: 'First line\nsecond\n\nNext <part>.',
          date_published: '2026-11-02T10:30:00+01:00',
        },
        { id: '2', url: 'b', title: ' B ', content_html: '<p>Text</p>', banner_image: '/b.png', tags: ['Tides', 'Tides', ' '] },
      ],
    })}`,
    gives: [
      {
        title: 'First line second Next <part>',
        url: 'https://other.example/a',
        by: ['Mara Quist'],
        date: AT_DATE,
        text: 'First line\nsecond\n\nNext <part>.',
      },
      { title: 'B', url: 'https://gate.example/b', image: 'https://gate.example/b.png', about: ['Tides'] },
    ],
  },
];
