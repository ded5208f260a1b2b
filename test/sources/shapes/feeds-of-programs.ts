import type { FeedShape } from './read-shape.ts';
import { atom, escaped, rss } from './write-feeds.ts';

const DATE = 'Mon, 02 Nov 2026 09:30:00 +0000';
const AT_DATE = '2026-11-02T09:30:00Z';

/** Feeds as the programs write them that publications use. */
export const feedsOfPrograms: readonly FeedShape[] = [
  {
    name: 'WordPress: an excerpt with its link to go on, the whole text, guid by number',
    body: rss(
      `<item><title>Salt &#038; Sluice</title><link>https://gate.example/2026/11/salt/</link>
      <comments>https://gate.example/2026/11/salt/#respond</comments><dc:creator><![CDATA[Mara Quist]]></dc:creator><pubDate>${DATE}</pubDate>
      <category><![CDATA[Tides &amp; Salt]]></category><guid isPermaLink="false">https://gate.example/?p=42</guid>
      <description><![CDATA[<p>The sluice opened. [&#8230;]</p>
<p>The post <a href="https://gate.example/2026/11/salt/">Salt &#038; Sluice</a> appeared first on <a href="https://gate.example">The Gate</a>.</p>]]></description>
      <content:encoded><![CDATA[<p>The sluice opened at noon.</p><h2 class="wp-block-heading" id="h-keys">Keys</h2><p>Two of them.</p>
<div class="sharedaddy sd-sharing-enabled">Share this</div>
<p>The post <a href="https://gate.example/2026/11/salt/">Salt &#038; Sluice</a> appeared first on <a href="https://gate.example">The Gate</a>.</p>]]></content:encoded>
      <slash:comments>3</slash:comments></item>`,
      { prefixes: ['content', 'dc', 'slash', 'wfw'] },
    ),
    gives: [
      {
        title: 'Salt & Sluice',
        url: 'https://gate.example/2026/11/salt/',
        date: AT_DATE,
        by: ['Mara Quist'],
        about: ['Tides & Salt'],
        dek: 'The sluice opened. […]',
        text: 'The sluice opened at noon.\n## Keys #h-keys\nTwo of them.',
        isWhole: true,
      },
    ],
  },
  {
    name: 'WordPress: a summary that ends with the link to go on, in Polish',
    body: rss(
      `<item><title>Sól</title><link>https://gate.example/sol/</link><description><![CDATA[<p>Śluza otwarta. <a class="more-link" href="https://gate.example/sol/#more-7">Czytaj dalej <span>Sól</span></a></p><p>Artykuł <a href="https://gate.example/sol/">Sól</a> pochodzi z serwisu <a href="https://gate.example/">The Gate</a>.</p>]]></description></item>`,
    ),
    gives: [{ text: 'Śluza otwarta.', isWhole: false }],
  },
  {
    name: 'WordPress: a text that ends with a link to a part of itself, and one that is all link',
    body: rss(
      `<item><title>A</title><link>https://gate.example/a/</link><description><![CDATA[<p>See <a href="#keys">the keys</a></p>]]></description></item><item><title>B</title><link>https://gate.example/b/</link><description><![CDATA[<a href="https://gate.example/b/">All of it</a>]]></description></item>`,
    ),
    gives: [{ text: 'See the keys' }, { text: 'All of it' }],
  },
  {
    name: 'Ghost: everything in CDATA, a picture by Media RSS, a card to sign up',
    body: rss(
      `<item><title><![CDATA[The weir]]></title><description><![CDATA[Why it was built]]></description><link>https://gate.example/weir/</link>
      <guid isPermaLink="false">6502f1c0a1</guid><category><![CDATA[Water]]></category><dc:creator><![CDATA[Mara Quist]]></dc:creator><pubDate>${DATE}</pubDate>
      <media:content url="https://gate.example/weir.png" medium="image"/>
      <content:encoded><![CDATA[<img src="https://gate.example/weir.png" alt="The weir"><p>It holds.</p><div class="kg-card kg-signup-card">Subscribe</div>]]></content:encoded></item>`,
      { prefixes: ['content', 'dc', 'media', 'atom'] },
    ),
    gives: [
      {
        title: 'The weir',
        dek: 'Why it was built',
        image: 'https://gate.example/weir.png',
        by: ['Mara Quist'],
        text: '🖼️ The weir\n\nIt holds.',
      },
    ],
  },
  {
    name: 'Substack: an empty author, an enclosure for the picture, widgets in the text',
    body: rss(
      `<item><title><![CDATA[Low water]]></title><description><![CDATA[A note on drought]]></description><link>https://gate.example/p/low-water</link>
      <guid isPermaLink="false">https://gate.example/p/low-water</guid><dc:creator><![CDATA[Mara Quist]]></dc:creator><pubDate>Mon, 02 Nov 2026 09:30:00 GMT</pubDate>
      <enclosure url="https://cdn.example/low.jpg" length="0" type="image/jpeg"/>
      <content:encoded><![CDATA[<p>The river is low.</p><p class="button-wrapper"><a href="https://gate.example/subscribe">Subscribe now</a></p>
      <div class="subscription-widget-wrap"><div class="subscription-widget">Thanks for reading!</div></div><p>It will rise.</p>]]></content:encoded></item>`,
      { prefixes: ['content', 'dc', 'itunes'] },
    ),
    gives: [{ title: 'Low water', image: 'https://cdn.example/low.jpg', date: AT_DATE, text: 'The river is low.\n\nIt will rise.' }],
  },
  {
    name: 'Medium: an address that counts readers, a pixel at the end',
    body: rss(
      `<item><title><![CDATA[Silt]]></title><link>https://gate.example/silt-1f2e?source=rss----9a8b---4</link><guid isPermaLink="false">https://medium.example/p/1f2e</guid>
      <category><![CDATA[river]]></category><dc:creator><![CDATA[Mara Quist]]></dc:creator><pubDate>${DATE}</pubDate><atom:updated>2026-11-03T08:00:00.123Z</atom:updated>
      <content:encoded><![CDATA[<figure><img alt="" src="https://cdn.example/silt.png" /><figcaption>The bank</figcaption></figure><p>Silt moves.</p><img src="https://medium.example/_/stat?event=post" width="1" height="1" alt=""><hr>]]></content:encoded></item>`,
      { prefixes: ['content', 'dc', 'atom'] },
    ),
    gives: [
      {
        title: 'Silt',
        url: 'https://gate.example/silt-1f2e',
        updated: '2026-11-03T08:00:00Z',
        image: 'https://cdn.example/silt.png',
        text: 'The bank\n\nSilt moves.',
      },
    ],
  },
  {
    name: 'Blogger: entries of Atom with several links, a thumbnail, an author without a face',
    body: atom(
      `<entry><id>tag:blogger.com,1999:blog-1.post-2</id><published>2026-11-02T01:30:00.001-08:00</published><updated>2026-11-02T01:30:12.345-08:00</updated>
      <category scheme="http://www.blogger.com/atom/ns#" term="Tides"/><title type='text'>High water</title><content type='html'>&lt;p&gt;It rose.&lt;/p&gt;</content>
      <link rel='replies' type='application/atom+xml' href='https://gate.example/feeds/2/comments/default' title='Post Comments'/>
      <link rel='edit' type='application/atom+xml' href='https://www.blogger.com/feeds/1/posts/default/2'/><link rel='self' type='application/atom+xml' href='https://www.blogger.com/feeds/1/posts/default/2'/>
      <link rel='alternate' type='text/html' href='https://gate.example/2026/11/high-water.html' title='High water'/>
      <author><name>Mara Quist</name><uri>http://www.blogger.com/profile/1</uri><email>noreply@blogger.com</email></author>
      <media:thumbnail xmlns:media="http://search.yahoo.com/mrss/" url="https://cdn.example/s72-c/high.jpg" height="72" width="72"/><thr:total>0</thr:total></entry>`,
      { attributes: ' xmlns:thr="http://purl.org/syndication/thread/1.0"' },
    ),
    gives: [
      {
        url: 'https://gate.example/2026/11/high-water.html',
        date: '2026-11-02T09:30:00Z',
        by: ['Mara Quist'],
        about: ['Tides'],
        text: 'It rose.',
      },
    ],
  },
  {
    name: 'Squarespace: the text in the description, lazy pictures',
    body: rss(
      `<item><title>Reeds</title><category>Plants</category><dc:creator>Mara Quist</dc:creator><pubDate>${DATE}</pubDate><link>https://gate.example/journal/reeds</link>
      <guid isPermaLink="false">5f0c:5f0d:6502</guid><description><![CDATA[<p class="">Reeds grow.</p><div class="image-block"><noscript><img src="https://cdn.example/reeds.jpg" alt="Reeds"></noscript><img class="thumb-image" data-src="https://cdn.example/reeds.jpg" data-image="https://cdn.example/reeds.jpg" alt="Reeds"></div><p class="">And grow.</p>]]></description>
      <media:content type="image/jpeg" url="https://cdn.example/reeds.jpg" isDefault="true" medium="image"><media:title type="plain">Reeds</media:title></media:content></item>`,
      { prefixes: ['content', 'dc', 'media', 'itunes'] },
    ),
    gives: [{ title: 'Reeds', text: 'Reeds grow.\n\n🖼️ Reeds\n\nAnd grow.', image: 'https://cdn.example/reeds.jpg' }],
  },
  {
    name: 'Wix: a summary in CDATA, a picture as enclosure with a type that says png',
    body: rss(
      `<item><title><![CDATA[Otters]]></title><description><![CDATA[They came back.]]></description><link>https://gate.example/post/otters</link><guid isPermaLink="false">6502aa</guid>
      <pubDate>Mon, 02 Nov 2026 09:30:00 GMT</pubDate><enclosure url="https://cdn.example/otters.png" length="0" type="image/png"/><dc:creator>mara</dc:creator></item>`,
      { prefixes: ['content', 'dc'] },
    ),
    gives: [{ title: 'Otters', text: 'They came back.', isWhole: false, image: 'https://cdn.example/otters.png' }],
  },
  {
    name: 'Drupal: fields with their labels in an escaped description, guid by node',
    body: rss(
      `<item><title>Bridge closed</title><link>https://gate.example/node/7</link><description>${escaped(
        '<span>Bridge closed</span><div class="field field--name-body"><p>From Monday on.</p><p>Until spring.</p></div>',
      )}</description><pubDate>${DATE}</pubDate><dc:creator>editor</dc:creator><guid isPermaLink="false">7 at https://gate.example</guid></item>`,
      { prefixes: ['dc'] },
    ),
    gives: [{ title: 'Bridge closed', url: 'https://gate.example/node/7', text: 'From Monday on.\n\nUntil spring.' }],
  },
  {
    name: 'Buttondown: a description that holds the whole letter',
    body: rss(
      `<item><title>Letter 12</title><link>https://letters.example/gate/archive/letter-12/</link><description>${escaped(
        '<h1>Hello</h1><p>Twelve weeks of water.</p><h2>Next</h2><p>Rain.</p>',
      )}</description><pubDate>${DATE}</pubDate><guid>https://letters.example/gate/archive/letter-12/</guid></item>`,
    ),
    gives: [{ title: 'Letter 12', text: '# Hello #hello\nTwelve weeks of water.\n## Next #next\nRain.', isWhole: true }],
  },
  {
    name: 'beehiiv: styles and a document around the text of a letter',
    body: rss(
      `<item><title>Ebb</title><description>In short</description><enclosure url="https://cdn.example/ebb.jpg" length="9" type="image/jpeg"/><link>https://gate.example/p/ebb</link><guid isPermaLink="true">https://gate.example/p/ebb</guid>
      <pubDate>${DATE}</pubDate><atom:published>2026-11-02T09:30:00Z</atom:published><dc:creator>Mara Quist</dc:creator>
      <content:encoded><![CDATA[<div class='beehiiv'><style>.bh__table { padding: 5px }</style><div class='beehiiv__body'><p class="paragraph">The water went.</p><h2 class="heading" id="why">Why</h2><p>The moon.</p></div><div class='beehiiv__footer'></div></div>]]></content:encoded></item>`,
      { prefixes: ['content', 'dc', 'atom'] },
    ),
    gives: [{ title: 'Ebb', dek: 'In short', text: 'The water went.\n## Why #why\nThe moon.' }],
  },
];
