import { type LocatedValue, normalizeKey } from './located-value.ts';
import { isOneSlip } from './one-slip.ts';

/** The fields that Newsdesk reads from front matter, with the names that Hugo, Jekyll, Astro, Docusaurus, Ghost and others use for it. */
export const FRONT_MATTER_KEYS = {
  title: ['title', 'headline', 'name'],
  dek: ['dek', 'description', 'subtitle', 'summary', 'excerpt', 'customexcerpt', 'standfirst', 'deck', 'tagline', 'lead', 'abstract'],
  publishedAt: ['date', 'pubdate', 'publishedat', 'publishdate', 'publisheddate', 'datepublished', 'dateadded', 'created', 'createdat'],
  updatedAt: [
    'updated',
    'lastmod',
    'modified',
    'updatedat',
    'updateddate',
    'dateupdated',
    'datemodified',
    'modifiedat',
    'lastupdated',
    'lastmodified',
    'lastupdate',
  ],
  bylines: ['author', 'authors', 'byline', 'bylines', 'by', 'writer', 'writers', 'contributors', 'primaryauthor'],
  topics: ['tags', 'topics', 'categories', 'tag', 'topic', 'category', 'keywords', 'section'],
  slug: ['slug'],
  permalink: ['permalink'],
  url: ['url', 'canonical', 'canonicalurl', 'link'],
  image: [
    'image',
    'cover',
    'coverimage',
    'featureimage',
    'featuredimage',
    'heroimage',
    'thumbnail',
    'banner',
    'ogimage',
    'img',
    'images',
    'teaser',
  ],
  imageAlt: ['imagealt', 'coveralt', 'featureimagealt', 'coverimagealt', 'heroimagealt', 'thumbnailalt', 'alt'],
  lang: ['lang', 'language', 'locale'],
  draft: ['draft', 'unpublished', 'unlisted', 'hidden', 'private', 'headless'],
  published: ['published', 'publish', 'public'],
  status: ['status'],
  visibility: ['visibility', 'access'],
  members: ['membersonly', 'premium', 'paid', 'paywall'],
  embargo: ['embargo', 'embargoed', 'embargountil', 'embargoeduntil', 'embargodate', 'holduntil'],
  expires: ['expires', 'expirydate', 'expiresat', 'unpublish', 'unpublishdate', 'unpublishat'],
  password: ['password'],
  source: ['source', 'sources', 'credit', 'via', 'sourcename'],
  sourceUrl: ['sourceurl', 'sourcelink', 'originalurl'],
  publication: ['publication', 'publishedon', 'publishedin'],
  aliases: ['aliases', 'alias', 'redirectfrom', 'formerslugs'],
  corrections: ['corrections', 'correction'],
  retraction: ['retraction', 'retracted', 'withdrawn'],
  announce: ['announce', 'announced'],
  sample: ['sample'],
} as const satisfies Record<string, readonly string[]>;

export type FrontMatterField = keyof typeof FRONT_MATTER_KEYS;

/** The fields of a file, each under the name that Newsdesk gives it. */
export type FrontMatterFields = ReadonlyMap<FrontMatterField, LocatedValue>;

/** Keys that other programs keep in the same place; no concern of ours and no mistake. */
const FOREIGN_KEYS = new Set(
  (
    'layout type id uuid weight menu menus sidebarposition sidebarlabel sidebarclassname sidebar sidebars pagination pagination hidetitle hidetableofcontents ' +
    'tableofcontents toc tocminheadinglevel tocmaxheadinglevel customediturl editurl displayedsidebar paginationnext paginationprev paginationlabel ' +
    'params cascade build outputs resources markup linktitle isCJKLanguage series comments comment math mermaid katex featured ' +
    'pinned sticky order navorder parent haschildren grandparent template theme css js styles scripts head body class classes collection ' +
    'eleventynavigation eleventycomputed postexcerpt readingtime metatitle metadescription ogtitle ogdescription ' +
    'twittertitle twitterdescription twitterimage twittercard codeinjectionhead codeinjectionfoot seo meta robots noindex sitemap version versions ' +
    'feed rss email emailsubject newsletter reads views likes license copyright icon emoji color format editlink outline aside footer ' +
    'navbar hero features actions ghostid htmlid mobiledoc html plaintext featureimagecaption caption credits photocredit'
  )
    .split(' ')
    .map(normalizeKey),
);

const FIELD_OF_KEY = new Map<string, FrontMatterField>(
  (Object.entries(FRONT_MATTER_KEYS) as [FrontMatterField, readonly string[]][]).flatMap(([field, keys]) =>
    keys.map((key) => [key, field] as const),
  ),
);

export function fieldOfKey(key: string): FrontMatterField | undefined {
  return FIELD_OF_KEY.get(normalizeKey(key));
}

export function isForeignKey(key: string): boolean {
  return FOREIGN_KEYS.has(normalizeKey(key)) || key.startsWith('_') || key.includes(':') || key.startsWith('x-');
}

/** The known key that was most likely meant: one slip away. */
export function suggestKey(key: string): string | undefined {
  const written = normalizeKey(key);
  return [...FIELD_OF_KEY.keys()].find((known) => known.length > 3 && isOneSlip(written, known));
}
