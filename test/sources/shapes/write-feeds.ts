/** Namespaces as feeds declare them, by their usual prefixes. */
const NAMESPACES: Readonly<Record<string, string>> = {
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  atom: 'http://www.w3.org/2005/Atom',
  media: 'http://search.yahoo.com/mrss/',
  itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  slash: 'http://purl.org/rss/1.0/modules/slash/',
  wfw: 'http://wellformedweb.org/CommentAPI/',
  sy: 'http://purl.org/rss/1.0/modules/syndication/',
  yt: 'http://www.youtube.com/xml/schemas/2015',
  thr: 'http://purl.org/syndication/thread/1.0',
  feedburner: 'http://rssnamespace.org/feedburner/ext/1.0',
};

/** A feed of RSS 2.0 whose items hold `items`; `prefixes` are declared. */
export function rss(
  items: string,
  { prefixes = [], head = '' }: { readonly prefixes?: readonly string[]; readonly head?: string } = {},
): string {
  const declared = prefixes.map((prefix) => ` xmlns:${prefix}="${NAMESPACES[prefix]}"`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"${declared}><channel><title>The Gate</title><link>https://gate.example/</link>${head}${items}</channel></rss>`;
}

/** A feed of Atom 1.0. */
export function atom(entries: string, { attributes = '', head = '' } = {}): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"${attributes}><title>The Gate</title><id>https://gate.example/</id>${head}${entries}</feed>`;
}

/** HTML as it stands in an element of XML. */
export function escaped(html: string): string {
  return html.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
}
