import { slugOfPath } from '../content/article-identity.ts';
import { createEdition, DEFAULT_PUBLICATION } from '../content/create-edition.ts';
import type { SiteSettings } from '../content/generators/profile.ts';
import type { Linker } from '../content/links/link-articles.ts';
import type { Edition, Publication, UnreadFile, WithheldFile, WrittenPublication } from '../content/edition.ts';
import { fileProblem } from '../content/problem-log.ts';
import type { Problem } from '../content/problem.ts';
import type { LossVerdict } from './loss-doubt.ts';
import type { KnownFile } from './read-known-file.ts';
import type { DirectoryScan, ScannedFile, SkippedFile } from './scan-directory.ts';

/** A directory's content at one moment. */
export interface DirectorySnapshot {
  readonly edition: Edition;
  readonly skipped: readonly SkippedFile[];
  /** The site as which the directory was read; undefined before it was. */
  readonly site?: SiteSettings | undefined;
  /** See `DirectoryScan`. */
  readonly otherFormats?: DirectoryScan['otherFormats'];
  /** When set, something is not settled: look again after so many milliseconds. */
  readonly unsettledMs?: number;
  /** Only the files that had not settled were looked at: a look at everything has to follow. */
  readonly isPart?: true;
}

export interface SnapshotInput {
  readonly known: ReadonlyMap<string, KnownFile>;
  readonly reading: ReadonlyMap<string, Pick<ScannedFile, 'kind'>>;
  readonly scan: DirectoryScan;
  /** Paths of files that have changed so lately that they are not read yet. */
  readonly unsettled: ReadonlySet<string>;
  readonly showing: string | undefined;
  readonly doubt: LossVerdict['doubt'] | undefined;
  readonly link: Linker;
  readonly site: SiteSettings | undefined;
  /** The publication's address, or that of its site. */
  readonly baseUrl: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The knowledge of all files, as the edition that they are. */
export function composeSnapshot({
  known,
  reading,
  scan,
  unsettled,
  showing,
  doubt,
  link,
  site,
  baseUrl,
  now,
}: SnapshotInput): Omit<DirectorySnapshot, 'unsettledMs' | 'isPart'> {
  const files = [...known].sort(([a], [b]) => (a < b ? -1 : 1));
  // Of two files with one slug the first is kept: the one that is shown.
  const inOrder = [...files.filter(([path]) => path === showing), ...files.filter(([path]) => path !== showing)];
  const linked = link(
    inOrder.flatMap(([, { article }]) => article ?? []),
    baseUrl,
    files.flatMap(([path, { kind, article }]) => (kind === 'article' && article === undefined ? [path] : [])),
  );
  const { articles } = linked;
  const written = files.find(([, file]) => file.publication !== undefined)?.[1].publication;
  const publication = completePublication(written, site, baseUrl);
  const stillReading = [...reading].filter(([, { kind }]) => kind === 'article').map(([path]) => path);
  const problems = [
    ...scan.problems,
    ...files.flatMap(([, file]) => file.problems),
    ...linked.problems,
    ...stillReading.map(takesLong),
    ...(doubt === undefined ? [] : [manyLost(doubt)]),
  ];
  const unread: readonly UnreadFile[] = [
    ...files.flatMap(([path, file]) => unreadOf(path, file)),
    ...stillReading.filter((path) => !known.has(path)).map((path) => ({ path, slug: slugOfPath(path) })),
    // The files in a folder that cannot be listed.
    ...scan.unread.filter((path) => !known.has(path)).map((path) => ({ path })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  const withheld = files.flatMap(([path, file]) => withheldOf(path, file));
  const meant = withheld.filter(({ isMeant }) => isMeant).map(({ path, reason }) => ({ path, reason }));
  return {
    edition: createEdition({
      articles,
      publication,
      glossary: files.flatMap(([, { glossary }]) => glossary ?? []),
      problems: articles.length === 0 && problems.length === 0 ? [noArticles()] : [...problems, ...zoneProblems(publication, files, now)],
      withheld,
      unread,
      // A file that came back and is not read yet answers nobody: what is doubted stays so until then.
      seen: scan.files.filter(({ kind, path }) => kind === 'article' && (known.has(path) || !unsettled.has(path))).length,
      ...(doubt === undefined ? {} : { kept: `${doubt.lost} of ${doubt.of} articles are gone at once; the last good content is kept` }),
    }),
    site,
    otherFormats: scan.otherFormats,
    skipped: [...scan.skipped, ...meant].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** A setting that the publication leaves out comes from its generator's config. */
function completePublication(
  written: WrittenPublication | undefined,
  site: SiteSettings | undefined,
  baseUrl: string | undefined,
): Publication {
  if (site === undefined || site.generator === 'plain') return { ...DEFAULT_PUBLICATION, ...written };
  return {
    ...DEFAULT_PUBLICATION,
    ...(site.title === undefined ? {} : { name: site.title }),
    ...langOf(site),
    ...(site.timeZone === undefined ? {} : { timeZone: site.timeZone }),
    ...written,
    ...(baseUrl === undefined ? {} : { baseUrl }),
  };
}

function langOf({ lang }: SiteSettings): { readonly lang?: string } {
  const code = lang?.replaceAll('_', '-');
  return code !== undefined && /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/iu.test(code) ? { lang: code } : {};
}

/** It was read, and is for nobody, or that cannot be told. */
function withheldOf(path: string, { kind, article, withheld }: KnownFile): readonly WithheldFile[] {
  return kind !== 'article' || article !== undefined || withheld === undefined ? [] : [{ path, ...withheld }];
}

function unreadOf(path: string, { kind, article, withheld, head }: KnownFile): readonly UnreadFile[] {
  return kind !== 'article' || article !== undefined || withheld !== undefined ? [] : [{ path, slug: head?.slug ?? slugOfPath(path) }];
}

/** Once, and only while it matters: a date to come is a day, or a time without a zone. */
function zoneProblems(publication: Publication, files: readonly (readonly [string, KnownFile])[], now: number): readonly Problem[] {
  if (publication.timeZone !== undefined) return [];
  const first = files.find(([, { localUntil = 0 }]) => localUntil > now);
  if (first === undefined) return [];
  const words = {
    what: `The publication has no \`timeZone\`, and ${first[0]} has a date to come without one`,
    why: 'it is read in UTC, hours too early or too late elsewhere',
    fix: 'Write for example `timeZone: Europe/Berlin` into publication.yaml',
  };
  return [fileProblem('warning', 'publication.timeZone', 'publication.yaml', words)];
}

function takesLong(path: string): Problem {
  return fileProblem('warning', 'parse.slow', path, {
    what: 'The file is still being read',
    why: 'it takes long; the others are served, and so is its last good version, if there is one',
    fix: 'Nothing needs to be done, unless this stays',
  });
}

function manyLost({ lost, of, until }: NonNullable<LossVerdict['doubt']>): Problem {
  return fileProblem('error', 'content.doubted', '.', {
    what: `${lost} of ${of} articles are gone at once`,
    why: `a directory that is not mounted looks the same, so they are served until ${new Date(until).toISOString().slice(0, 16)}Z`,
    fix: 'Bring the files back; if they were meant to go, send SIGUSR2 to Newsdesk, or wait',
  });
}

function noArticles(): Problem {
  return fileProblem('warning', 'content.none', '.', {
    what: 'No article was found',
    why: 'there is no .md, .mdx, .markdown, .qmd, .Rmd or .txt file in the content directory',
    fix: 'Put one there; docs/content-format.md tells how it is written',
  });
}
