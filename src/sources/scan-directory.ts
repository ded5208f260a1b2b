import type { Dirent, Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileProblem } from '../content/problem-log.ts';
import type { Problem } from '../content/problem.ts';
import { NewsdeskError } from '../runtime/errors.ts';

/** A file that belongs to the content. */
export interface ScannedFile {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly absolutePath: string;
  readonly kind: 'article' | 'publication' | 'glossary';
  /** In bytes. */
  readonly size: number;
  /** Differs when the file may have changed. */
  readonly signature: string;
  /** It is called as files about a repository are; some generators make a page of it all the same. */
  readonly isAboutRepository?: boolean;
}

/** A file that looks like content and is not read, which is not a fault. */
export interface SkippedFile {
  readonly path: string;
  readonly reason: string;
}

export interface DirectoryScan {
  /** In order of paths. */
  readonly files: readonly ScannedFile[];
  readonly skipped: readonly SkippedFile[];
  readonly problems: readonly Problem[];
  /** Files that could not be looked at and folders that could not be listed: what is in them is not known, and not gone. */
  readonly unread: readonly string[];
  /** The number of files of formats that hold articles elsewhere and are not read, by extension: `.rst`. */
  readonly otherFormats: ReadonlyMap<string, number>;
}

const ARTICLE = /\.(?:md|mdx|markdown|[qr]md|txt|article\.html)$/i;
/** An operator may believe that these are served. */
const OTHER_FORMAT = /\.(?:rst|adoc|asciidoc|org|ipynb|html?|textile|tex|docx?|odt|rtf|mediawiki|typ)$/i;
/** Of HTML in these folders no generator makes a page of its own. */
const TEMPLATE_FOLDER =
  /(?:^|\/)(?:_[^/]*|layouts?|templates?|themes?|partials|shortcodes|includes|components|static|assets|public|overrides)\//i;
/** Files about a repository rather than in its publication; a language, a version or a license may stand behind the name. */
const REPOSITORY_FILE =
  /^(?:readme|licen[cs]e|copying|changelog|contributing|code[_-]of[_-]conduct|codeowners|pull_request_template|issue_template|cmakelists|requirements)(?:[._-](?:(?:ar|bg|ca|cs|da|de|el|en|es|fa|fi|fr|he|hi|hu|id|it|ja|jp|ko|kr|nb|nl|no|pl|pt|ro|ru|sk|sr|sv|th|tr|ua|uk|vi|zh|cn)(?:[_-](?:[a-z]{2}|hans|hant|latn|cyrl))?|v?\d[\w.]*|mit|apache|gpl|agpl|lgpl|bsd|dev|test))?\.(?:md|mdx|markdown|txt)$/i;
/** Words that an article may well be called after: about the repository only where they are written as it is done there. */
const REPOSITORY_NAME =
  /^(?:(?:CHANGES|HISTORY|CONTRIBUTORS|AUTHORS|MAINTAINERS|SECURITY|SUPPORT|NOTICE|AGENTS|CLAUDE|GOVERNANCE)\.(?:md|mdx|markdown|txt)|(?:robots|humans|ads)\.txt)$/;
const SKIPPED_DIRECTORIES: ReadonlyMap<string, string> = new Map([
  ['node_modules', 'it holds the packages of a program'],
  ['_drafts', 'it holds drafts'],
]);

/**
 * `showing` is a file below the root that is taken even where its name or folder is left alone.
 *
 * @throws {NewsdeskError} `content.missing` when there is no such directory.
 */
export async function scanDirectory(root: string, showing?: string): Promise<DirectoryScan> {
  const realRoot = await resolveRoot(root);
  const scan: MutableScan = {
    realRoot,
    visited: new Set([realRoot]),
    files: [],
    skipped: [],
    problems: [],
    unread: [],
    otherFormats: new Map(),
  };
  await scanInto(scan, realRoot, '');
  if (showing !== undefined) await addShown(scan, showing);
  const byPath = (a: { path: string }, b: { path: string }): number => (a.path < b.path ? -1 : 1);
  const { files, skipped, problems, unread, otherFormats } = scan;
  return { files: files.sort(byPath), skipped: skipped.sort(byPath), problems, unread, otherFormats };
}

