import { describe, expect, it } from 'vitest';
import type { Feed, FeedArticle } from '../../../src/sources/feeds/feed.ts';
import { readFeed } from '../../../src/sources/feeds/read-feed.ts';

const ADDRESS = 'https://gate.example/blog/feed.xml';
const rss = (items: string, channel = '', attributes = ''): string =>
  `<?xml version="1.0"?><rss version="2.0" ${attributes}><channel><title>The Gate</title><link>https://gate.example/</link>${channel}${items}</channel></rss>`;
const atom = (entries: string, head = '', attributes = ''): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>The Gate</title>${head}${entries}</feed>`;
const first = (text: string): FeedArticle | undefined => readFeed(text, ADDRESS).articles[0];
const item = (inner: string, channel = '', attributes = ''): FeedArticle | undefined =>
  first(rss(`<item>${inner}</item>`, channel, attributes));
const entry = (inner: string, attributes = ''): FeedArticle | undefined => first(atom(`<entry>${inner}</entry>`, '', attributes));

const CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"';
const DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"';

describe('an item of RSS', () => {
  it.each<[string, FeedArticle | undefined, Partial<FeedArticle>]>([
    ['has its address from its link', item('<title>A</title><link>https://gate.example/a</link>'), { url: 'https://gate.example/a' }],
    ['has a relative link', item('<title>A</title><link>/a</link>'), { url: 'https://gate.example/a' }],
    [
      'has no address but its permalink guid',
      item('<title>A</title><guid>https://gate.example/a</guid>'),
      { url: 'https://gate.example/a', id: 'https://gate.example/a' },
    ],
    [
      'has a guid that is not a permalink',
      item('<title>A</title><guid isPermaLink="false">https://gate.example/a</guid>'),
      { id: 'https://gate.example/a' },
    ],
    [
      'has an empty link before its guid',
      item('<title>A</title><link/><guid>https://gate.example/a</guid>'),
      { url: 'https://gate.example/a' },
    ],
    [
      'has an atom link',
      item('<title>A</title><atom:link xmlns:atom="http://www.w3.org/2005/Atom" href="https://gate.example/a"/>'),
      { url: 'https://gate.example/a' },
    ],
    [
      'has an atom link to its comments before its own',
      item(
        '<title>A</title><atom:link rel="replies" href="https://gate.example/a#comments"/><atom:link href="https://gate.example/a"/>',
        '',
        'xmlns:atom="http://www.w3.org/2005/Atom"',
      ),
      { url: 'https://gate.example/a' },
    ],
    [
      'has its whole text as its description',
      item('<title>A</title><description>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;</description>'),
      { html: '<p>One</p><p>Two</p>', isWhole: true },
    ],
    ['has a summary alone', item('<title>A</title><description>In short</description>'), { html: 'In short', isWhole: false }],
    ['speaks of a tag', item('<title>The &lt;main&gt; element</title>'), { title: 'The <main> element' }],
    ['speaks of a reference', item('<title>Write &amp;lt; for less</title>'), { title: 'Write &lt; for less' }],
    ['has its typography encoded twice', item('<title>It&amp;#8217;s open</title>'), { title: 'It’s open' }],
    ['has formatting in its title', item('<title>&lt;em&gt;Open&lt;/em&gt; gate</title>'), { title: 'Open gate' }],
    ['has a title in CDATA', item('<title><![CDATA[Salt & Sluice &amp; Sons]]></title>'), { title: 'Salt & Sluice & Sons' }],
    ['has a bare ampersand', item('<title>Salt & Sluice</title>'), { title: 'Salt & Sluice' }],
    [
      'has its whole text',
      item(
        '<title>A</title><description>In short</description><content:encoded><![CDATA[<p>At length</p>]]></content:encoded>',
        '',
        CONTENT,
      ),
      { html: '<p>At length</p>', isWhole: true, dek: 'In short' },
    ],
    [
      'has its whole text under another prefix',
      item('<title>A</title><c:encoded>&lt;p&gt;At length&lt;/p&gt;</c:encoded>', '', CONTENT.replace('xmlns:content', 'xmlns:c')),
      { html: '<p>At length</p>', isWhole: true },
    ],
    [
      'has a summary alone',
      item('<title>A</title><description>&lt;p&gt;In short&lt;/p&gt;</description>'),
      { html: '<p>In short</p>', isWhole: false },
    ],
    [
      'names its author by address and name',
      item('<title>A</title><author>mara@gate.example (Mara Quist)</author>'),
      { authors: ['Mara Quist'] },
    ],
    ['names its author by address alone', item('<title>A</title><author>mara@gate.example</author>'), { authors: [] }],
    [
      'names its author as Dublin Core has it',
      item('<title>A</title><dc:creator><![CDATA[Mara Quist]]></dc:creator>', '', DC),
      { authors: ['Mara Quist'] },
    ],
    [
      'names its author twice',
      item('<title>A</title><dc:creator>Mara Quist</dc:creator><author>Mara Quist</author>', '', DC),
      { authors: ['Mara Quist'] },
    ],
    [
      'has topics',
      item('<title>A</title><category>Tides</category><category><![CDATA[Salt & Sand]]></category><category>Tides</category>'),
      { topics: ['Tides', 'Salt & Sand'] },
    ],
    [
      'has its date in a zone by name',
      item('<title>A</title><pubDate>Mon, 02 Nov 2026 09:30:00 EST</pubDate>'),
      { publishedAt: '2026-11-02T14:30:00Z' },
    ],
    [
      'has its date as Dublin Core has it',
      item('<title>A</title><dc:date>2026-11-02T09:30:00+01:00</dc:date>', '', DC),
      { publishedAt: '2026-11-02T08:30:00Z' },
    ],
    [
      'has an enclosed picture',
      item('<title>A</title><enclosure url="/a.jpg" type="image/jpeg" length="1"/>'),
      { image: { url: 'https://gate.example/a.jpg', alt: '' } },
    ],
    ['has an enclosed recording and no picture', item('<title>A</title><enclosure url="/a.mp3" type="audio/mpeg" length="1"/>'), {}],
    [
      'has a picture as Media RSS has it',
      item(
        '<title>A</title><media:content url="https://gate.example/a.jpg" medium="image"><media:description>A sluice</media:description></media:content>',
        '',
        'xmlns:media="http://search.yahoo.com/mrss/"',
      ),
      { image: { url: 'https://gate.example/a.jpg', alt: 'A sluice' } },
    ],
    [
      'has a picture in its text, after a counter',
      item(
        '<title>A</title><link>https://gate.example/x/a</link><description>&lt;img src="/p.gif" width="1" height="1"&gt;&lt;img src="b.jpg" alt="A sluice"&gt;</description>',
      ),
      { image: { url: 'https://gate.example/x/b.jpg', alt: 'A sluice' } },
    ],
    [
      'has upper-case names',
      first('<RSS><CHANNEL><ITEM><TITLE>A</TITLE><LINK>https://gate.example/a</LINK></ITEM></CHANNEL></RSS>'),
      { title: 'A', url: 'https://gate.example/a' },
    ],
    ['follows blank lines and a byte order mark', first(`\uFEFF\n\n${rss('<item><title>A</title></item>')}`), { title: 'A' }],
    [
      'stands below a document type',
      first(
        `<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">${rss('<item><title>A</title></item>')}`,
      ),
      { title: 'A' },
    ],
    ['has an address that runs code', item('<title>A</title><link>javascript:alert(1)</link>'), {}],
  ])('%s', (_, article, expected) => {
    expect(article).toMatchObject(expected);
  });

  it.each([
    ['a guid that is not a permalink', 'url', item('<title>A</title><guid isPermaLink="false">https://gate.example/a</guid>')],
    ['an address that runs code', 'url', item('<title>A</title><link>javascript:alert(1)</link>')],
    ['a recording', 'image', item('<title>A</title><enclosure url="/a.mp3" type="audio/mpeg" length="1"/>')],
  ] as const)('has with %s no %s', (_, field, article) => {
    expect(article).toMatchObject({ title: 'A' });
    expect(article?.[field]).toBeUndefined();
  });

  it('that the document is cut off in is left out until it comes whole', () => {
    const whole = rss(
      '<item><title>A</title><description>First.</description></item><item><title>B</title><description>Second, and it goes on',
    );
    const cut = whole.slice(0, whole.indexOf(' goes on'));

    expect(readFeed(cut, ADDRESS).articles.map(({ title }) => title)).toEqual(['A']);
  });
});

