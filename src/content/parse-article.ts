import { MAX_ARTICLE_BYTES } from './article-limits.ts';
import { assembleArticle } from './assemble-article.ts';
import { identifyArticle } from './article-identity.ts';
import { type ArticleMeta, readArticleMeta } from './article-meta.ts';
import type { Article, ArticleFile, Slug } from './article.ts';
import type { ArticleBody, BodyOptions } from './article-body.ts';
import type { ResolveInclude } from './dialects/includes.ts';
import type { WithheldFile } from './edition.ts';
import { withFolderFields } from './folder-fields.ts';
import { readFrontMatter } from './front-matter.ts';
import { createSite, type Site } from './generators/site.ts';
import type { SiteSettings } from './generators/profile.ts';
import { hideInSource } from './hidden/hide-in-source.ts';
import { isoOfEpoch } from './moment.ts';
import { readHtmlArticle } from './html/html-article.ts';
import { isHtmlArticle } from './html/is-html-article.ts';
import { readMarkdownArticle } from './markdown-article.ts';
import { readPlainTextArticle } from './plain-text-article.ts';
import { entryOf, type LocatedValue } from './located-value.ts';
import { withKnownNames } from './own-fields.ts';
import { quartoOptions } from './quarto-options.ts';
import { ExcessError } from './html/html-bounds.ts';
import { DepthError, MAX_DEPTH } from './parse-markdown.ts';
import { createProblemLog, type ProblemLog } from './problem-log.ts';
import type { Problem } from './problem.ts';
import { readSourceText, type SourceText } from './source-text.ts';
import { hasTooManySections, hasTooMuch, noteExcess } from './structure-limits.ts';
import { findTrailingCredit } from './trailing-credit.ts';
import { messageOf } from '../runtime/errors.ts';

export interface ContentFile {
  /** Relative to the content directory, with `/`; its extension tells the format. */
  readonly path: string;
  readonly text: string;
}

export interface ParseOptions {
  /** The publication's, for the article's URL and for relative links. */
  readonly baseUrl?: string | undefined;
  /** The publication's, in which a day begins and a time without a zone is read; UTC unless given. */
  readonly timeZone?: string | undefined;
  /** The site that the directory belongs to: how its generator reads a file, and where it puts the page. */
  readonly site?: SiteSettings | undefined;
  /** Reads a file that the article takes in; without it nothing is taken in. */
  readonly resolveInclude?: ResolveInclude;
  /** Read what is for nobody too, for its editor to see. */
  readonly drafts?: boolean;
  /** Read what stands above the text, and none of the text. */
  readonly headOnly?: boolean;
}

/** The facts about a file whose text was not read. */
export interface ArticleHead extends Pick<Article, 'visibility' | 'opensAt' | 'closesAt'> {
  readonly slug: Slug;
}

/** A file that an article takes in, or would if it were there. */
export interface TakenIn {
  /** Absolute. */
  readonly path: string;
  /** Tells its version from another one. Undefined if it is there and was not taken in, since it may be later, unchanged: it opens at a time. */
  readonly signature: string | undefined;
}

export interface ParsedFile {
  /** Set if it asks for other files: what they say changes it too. */
  readonly takenIn?: readonly TakenIn[];
  /** Absent when the file has an error, or is for nobody and was not asked for. */
  readonly article?: Article;
  /** Set when it is for nobody, or when that cannot be told: no earlier version of it may be read either. */
  readonly withheld?: Omit<WithheldFile, 'path'>;
  /** Until then it matters in which zone its dates are read: they name none. Milliseconds since the epoch. */
  readonly localUntil?: number;
  /** Set if there is no article, and the file could be understood so far. */
  readonly head?: ArticleHead;
  readonly problems: readonly Problem[];
}

/**
 * Reads one file. Never throws, whatever the text; but Markdown made to be slow takes seconds, so untrusted files belong
 * into a process with a deadline (`createArticleParser`).
 */
