import { expect } from 'vitest';
import type { PageShape } from './read-shape.ts';
import { article, LONG, MORE, page } from './write-pages.ts';

const others = [1, 2, 3]
  .map((n) => `<article class="card"><h3><a href="/news/${n}">Another story ${n}</a></h3><p>It is about something else.</p></article>`)
  .join('');

/** Pages by what stands in their text and around it. */
export const pageTexts: readonly PageShape[] = [
  {
    name: 'a notice about cookies above the text, and another to subscribe within it',
    body: page({
      body: `<div id="cookie-banner" class="cookie-consent" role="dialog"><p>We use cookies to make this site better for you and our partners.</p><button>Accept</button></div>${article(
        `<p>${LONG}</p><div class="newsletter-signup"><form><label>Get our letter</label><input type="email"></form></div><p>${MORE}</p>`,
      )}`,
    }),
    gives: { text: `${LONG}\n\n${MORE}` },
    without: ['cookies', 'Get our letter'],
  },
  {
    name: 'comments below the text',
    body: page({
      body: `${article(`<p>${LONG}</p>`)}<section id="comments" class="comments-area"><h2>2 comments</h2><ol><li><article><p>First! I was there and saw it all with my own eyes, believe me.</p></article></li><li><article><p>Me too.</p></article></li></ol></section>`,
    }),
    gives: { text: LONG },
  },
  {
    name: 'comments within the element of the article',
    body: page({
      body: article(
        `<p>${LONG}</p><p>${MORE}</p><div id="disqus_thread"></div><div id="comments" class="comments"><h2>2 comments</h2><p>First! I was there and saw it.</p></div>`,
      ),
    }),
    gives: { text: `${LONG}\n\n${MORE}` },
    without: ['First!'],
  },
  {
    name: 'cards of other articles below the text, each an article too',
    body: page({ body: `${article(`<p>${LONG}</p><p>${MORE}</p>`)}<section><h2>Read next</h2>${others}</section>` }),
    gives: { text: `${LONG}\n\n${MORE}` },
  },
  {
    name: 'links to related articles within the text',
    body: page({
      body: article(
        `<p>${LONG}</p><aside class="related"><h3>Related</h3><ul><li><a href="/a">Salt in the well</a></li><li><a href="/b">Reeds at last</a></li></ul></aside><p>${MORE}</p><div class="related-posts"><h3>More stories</h3><a href="/c">Otters</a></div>`,
      ),
    }),
    gives: { text: `${LONG}\n\n${MORE}` },
    without: ['Salt in the well', 'Otters'],
  },
  {
    name: 'a list of articles, which is none itself',
    body: page({ title: 'News', body: `<main><h1>News</h1>${others}${others.replaceAll('/news/', '/old/')}</main>` }),
    gives: 'no-article',
  },
  {
    name: 'a list of articles with their whole texts, which is none itself either',
    body: page({
      title: 'News',
      body: `<main><h1>News</h1>${others.replaceAll('</article>', `<p>${LONG} ${MORE}</p><p>${LONG}</p></article>`)}</main>`,
    }),
    gives: 'no-article',
  },
  {
    name: 'cards of other articles within the element of the article',
    body: page({ body: article(`<p>${LONG}</p><p>${MORE}</p><section><h2>Read next</h2>${others}</section>`) }),
    gives: { text: expect.stringContaining(`${LONG}\n\n${MORE}`) },
  },
  {
    name: 'headings of an article that are links to its subjects, with cards beside it',
    body: page({
      body: `<h1>The tide gate</h1><main><article><h2><a href="https://other.example/keys">Keys</a></h2><p>${LONG}</p><p>${MORE}</p><p>${LONG}</p><h2>Boats</h2><p>${MORE}</p></article>${others}</main>`,
    }),
    gives: { title: 'The tide gate', text: expect.stringContaining(`${LONG}\n\n${MORE}`) },
  },
  {
    name: 'a short article whose title is a link to its subject, with cards beside it',
    body: page({
      body: `<main><article><h1><a href="https://other.example/gate">The tide gate</a></h1><p>${LONG}</p></article>${others}</main>`,
    }),
    gives: { title: 'The tide gate', text: expect.stringContaining(LONG) },
  },
  {
    name: 'a table for the layout of the whole page',
    body: `<html><head><title>The tide gate</title></head><body><table width="100%"><tr><td><a href="/">Home</a><br><a href="/b">Boats</a></td><td><h1>The tide gate</h1><p>${LONG}</p><p>${MORE}</p></td></tr></table></body></html>`,
    gives: { title: 'The tide gate', text: `${LONG}\n\n${MORE}` },
  },
  {
    name: 'a table of figures',
    body: page({
      body: article(
        `<p>${LONG}</p><table><thead><tr><th>Day</th><th>Level</th></tr></thead><tbody><tr><td>Monday</td><td>3 m</td></tr><tr><td>Tuesday</td><td>4 m</td></tr></tbody></table>`,
      ),
    }),
    gives: { text: `${LONG}\n\nDay     | Level\n--------|------\nMonday  | 3 m\nTuesday | 4 m` },
  },
  {
    name: 'lazy pictures: the address in another attribute, a pixel in its place',
    body: page({
      body: article(
        `<p>${LONG}</p><figure><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/gate.jpg" class="lazyload" alt="The gate"><noscript><img src="/gate.jpg" alt="The gate"></noscript><figcaption>At noon</figcaption></figure>`,
      ),
    }),
    gives: { image: 'https://gate.example/gate.jpg', text: `${LONG}\n\n🖼️ The gate\n\nAt noon` },
  },
  {
    name: 'a picture by its set of sizes alone',
    body: page({
      body: article(
        `<p>${LONG}</p><picture><source srcset="/gate.webp 2x" type="image/webp"><img srcset="/gate-300.jpg 300w, /gate-900.jpg 900w" alt="The gate"></picture>`,
      ),
    }),
    gives: { image: 'https://gate.example/gate-900.jpg' },
  },
  {
    name: 'code with the numbers of its lines, in a column beside it',
    body: page({
      body: article(
        `<p>${LONG}</p><div class="highlight"><table class="highlighttable rouge-table"><tbody><tr><td class="linenos gutter"><pre class="lineno">1\n2\n</pre></td><td class="code"><pre><code class="language-sh">open --all\nshut --slow\n</code></pre></td></tr></tbody></table></div>`,
      ),
    }),
    gives: { text: `${LONG}\n\nopen --all\nshut --slow` },
  },
  {
    name: 'code whose lines are elements, each with its number',
    body: page({
      body: article(
        `<p>${LONG}</p><pre><code><span class="line"><span class="lineno" data-line="1">1</span>open --all</span>\n<span class="line"><span class="lineno" data-line="2">2</span>shut --slow</span></code></pre>`,
      ),
    }),
    gives: { text: `${LONG}\n\nopen --all\nshut --slow` },
  },
  {
    name: 'columns of a theme that are named as numbers of lines',
    body: page({
      body: article(
        `<p>${LONG}</p><div class="gutter"><p>Its keeper writes: it shuts at nine, by the clock of the church, and opens again at six.</p></div>`,
      ),
    }),
    gives: { text: `${LONG}\n\nIts keeper writes: it shuts at nine, by the clock of the church, and opens again at six.` },
  },
  {
    name: 'footnotes with the ways back to the text',
    body: page({
      body: article(
        `<p>${LONG}<sup id="fnref:1"><a href="#fn:1" class="footnote-ref">1</a></sup></p><section class="footnotes"><hr><ol><li id="fn:1"><p>By the clock of the church.&nbsp;<a href="#fnref:1" class="footnote-backref" role="doc-backlink">↩︎</a></p></li></ol></section>`,
      ),
    }),
    gives: { text: `${LONG}¹\n\n\n\n1. By the clock of the church.` },
  },
  {
    name: 'a list of terms and their explanations',
    body: page({ body: article(`<p>${LONG}</p><dl><dt>Weir</dt><dd>A low dam.</dd></dl>`) }),
    gives: { text: `${LONG}\n\n- Weir: A low dam.` },
  },
  {
    name: 'headings whose id is on an anchor inside, or on an element around',
    body: page({
      body: article(
        `<p>${LONG}</p><h2><a name="keys" class="anchor"></a>Keys</h2><p>${MORE}</p><section id="boats"><h2>Boats</h2><p>${MORE}</p></section>`,
      ),
    }),
    gives: { text: `${LONG}\n## Keys #keys\n${MORE}\n## Boats #boats\n${MORE}` },
  },
  {
    name: 'a mark of a link in each heading',
    body: page({
      body: article(
        `<p>${LONG}</p><h2 id="keys">Keys<a class="headerlink" href="#keys" title="Permalink">¶</a></h2><p>${MORE}</p><h2 id="boats"><a href="#boats">Boats</a></h2><p>${MORE}</p>`,
      ),
    }),
    gives: { text: `${LONG}\n## Keys #keys\n${MORE}\n## Boats #boats\n${MORE}` },
  },
  {
    name: 'buttons to share, a byline and the time to read within the article',
    body: page({
      body: article(
        `<div class="post-meta"><span class="byline">By Mara Quist</span> <span>4 min read</span></div><div class="share-buttons"><a href="https://social.example/share">Share</a><button>Copy</button></div><p>${LONG}</p><p>${MORE}</p>`,
      ),
    }),
    gives: { text: `${LONG}\n\n${MORE}` },
    without: ['Copy', 'Share'],
  },
  {
    name: 'a text without paragraphs, its lines parted by breaks',
    body: page({ body: `<div id="post"><h1>The tide gate</h1>${LONG}<br><br>${MORE}<br><br>${LONG}</div>` }),
    gives: { text: `${LONG}\n\n${MORE}\n\n${LONG}` },
  },
  {
    name: 'a part that opens on a click, and another that is hidden',
    body: page({
      body: article(
        `<p>${LONG}</p><details><summary>More</summary><p>${MORE}</p></details><div style="display:none"><p>Nobody sees this.</p></div>`,
      ),
    }),
    gives: { text: `${LONG}\n\nMore\n\n${MORE}` },
  },
  {
    name: 'a page that a script fills',
    body: '<!doctype html><html><head><title>The Gate</title></head><body><div id="root"></div><noscript>You need JavaScript to run this app.</noscript></body></html>',
    gives: 'no-article',
  },
  {
    name: 'a table of contents before the text',
    body: page({
      body: article(`<nav class="toc"><ul><li><a href="#keys">Keys</a></li></ul></nav><p>${LONG}</p><h2 id="keys">Keys</h2><p>${MORE}</p>`),
    }),
    gives: { text: `${LONG}\n## Keys #keys\n${MORE}` },
  },
];
