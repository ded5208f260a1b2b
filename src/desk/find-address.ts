import type { Article, Section } from '../content/article.ts';

export interface FoundAddress {
  readonly article: Article;
  /** The section that the anchor names; absent if there is none, or it is the article's beginning. */
  readonly section?: Section;
}

/** Added by campaigns and platforms, for none of which a site shows another page. */
const tracking = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid)$/u;

/**
 * Finds articles by the addresses at which they are read. Two spellings of one page are one: `www.`, a slash or `index.html` at the end, and
 * the parameters of campaigns make no difference. Any other parameter does, and an address of two articles names none: a wrong article
 * would be worse than none.
 */
export function createAddressFinder(articles: readonly Article[]): (address: string) => FoundAddress | undefined {
  const byAddress = new Map<string, Article | undefined>();
  for (const article of articles) {
    const key = article.url === undefined ? undefined : keyOf(parse(article.url));
    if (key !== undefined) byAddress.set(key, byAddress.has(key) ? undefined : article);
  }
  return (address) => {
    const url = parse(address);
    const key = keyOf(url);
    const article = key === undefined ? undefined : byAddress.get(key);
    if (url === undefined || article === undefined) return undefined;
    const anchor = anchorOf(url);
    const section = article.sections.find((each) => each.position > 0 && each.anchor === anchor);
    return { article, ...(section === undefined ? {} : { section }) };
  };
}

function parse(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined;
}

function keyOf(url: URL | undefined): string | undefined {
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  const query = [...url.searchParams].filter(([name]) => !tracking.test(name)).map(([name, value]) => `${name}=${value}`);
  const path = decoded(url.pathname)
    .replace(/\/index\.html?$/u, '')
    .replace(/\/+$/u, '');
  return `${url.host.replace(/^www\./u, '')}${path}?${query.sort().join('&')}`;
}

/** Without a text fragment, which names no heading. */
function anchorOf({ hash }: URL): string {
  return decoded(hash.slice(1).replace(/:~:.*$/su, ''));
}

/** Text that is not an encoding stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