export function parseArticle(file: ContentFile, options: ParseOptions = {}): ParsedFile {
  const source = readSourceText(file.text);
  const log = createProblemLog(file.path, source);
  try {
    return { ...readFile(file, source, options, log), problems: log.problems };
  } catch (cause) {
    noteFault(cause, log);
    // The article's audience stands above the text that failed.
    const head = options.headOnly === true ? {} : parseArticle(file, { ...options, headOnly: true });
    return { ...head, problems: log.problems };
  }
}

function noteFault(cause: unknown, log: ProblemLog): void {
  if (cause instanceof ExcessError) return noteExcess(cause, log);
  const tooDeep = cause instanceof DepthError || cause instanceof RangeError;
  log.error(tooDeep ? 'parse.depth' : 'parse.failed', 0, {
    what: tooDeep ? 'The article is nested too deep' : 'The article cannot be read',
    why: tooDeep ? `lists, quotations and emphasis may nest ${MAX_DEPTH} deep` : `the parser failed: ${messageOf(cause)}`,
    fix: tooDeep ? 'Remove needless `>`, `-` or brackets' : 'Please report this file; until then, cut it down until it can be read',
  });
}

const cannotTell = { reason: 'who may read it cannot be told', isMeant: false } as const;

function readFile(
  file: ContentFile,
  written: SourceText,
  { baseUrl, timeZone: zone = 'UTC', site: settings, drafts = false, headOnly = false, resolveInclude }: ParseOptions,
  log: ProblemLog,
): Omit<ParsedFile, 'problems'> {
  const bytes = Buffer.byteLength(file.text);
  if (bytes > MAX_ARTICLE_BYTES) {
    log.error('content.tooLarge', 0, {
      what: `The file has ${Math.ceil(bytes / 1024)} kB`,
      why: `at most ${MAX_ARTICLE_BYTES / 1024} kB are read`,
      fix: 'Split the article, or move data out of it',
    });
    return {};
  }
  const frontMatter = readFrontMatter(written.text, log);
  if (frontMatter.broken) return frontMatter.holdsBack ? { withheld: cannotTell } : {};
  const site = settings === undefined ? undefined : siteOf(settings);
  const isForeign = site !== undefined && site.settings.generator !== 'plain';
  const tree = withFolderFields(withKnownNames(frontMatter.tree, settings?.fields), file.path, settings?.folderFields);
  const meta = readArticleMeta(tree, zone, log, { isForeign, isPlain: isHtmlArticle(file.path) });
  const identity = identifyArticle({ path: file.path, meta, tree, baseUrl, zone, site }, log);
  const { slug } = identity;
  const named = { slug, ...(identity.url === undefined ? {} : { url: identity.url }) };
  if (meta.isDoubtful) return { withheld: { ...cannotTell, ...named } };
  const withheld = meta.heldBy === undefined ? {} : { withheld: { ...named, reason: `it says ${meta.heldBy}`, isMeant: true } };
  if (meta.heldBy !== undefined && !drafts) return withheld;
  const local = meta.localUntil === undefined ? {} : { localUntil: meta.localUntil };
  const unread = { ...withheld, ...local, head: headOf(identity.slug, meta) };
  if (headOnly) return unread;
  const format = formatOf(file.path, written, frontMatter.end);
  // Remarks are told from code as the text is read: MDX has no code by indentation.
  const isMdx = readsAsMdx(format, site, written.text.slice(frontMatter.end));
  const source = hideInSource(written, frontMatter.end, isMdx ? 'mdx' : format, log);
  if (hasTooMuch(source.text.slice(frontMatter.end), format, log)) return unread;
  const body = readBody(
    format,
    source,
    {
      isMdx,
      start: frontMatter.end,
      title: meta.title,
      articleUrl: identity.url,
      site,
      resolveInclude,
      ...quartoOptions(file.path, tree, site?.settings),
    },
    log,
  );
  if (hasTooManySections(body.sections.length, log)) return unread;
  const parts = {
    path: file.path,
    format,
    source: written,
    meta,
    body,
    frontMatterEnd: frontMatter.end,
    identity,
    zone,
    site,
    hasLayout: hasLayout(tree),
  };
  const article = assembleArticle(parts, log);
  return article === undefined ? unread : { ...withheld, ...local, article };
}

