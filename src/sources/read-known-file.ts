import type { SiteSettings } from '../content/generators/profile.ts';
import { hashArticle } from '../content/article-hash.ts';
import type { Article } from '../content/article.ts';
import type { GlossaryEntry, WrittenPublication } from '../content/edition.ts';
import { parseGlossary } from '../content/glossary-file.ts';
import type { ArticleHead, ParsedFile } from '../content/parse-article.ts';
import type { Problem } from '../content/problem.ts';
import { parsePublication } from '../content/publication-file.ts';
import { openedNow } from '../content/withholding.ts';
import type { ArticleParser } from './article-parser.ts';
import { readContentFile } from './read-content-file.ts';
import type { IncludePlaces } from './read-include.ts';
import type { ScannedFile } from './scan-directory.ts';

/** The knowledge of a file from the last time it was read. */
export interface KnownFile {
  readonly kind: ScannedFile['kind'];
  readonly signature: string;
  readonly hash: string;
  readonly problems: readonly Problem[];
  /** It is for nobody, or that cannot be told. */
  readonly withheld?: ParsedFile['withheld'];
  /** See `ParsedFile`. */
  readonly localUntil?: number;
  /** See `ParsedFile`. */
  readonly takenIn?: ParsedFile['takenIn'];
  /** The last good version: a file that breaks keeps it. */
  readonly article?: Article;
  /** The knowledge of it is of an earlier version of the file. */
  readonly isEarlier?: true;
  readonly publication?: WrittenPublication;
  readonly glossary?: readonly GlossaryEntry[];
  /** The head above a text that could not be read. */
  readonly head?: ArticleHead;
  /** The machine had no time for it, or the system would not give it out: the same bytes deserve another try. */
  readonly isLate: boolean;
}

export interface ReadOptions {
  readonly parser: ArticleParser;
  readonly baseUrl: string | undefined;
  readonly timeZone: string | undefined;
  readonly site: SiteSettings | undefined;
  readonly includes: IncludePlaces;
  /** The file that is read whatever it says about who may read it. */
  readonly isShown: boolean;
  /** Aborted when the file has changed again, or is gone. */
  readonly signal: AbortSignal;
  /** It took long before. */
  readonly isSlow: boolean;
  readonly onSlow: () => void;
  /** An article that an earlier run read of a file that is as it was: by its signature, else by the hash of its bytes. */
  readonly recall: (file: ScannedFile, hash?: string) => KnownFile | undefined;
  /** It was not recalled: a parser reads it. */
  readonly onReadAnew: () => void;
}

/** Whether what was read says that reading it takes its parser's time or memory. */
export function isCostly({ problems }: KnownFile): boolean {
  return problems.some(
    ({ code }) => code === 'parse.timeout' || code === 'parse.memory' || code === 'parse.crashed' || code === 'parse.late',
  );
}

/** Reads a file that may have changed; what is known of it where its bytes are the same. */
export async function readKnownFile(file: ScannedFile, last: KnownFile | undefined, options: ReadOptions): Promise<KnownFile> {
  const { path, kind, signature } = file;
  const unchanged = last === undefined ? options.recall(file) : undefined;
  if (unchanged !== undefined) return unchanged;
  const { text, hash, problems } = await readContentFile(file);
  if (last !== undefined && hash !== '' && last.hash === hash && !last.isLate) return { ...last, signature };
  const same = last === undefined ? options.recall(file, hash) : undefined;
  if (same !== undefined) return { ...same, signature };
  options.onReadAnew();
  const seen = { kind, signature, hash, isLate: false };
  if (text === undefined) return { ...seen, ...keepGood(last), problems };
  if (kind === 'publication') {
    const { publication, problems: found } = parsePublication({ path, text });
    return { ...seen, ...keepGood(last), ...(publication === undefined ? {} : { publication }), problems: [...problems, ...found] };
  }
  if (kind === 'glossary') {
    const { entries, problems: found } = parseGlossary({ path, text });
    return { ...seen, ...keepGood(last), ...(entries === undefined ? {} : { glossary: entries }), problems: [...problems, ...found] };
  }
  return { ...seen, ...(await readArticle({ path, text }, last, problems, options)) };
}

async function readArticle(
  file: { readonly path: string; readonly text: string },
  last: KnownFile | undefined,
  before: readonly Problem[],
  { parser, baseUrl, timeZone, site, includes, isShown, signal, isSlow, onSlow }: ReadOptions,
): Promise<Omit<KnownFile, 'kind' | 'signature' | 'hash'>> {
  const parsed = await parser.parse(file, { baseUrl, timeZone, site, includes, drafts: isShown }, { signal, isSlow, onSlow });
  const { article, withheld, localUntil, takenIn, head, problems } = parsed;
  const common = {
    ...(withheld === undefined ? {} : { withheld }),
    ...(localUntil === undefined ? {} : { localUntil }),
    ...(takenIn === undefined ? {} : { takenIn }),
    problems: [...before, ...problems],
    isLate: problems.some(({ code }) => code === 'parse.late'),
  };
  if (article !== undefined) return { ...common, article: isShown ? openedNow(article) : article };
  // An article that was taken back on purpose, or may have been, is gone; any other fault leaves the last good version standing.
  const { article: good } = withheld !== undefined && !isShown ? {} : keepGood(last);
  return {
    ...common,
    ...(head === undefined ? {} : { head }),
    ...(good === undefined ? {} : { article: isShown || head === undefined ? good : heldBack(good, head), isEarlier: true as const }),
  };
}

/** The last good text, for those alone who may read the file as it is now. */
function heldBack(good: Article, { visibility, opensAt, closesAt }: ArticleHead): Article {
  if (visibility.kind === 'public' && opensAt === undefined && closesAt === undefined) return good;
  const article = { ...good, visibility, ...(opensAt === undefined ? {} : { opensAt }), ...(closesAt === undefined ? {} : { closesAt }) };
  return { ...article, hash: hashArticle(article) };
}

function keepGood(last: KnownFile | undefined): Pick<KnownFile, 'article' | 'publication' | 'glossary' | 'isEarlier'> {
  const { article, publication, glossary } = last ?? {};
  return {
    ...(article === undefined ? {} : { article, isEarlier: true as const }),
    ...(publication === undefined ? {} : { publication }),
    ...(glossary === undefined ? {} : { glossary }),
  };
}

export function publicationOf(known: ReadonlyMap<string, KnownFile>): WrittenPublication | undefined {
  return [...known.values()].find(({ publication }) => publication !== undefined)?.publication;
}
