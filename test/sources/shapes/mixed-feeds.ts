import type { FeedShape } from './read-shape.ts';
import { atom, rss } from './write-feeds.ts';

const AT_DATE = '2026-11-02T09:30:00Z';
const LINK = '<link>https://gate.example/a</link>';

/** Feeds with elements that have no end, with fields of other formats, and with texts of another type than they say. */
export const mixedFeeds: readonly FeedShape[] = [
  {
    name: 'RSS 2.0: a category of a podcast without an end, before all items',
    body: rss(`<item><title>A</title>${LINK}</item><item><title>B</title><link>https://gate.example/b</link></item>`, {
      prefixes: ['itunes'],
      head: '<itunes:category text="News"><itunes:category text="Water"/>',
    }),
    gives: [
      { title: 'A', url: 'https://gate.example/a' },
      { title: 'B', url: 'https://gate.example/b' },
    ],
  },
  {
    name: 'RSS 2.0: items without an end, the last at the end of the channel',
    body: rss(`<item><title>A</title>${LINK}<item><title>B</title><link>https://gate.example/b</link>`),
    gives: [{ title: 'A' }, { title: 'B', url: 'https://gate.example/b' }],
  },
  {
    name: 'RSS 2.0: an item in an item, which holds its own address alone',
    body: rss(
      `<item><title>A</title>${LINK}<item><feedburner:origLink>https://gate.example/a</feedburner:origLink></item></item><item><title>B</title></item>`,
      { prefixes: ['feedburner'] },
    ),
    gives: [{ title: 'A', url: 'https://gate.example/a' }, { title: 'B' }],
  },
  {
    name: 'RSS 1.0: an item without an end beside its channel',
    body: `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>The Gate</title></channel>
<item><title>A</title>${LINK}<item><title>B</title><link>https://gate.example/b</link></item></rdf:RDF>`,
    gives: [{ title: 'A' }, { title: 'B' }],
  },
  {
    name: 'RSS 2.0: names of other formats for the title, the author, the text and the date',
    body: rss(
      `<item><media:title>Cooling</media:title>${LINK}<dc:author>Mara Quist</dc:author><body>&lt;p>The hall opened.&lt;/p></body><dcterms:issued>${AT_DATE}</dcterms:issued></item>`,
      { prefixes: ['media', 'dc', 'dcterms'] },
    ),
    gives: [{ title: 'Cooling', by: ['Mara Quist'], text: 'The hall opened.', date: AT_DATE }],
  },
  {
    name: 'RSS 2.0: the date of a change and no other',
    body: rss(`<item><title>A</title>${LINK}<updated>${AT_DATE}</updated></item>`),
    gives: [{ date: AT_DATE, updated: undefined }],
  },
  {
    name: 'RSS 2.0: a guid that says it is an address and is the path of one',
    body: rss('<item><title>A</title><guid isPermaLink="true">/news/a</guid></item><item><title>B</title><guid>/news/b</guid></item>'),
    gives: [{ url: 'https://gate.example/news/a' }, { url: undefined }],
  },
  {
    name: 'RSS 2.0: a block of HTML around each text',
    body: rss(
      `<item><title>&lt;p class="t">Salt &amp;amp; silt&lt;/p></title>${LINK}<author><![CDATA[<p>Mara Quist</p>]]></author><category><![CDATA[<h2>Water</h2>]]></category></item>
<item><title><![CDATA[<p>One</p> and <p>two</p>]]></title><link>https://gate.example/b</link></item>`,
    ),
    gives: [{ title: 'Salt &amp; silt', by: ['Mara Quist'], about: ['Water'] }, { title: '<p>One</p> and <p>two</p>' }],
  },
  {
    name: 'Atom 1.0: plain texts with references of HTML',
    body: atom(
      `<entry><title>The gate&amp;rsquo;s keeper</title><link href="https://gate.example/a"/><updated>${AT_DATE}</updated><summary type="text">She holds &amp;#8220;two&amp;#8221; keys of &amp;lt;gate&amp;gt;</summary><content type="html">&lt;p>Water.&lt;/p></content></entry>
<entry><title type="html">About &amp;amp;nbsp;</title><link href="https://gate.example/b"/><updated>${AT_DATE}</updated></entry>`,
    ),
    gives: [{ title: 'The gate’s keeper', dek: 'She holds “two” keys of &lt;gate&gt;' }, { title: 'About &nbsp;' }],
  },
  {
    name: 'Atom 1.0: a picture as the content, in Base64, beside a summary',
    body: atom(
      `<entry><title>A</title><link href="https://gate.example/a"/><dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">${AT_DATE}</dc:date><summary>The weir at noon.</summary><content type="image/png">iVBORw0KGgo=</content></entry>`,
    ),
    gives: [{ text: 'The weir at noon.', isWhole: false, date: AT_DATE }],
  },
  {
    name: 'JSON Feed 1.1: summaries that are HTML, titles that show nothing of it',
    body: JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      items: [
        { id: '1', url: 'https://gate.example/a', title: 'Keys', summary: 'Salt &amp; silt', content_html: '<p>Water.</p>' },
        { id: '2', url: 'https://gate.example/b', title: 'Weir', content_html: '<p>Water.</p>' },
      ],
    }),
    gives: [{ title: 'Keys', dek: 'Salt & silt' }, { title: 'Weir' }],
  },
];
