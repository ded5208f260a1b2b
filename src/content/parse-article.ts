import { MAX_ARTICLE_BYTES } from './article-limits.ts';
import { assembleArticle } from './assemble-article.ts';
import { identifyArticle } from './article-identity.ts';
import { readArticleMeta } from './article-meta.ts';
import type { Article, ArticleFile } from './article.ts';
import type { ArticleBody } from './article-body.ts';
import { readFrontMatter } from './front-matter.ts';
import { hideInSource } from './hidden/hide-in-source.ts';
import { readMarkdownArticle } from './markdown-article.ts';
import { readNewsroomArticle } from './newsroom-article.ts';
import { DepthError, MAX_DEPTH } from './parse-markdown.ts';
import { createProblemLog, type ProblemLog } from './problem-log.ts';
import type { Problem } from './problem.ts';
import { readSourceText, type SourceText } from './source-text.ts';
import { findTrailingCredit } from './trailing-credit.ts';

export interface ContentFile {
  /** Relative to the content directory, with `/`; its extension tells the format. */
  readonly path: string;
  readonly text: string;
}

export interface ParseOptions {
  /** The publication's, for the article's URL and for relative links. */
  readonly baseUrl?: string | undefined;
  /** Read a draft too, for its editor to see. */
  readonly drafts?: boolean;
}

export interface ParsedFile {
  /** Absent when the file has an error, or is a draft and drafts were not asked for. */
  readonly article?: Article;
  readonly draft: boolean;
  readonly problems: readonly Problem[];
}

/**
 * Reads one file. Never throws, whatever the text; but Markdown made to be slow takes seconds, so untrusted files belong
 * into a worker with a deadline (`createArticleParser`).
 */
export function parseArticle(file: ContentFile, options: ParseOptions = {}): ParsedFile {
  const source = readSourceText(file.text);
  const log = createProblemLog(file.path, source);
  try {
    return { ...readFile(file, source, options, log), problems: log.problems };
  } catch (cause) {
    const tooDeep = cause instanceof DepthError || cause instanceof RangeError;
    log.error(tooDeep ? 'parse.depth' : 'parse.failed', 0, {
      what: tooDeep ? 'The article is nested too deep' : 'The article cannot be read',
      why: tooDeep
        ? `lists, quotations and emphasis may nest ${MAX_DEPTH} deep`
        : `the parser failed: ${cause instanceof Error ? cause.message : String(cause)}`,
      fix: tooDeep ? 'Remove needless `>`, `-` or brackets' : 'Please report this file; until then, cut it down until it can be read',
    });
    return { draft: false, problems: log.problems };
  }
}

function readFile(
  file: ContentFile,
  written: SourceText,
  { baseUrl, drafts = false }: ParseOptions,
  log: ProblemLog,
): Pick<ParsedFile, 'article' | 'draft'> {
  const bytes = Buffer.byteLength(file.text);
  if (bytes > MAX_ARTICLE_BYTES) {
    log.error('content.tooLarge', 0, {
      what: `The file has ${Math.ceil(bytes / 1024)} kB`,
      why: `at most ${MAX_ARTICLE_BYTES / 1024} kB are read`,
      fix: 'Split the article, or move data out of it',
    });
    return { draft: false };
  }
  const frontMatter = readFrontMatter(written.text, log);
  const meta = frontMatter.broken ? undefined : readArticleMeta(frontMatter.tree, log);
  if (meta === undefined) return { draft: false };
  const { draft } = meta;
  if (draft && !drafts) return { draft };
  const format = formatOf(file.path, written, frontMatter.end);
  const source = hideInSource(written, frontMatter.end, format, log);
  const identity = identifyArticle(file.path, meta, baseUrl, log);
  const body = readBody(format, source, { start: frontMatter.end, title: meta.title, articleUrl: identity.url }, log);
  const article = assembleArticle({ path: file.path, format, source: written, meta, body, frontMatterEnd: frontMatter.end, identity }, log);
  return article === undefined ? { draft } : { article, draft };
}

function readBody(
  format: ArticleFile['format'],
  source: SourceText,
  options: Parameters<typeof readNewsroomArticle>[1],
  log: ProblemLog,
): ArticleBody {
  if (format === 'text') return readNewsroomArticle(source, options);
  return readMarkdownArticle(source, { ...options, mdx: format === 'mdx' }, log);
}

/** The extension decides, unless the text plainly is of the other kind: newsrooms name plain text `.md`, writers name Markdown `.txt`. */
function formatOf(path: string, source: SourceText, start: number): ArticleFile['format'] {
  const body = source.text.slice(start);
  if (/\.mdx$/i.test(path)) return 'mdx';
  if (/\.(?:txt|text)$/i.test(path)) return /^#{1,6} \S/m.test(body) ? 'markdown' : 'text';
  const hasMarkup = start > 0 || /^(?:#{1,6}[ \t]|={3,}[ \t]*$|-{3,}[ \t]*$|```|~~~|>|\|)|\]\(|\*\*|`/m.test(body);
  return !hasMarkup && findTrailingCredit(source, start)?.credit.credit.source !== undefined ? 'text' : 'markdown';
}
