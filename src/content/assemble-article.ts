import { hashArticle } from './article-hash.ts';
import type { ArticleBody, SectionDraft } from './article-body.ts';
import type { ArticleIdentity } from './article-identity.ts';
import type { ArticleMeta } from './article-meta.ts';
import type { Anchor, Article, ArticleFile, ArticleImage, Credit, IsoDate, Part, Section } from './article.ts';
import { warnOfAddress, warnOfPicture } from './check-addresses.ts';
import { splitNames } from './names.ts';
import { mineDefinitions } from './definitions.ts';
import { detectLanguage } from './detect-language.ts';
import { topicsOfFolders } from './folder-topics.ts';
import { languageOfFile } from './generators/language-of-file.ts';
import type { Site } from './generators/site.ts';
import { epochOfDate, isoOfEpoch } from './moment.ts';
import { tileFile } from './parts.ts';
import type { ProblemLog } from './problem-log.ts';
import { toWebUrl } from './safe-url.ts';
import { createAnchors, LEDE_ANCHOR } from './slug.ts';
import type { SourceText } from './source-text.ts';
import { isForMembers } from './teaser.ts';

export interface ArticleParts {
  readonly path: string;
  readonly format: ArticleFile['format'];
  readonly source: SourceText;
  readonly meta: ArticleMeta;
  readonly body: ArticleBody;
  readonly frontMatterEnd: number;
  readonly identity: ArticleIdentity;
  /** The publication's time zone. */
  readonly zone: string;
  readonly site: Site | undefined;
  /** Front matter names a layout that shows more than the text. */
  readonly hasLayout: boolean;
}