it('RDF has its items beside the channel', () => {
  const feed = readFeed(
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>The Gate</title><link>https://gate.example/</link></channel>
     <item rdf:about="https://gate.example/a"><title>A</title><link>https://gate.example/a</link><description>Text</description></item></rdf:RDF>`,
    ADDRESS,
  );

  expect(feed).toMatchObject({ format: 'rdf', title: 'The Gate', articles: [{ id: 'https://gate.example/a', title: 'A', html: 'Text' }] });
});

describe('an entry of Atom', () => {
  it.each<[string, FeedArticle | undefined, Partial<FeedArticle>]>([
    [
      'has a link without rel',
      entry('<id>x</id><title>A</title><link href="https://gate.example/a"/>'),
      { id: 'x', url: 'https://gate.example/a' },
    ],
    [
      'has a page among its links',
      entry(
        '<title>A</title><link rel="self" href="/s"/><link rel="alternate" type="application/pdf" href="/p"/><link rel="alternate" type="text/html" href="/a"/>',
      ),
      { url: 'https://gate.example/a' },
    ],
    [
      'has a link below the base of the feed',
      entry('<title>A</title><link href="a"/>', 'xml:base="https://other.example/b/"'),
      { url: 'https://other.example/b/a' },
    ],
    ['has a title of text', entry('<title>If a &lt; b &amp;amp; c</title>'), { title: 'If a < b &amp; c' }],
    ['has a title of HTML', entry('<title type="html">Salt &amp;amp; &lt;b&gt;Sluice&lt;/b&gt;</title>'), { title: 'Salt & Sluice' }],
    ['has HTML', entry('<title>A</title><content type="html">&lt;p&gt;Text&lt;/p&gt;</content>'), { html: '<p>Text</p>', isWhole: true }],
    [
      'has XHTML',
      entry(
        '<title>A</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Text &lt;1&gt; <a id="x"/>on</p></div></content>',
      ),
      { html: '<p>Text &lt;1&gt; <a id="x"></a>on</p>' },
    ],
    [
      'has XHTML under a prefix',
      entry('<title>A</title><content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>Text</h:p></h:div></content>'),
      { html: '<p>Text</p>' },
    ],
    ['has plain text', entry('<title>A</title><content>1 &lt; 2</content>'), { html: '1 &lt; 2' }],
    ['has a summary alone', entry('<title>A</title><summary>In short</summary>'), { html: 'In short', isWhole: false }],
    [
      'has a summary beside its text',
      entry('<title>A</title><summary>In short</summary><content type="html">&lt;p&gt;Text&lt;/p&gt;</content>'),
      { dek: 'In short', isWhole: true },
    ],
    [
      'has content elsewhere',
      entry('<title>A</title><summary>In short</summary><content src="https://gate.example/a.html"/>'),
      { html: 'In short', isWhole: false },
    ],
    [
      'has both dates',
      entry('<title>A</title><published>2026-11-02T09:30:00Z</published><updated>2026-11-05T09:30:00Z</updated>'),
      { publishedAt: '2026-11-02T09:30:00Z', updatedAt: '2026-11-05T09:30:00Z' },
    ],
    ['has one date', entry('<title>A</title><updated>2026-11-05T09:30:00Z</updated>'), { publishedAt: '2026-11-05T09:30:00Z' }],
    [
      'has the author of the feed',
      first(atom('<entry><title>A</title></entry>', '<author><name>Mara Quist</name></author>')),
      { authors: ['Mara Quist'] },
    ],
    [
      'has topics by their labels',
      entry('<title>A</title><category term="t" label="Tides"/><category term="salt"/>'),
      { topics: ['Tides', 'salt'] },
    ],
    ['has its own language', entry('<title>A</title>', 'xml:lang="en"'), {}],
  ])('%s', (_, article, expected) => {
    expect(article).toMatchObject(expected);
  });

  it('of version 0.3 has its older names', () => {
    const feed = readFeed(
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>The Gate</title><entry><title>A</title><issued>2026-11-02T09:30:00Z</issued><content type="text/html" mode="escaped">&lt;p&gt;Text&lt;/p&gt;</content></entry></feed>',
      ADDRESS,
    );

    expect(feed.articles[0]).toMatchObject({ publishedAt: '2026-11-02T09:30:00Z', html: '<p>Text</p>' });
  });
});

