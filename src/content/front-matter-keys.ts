import { type LocatedValue, normalizeKey } from './located-value.ts';

/** What Newsdesk reads from front matter, with the names that Hugo, Jekyll, Astro, Docusaurus, Ghost and others use for it. */
export const FRONT_MATTER_KEYS = {
  title: ['title', 'headline', 'name'],
  dek: ['dek', 'description', 'subtitle', 'summary', 'excerpt', 'customexcerpt', 'standfirst', 'deck', 'tagline', 'lead', 'abstract'],
  publishedAt: [
    'date',
    'pubdate',
    'published',
    'publishedat',
    'publishdate',
    'publisheddate',
    'datepublished',
    'dateadded',
    'created',
    'createdat',
  ],
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
  draft: ['draft', 'unpublished', 'unlisted'],
  status: ['status'],
  visibility: ['visibility', 'access'],
  embargo: ['embargo', 'embargoed', 'embargountil', 'embargoeduntil'],
  source: ['source', 'sources', 'credit', 'via', 'sourcename'],
  sourceUrl: ['sourceurl', 'sourcelink', 'originalurl'],
  publication: ['publication', 'publishedon', 'publishedin'],
  aliases: ['aliases', 'alias', 'redirectfrom', 'formerslugs'],
  corrections: ['corrections', 'correction'],
  retraction: ['retraction', 'retracted', 'withdrawn'],
  sample: ['sample'],
} as const satisfies Record<string, readonly string[]>;

export type FrontMatterField = keyof typeof FRONT_MATTER_KEYS;

/** The fields of a file, each under the name that Newsdesk gives it. */
export type FrontMatterFields = ReadonlyMap<FrontMatterField, LocatedValue>;

/** What other programs keep in the same place; no concern of ours and no mistake. */
const FOREIGN_KEYS = new Set(
  (
    'layout type id uuid weight menu menus sidebarposition sidebarlabel sidebarclassname sidebar sidebars pagination pagination hidetitle hidetableofcontents ' +
    'tableofcontents toc tocminheadinglevel tocmaxheadinglevel customediturl editurl displayedsidebar paginationnext paginationprev paginationlabel ' +
    'params cascade build outputs resources headless markup expirydate linktitle isCJKLanguage series comments comment math mermaid katex featured ' +
    'pinned sticky order navorder parent haschildren grandparent template theme css js styles scripts head body class classes collection ' +
    'eleventynavigation eleventyexcludefromcollections eleventycomputed postexcerpt readingtime metatitle metadescription ogtitle ogdescription ' +
    'twittertitle twitterdescription twitterimage twittercard codeinjectionhead codeinjectionfoot seo meta robots noindex sitemap version versions ' +
    'hidden feed rss email emailsubject newsletter tiers reads views likes license copyright icon emoji color format editlink outline aside footer ' +
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

/** The fields that decide who may read the article. */
const DECISIVE: ReadonlySet<FrontMatterField | undefined> = new Set(['draft', 'status', 'visibility', 'embargo'] as const);

export function isDecisive(key: string): boolean {
  return DECISIVE.has(fieldOfKey(key));
}

/** Values of the other decisive fields with which an article is for everybody. */
export function holdsNothingBack(value: string): boolean {
  return /^(?:public|everyone|all|open|false|no|n|off|0)$/i.test(value);
}

/** Values of `status` with which an article is for nobody yet. */
export function isUnpublished(status: string): boolean {
  return /^(?:draft.*|unpublished|scheduled|pending|private|trash(?:ed)?|idea|wip|(?:in[ _-]?)?review)$/i.test(status);
}

export function isForeignKey(key: string): boolean {
  return FOREIGN_KEYS.has(normalizeKey(key)) || key.startsWith('_') || key.includes(':') || key.startsWith('x-');
}

/** The known key that was most likely meant: one slip away. */
export function suggestKey(key: string): string | undefined {
  const written = normalizeKey(key);
  return [...FIELD_OF_KEY.keys()].find((known) => known.length > 3 && isOneSlip(written, known));
}

function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA.length === restB.length && restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
