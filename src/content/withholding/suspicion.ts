import { isOneSlip } from '../one-slip.ts';
import { normalizeKey } from '../located-value.ts';
import { wordsOfKey } from './key-words.ts';
import { meaningOf, SLIPPABLE } from './meanings.ts';
import type { Said } from './read-value.ts';

/** Whether a name that nobody knows speaks of who may read the article: `yes` or `no` is the answer with which it holds it back. */
export type Suspicion =
  | { readonly kind: 'speaks'; readonly holdsWith: 'yes' | 'no' | 'either' }
  | { readonly kind: 'slip'; readonly of: string };

const HOLDING =
  /^(?:embargo.*|drafts?|drafted|private|privately|privacy|members?|membersonly|membership|premium|paid|paying|paywall(?:ed)?|payment|subscribers?|expired?|expires|expiry|expiration|secret|confidential|restricted|unlisted|unpublish(?:ed)?|internal|withh(?:old|eld)|suppress(?:ed)?)$/;
/** `hideTitle` hides the title; these hide the article. */
const HIDING = /^(?:hide|hides|hidden|hiding)$/;
const HIDDEN_OBJECT =
  /^(?:page|pages|post|article|content|entry|all|everywhere|everything|from|in|on|lists?|listings?|search|site|website|public|readers|feeds?|rss|archives?|collections?|until|this|it|is|the|web|view|users?|visitors?)$/;
const SHOWING = /^(?:publish(?:ed|ing|able)?|publication|public|visible|listed)$/;
const NEGATION = /^(?:not|no|non|never|dont|un|without)$/;
/** Parts of a page, places and people: what is hidden or shown is that, and not the article. */
const PART =
  /^(?:sidebars?|nav|navbar|navigation|menu|menus|toc|tableofcontents|table|contents|title|titles|subtitle|heading|headings|header|footer|author|authors|byline|date|dates|time|image|images|img|photo|cover|banner|hero|thumbnail|thumb|comments?|breadcrumbs?|ads?|advert|share|sharing|social|related|recent|meta|metadata|pagination|pager|prev|next|email|mail|phone|address|rating|price|prices|home|homepage|frontpage|index|sitemap|robots|seo|logo|link|links|edit|button|buttons|video|audio|player|map|summary|excerpt|description|tags?|category|categories|feedback|outline|aside|widgets?|search(?:bar|box)|resources|by|er|house|methods?|history|count|name|names|company|platform|place|language|lang|schema|type|page(?:title|nav|header)|readingtime|wordcount|license|copyright|columns?|line|lines|numbers?|relations?|transport|school|health|opinion|records|domain|sector|api|key|figure|figures|caption|style)$/;

/** Whether a name is that of a part of the page, of a person or of a place: what is said of it is not said of the article. */
export function isPartOfPage(key: string): boolean {
  return wordsOfKey(key).some((word) => PART.test(word));
}

/** Undefined for a name that speaks of something else. */
export function suspicionOf(key: string): Suspicion | undefined {
  const words = wordsOfKey(key);
  if (words.some((word) => HIDING.test(word)))
    return words.every((word) => HIDING.test(word) || HIDDEN_OBJECT.test(word)) ? { kind: 'speaks', holdsWith: 'yes' } : undefined;
  if (isPartOfPage(key)) return undefined;
  const holding = words.some((word) => HOLDING.test(word));
  const showing = words.some((word) => SHOWING.test(word));
  const isNegated = words.some((word) => NEGATION.test(word));
  if (holding) return { kind: 'speaks', holdsWith: isNegated ? 'either' : 'yes' };
  if (showing) return { kind: 'speaks', holdsWith: isNegated ? 'yes' : 'no' };
  const written = normalizeKey(key);
  const of = SLIPPABLE.find((known) => known.length >= 5 && written[0] === known[0] && isOneSlip(written, known));
  return of === undefined ? undefined : { kind: 'slip', of };
}

/** Whether what stands behind such a name holds the article back. Names of people, counts and sentences do not. */
export function isHeldBy(suspicion: Suspicion, said: Said): boolean {
  if (said === 'withheld' || said === 'members') return true;
  if (suspicion.kind === 'speaks')
    return said === suspicion.holdsWith || (suspicion.holdsWith === 'either' && (said === 'yes' || said === 'no'));
  const meaning = meaningOf(suspicion.of);
  if (meaning === 'shown' || meaning === 'published') return said === 'no';
  // A status is a word: `stats: true` is none.
  if (meaning === 'opens' || meaning === 'closes' || meaning === 'status') return false;
  return (
    said === 'yes' ||
    (meaning === 'audience' && said !== 'public' && said !== 'blank') ||
    (meaning === 'embargo' && said !== 'no' && said !== 'blank')
  );
}
