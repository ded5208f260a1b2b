import type { PageShape } from './read-shape.ts';
import { article, ld, LONG, page } from './write-pages.ts';

const TEXT = article(`<p>${LONG}</p>`);
const AT_DATE = '2026-11-02T09:30:00Z';
/** The moment of the reading, for a page that says none. */
const AT_NOW = '2026-11-20T10:00:00Z';

/** Pages by what they say of themselves. */
export const pageFacts: readonly PageShape[] = [
  {
    name: 'JSON-LD: a graph in which the article is one of many',
    body: page({
      head: ld({
        '@context': 'https://schema.org',
        '@graph': [
          { '@type': 'Organization', name: 'The Gate' },
          {
            '@type': 'NewsArticle',
            headline: 'The tide gate',
            description: 'A gate opens',
            datePublished: '2026-11-02T10:30:00+01:00',
            dateModified: '2026-11-03T10:30:00+01:00',
            author: { '@type': 'Person', name: 'Mara Quist' },
          },
        ],
      }),
      body: TEXT,
    }),
    gives: { title: 'The tide gate', date: AT_DATE, updated: '2026-11-03T09:30:00Z', by: ['Mara Quist'], dek: 'A gate opens', text: LONG },
  },
  {
    name: 'JSON-LD: a list with several authors and a picture, escaped as HTML',
    body: page({
      head: ld([
        { '@type': 'BreadcrumbList' },
        {
          '@type': ['Article', 'TechArticle'],
          headline: 'Salt &amp; silt',
          author: [{ name: 'Mara Quist' }, { name: 'Ole Brand' }],
          image: ['https://cdn.example/a.jpg'],
          datePublished: '2026-11-02',
        },
      ]),
      body: TEXT,
    }),
    gives: { title: 'Salt & silt', by: ['Mara Quist', 'Ole Brand'], date: '2026-11-02', image: 'https://cdn.example/a.jpg' },
  },
  {
    name: 'JSON-LD: an article below the page that it is the main part of',
    body: page({
      head: ld({
        '@type': 'WebPage',
        mainEntity: { '@type': 'Article', headline: 'The tide gate', datePublished: '2026-11-02T09:30:00Z' },
      }),
      body: TEXT,
    }),
    gives: { title: 'The tide gate', date: AT_DATE },
  },
  {
    name: 'JSON-LD: in a remark, with a line end in a text, which JSON does not allow',
    body: page({
      head: '<script type="application/ld+json">\n<!--\n{"@type":"Article","headline":"The tide\n gate","datePublished":"2026-11-02T09:30:00Z"}\n//-->\n</script>',
      body: TEXT,
    }),
    gives: { date: AT_DATE },
  },
  {
    name: 'OpenGraph alone, by property and by name',
    body: page({
      head: '<meta property="og:title" content="The tide gate"><meta name="og:description" content="A gate opens"><meta property="article:published_time" content="2026-11-02T09:30:00+00:00"><meta property="article:modified_time" content="2026-11-03T09:30:00+00:00"><meta property="article:author" content="https://social.example/mara"><meta name="author" content="Mara Quist"><meta property="article:tag" content="Tides"><meta property="og:image" content="/gate.png">',
      body: `<div id="content"><p>${LONG}</p><p>${LONG}</p></div>`,
    }),
    gives: {
      title: 'The tide gate',
      date: AT_DATE,
      updated: '2026-11-03T09:30:00Z',
      by: ['Mara Quist'],
      about: ['Tides'],
      image: 'https://gate.example/gate.png',
    },
  },
  {
    name: 'microdata: headline, dates, an author by name, the text marked',
    body: page({
      body: `<div itemscope itemtype="https://schema.org/NewsArticle"><h2 itemprop="headline">The tide gate</h2><time itemprop="datePublished" datetime="2026-11-02T09:30:00Z">2 Nov</time><span itemprop="author" itemscope><span itemprop="name">Mara Quist</span></span><div itemprop="articleBody"><p>${LONG}</p></div></div>`,
    }),
    gives: { title: 'The tide gate', date: AT_DATE, by: ['Mara Quist'], text: LONG },
  },
  {
    name: 'a time element alone says when',
    body: page({
      body: article(`<p class="byline">By Mara Quist <time datetime="2026-11-02T09:30:00Z" pubdate>2 November</time></p><p>${LONG}</p>`),
    }),
    gives: { date: AT_DATE },
  },
  {
    name: 'dates in the text, which are of other things',
    body: page({
      body: article(
        `<p>Join us on <time datetime="2027-05-01">the first of May</time>, as in <time datetime="1969">1969</time>. ${LONG}</p>`,
      ),
    }),
    gives: { date: AT_NOW },
  },
  {
    name: 'elements of dates, of which the surest counts and not the first, and none of a card or a comment',
    body: page({
      body: `<aside><time class="dt-published" datetime="2019-01-01">2019</time></aside>${article(
        `<p>${LONG}</p><time class="entry-date" datetime="2020-01-01">2020</time><time class="dt-published" datetime="2026-11-02T09:30:00Z">2 Nov</time>`,
      )}<ol><li><time pubdate datetime="2018-01-01">2018</time></li></ol>`,
    }),
    gives: { date: AT_DATE },
  },
  {
    name: 'microdata: comments with facts of their own',
    body: page({
      body: `<main><article itemscope itemtype="https://schema.org/BlogPosting"><h1 itemprop="headline">The tide gate</h1><span itemprop="author">Ada Quist</span><p>${LONG}</p><article itemprop="comment" itemscope><span itemprop="author">Troll 99</span><time itemprop="dateModified" datetime="2027-01-01"></time></article><div itemprop="comment"><span itemprop="author">Troll 98</span></div></article></main>`,
    }),
    gives: { title: 'The tide gate', by: ['Ada Quist'], updated: undefined },
  },
  ...[
    ['without an item', '<div><h3 itemprop="headline">Another</h3><time itemprop="datePublished" datetime="2020-01-01"></time></div>'],
    [
      'that is an item',
      '<div itemscope itemtype="https://schema.org/Article"><h3 itemprop="headline">Another</h3><time itemprop="datePublished" datetime="2020-01-01"></time></div>',
    ],
  ].map(([what, card]) => ({
    name: `microdata of a card alone, ${what}, below a plain title`,
    body: page({ body: `<main><h1>The tide gate</h1><p>${LONG}</p>${card}</main>` }),
    gives: { title: 'The tide gate', date: AT_NOW },
  })),
  {
    name: 'microdata: an item without the title of the page, which has more than half of its words',
    body: page({
      title: 'x',
      body: `<h1>The Gate</h1><main><div itemscope itemtype="https://schema.org/CreativeWork"><h2 itemprop="headline">The tide gate</h2><time itemprop="datePublished" datetime="2026-11-02T09:30:00Z"></time><p>${LONG}</p></div></main>`,
    }),
    gives: { title: 'The tide gate', date: AT_DATE },
  },
  {
    name: 'microdata of the page as a whole, and a publisher with a date',
    body: page({
      body: `<div itemscope itemtype="https://schema.org/WebPage"><div itemprop="publisher" itemscope itemtype="https://schema.org/Organization"><meta itemprop="datePublished" content="1901-01-01"></div>${article(`<span itemprop="author">Mara Quist</span><time itemprop="datePublished" datetime="2026-11-02T09:30:00Z"></time><p>${LONG}</p>`)}</div>`,
    }),
    gives: { date: AT_DATE, by: ['Mara Quist'] },
  },
  {
    name: 'Dublin Core, and the names that Google News had',
    body: page({
      head: '<meta name="DC.date.issued" content="2026-11-02T09:30:00Z"><meta name="DC.creator" content="Mara Quist"><meta name="DC.title" content="x">',
      body: TEXT,
    }),
    gives: { date: AT_DATE, by: ['Mara Quist'] },
  },
  {
    name: 'Parse.ly and Sailthru',
    body: page({
      head: '<meta name="parsely-pub-date" content="2026-11-02T09:30:00Z"><meta name="parsely-author" content="Mara Quist">',
      body: TEXT,
    }),
    gives: { date: AT_DATE, by: ['Mara Quist'] },
  },
  {
    name: 'AMP: the page that it belongs to, its own elements for pictures',
    at: 'https://gate.example/amp/tide',
    body: `<!doctype html><html ⚡ lang="en"><head><title>The tide gate</title><link rel="canonical" href="https://gate.example/tide"><script async src="https://cdn.example/v0.js"></script><style amp-boilerplate>body{visibility:hidden}</style></head><body><article><h1>The tide gate</h1><amp-img src="/gate.png" width="600" height="300" alt="The gate"></amp-img><p>${LONG}</p></article></body></html>`,
    gives: { url: 'https://gate.example/tide', text: `🖼️ The gate\n\n${LONG}` },
  },
  {
    name: 'a base for all addresses',
    body: page({ head: '<base href="https://gate.example/docs/">', body: article(`<p>${LONG} <a href="keys">Keys</a></p>`) }),
    gives: { links: ['https://gate.example/docs/keys'] },
  },
  {
    name: 'canonical at another path of the site',
    body: page({ head: '<link rel="canonical" href="/tide/">', body: TEXT }),
    gives: { url: 'https://gate.example/tide/' },
  },
  {
    name: 'canonical at another site, which may be a mistake or a claim',
    body: page({ head: '<link rel="canonical" href="https://other.example/tide/">', body: TEXT }),
    gives: { url: 'https://gate.example/news/tide' },
  },
  {
    name: 'letters by its meta element alone',
    body: Buffer.from(
      page({
        head: '<meta charset="windows-1252">',
        title: 'Über Flüsse',
        body: `<main><article><h1>Über Flüsse</h1><p>${LONG}</p></article></main>`,
      }),
      'latin1',
    ),
    gives: { title: 'Über Flüsse' },
  },
  {
    name: 'letters by the older meta element, against what the server says',
    type: 'text/html; charset=utf-8',
    body: Buffer.from(
      page({
        head: '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">',
        title: 'Über Flüsse',
        body: `<main><article><h1>Über Flüsse</h1><p>${LONG}</p></article></main>`,
      }),
      'latin1',
    ),
    gives: { title: 'Über Flüsse' },
  },
  {
    name: 'another language, by the page and in words',
    body: `<!doctype html><html lang="ja"><head><title>潮の水門 - 水門新聞</title><meta property="og:site_name" content="水門新聞"></head><body><main><article><h1>潮の水門</h1><p>${'正午に水門が開き、川の水が一時間のあいだ港へ流れ込んだ。毎年春に見られる光景である。'.repeat(4)}</p></article></main></body></html>`,
    gives: { title: '潮の水門', lang: 'ja' },
  },
  {
    name: 'a part that is not free to read',
    body: page({
      head: ld({
        '@type': 'NewsArticle',
        headline: 'x',
        isAccessibleForFree: false,
        hasPart: { '@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: '.paid' },
      }),
      body: TEXT,
    }),
    gives: 'members',
  },
  {
    name: 'JSON-LD that cannot be read and speaks of what is not free',
    body: page({ head: '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false,}</script>', body: TEXT }),
    gives: 'members',
  },
  {
    name: 'JSON-LD that cannot be read and speaks of what is not free, far apart',
    body: page({
      head: `<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":${' '.repeat(40)}false,,}</script>`,
      body: TEXT,
    }),
    gives: 'members',
  },
  {
    name: 'metered, by the older names of networks',
    body: page({ head: '<meta property="article:content_tier" content="locked">', body: TEXT }),
    gives: 'members',
  },
  {
    name: 'free, and it says so',
    body: page({
      head: `${ld({ '@type': 'NewsArticle', headline: 'The tide gate', isAccessibleForFree: 'True' })}<meta property="article:content_tier" content="free">`,
      body: TEXT,
    }),
    gives: { title: 'The tide gate' },
  },
  {
    name: 'asks not to be found',
    body: page({ head: '<meta name="robots" content="max-snippet:-1, noindex">', body: TEXT }),
    gives: 'noindex',
  },
];