/** Home pages of VitePress, Jekyll, Starlight and others: their front matter has the words, and a layout shows them. */
function hasLayout(tree: LocatedValue | undefined): boolean {
  return tree !== undefined && entryOf(tree, ['layout', 'template', 'hero', 'features']) !== undefined;
}

/** The last site, which is that of the next file too. */
let lastSite: { readonly settings: SiteSettings; readonly key: string; readonly site: Site } | undefined;

function siteOf(settings: SiteSettings): Site {
  if (lastSite?.settings === settings) return lastSite.site;
  const key = JSON.stringify(settings);
  if (lastSite?.key !== key) lastSite = { settings, key, site: createSite(settings) };
  return lastSite.site;
}

function headOf(slug: Slug, { visibility, opens, closes }: ArticleMeta): ArticleHead {
  return {
    slug,
    visibility,
    ...(opens === undefined ? {} : { opensAt: isoOfEpoch(opens.at) }),
    ...(closes === undefined ? {} : { closesAt: isoOfEpoch(closes.at) }),
  };
}

interface ReadingOptions extends BodyOptions {
  readonly isMdx: boolean;
}

function readBody(format: ArticleFile['format'], source: SourceText, { isMdx, ...options }: ReadingOptions, log: ProblemLog): ArticleBody {
  if (format === 'text') return readPlainTextArticle(source, options);
  if (format === 'html') return readHtmlArticle(source, options);
  return readMarkdownArticle(source, { ...options, mdx: isMdx }, log);
}

/** The extension says it, or the generator, or statements above everything else. */
function readsAsMdx(format: ArticleFile['format'], site: Site | undefined, text: string): boolean {
  if (format !== 'markdown') return format === 'mdx';
  return site?.profile.readsMarkdownAsMdx === true || looksLikeMdx(text);
}

/** Statements that only MDX has, above everything but remarks; a generator that reads `.md` as MDX may not be known. */
function looksLikeMdx(text: string): boolean {
  return IMPORT.test(text.slice(endOfRemarks(text)));
}

const IMPORT = /^import\s+(?:[\w*{][^;\n]*\sfrom\s+)?["'][^"'\n]+["'];?[^\S\n]*(?:\n|$)/u;

/** The offset behind white space and remarks at the beginning. */
function endOfRemarks(text: string): number {
  let at = 0;
  for (;;) {
    at += /^\s*/u.exec(text.slice(at))?.[0].length ?? 0;
    const end = text.startsWith('<!--', at) ? text.indexOf('-->', at) : text.startsWith('{/*', at) ? text.indexOf('*/}', at) : -1;
    if (end === -1) return at;
    at = end + 3;
  }
}

/** The extension decides, unless the text plainly is of the other kind: newsrooms name plain text `.md`, writers name Markdown `.txt`. */
function formatOf(path: string, source: SourceText, start: number): ArticleFile['format'] {
  const body = source.text.slice(start);
  if (isHtmlArticle(path)) return 'html';
  if (/\.mdx$/i.test(path)) return 'mdx';
  if (/\.(?:txt|text)$/i.test(path)) return /^#{1,6} \S/m.test(body) ? 'markdown' : 'text';
  const hasMarkup = start > 0 || /^(?:#{1,6}[ \t]|={3,}[ \t]*$|-{3,}[ \t]*$|```|~~~|>|\|)|\]\(|\*\*|`/m.test(body);
  return !hasMarkup && findTrailingCredit(source, start)?.credit.credit.source !== undefined ? 'text' : 'markdown';
}
