import type { Article } from '../content/article.ts';
import { createEdition } from '../content/create-edition.ts';
import type { Edition, GlossaryEntry, Publication, WithheldFile } from '../content/edition.ts';
import { parseGlossary } from '../content/glossary-file.ts';
import { fileProblem } from '../content/problem-log.ts';
import type { Problem } from '../content/problem.ts';
import { openedNow } from '../content/withholding.ts';
import { parsePublication } from '../content/publication-file.ts';
import type { ParsedFile } from '../content/parse-article.ts';
import type { ArticleParser } from './article-parser.ts';
import type { Clock } from '../runtime/clock.ts';
import { readContentFile } from './read-content-file.ts';
import { scanDirectory, type ScannedFile, type SkippedFile } from './scan-directory.ts';
import type { Settling } from './settling.ts';

/** A directory's content at one moment. */
export interface DirectorySnapshot {
  readonly edition: Edition;
  readonly skipped: readonly SkippedFile[];
  /** When set, files are being written: look again after so many milliseconds. */
  readonly unsettledMs?: number;
}

/** What is known of a directory between two looks at it: only files that changed are read and parsed again. */
export interface DirectoryContent {
  /** With `settling`, a change counts once it has stopped changing; without, at once. */
  refresh(settling?: Settling): Promise<DirectorySnapshot>;
}

interface KnownFile {
  readonly kind: ScannedFile['kind'];
  readonly signature: string;
  readonly hash: string;
  readonly problems: readonly Problem[];
  /** It is for nobody, or that cannot be told. */
  readonly withheld?: ParsedFile['withheld'];
  /** See `ParsedFile`. */
  readonly localUntil?: number;
  /** The last good version: a file that breaks keeps it. */
  readonly article?: Article;
  readonly publication?: Publication;
  readonly glossary?: readonly GlossaryEntry[];
  /** Times the same bytes took too long; a busy machine deserves another try. */
  readonly timeouts: number;
}

const MAX_TIMEOUTS = 2;

/** `showing` names a file that is read whatever it says about who may read it. */
export function createDirectoryContent(
  root: string,
  { parser, clock, showing }: { readonly parser: ArticleParser; readonly clock: Clock; readonly showing?: string | undefined },
): DirectoryContent {
  const known = new Map<string, KnownFile>();
  let baseUrl: string | undefined;
  let timeZone: string | undefined;

  async function refresh(settling?: Settling): Promise<DirectorySnapshot> {
    const scan = await scanDirectory(root, showing);
    const changed = scan.files.filter((file) => isChanged(file, known.get(file.path)));
    const present = new Set(scan.files.map(({ path }) => path));
    const gone = [...known.keys()].filter((path) => !present.has(path));
    const waits = settle(settling, changed, gone, scan.files);
    for (const path of gone) if (waits.get(path) === undefined) known.delete(path);
    await readAll(
      changed.filter(({ path }) => !waits.has(path)),
      scan.files,
    );
    const unsettledMs = Math.min(...waits.values());
    return { ...compose(scan.problems, scan.skipped), ...(waits.size === 0 ? {} : { unsettledMs }) };
  }

  /** The publication comes first: its base URL and its time zone go into every article. */
  async function readAll(changed: readonly ScannedFile[], all: readonly ScannedFile[]): Promise<void> {
    await Promise.all(changed.filter(({ kind }) => kind !== 'article').map(readFile));
    const before = { baseUrl, timeZone };
    ({ baseUrl, timeZone } = publicationOf(known) ?? {});
    const isSame = before.baseUrl === baseUrl && before.timeZone === timeZone;
    const articles = isSame ? changed : all.filter(({ path }) => known.has(path) || changed.some((file) => file.path === path));
    if (!isSame) for (const [path, file] of known) if (file.kind === 'article') known.set(path, { ...file, hash: '' });
    await Promise.all(articles.filter(({ kind }) => kind === 'article').map(readFile));
  }

  async function readFile(file: ScannedFile): Promise<void> {
    const { path, kind, signature } = file;
    const last = known.get(path);
    const content = await readContentFile(file);
    const seen = { kind, signature, hash: content.hash };
    const timeouts = last?.hash === content.hash ? last.timeouts : 0;
    if (last !== undefined && content.hash !== '' && last.hash === content.hash && !isRetry(last)) known.set(path, { ...last, signature });
    else if (content.text === undefined) known.set(path, { ...keepGood(last), ...seen, problems: content.problems, timeouts });
    else known.set(path, { ...seen, ...(await parse({ path, kind, text: content.text }, last, content.problems, timeouts)) });
  }

  async function parse(
    file: Pick<ScannedFile, 'path' | 'kind'> & { text: string },
    last: KnownFile | undefined,
    before: readonly Problem[],
    timeouts: number,
  ): Promise<Omit<KnownFile, 'kind' | 'signature' | 'hash'>> {
    const { path, text, kind } = file;
    if (kind === 'publication') {
      const { publication, problems } = parsePublication({ path, text });
      return {
        ...keepGood(last),
        ...(publication === undefined ? {} : { publication }),
        problems: [...before, ...problems],
        timeouts,
      };
    }
    if (kind === 'glossary') {
      const { entries, problems } = parseGlossary({ path, text });
      return {
        ...keepGood(last),
        ...(entries === undefined ? {} : { glossary: entries }),
        problems: [...before, ...problems],
        timeouts,
      };
    }
    const isShown = path === showing;
    const { article: parsed, withheld, localUntil, problems } = await parser.parse({ path, text }, { baseUrl, timeZone, drafts: isShown });
    const article = parsed && isShown ? openedNow(parsed) : parsed;
    const late = problems.some(({ code }) => code === 'parse.timeout') ? timeouts + 1 : 0;
    // What was taken back on purpose, or may have been, is gone; any other fault leaves the last good version standing.
    const kept = article === undefined ? (withheld !== undefined && !isShown ? {} : keepGood(last)) : { article };
    return {
      ...kept,
      ...(withheld === undefined ? {} : { withheld }),
      ...(localUntil === undefined ? {} : { localUntil }),
      problems: [...before, ...problems],
      timeouts: late,
    };
  }

  function compose(scanProblems: readonly Problem[], skipped: readonly SkippedFile[]): Omit<DirectorySnapshot, 'unsettledMs'> {
    const files = [...known].sort(([a], [b]) => (a < b ? -1 : 1));
    // Of two files with one slug the first is kept: the one that is shown.
    const inOrder = [...files.filter(([path]) => path === showing), ...files.filter(([path]) => path !== showing)];
    const articles = inOrder.flatMap(([, { article }]) => article ?? []);
    const problems = [...scanProblems, ...files.flatMap(([, file]) => file.problems)];
    const withheld = files.flatMap(([path, file]) => withheldOf(path, file));
    const publication = publicationOf(known);
    return {
      edition: createEdition({
        articles,
        ...(publication === undefined ? {} : { publication }),
        glossary: files.flatMap(([, { glossary }]) => glossary ?? []),
        problems: articles.length === 0 && problems.length === 0 ? [noArticles()] : [...problems, ...zoneProblems(publication, files)],
        withheld,
      }),
      skipped: [...skipped, ...withheld.filter(({ isMeant }) => isMeant).map(({ path, reason }) => ({ path, reason }))].sort((a, b) =>
        a.path < b.path ? -1 : 1,
      ),
    };
  }

  /** Once, and only while it matters: a date to come is a day, or a time without a zone. */
  function zoneProblems(publication: Publication | undefined, files: readonly (readonly [string, KnownFile])[]): readonly Problem[] {
    if (publication?.timeZone !== undefined) return [];
    const [first] = files.filter(([, { localUntil = 0 }]) => localUntil > clock.now());
    if (first === undefined) return [];
    const words = {
      what: `The publication has no \`timeZone\`, and ${first[0]} has a date to come without one`,
      why: 'it is read in UTC, hours too early or too late elsewhere',
      fix: 'Write for example `timeZone: Europe/Berlin` into publication.yaml',
    };
    return [fileProblem('warning', 'publication.timeZone', 'publication.yaml', words)];
  }

  return { refresh };
}