/**
 * A scan with some of its files looked at again, and all others as they were; undefined if a file has come, or is none any more: that takes a
 * look at everything.
 */
export async function scanAgain(scan: DirectoryScan, paths: readonly string[]): Promise<DirectoryScan | undefined> {
  const places = new Map(scan.files.map(({ path }, place) => [path, place]));
  const files = [...scan.files];
  for (const path of paths) {
    const place = places.get(path);
    const file = place === undefined ? undefined : files[place];
    if (place === undefined || file === undefined) return undefined;
    const [stats, target] = await Promise.all([stat(file.absolutePath), realpath(file.absolutePath)]).catch(() => []);
    // A link took the place of one of its folders.
    if (stats?.isFile() !== true || target !== file.absolutePath) return undefined;
    files[place] = { ...file, ...signOf(file.absolutePath, stats) };
  }
  return { ...scan, files };
}

async function addShown(scan: MutableScan, path: string): Promise<void> {
  if (scan.files.some((file) => file.path === path)) return;
  const absolutePath = join(scan.realRoot, path);
  // A file that is gone for the moment is one that an editor is saving.
  const stats = await stat(absolutePath).catch(() => undefined);
  if (stats === undefined) return;
  const leftAlone = scan.skipped.findIndex((file) => file.path === path);
  if (leftAlone !== -1) scan.skipped.splice(leftAlone, 1);
  addFile(scan, { path, name: '', kind: 'article', absolutePath, stats });
}

interface MutableScan {
  readonly realRoot: string;
  /** Real paths of directories, so that a link to an outer one does not go round in circles. */
  readonly visited: Set<string>;
  readonly files: ScannedFile[];
  readonly skipped: SkippedFile[];
  readonly problems: Problem[];
  readonly unread: string[];
  readonly otherFormats: Map<string, number>;
}

/** Each place that a directory is named in. */
const PLACES = 'in newsdesk.yaml if it is listed there, else as you named it: behind the command, by --content or by CONTENT_DIR';

async function resolveRoot(root: string): Promise<string> {
  try {
    const realRoot = await realpath(root);
    if ((await stat(realRoot)).isDirectory()) return realRoot;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM') {
      throw unreadableRoot(root, cause);
    }
    throw new NewsdeskError(`There is no content directory ${root}`, {
      code: 'content.missing',
      fix: `Create it and put an article in it, or name the directory of your articles ${PLACES}.`,
      cause,
    });
  }
  throw new NewsdeskError(`The content directory ${root} is a file`, {
    code: 'content.missing',
    fix: `Name the directory that the file lies in, ${PLACES}. One article with its problems is shown by: newsdesk preview ${root}`,
  });
}

function unreadableRoot(root: string, cause: unknown): NewsdeskError {
  return new NewsdeskError(`The content directory ${root} cannot be read: ${(cause as NodeJS.ErrnoException).code ?? String(cause)}`, {
    code: 'content.unreadable',
    fix: 'Give the user that runs Newsdesk the right to read it.',
    cause,
  });
}

async function scanInto(scan: MutableScan, directory: string, prefix: string): Promise<void> {
  let entries: Dirent[];
  try {
    entries = await readdir(directory, { withFileTypes: true });
  } catch (cause) {
    // A directory that went away while it was scanned is simply gone.
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return;
    // Of the directory as a whole: nothing can be said of any file.
    if (prefix === '') throw unreadableRoot(directory, cause);
    scan.problems.push(unreadable(prefix, cause));
    scan.unread.push(prefix);
    return;
  }
  await Promise.all(entries.map((entry) => scanEntry(scan, entry, directory, prefix === '' ? entry.name : `${prefix}/${entry.name}`)));
}