describe('a JSON Feed', () => {
  const json = (fields: object, items: readonly unknown[] = []): Feed =>
    readFeed(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'The Gate', items, ...fields }), ADDRESS);

  it.each<[string, Feed, Partial<FeedArticle>]>([
    [
      'has HTML',
      json({}, [{ id: '1', url: '/a', title: 'A', content_html: '<p>Text</p>', summary: 'In short' }]),
      { url: 'https://gate.example/a', html: '<p>Text</p>', dek: 'In short', isWhole: true },
    ],
    ['has plain text', json({}, [{ id: '1', content_text: 'One <\ntwo\n\nthree' }]), { html: '<p>One &lt;<br>two</p>\n<p>three</p>' }],
    ['has numbers for ids', json({}, [{ id: 7, title: 'A', content_text: 'x' }]), { id: '7' }],
    [
      'has wrong types',
      json({}, [{ id: '1', title: 7, content_text: 'x', tags: 'a', authors: 'b' }]),
      { id: '1', topics: [], authors: [] },
    ],
    [
      'has the authors of the feed',
      json({ authors: [{ name: 'Mara Quist' }] }, [{ id: '1', content_text: 'x' }]),
      { authors: ['Mara Quist'] },
    ],
    ['has its address as its id', json({}, [{ id: 'https://gate.example/a', content_text: 'x' }]), { url: 'https://gate.example/a' }],
  ])('%s', (_, feed, expected) => {
    expect(feed.articles[0]).toMatchObject(expected);
  });

  it('of another kind is refused', () => {
    expect(() => readFeed('{"items": []}', ADDRESS)).toThrow('json');
    expect(() => readFeed('{"version": "https://jsonfeed.org/version/1', ADDRESS)).toThrow('json');
  });
});

