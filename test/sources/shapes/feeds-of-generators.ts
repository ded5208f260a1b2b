import type { FeedShape } from './read-shape.ts';
import { atom, escaped, rss } from './write-feeds.ts';

const DATE = 'Mon, 02 Nov 2026 09:30:00 +0000';
const AT_DATE = '2026-11-02T09:30:00Z';

/** Feeds as site generators write them, each for an article with an awkward title. */
export const feedsOfGenerators: readonly FeedShape[] = [
  {
    name: 'Hugo: a summary that it cut itself, escaped once more than HTML',
    body: rss(
      `<item><title>Cats &amp; &#34;dogs&#34; &lt;3</title><link>https://gate.example/posts/a/</link><pubDate>${DATE}</pubDate><guid>https://gate.example/posts/a/</guid><description>First para &amp;amp; more.</description></item>`,
      { head: '<generator>Hugo</generator><language>en-us</language>', prefixes: ['atom'] },
    ),
    gives: [{ title: 'Cats & "dogs" <3', text: 'First para & more.', isWhole: false, lang: 'en-US' }],
  },
  {
    name: 'Hugo: a section as an item, without a date and with one of the year 1',
    body: rss(
      `<item><title>About</title><link>https://gate.example/about/</link><pubDate>Mon, 01 Jan 0001 00:00:00 +0000</pubDate><guid>https://gate.example/about/</guid><description>&lt;p&gt;Who we are.&lt;/p&gt;</description></item>`,
    ),
    gives: [{ title: 'About', date: '2026-11-20T10:00:00Z' }],
  },
  {
    name: 'Docusaurus and others with the package feed: signs in attributes that it does not escape',
    body: atom(
      `<entry><title type="html"><![CDATA[Tides & locks]]></title><id>https://gate.example/tides</id><link href="https://gate.example/tides"/><link rel="enclosure" href="https://gate.example/i.png?w=800&h=400" type="image/png"/><updated>2026-11-02T09:30:00.000Z</updated><content type="html"><![CDATA[<p>High water at noon.</p>]]></content><category label="R&D"/></entry>`,
    ),
    gives: [{ title: 'Tides & locks', url: 'https://gate.example/tides', date: AT_DATE, about: ['R&D'], text: 'High water at noon.' }],
  },
  {
    name: 'Jekyll: a title of HTML with smart quotes, text in CDATA below a base of its own',
    body: atom(
      `<entry><title type="html">Cats &amp;amp; “dogs” &amp;lt;3</title><link href="https://gate.example/world/a.html" rel="alternate" type="text/html" title="x" /><published>2026-11-02T04:30:00-05:00</published><updated>2026-11-02T04:30:00-05:00</updated><id>https://gate.example/world/a</id><content type="html" xml:base="https://gate.example/world/a.html"><![CDATA[<p>See <a href="b.html">b</a>.</p><!--more--><h2 id="more">More</h2><p>Text.</p>]]></content><author><name>Mara Quist</name></author><category term="World" /><category term="c++" /><summary type="html"><![CDATA[Short *one*]]></summary></entry>`,
    ),
    gives: [
      {
        title: 'Cats & “dogs” <3',
        url: 'https://gate.example/world/a.html',
        date: AT_DATE,
        dek: 'Short *one*',
        about: ['World', 'c++'],
        text: 'See b.\n## More #more\nText.',
        links: ['https://gate.example/world/b.html'],
      },
    ],
  },
  {
    name: 'Pelican without its address: links and ids below nothing',
    body: atom(
      `<entry><title>Salt</title><link href="/salt.html" rel="alternate"></link><published>2026-11-02T09:30:00+00:00</published><updated>2026-11-02T09:30:00+00:00</updated><author><name>Mara Quist</name></author><id>tag:None,2026-11-02:/salt.html</id><content type="html">&lt;p&gt;Salt.&lt;/p&gt;</content><category term="World"></category></entry>`,
      { head: '<link href="/" rel="alternate"></link><link href="/feeds/all.atom.xml" rel="self"></link>' },
    ),
    gives: [{ url: 'https://gate.example/salt.html', date: AT_DATE, text: 'Salt.', about: ['World'] }],
  },
  {
    name: 'Pelican: an id as a tag that is no address',
    body: rss(
      `<item><title>Salt</title><link>https://gate.example/salt.html</link><description>&lt;p&gt;In short.&lt;/p&gt;</description><dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Mara Quist</dc:creator><pubDate>Mon, 02 Nov 2026 04:30:00 -0500</pubDate><guid isPermaLink="false">tag:gate.example,2026-11-02:/salt.html</guid><category>World</category></item>`,
    ),
    gives: [{ url: 'https://gate.example/salt.html', date: AT_DATE, by: ['Mara Quist'] }],
  },
  {
    name: 'Docusaurus: an address with a space and letters beyond ASCII, an author by email',
    body: rss(
      `<item><title><![CDATA[Cats & "dogs" <3]]></title><link>https://gate.example/blog/2026/11/02/Über uns</link><guid>https://gate.example/blog/2026/11/02/Über uns</guid><pubDate>Mon, 02 Nov 2026 09:30:00 GMT</pubDate><description><![CDATA[Short *one*]]></description><content:encoded><![CDATA[<p>Text.</p><h2 class="anchor anchorWithStickyNavbar" id="one">One<a href="#one" class="hash-link" aria-label="Direct link to One" title="Direct link to One">​</a></h2><p>More.</p>]]></content:encoded><author>mara@gate.example (Mara Quist)</author><category>c++</category></item>`,
      { prefixes: ['content'] },
    ),
    gives: [
      {
        title: 'Cats & "dogs" <3',
        url: 'https://gate.example/blog/2026/11/02/%C3%9Cber%20uns',
        by: ['Mara Quist'],
        text: 'Text.\n## One #one\nMore.',
      },
    ],
  },
  {
    name: 'Docusaurus: a title said to be HTML that is none',
    body: atom(
      `<entry><title type="html"><![CDATA[Cats & "dogs" <3]]></title><id>https://gate.example/blog/feed</id><link href="https://gate.example/blog/feed"/><updated>2026-11-02T09:30:00.000Z</updated><summary type="html"><![CDATA[Short *one*]]></summary><content type="html"><![CDATA[<p>Text.</p>]]></content><author><name>Mara Quist</name><uri>https://gate.example/mara</uri></author><category label="c++" term="c++"/></entry>`,
    ),
    gives: [{ title: 'Cats & "dogs" <3', date: AT_DATE, dek: 'Short *one*', about: ['c++'] }],
  },
  {
    name: 'Docusaurus: a JSON feed with one author and a date of the last change alone',
    type: 'application/json',
    body: JSON.stringify({
      version: 'https://jsonfeed.org/version/1',
      title: 'The Gate',
      home_page_url: 'https://gate.example/blog',
      items: [
        {
          id: 'https://gate.example/blog/feed',
          url: 'https://gate.example/blog/feed',
          title: 'Cats & "dogs" <3',
          content_html: '<p>Text.</p>',
          summary: 'Short',
          date_modified: '2026-11-02T09:30:00.000Z',
          author: { name: 'Mara Quist' },
          tags: ['c++'],
        },
      ],
    }),
    gives: [{ title: 'Cats & "dogs" <3', date: AT_DATE, by: ['Mara Quist'], about: ['c++'] }],
  },
  {
    name: 'Astro: text escaped, an author as a name, a guid with a slash',
    body: rss(
      `<item><title>Reeds</title><link>https://gate.example/blog/reeds/</link><guid isPermaLink="true">https://gate.example/blog/reeds/</guid><description>In short</description><pubDate>Mon, 02 Nov 2026 09:30:00 GMT</pubDate><content:encoded>${escaped('<p>Text &amp; more.</p>')}</content:encoded><category>Big News</category><author>Mara Quist</author></item>`,
      { prefixes: ['content'] },
    ),
    gives: [{ text: 'Text & more.', by: ['Mara Quist'], dek: 'In short', about: ['Big News'] }],
  },
  {
    name: 'Astro: an item of nothing but a title and a link',
    body: rss(
      '<item><title>Reeds</title><link>https://gate.example/blog/reeds/</link><guid isPermaLink="true">https://gate.example/blog/reeds/</guid></item>',
    ),
    gives: [{ title: 'Reeds', date: '2026-11-20T10:00:00Z', text: 'Reeds', isWhole: false }],
  },
  {
    name: 'Eleventy: entries without author, summary and date of publication',
    body: atom(
      `<entry><title>Reeds</title><link href="https://gate.example/reeds/"/><updated>2026-11-02T09:30:00Z</updated><id>https://gate.example/reeds/</id><content type="html">&lt;p&gt;Text.&lt;/p&gt;</content></entry>`,
      { head: '<author><name>The Gate</name></author>', attributes: ' xml:base="https://gate.example/"' },
    ),
    gives: [{ date: AT_DATE, updated: undefined, by: ['The Gate'], text: 'Text.' }],
  },
  {
    name: 'Eleventy: a JSON feed whose titles are escaped as HTML',
    type: 'application/feed+json',
    body: JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'The Gate',
      language: 'en',
      items: [
        {
          id: 'https://gate.example/posts/a/',
          url: 'https://gate.example/posts/a/',
          title: 'Cats &amp; &quot;dogs&quot; &lt;3',
          content_html: '<p>Text.</p>',
          date_published: '2026-11-02T09:30:00Z',
        },
      ],
    }),
    gives: [{ title: 'Cats & "dogs" <3', date: AT_DATE, lang: 'en' }],
  },
  {
    name: 'Eleventy: the whole article as the description',
    body: rss(
      `<item><title>Reeds</title><link>https://gate.example/reeds/</link><description>${escaped('<p>One paragraph that is all of it.</p>')}</description><pubDate>Mon, 02 Nov 2026 04:30:00 -0500</pubDate><dc:creator>The Gate</dc:creator><guid>https://gate.example/reeds/</guid></item>`,
      { prefixes: ['dc', 'atom'] },
    ),
    gives: [{ text: 'One paragraph that is all of it.', date: AT_DATE }],
  },
];
