import type { FeedShape } from './read-shape.ts';
import { atom, escaped, rss } from './write-feeds.ts';

const AT_DATE = '2026-11-02T09:30:00Z';
const LINK = '<link>https://gate.example/a</link>';
const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** Feeds whose letters, markup or addresses are not as they should be. */
export const oddFeeds: readonly FeedShape[] = [
  {
    name: 'Latin-1 that the document calls UTF-8',
    body: latin1(rss(`<item><title>Über Flüsse</title>${LINK}<description>Größe: 5 µm</description></item>`)),
    gives: [{ title: 'Über Flüsse', text: 'Größe: 5 µm' }],
  },
  {
    name: 'Latin-1 that the server calls UTF-8',
    type: 'application/rss+xml; charset=UTF-8',
    body: latin1(rss(`<item><title>Über Flüsse</title>${LINK}</item>`).replace('encoding="UTF-8"', 'encoding="ISO-8859-1"')),
    gives: [{ title: 'Über Flüsse' }],
  },
  {
    name: 'UTF-8 that the document calls Latin-1',
    body: rss(`<item><title>Über Flüsse</title>${LINK}</item>`).replace('encoding="UTF-8"', 'encoding="ISO-8859-1"'),
    gives: [{ title: 'Über Flüsse' }],
  },
  {
    name: 'UTF-8 that the server calls Latin-1, as servers do by default',
    type: 'text/xml; charset=ISO-8859-1',
    body: rss(`<item><title>Über Flüsse</title>${LINK}</item>`),
    gives: [{ title: 'Über Flüsse' }],
  },
  {
    name: 'UTF-8 with one byte that was cut, which the document calls Latin-1',
    type: 'text/xml; charset=utf-8',
    body: Buffer.concat([
      Buffer.from(
        rss(`<item><title>Häfen, Flüsse`)
          .replace('encoding="UTF-8"', 'encoding="iso-8859-1"')
          .replace(/<\/channel>.*$/su, ''),
      ),
      Buffer.from([0xc3]),
      Buffer.from(`</title>${LINK}</item></channel></rss>`),
    ]),
    gives: [{ title: 'Häfen, Flüsse\uFFFD' }],
  },
  {
    name: 'UTF-8 that the document calls UTF-16',
    body: rss(`<item><title>Über Flüsse</title>${LINK}</item>`).replace('encoding="UTF-8"', 'encoding="utf-16"'),
    gives: [{ title: 'Über Flüsse' }],
  },
  {
    name: 'the quotation marks of Windows in what is called Latin-1',
    body: Buffer.concat([
      latin1(
        rss('')
          .replace('encoding="UTF-8"', 'encoding="iso-8859-1"')
          .replace(/<\/channel>.*$/su, '<item><title>'),
      ),
      Buffer.from([0x93, 0x41, 0x94]),
      latin1(`</title>${LINK}</item></channel></rss>`),
    ]),
    gives: [{ title: '“A”' }],
  },
  {
    name: 'UTF-16 with its byte order mark, called UTF-8',
    body: Buffer.from(`\uFEFF${rss(`<item><title>Über Flüsse</title>${LINK}</item>`)}`, 'utf16le'),
    gives: [{ title: 'Über Flüsse' }],
  },
  {
    name: 'Japanese in Shift_JIS, by its declaration',
    body: Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="Shift_JIS"?><rss version="2.0"><channel><item><title>'),
      Buffer.from([0x90, 0x85, 0x96, 0xe5]),
      Buffer.from(`</title>${LINK}</item></channel></rss>`),
    ]),
    gives: [{ title: '水門' }],
  },
  {
    name: 'Japanese in Shift_JIS, by the server alone',
    type: 'text/xml; charset=Shift_JIS',
    body: Buffer.concat([
      Buffer.from('<rss version="2.0"><channel><item><title>'),
      Buffer.from([0x90, 0x85, 0x96, 0xe5]),
      Buffer.from(`</title>${LINK}</item></channel></rss>`),
    ]),
    gives: [{ title: '水門' }],
  },
  {
    name: 'UTF-8 with one wrong byte',
    body: Buffer.concat([
      Buffer.from('<rss version="2.0"><channel><item><title>Über Flüsse '),
      Buffer.from([0xff]),
      Buffer.from(`</title>${LINK}</item></channel></rss>`),
    ]),
    gives: [{ title: 'Über Flüsse \uFFFD' }],
  },
  {
    name: 'a picture as an enclosure of Atom, and a recording as another',
    body: atom(
      '<entry><title>A</title><link href="https://gate.example/a"/><link rel="enclosure" type="audio/mpeg" href="/a.mp3"/><link rel="enclosure" type="image/png" href="/a.png"/></entry>',
    ),
    gives: [{ url: 'https://gate.example/a', image: 'https://gate.example/a.png' }],
  },
  {
    name: 'an enclosure that does not say what it is',
    body: rss(`<item><title>A</title>${LINK}<enclosure url="https://cdn.example/a"/></item>`),
    gives: [{ image: undefined }],
  },
  {
    name: 'a last line that leads to the article and elsewhere',
    body: rss(
      `<item><title>A</title>${LINK}<description>${escaped('<p>One.</p><p><a href="https://gate.example/a">Here</a> or <a href="https://other.example/">there</a></p>')}</description></item>`,
    ),
    gives: [{ text: 'One.\n\nHere or there' }],
  },
  {
    name: 'blank lines, a remark and a byte order mark above the document',
    body: `\uFEFF\n\n<!-- cached -->\n${rss(`<item><title>A</title>${LINK}</item>`)}`,
    gives: [{ title: 'A' }],
  },
  {
    name: 'warnings of a program above the document',
    body: `<br />\n<b>Warning</b>: Undefined variable in <b>/feed.php</b> on line <b>7</b><br />\n${rss(`<item><title>A</title>${LINK}</item>`)}`,
    gives: [{ title: 'A' }],
  },
  {
    name: 'zeros and control characters in the text',
    body: rss(`<item><title>A\u0000\u0008B</title>${LINK}<description>One\u000Btwo</description></item>`),
    gives: [{ title: 'AB', text: 'One two' }],
  },
  {
    name: 'a style sheet and a doctype without entities',
    body: rss(`<item><title>A</title>${LINK}</item>`).replace('?>', '?><?xml-stylesheet type="text/xsl" href="/rss.xsl"?><!DOCTYPE rss>'),
    gives: [{ title: 'A' }],
  },
  {
    name: 'entities of HTML that XML does not know',
    body: rss(`<item><title>Caf&eacute;&nbsp;&mdash; open</title>${LINK}</item>`),
    gives: [{ title: 'Café — open' }],
  },
  {
    name: 'a text in CDATA beside markup that is not escaped',
    body: rss(`<item><title>A</title>${LINK}<description>Tom <b>bold</b> <![CDATA[<i>x</i> &amp; y]]></description></item>`),
    gives: [{ text: 'Tom bold x & y' }],
  },
  {
    name: 'the beginnings of 400,000 texts in CDATA, in a remark',
    body: rss(`<item><title>A</title>${LINK}<description><b>Tom</b><!-- ${'<![CDATA['.repeat(400_000)} --></description></item>`),
    gives: [{ text: 'Tom' }],
  },
  {
    name: 'a title in CDATA that has tags, and is escaped in it',
    body: rss(`<item><title><![CDATA[<em>Salt</em> &amp; silt &#8211; again]]></title>${LINK}</item>`),
    gives: [{ title: 'Salt & silt – again' }],
  },
  {
    name: 'a title in CDATA and in text beside it',
    body: rss(`<item><title>Gate: <![CDATA[Salt & silt]]></title>${LINK}</item>`),
    gives: [{ title: 'Gate: Salt & silt' }],
  },
  {
    name: 'markup that stands in the description unescaped',
    body: rss(`<item><title>A</title>${LINK}<description><p>One <b>two</b>.</p><p>Three.</p></description></item>`),
    gives: [{ text: 'One two.\n\nThree.' }],
  },
  {
    name: 'text that was escaped twice',
    body: rss(`<item><title>A</title>${LINK}<description>${escaped(escaped('<p>One &amp; two.</p><p>Three.</p>'))}</description></item>`),
    gives: [{ text: 'One & two.\n\nThree.' }],
  },
  {
    name: 'CDATA in which the text is escaped',
    body: rss(`<item><title>A</title>${LINK}<description><![CDATA[&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;]]></description></item>`),
    gives: [{ text: 'One.\n\nTwo.' }],
  },
  {
    name: 'an article about HTML, rightly escaped',
    body: rss(`<item><title>A</title>${LINK}<description>${escaped('<p>Write &lt;p&gt; and &lt;/p&gt;.</p>')}</description></item>`),
    gives: [{ text: 'Write <p> and </p>.' }],
  },
  {
    name: 'CDATA in parts, since its end stands in the text',
    body: rss(`<item><title>A</title>${LINK}<description><![CDATA[<p>a]]]]><![CDATA[>b</p>]]></description></item>`),
    gives: [{ text: 'a]]>b' }],
  },
  {
    name: 'content that stands both short and whole, the short one first',
    body: rss(
      `<item><title>A</title>${LINK}<content:encoded></content:encoded><description>In short</description><content:encoded><![CDATA[<p>At length.</p>]]></content:encoded></item>`,
      { prefixes: ['content'] },
    ),
    gives: [{ text: 'At length.', dek: 'In short' }],
  },
  {
    name: 'a description that is longer than the text, which is a teaser',
    body: rss(
      `<item><title>A</title>${LINK}<content:encoded>Teaser</content:encoded><description>${escaped(`<p>${'Long words. '.repeat(120)}</p><p>End.</p>`)}</description></item>`,
      { prefixes: ['content'] },
    ),
    gives: [{ text: `${'Long words. '.repeat(120).trim()}\n\nEnd.` }],
  },
  {
    name: 'lines of plain text that are parted by blank lines',
    body: rss(`<item><title>A</title>${LINK}<description>One line.\n\nAnother line.</description></item>`),
    gives: [{ text: 'One line.\n\nAnother line.' }],
  },
  {
    name: 'a base for all relative addresses',
    body: rss(
      '<item><title>A</title><link>a</link><description>&lt;a href="b"&gt;b&lt;/a&gt; &lt;img src="c.png"&gt;</description></item>',
    ).replace('<channel>', '<channel xml:base="https://gate.example/news/">'),
    gives: [{ url: 'https://gate.example/news/a', links: ['https://gate.example/news/b'], image: 'https://gate.example/news/c.png' }],
  },
  {
    name: 'a base in an entry and another in its text',
    body: atom(
      '<entry xml:base="two/"><title>A</title><link href="a"/><content type="html" xml:base="three/">&lt;a href="b"&gt;b&lt;/a&gt;</content></entry>',
      { attributes: ' xml:base="https://gate.example/one/"' },
    ),
    gives: [{ url: 'https://gate.example/one/two/a', links: ['https://gate.example/one/two/three/b'] }],
  },
  {
    name: 'an address without its scheme',
    body: rss('<item><title>A</title><link>//gate.example/a</link></item><item><title>B</title><link>www.gate.example/b</link></item>'),
    gives: [{ url: 'https://gate.example/a' }, { url: 'https://www.gate.example/b' }],
  },
  {
    name: 'a link in CDATA with blank lines around it',
    body: rss('<item><title>A</title><link><![CDATA[\n  https://gate.example/a?x=1&y=2\n]]></link></item>'),
    gives: [{ url: 'https://gate.example/a?x=1&y=2' }],
  },
  {
    name: 'links with the parameters of a newsletter, a network and a feed',
    body: rss(
      [
        'utm_source=rss&amp;utm_medium=feed',
        'fbclid=1',
        'mc_cid=1&amp;mc_eid=2',
        'at_medium=RSS&amp;at_campaign=KARANGA',
        'partner=rss',
        'ref=rss',
        'source=rss----1---4',
        'cmpid=rss:all',
      ]
        .map((query, index) => `<item><title>A${index}</title><link>https://gate.example/${index}?${query}&amp;id=7</link></item>`)
        .join(''),
    ),
    gives: Array.from({ length: 8 }, (_, index) => ({ url: `https://gate.example/${index}?id=7` })),
  },
  {
    name: 'a parameter that sounds like a counter and names the page',
    body: rss('<item><title>A</title><link>https://gate.example/a?source=river&amp;ref=v2</link></item>'),
    gives: [{ url: 'https://gate.example/a?source=river&ref=v2' }],
  },
  {
    name: 'one item twice, and another with the same title',
    body: rss(
      `<item><title>A</title>${LINK}</item><item><title>A</title>${LINK}</item><item><title>A</title><link>https://gate.example/b</link></item>`,
    ),
    gives: [{ url: 'https://gate.example/a' }, { url: 'https://gate.example/b' }],
  },
  {
    name: 'no item',
    body: rss(''),
    gives: [],
  },
  {
    name: 'equal dates, the oldest first',
    body: rss(
      ['a', 'b', 'c']
        .map(
          (name) =>
            `<item><title>${name}</title><link>https://gate.example/${name}</link><pubDate>Mon, 02 Nov 2026 09:30:00 GMT</pubDate></item>`,
        )
        .join(''),
    ),
    gives: ['a', 'b', 'c'].map((title) => ({ title, date: AT_DATE })),
  },
  {
    name: 'a guid alone, in the letters that HTML has it',
    body: rss('<item><title>A</title><guid ispermalink="TRUE">https://gate.example/a</guid></item>'),
    gives: [{ url: 'https://gate.example/a' }],
  },
  {
    name: 'a guid that says to be an address and is none',
    body: rss('<item><title>A</title><guid isPermaLink="true">a-7</guid></item>'),
    gives: [{ title: 'A', url: undefined }],
  },
  {
    name: 'authors together in one element, and one whose name is empty',
    body: rss(`<item><title>A</title>${LINK}<dc:creator>Mara Quist, Ole Brand and Ida Ness</dc:creator><dc:creator> </dc:creator></item>`, {
      prefixes: ['dc'],
    }),
    gives: [{ by: ['Mara Quist, Ole Brand and Ida Ness'] }],
  },
  {
    name: 'a line that says who wrote, with the word by',
    body: rss(`<item><title>A</title>${LINK}<author>by Mara Quist</author></item>`),
    gives: [{ by: ['Mara Quist'] }],
  },
  {
    name: 'topics in one element, parted by commas',
    body: rss(`<item><title>A</title>${LINK}<category>Tides, Salt</category><category></category></item>`),
    gives: [{ about: ['Tides, Salt'] }],
  },
  {
    name: 'a document whose end was cut off in an item',
    body: rss(`<item><title>A</title>${LINK}</item><item><title>B</title><link>https://gate.ex`).replace(/<\/channel>.*$/su, ''),
    gives: [{ title: 'A' }],
  },
  {
    name: 'words in Arabic and their direction, a language by its tag',
    body: rss(`<item><title>بوابة المد</title>${LINK}<description>&lt;p dir="rtl"&gt;فتحت البوابة.&lt;/p&gt;</description></item>`, {
      head: '<language>ar</language>',
    }),
    gives: [{ title: 'بوابة المد', text: 'فتحت البوابة.', lang: 'ar' }],
  },
  {
    name: 'names that mean something to JavaScript',
    body: rss(`<item><title>A</title>${LINK}<__proto__>x</__proto__><constructor a="1">y</constructor></item>`),
    gives: [{ title: 'A' }],
  },
];