function withheldOf(path: string, { kind, article, withheld, problems }: KnownFile): readonly WithheldFile[] {
  if (kind !== 'article' || article !== undefined) return [];
  if (withheld !== undefined) return [{ path, ...withheld }];
  return problems.some(({ severity }) => severity === 'error') ? [{ path, reason: 'it has an error', isMeant: false }] : [];
}

function isChanged({ signature }: ScannedFile, known: KnownFile | undefined): boolean {
  return known === undefined || known.signature !== signature || isRetry(known);
}

function isRetry({ timeouts }: KnownFile): boolean {
  return timeouts > 0 && timeouts < MAX_TIMEOUTS;
}

function keepGood(last: KnownFile | undefined): Pick<KnownFile, 'article' | 'publication' | 'glossary'> {
  const { article, publication, glossary } = last ?? {};
  return {
    ...(article === undefined ? {} : { article }),
    ...(publication === undefined ? {} : { publication }),
    ...(glossary === undefined ? {} : { glossary }),
  };
}

function publicationOf(known: ReadonlyMap<string, KnownFile>): Publication | undefined {
  return [...known.values()].find(({ publication }) => publication !== undefined)?.publication;
}

/** For each path that is still changing, how long to wait. Editors also remove a file for a moment when they save it. */
function settle(
  settling: Settling | undefined,
  changed: readonly ScannedFile[],
  gone: readonly string[],
  all: readonly ScannedFile[],
): Map<string, number> {
  const waits = new Map<string, number>();
  if (settling === undefined) return waits;
  const changing = new Map<string, string>([
    ...changed.map(({ path, signature }) => [path, signature] as const),
    ...gone.map((path) => [path, 'gone'] as const),
  ]);
  for (const { path } of all) if (!changing.has(path)) settling.forget(path);
  for (const [path, state] of changing) {
    const wait = settling.waitFor(path, state);
    if (wait > 0) waits.set(path, wait);
    else settling.forget(path);
  }
  return waits;
}

function noArticles(): Problem {
  return fileProblem('warning', 'content.none', '.', {
    what: 'No article was found',
    why: 'there is no .md, .mdx, .markdown or .txt file in the content directory',
    fix: 'Put one there; docs/content-format.md tells how it is written',
  });
}