async function scanEntry(scan: MutableScan, entry: Dirent, directory: string, path: string): Promise<void> {
  const { name } = entry;
  if (name.startsWith('.')) return;
  const kind = kindOf(name, path);
  if (entry.isFile()) countOtherFormat(scan, path);
  if (kind === undefined && !entry.isDirectory() && !entry.isSymbolicLink()) return;
  const absolutePath = join(directory, name);
  try {
    const target = entry.isSymbolicLink() ? await realpath(absolutePath) : absolutePath;
    if (target !== scan.realRoot && !target.startsWith(scan.realRoot + sep)) return refuseLink(scan, path, kind);
    const stats = await stat(target, { bigint: false });
    if (stats.isDirectory()) await scanSubdirectory(scan, { path, name, target });
    else if (kind !== undefined) addFile(scan, { path, name, kind, absolutePath: target, stats });
  } catch (cause) {
    const isGone = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    if (kind !== undefined) scan.problems.push(unreadable(path, cause));
    if (!isGone && (kind !== undefined || entry.isSymbolicLink() || entry.isDirectory())) scan.unread.push(path);
  }
}

async function scanSubdirectory(scan: MutableScan, { path, name, target }: { path: string; name: string; target: string }): Promise<void> {
  const reason = SKIPPED_DIRECTORIES.get(name);
  if (reason !== undefined) scan.skipped.push({ path: `${path}/`, reason });
  if (reason !== undefined || scan.visited.has(target)) return;
  scan.visited.add(target);
  await scanInto(scan, target, path);
}

function countOtherFormat({ otherFormats }: MutableScan, path: string): void {
  const extension = OTHER_FORMAT.exec(path)?.[0].toLowerCase();
  if (extension === undefined || TEMPLATE_FOLDER.test(path) || ARTICLE.test(path)) return;
  otherFormats.set(extension, (otherFormats.get(extension) ?? 0) + 1);
}

function kindOf(name: string, path: string): ScannedFile['kind'] | undefined {
  if (/^publication\.ya?ml$/i.test(path)) return 'publication';
  if (/^glossary\.ya?ml$/i.test(path)) return 'glossary';
  return ARTICLE.test(name) ? 'article' : undefined;
}

function addFile(
  scan: MutableScan,
  file: { path: string; name: string; kind: ScannedFile['kind']; absolutePath: string; stats: Stats },
): void {
  const { path, name, kind, absolutePath, stats } = file;
  if (!stats.isFile()) {
    scan.skipped.push({ path, reason: 'it is not a regular file' });
  } else {
    const isAboutRepository = REPOSITORY_FILE.test(name) || REPOSITORY_NAME.test(name);
    scan.files.push({ path, absolutePath, kind, ...signOf(absolutePath, stats), ...(isAboutRepository ? { isAboutRepository } : {}) });
  }
}

function signOf(absolutePath: string, { ino, size, mtimeMs, ctimeMs }: Stats): Pick<ScannedFile, 'size' | 'signature'> {
  return { size, signature: `${absolutePath}:${ino}:${size}:${mtimeMs}:${ctimeMs}` };
}

function refuseLink(scan: MutableScan, path: string, kind: ScannedFile['kind'] | undefined): void {
  scan.problems.push(
    fileProblem(kind === undefined ? 'warning' : 'error', 'file.outside', path, {
      what: 'The link points out of the content directory',
      why: 'only what lies inside is published',
      fix: 'Copy the file into the directory, or remove the link',
    }),
  );
}

function unreadable(path: string, cause: unknown): Problem {
  const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
  return fileProblem('error', 'file.unreadable', path, {
    what: `It cannot be read: ${code}`,
    why: code === 'ENOENT' ? 'the link points to nothing' : 'the system refused it',
    fix: code === 'EACCES' || code === 'EPERM' ? 'Give the user that runs Newsdesk the right to read it' : 'Restore or remove it',
  });
}
