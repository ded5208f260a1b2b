import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { createCodeTest, findCode } from '../content/dialects/code-ranges.ts';
import { applyEdits, asWritten } from '../content/dialects/edited-text.ts';
import { cutPart, type IncludeRequest, readIncludes, type ResolveInclude } from '../content/dialects/includes.ts';
import type { TakenIn } from '../content/parse-article.ts';
import { readIncludable } from '../content/read-includable.ts';
import { signFile } from './taken-in.ts';

/** The places of included files, as absolute paths. Plain data: it travels to the parser's process. */
export interface IncludePlaces {
  readonly contentDir: string;
  /** The folder of the generator's config: a book's programs lie beside its chapters. */
  readonly siteDir: string;
}

/** Of one file, in bytes: as much as an article may have. */
const MAX_BYTES = 256 * 1024;
/** Of all that an article takes in, in UTF-16 code units: small files that include each other many times multiply. */
const MAX_TOTAL = 512 * 1024;
/** Files in files; generators' own manuals use two. */
const MAX_DEPTH = 5;
const MARKDOWN = /\.(?:md|mdx|markdown|[qr]md)$/iu;

/** The site's folder by the way that the content directory lies below it. */
export function includePlaces(contentDir: string, below: string): IncludePlaces {
  const levels = below === '' || below.split('/').includes('..') ? 0 : below.split('/').length;
  return { contentDir: resolve(contentDir), siteDir: resolve(contentDir, '../'.repeat(levels)) };
}

/**
 * Reads the files that an article takes in. A file outside of both places (links are followed first), with a name that begins with a dot,
 * that is no text, too large, too deep or already open is as if it were missing; so is Markdown that is not for everybody now. `now` in
 * milliseconds. `onTakenIn` hears of each path that decides about the text, once or more often.
 */
export function createIncludeReader(
  { contentDir, siteDir }: IncludePlaces,
  path: string,
  now: number,
  onTakenIn: (taken: TakenIn) => void = () => {},
): ResolveInclude {
  const roots = [contentDir, siteDir].map(realPathOf).filter((root) => root !== undefined);
  let left = MAX_TOTAL;

  function read(request: IncludeRequest, from: string, open: readonly string[]): string | undefined {
    const candidates = candidatesOf(request.path, from);
    // Signed before they are read: a file that changes meanwhile is another one afterwards.
    const signed = candidates.map((candidate) => ({ path: candidate, signature: signFile(candidate) }));
    signed.forEach(onTakenIn);
    const file = candidates.map(realPathOf).find((found) => found !== undefined && isAllowed(found));
    if (file === undefined || open.includes(file) || open.length > MAX_DEPTH) return undefined;
    const text = readText(file);
    const part = text === undefined ? undefined : contentOf(file, text, request.part);
    if (part === undefined && MARKDOWN.test(file))
      for (const { path: candidate } of signed) onTakenIn({ path: candidate, signature: undefined });
    if (part === undefined || part.length > left) return undefined;
    left -= part.length;
    return MARKDOWN.test(file) ? withIncludes(part, file, [...open, file]) : part;
  }

  function contentOf(file: string, text: string, part: string | undefined): string | undefined {
    const readable = MARKDOWN.test(file) ? readIncludable({ path: relative(contentDir, file), text }, now) : text;
    return readable === undefined ? undefined : cutPart(readable, part);
  }

  function withIncludes(text: string, file: string, open: readonly string[]): string {
    const { edits } = readIncludes(text, createCodeTest(findCode(text).all), (request) => read(request, dirname(file), open));
    return applyEdits(asWritten(text), edits).text;
  }

  /** Beside the file, then from the content's root and from the site's. */
  function candidatesOf(written: string, from: string): readonly string[] {
    if (/[\0\\]|^[a-z]+:/iu.test(written)) return [];
    const plain = written.replace(/^@?\//u, '');
    return [...(plain === written ? [from] : []), contentDir, siteDir].map((folder) => join(folder, plain));
  }

  function isAllowed(file: string): boolean {
    const root = roots.find((dir) => file.startsWith(dir + sep));
    if (root === undefined) return false;
    return !relative(root, file)
      .split(sep)
      .some((segment) => segment.startsWith('.') || segment === 'node_modules' || segment === '_drafts');
  }

  const own = join(contentDir, path);
  const first = realPathOf(own) ?? own;
  return (request) => read(request, dirname(own), [first]);
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    // It is not there, or not for this user.
    return undefined;
  }
}

function readText(file: string): string | undefined {
  try {
    const stats = statSync(file);
    if (!stats.isFile() || stats.size > MAX_BYTES || extname(file) === '') return undefined;
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
    return text.includes('\0') ? undefined : text.replaceAll('\r\n', '\n');
  } catch {
    // Gone meanwhile, or no text.
    return undefined;
  }
}