/** Puts together what front matter, file name and text say; undefined when there is nothing to read. */
export function assembleArticle(parts: ArticleParts, log: ProblemLog): Article | undefined {
  const { path, meta, body } = parts;
  const { slug, url } = parts.identity;
  const title = meta.title ?? body.title ?? titleOf(parts, log);
  const sections = toSections(body.sections, title, log);
  if (sections.length === 0) {
    reportEmpty(parts, log);
    return undefined;
  }
  const credit = mergeCredit(meta.credit, body.credit?.credit);
  const publishedAt = meta.publishedAt ?? body.credit?.publishedAt ?? parts.identity.fileDate;
  const dek = meta.dek ?? body.dek;
  const lang = meta.lang ?? languageOf(parts) ?? detectLanguage(sections.map((section) => section.body.text).join('\n'));
  const image = imageOf(parts, url);
  warnOfAddresses(parts, meta.image === undefined ? undefined : toWebUrl(meta.image.url, url), log);
  const article: Omit<Article, 'hash'> = {
    slug,
    title,
    ...(dek === undefined ? {} : { dek }),
    bylines: bylinesOf(meta, body, credit).map((name) => nameOf(name, parts.site)),
    ...(credit === undefined ? {} : { credit }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(meta.updatedAt === undefined ? {} : { updatedAt: meta.updatedAt }),
    topics: topicsOf(parts),
    ...(lang === undefined ? {} : { lang }),
    ...(url === undefined ? {} : { url }),
    ...(image === undefined ? {} : { image }),
    visibility: meta.visibility,
    ...opensAtOf(parts, publishedAt),
    ...(meta.closes === undefined ? {} : { closesAt: isoOfEpoch(meta.closes.at) }),
    corrections: meta.corrections,
    ...(meta.retraction === undefined ? {} : { retraction: meta.retraction }),
    ...(meta.isQuiet ? { announce: false as const } : {}),
    ...(meta.formerSlugs.length === 0 ? {} : { formerSlugs: meta.formerSlugs }),
    sections,
    definitions: mineDefinitions(sections),
  };
  return {
    ...article,
    hash: hashArticle(article),
    file: {
      path,
      format: parts.format,
      ...(meta.hasOwnSlug === true && !isOfGenerator(parts.site) ? { hasOwnSlug: true } : {}),
      parts: toParts(parts),
    },
  };
}

function languageOf({ path, site }: ArticleParts): string | undefined {
  return site === undefined ? undefined : languageOfFile(path, site);
}

/** The topics of front matter, then the folders if the publication wants them. */
function topicsOf({ path, meta, site }: ArticleParts): readonly string[] {
  if (site?.settings.topicsFrom !== 'folders') return meta.topics;
  const place = site.placeOf(path);
  const folders = topicsOfFolders(place.kind === 'page' ? place.path : path);
  const named = new Set(meta.topics.map((topic) => topic.toLowerCase()));
  return [...meta.topics, ...folders.filter((topic) => !named.has(topic.toLowerCase()))];
}

/** There `slug` is the last part of an address: pages in several folders, or languages, may have the same one. */
function isOfGenerator(site: Site | undefined): boolean {
  return site !== undefined && site.settings.generator !== 'plain';
}

/** Generators fill a page without text with a list of others. */
function reportEmpty({ site, hasLayout }: ArticleParts, log: ProblemLog): void {
  if (hasLayout || isOfGenerator(site)) {
    log.warning('content.empty', 0, {
      what: 'The page has no text of its own',
      why: `${isOfGenerator(site) ? site?.profile.title : 'a layout'} fills it in, so it is left out`,
      fix: 'Nothing needs to be done',
    });
    return;
  }
  log.error('content.empty', 0, {
    what: 'The file has no text',
    why: 'there is nothing to answer with',
    fix: 'Write a paragraph below the title, or remove the file',
  });
}

/** Of the dates in front matter, in the file's name and in the last line the latest; nothing if `publishedAt` says the same. */
function opensAtOf({ meta, identity, zone }: ArticleParts, publishedAt: IsoDate | undefined): { readonly opensAt?: IsoDate } {
  const { opens } = meta;
  const days = [
    ...(opens === undefined && publishedAt !== undefined ? [publishedAt] : []),
    ...(identity.fileDate === undefined ? [] : [identity.fileDate]),
  ];
  const moments = [...(opens === undefined ? [] : [opens.at]), ...days.map((date) => epochOfDate(date, zone))];
  const at = Math.max(...moments);
  return moments.length === 0 || (publishedAt !== undefined && at === epochOfDate(publishedAt)) ? {} : { opensAt: isoOfEpoch(at) };
}

/** The one that front matter names, else the first of the text, unless the text is for members. */
function imageOf({ meta, body }: ArticleParts, articleUrl: string | undefined): ArticleImage | undefined {
  const url = meta.image === undefined ? undefined : toWebUrl(meta.image.url, articleUrl);
  if (url !== undefined) return { url, alt: meta.image?.alt ?? '' };
  return isForMembers(meta) ? undefined : body.picture;
}

/** An address that is written whole is the editor's; one that follows from the base URL is told of once, where that is written. */
function warnOfAddresses({ source, meta, identity }: ArticleParts, imageUrl: string | undefined, log: ProblemLog): void {
  const offsetOf = (written: string): number => Math.max(0, source.text.indexOf(written));
  if (meta.url !== undefined && identity.url !== undefined && meta.url.includes('://'))
    warnOfAddress(identity.url, 'frontMatter.url', offsetOf(meta.url), log);
  if (meta.image !== undefined) warnOfPicture(meta.image.url, imageUrl, offsetOf(meta.image.url), log);
}

function titleOf({ frontMatterEnd, identity, body, site }: ArticleParts, log: ProblemLog): string {
  if (identity.listedTitle !== undefined) return identity.listedTitle;
  if (site?.profile.titleFrom === 'fileName') return identity.fileWords.trim() || 'Untitled';
  if (body.firstHeading !== undefined) return body.firstHeading;
  const title = titleOfFile(identity.fileWords);
  if (body.sections.some((section) => section.body.text.trim() !== '')) {
    log.warning('title.missing', frontMatterEnd, {
      what: 'The article has no title',
      why: `it is called "${title}" after its file`,
      fix: 'Write `title:` in front matter, or the title on the first line',
    });
  }
  return title;
}

/** A name with spaces is written as its author wants it; in others hyphens stand for spaces. */
function titleOfFile(fileWords: string): string {
  const words = fileWords.trim().includes(' ') ? fileWords.trim() : fileWords.replace(/[-_\s]+/g, ' ').trim();
  if (words === '') return 'Untitled';
  // A release is called `v2.1`, with a small letter.
  return /^v\d/.test(words) ? words : words.charAt(0).toUpperCase() + words.slice(1);
}

function toSections(drafts: readonly SectionDraft[], title: string, log: ProblemLog): readonly Section[] {
  const anchors = createAnchors();
  const explicit = drafts.map((draft) => reserveExplicit(draft, anchors, log));
  const sections: Section[] = [];
  drafts.forEach((draft, index) => {
    const { heading, headingPath, level, body } = draft;
    // Anchors are those of the page, so a heading that makes no section uses one up too.
    const anchor =
      heading === undefined ? LEDE_ANCHOR : (anchors.reserveFree(draft.siteAnchor) ?? explicit[index] ?? anchors.derive(heading));
    if (body.text.trim() === '') warnEmpty(draft, drafts[index + 1], log);
    else sections.push({ anchor, heading: heading ?? title, headingPath, level, position: sections.length, body });
  });
  return sections;
}

function reserveExplicit(
  { explicitAnchor, siteAnchor, offset }: SectionDraft,
  anchors: ReturnType<typeof createAnchors>,
  log: ProblemLog,
): Anchor | undefined {
  if (explicitAnchor === undefined || siteAnchor !== undefined) return undefined;
  if (anchors.reserve(explicitAnchor)) return explicitAnchor as Anchor;
  log.warning('anchor.duplicate', offset, {
    what: `The anchor "${explicitAnchor}" is taken`,
    why: 'an anchor names one section, so this one is named after its heading',
    fix: 'Give the heading another `{#id}`',
  });
  return undefined;
}

/** A heading right above a deeper one only opens its parts; any other without text was meant to have some. */
function warnEmpty(draft: SectionDraft, next: SectionDraft | undefined, log: ProblemLog): void {
  if (draft.heading === undefined || (next !== undefined && next.level > draft.level)) return;
  log.warning('section.empty', draft.offset, {
    what: `There is no text under "${draft.heading.slice(0, 80)}"`,
    why: 'a section without text cannot answer anybody, so it is left out',
    fix: 'Write something below the heading, or remove it',
  });
}

function mergeCredit(meta: Credit | undefined, body: Credit | undefined): Credit | undefined {
  const { sourceUrl, ...credit } = { ...body, ...meta };
  const safe = sourceUrl === undefined ? undefined : toWebUrl(sourceUrl);
  const merged = safe === undefined ? credit : { ...credit, sourceUrl: safe };
  return Object.keys(merged).length === 0 ? undefined : merged;
}

function bylinesOf(meta: ArticleMeta, body: ArticleBody, credit: Credit | undefined): readonly string[] {
  if (meta.bylines.length > 0) return meta.bylines;
  if (body.bylines.length > 0) return body.bylines;
  return credit?.byline === undefined ? [] : splitNames(credit.byline);
}

/** `authors: [heron]` names a handle; the site says whose it is. */
function nameOf(written: string, site: Site | undefined): string {
  const authors = site?.settings.authors;
  return authors !== undefined && Object.hasOwn(authors, written) ? (authors[written] ?? written) : written;
}

function toParts({ source, body, frontMatterEnd }: ArticleParts): readonly Part[] {
  const frontMatter: readonly Part[] = frontMatterEnd === 0 ? [] : [{ kind: 'frontMatter', start: 0, end: frontMatterEnd }];
  return tileFile([...frontMatter, ...body.parts], source);
}
