import type { FeedShape } from './read-shape.ts';
import { atom, escaped, rss } from './write-feeds.ts';

const DATE = 'Mon, 02 Nov 2026 09:30:00 +0000';
const AT_DATE = '2026-11-02T09:30:00Z';

/** Feeds of services that publish something else than articles, and of services between a site and its readers. */
export const feedsOfServices: readonly FeedShape[] = [
  {
    name: 'YouTube: the words of a video in a group of Media RSS',
    body: atom(
      `<entry><id>yt:video:a1</id><yt:videoId>a1</yt:videoId><title>The gate from above</title><link rel="alternate" href="https://www.youtube.com/watch?v=a1"/>
      <author><name>The Gate</name><uri>https://www.youtube.com/channel/c</uri></author><published>2026-11-02T09:30:00+00:00</published><updated>2026-11-05T09:30:00+00:00</updated>
      <media:group><media:title>The gate from above</media:title><media:content url="https://www.youtube.com/v/a1?version=3" type="application/x-shockwave-flash" width="640" height="390"/>
      <media:thumbnail url="https://i.ytimg.com/vi/a1/hqdefault.jpg" width="480" height="360"/><media:description>We flew over it.

More at https://gate.example/</media:description></media:group></entry>`,
      { attributes: ' xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/"' },
    ),
    gives: [
      {
        title: 'The gate from above',
        url: 'https://www.youtube.com/watch?v=a1',
        image: 'https://i.ytimg.com/vi/a1/hqdefault.jpg',
        text: 'We flew over it.\n\nMore at https://gate.example/',
      },
    ],
  },
  {
    name: 'a podcast: notes of a show, a recording, its picture and its author',
    body: rss(
      `<item><title>Episode 7: Salt</title><itunes:title>Salt</itunes:title><itunes:author>Mara Quist</itunes:author><guid isPermaLink="false">ep-7</guid><link>https://gate.example/7</link><pubDate>${DATE}</pubDate>
      <enclosure url="https://cdn.example/7.mp3" length="1" type="audio/mpeg"/><itunes:image href="https://cdn.example/7.jpg"/><itunes:summary>About salt.</itunes:summary><itunes:duration>31:05</itunes:duration></item>`,
      { prefixes: ['itunes'] },
    ),
    gives: [{ title: 'Episode 7: Salt', by: ['Mara Quist'], image: 'https://cdn.example/7.jpg', text: 'About salt.' }],
  },
  {
    name: 'a podcast: no link, so nothing but the recording has an address',
    body: rss(
      `<item><title>Episode 8</title><guid isPermaLink="false">ep-8</guid><pubDate>${DATE}</pubDate><description>Reeds.</description><enclosure url="https://cdn.example/8.mp3" length="1" type="audio/mpeg"/></item>`,
      { prefixes: ['itunes'] },
    ),
    gives: [{ title: 'Episode 8', url: undefined, text: 'Reeds.' }],
  },
  {
    name: 'releases of GitHub: notes as HTML, no date of publication, an id by number',
    body: atom(
      `<entry><id>tag:github.com,2008:Repository/1/v2.0.0</id><updated>2026-11-02T09:30:00Z</updated><link rel="alternate" type="text/html" href="https://github.com/gate/weir/releases/tag/v2.0.0"/><title>v2.0.0</title>
      <content type="html">${escaped('<h2>Changes</h2><ul><li>Opens <code>both</code> gates by <a class="user-mention" href="https://github.com/mara">@mara</a></li></ul>')}</content><author><name>mara</name></author><media:thumbnail xmlns:media="http://search.yahoo.com/mrss/" height="30" width="30" url="https://avatars.example/u/1"/></entry>`,
      { attributes: ' xml:lang="en-US"' },
    ),
    gives: [
      {
        title: 'v2.0.0',
        date: AT_DATE,
        text: '## Changes #changes\n- Opens both gates by @mara',
        links: ['https://github.com/mara'],
        image: undefined,
      },
    ],
  },
  {
    name: 'a release of GitHub without notes',
    body: atom(
      `<entry><id>tag:github.com,2008:Repository/1/v1</id><updated>2026-11-02T09:30:00Z</updated><link rel="alternate" href="https://github.com/gate/weir/releases/tag/v1"/><title>v1</title><content>No content.</content></entry>`,
    ),
    gives: [{ title: 'v1', text: 'No content.' }],
  },
  {
    name: 'Discourse: a topic with a note of who wrote, and the link to go on',
    body: rss(
      `<item><title>High water on Monday?</title><dc:creator><![CDATA[mara]]></dc:creator><category>Tides</category><description><![CDATA[<p>Will it come?</p><p><small>3 posts - 2 participants</small></p><p><a href="https://talk.example/t/high-water/9">Read full topic</a></p>]]></description>
      <link>https://talk.example/t/high-water/9</link><pubDate>${DATE}</pubDate><discourse:topicPinned xmlns:discourse="http://www.discourse.org/">No</discourse:topicPinned><guid isPermaLink="false">talk.example-topic-9</guid><source url="https://talk.example/t/high-water/9.rss">High water on Monday?</source></item>`,
      { prefixes: ['dc', 'atom'] },
    ),
    gives: [
      {
        title: 'High water on Monday?',
        url: 'https://talk.example/t/high-water/9',
        by: ['mara'],
        about: ['Tides'],
        text: 'Will it come?\n\n3 posts - 2 participants',
      },
    ],
  },
  {
    name: 'phpBB: several posts of one topic, each with a fragment and the title of the topic',
    body: atom(
      ['1', '2']
        .map(
          (post) =>
            `<entry><author><name><![CDATA[mara]]></name></author><updated>2026-11-02T09:3${post}:00</updated><id>https://forum.example/viewtopic.php?t=5&amp;p=${post}#p${post}</id><link href="https://forum.example/viewtopic.php?t=5&amp;p=${post}#p${post}"/><title type="html"><![CDATA[Tides • Re: High water]]></title><category term="Tides" scheme="https://forum.example/f=1" label="Tides"/><content type="html" xml:base="https://forum.example/"><![CDATA[Post ${post}<p>Statistics: Posted by mara</p><hr />]]></content></entry>`,
        )
        .join(''),
    ),
    gives: [
      { url: 'https://forum.example/viewtopic.php?t=5&p=1#p1' },
      { url: 'https://forum.example/viewtopic.php?t=5&p=2#p2', date: '2026-11-02T09:32:00Z' },
    ],
  },
  {
    name: 'FeedBurner: the address of the article beside the one that counts readers',
    body: rss(
      `<item><title>Silt</title><link>http://feedproxy.example/~r/gate/~3/abc/</link><feedburner:origLink>https://gate.example/silt/</feedburner:origLink><guid isPermaLink="false">https://gate.example/?p=4</guid><pubDate>${DATE}</pubDate>
      <description>Silt moves.&lt;img src="http://feeds.feedburner.example/~r/gate/~4/abc" height="1" width="1" alt=""/&gt;</description></item>`,
      { prefixes: ['feedburner'] },
    ),
    gives: [{ url: 'https://gate.example/silt/', text: 'Silt moves.', image: undefined }],
  },
  {
    name: 'Mastodon: posts without titles',
    body: rss(
      `<item><guid isPermaLink="true">https://social.example/@gate/1</guid><link>https://social.example/@gate/1</link><pubDate>${DATE}</pubDate><description>${escaped(
        '<p>The gate opens at noon. Come and see.</p>',
      )}</description><media:content url="https://social.example/a.jpg" type="image/jpeg" fileSize="1" medium="image"><media:rating scheme="urn:simple">nonadult</media:rating><media:description type="plain">A gate</media:description></media:content></item>`,
      { prefixes: ['media'] },
    ),
    gives: [{ title: 'The gate opens at noon', url: 'https://social.example/@gate/1', image: 'https://social.example/a.jpg' }],
  },
  {
    name: 'Reddit: a table around a picture, a thumbnail, an author with a path',
    body: atom(
      `<entry><author><name>/u/mara</name></author><category term="tides" label="r/tides"/><content type="html">${escaped(
        '<table><tr><td><a href="https://social.example/c/1"><img src="https://social.example/t.jpg" alt="Weir"/></a></td><td>submitted by mara</td></tr></table>',
      )}</content><id>t3_1</id><media:thumbnail url="https://social.example/t.jpg"/><link href="https://social.example/c/1"/><updated>2026-11-02T09:30:00+00:00</updated><published>2026-11-02T09:30:00+00:00</published><title>Weir</title></entry>`,
      { attributes: ' xmlns:media="http://search.yahoo.com/mrss/"' },
    ),
    gives: [{ title: 'Weir', image: 'https://social.example/t.jpg', about: ['r/tides'] }],
  },
];
