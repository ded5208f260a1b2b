import type { Element } from 'hast';

/** Elements without words for readers. Forms, menus and players are the page's own, not the article's. */
const WORDLESS = new Set(
  'script style template noscript svg math object embed head nav form button input select textarea dialog canvas audio video iframe'.split(
    ' ',
  ),
);

/**
 * Class names that mark a part for members, a call to subscribe, or a button to share, each as its publishing tool writes it: Ghost's
 * cards, WordPress's Jetpack, Substack, beehiiv and buttondown.
 */
const NOT_THE_ARTICLE =
  /^(?:gh-post-upgrade-cta\S*|kg-signup-card\S*|kg-cta-card|kg-email-card|kg-email-cta-card|kg-paywall\S*|gh-paywall\S*|sharedaddy|jp-relatedposts|wp-block-jetpack-subscriptions\S*|wp-block-jetpack-paywall\S*|wp-block-premium-content\S*|subscription-widget\S*|subscribe-widget|paywall|paywall-\S+|share-dialog|button-wrapper|screen-reader-text|sr-only|visually-hidden|footnote-backref|headerlink|header-anchor|heading-anchor|anchor-link|hash-link|sl-anchor-link|reading-time|read-time|readtime|entry-meta|post-meta|article-meta)$/u;

/** Class names of the numbers that highlighters put beside lines of code: of Pygments, Rouge, Chroma, highlight.js and GitHub. Elsewhere they are a theme's. */
const LINE_NUMBER = /^(?:lineno|linenos|linenodiv|linenumber|lnt?|hljs-ln-numbers|blob-num|gutter)$/u;

/** The surroundings of an element. */
export interface Surroundings {
  readonly parent?: Element | undefined;
  /** Whether it stands in a block of code: `pre`, `figure.highlight`, or a table that lays code out. */
  readonly isInCode: () => boolean;
}

/** Whether an element holds no word of the article: hidden, for members, for machines, or a mark beside a heading or a block of code. */
export function isHiddenElement({ tagName, properties }: Element, { parent, isInCode }: Surroundings): boolean {
  if (WORDLESS.has(tagName)) return true;
  // Pixels that count readers are one by one.
  if (tagName === 'img' && isTiny(properties['width']) && isTiny(properties['height'])) return true;
  if (properties['hidden'] !== undefined && properties['hidden'] !== false) return true;
  if (properties['ariaHidden'] === 'true' || properties['dataVisibility'] === 'members' || properties['dataVisibility'] === 'paid')
    return true;
  if (/(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(String(properties['style'] ?? ''))) return true;
  const classes = classesOf(properties['className']);
  if (classes.some((name) => LINE_NUMBER.test(name)) && /^(?:span|a|td|div|pre)$/u.test(tagName) && (tagName === 'pre' || isInCode()))
    return true;
  return classes.some((name) => NOT_THE_ARTICLE.test(name)) || (classes.includes('lang') && isBlockOfCode(parent));
}

/** A width or height in pixels, as written; a blank one is none. */
function isTiny(size: Element['properties'][string]): boolean {
  return size !== undefined && size !== '' && Number(size) <= 2;
}

/** Whether an element begins a block of code, as far as numbers of lines stand in it. */
export function beginsCode(element: Element): boolean {
  const { tagName, properties } = element;
  if (tagName === 'pre') return true;
  if (tagName === 'figure') return classesOf(properties['className']).includes('highlight');
  return tagName === 'table' && holdsPre(element);
}

/** Without recursion: nothing has limited its depth yet. */
function holdsPre(table: Element): boolean {
  const waiting = [...table.children];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type !== 'element') continue;
    if (node.tagName === 'pre') return true;
    for (const child of node.children) waiting.push(child);
  }
  return false;
}

/** VitePress names the language of code in an element beside it. */
function isBlockOfCode(element: Element | undefined): boolean {
  return element !== undefined && classesOf(element.properties['className']).some((name) => name.startsWith('language-'));
}

function classesOf(value: Element['properties'][string]): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' ? value.split(/\s+/u) : [];
}