describe('a feed', () => {
  it('says how often it wants to be asked', () => {
    expect(readFeed(rss('', '<ttl>45</ttl>'), ADDRESS).minPauseMinutes).toBe(45);
    const sy = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"';
    expect(
      readFeed(rss('', '<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>', sy), ADDRESS).minPauseMinutes,
    ).toBe(30);
    expect(readFeed(rss(''), ADDRESS).minPauseMinutes).toBeUndefined();
  });

  it('with entities of its own is refused', () => {
    expect(() => readFeed(`<!DOCTYPE rss [<!ENTITY x "y">]>${rss('<item><title>&x;</title></item>')}`, ADDRESS)).toThrow('entities');
  });

  it.each([
    ['a page', '<!doctype html><html><body>Hello</body></html>', 'page'],
    ['nothing', '', 'none'],
    ['words', 'Service unavailable', 'none'],
    ['other XML', '<svg></svg>', 'none'],
  ])('that is %s is refused', (_, text, why) => {
    expect(() => readFeed(text, ADDRESS)).toThrow(why);
  });

  it('of ten thousand open elements is read in one pass', () => {
    expect(readFeed(`<rss><channel>${'<a>'.repeat(10_000)}`, ADDRESS).articles).toEqual([]);
  });

  const titled = (title: string): string => `<item><title>${title}</title></item>`;
  it.each([
    ['elements that nest too deep', `${titled('A')}${'<a>'.repeat(1_200)}${'</a>'.repeat(1_200)}${titled('B')}`],
    ['more elements than any feed has', `${titled('A')}${'<a/>'.repeat(300_000)}${titled('B')}`],
    ['more attributes than any feed has', `${titled('A')}<a ${'a="" '.repeat(300_001)}/>${titled('B')}`],
  ])('is read up to %s', (_, inner) => {
    expect(readFeed(rss(inner), ADDRESS).articles.map(({ title }) => title)).toEqual(['A']);
  });

  it.each([
    ['RSS', rss('<item/>'.repeat(10_001))],
    ['Atom', atom('<entry/>'.repeat(10_001))],
    ['JSON', JSON.stringify({ version: 'https://jsonfeed.org/version/1', items: Array.from({ length: 10_001 }, (_, id) => ({ id })) })],
  ])('of more than ten thousand items in %s has the first of them', (_, text) => {
    expect(readFeed(text, ADDRESS).articles.length).toBe(10_000);
  });
});
