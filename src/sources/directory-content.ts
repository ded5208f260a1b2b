import type { Article } from '../content/article.ts';
import type { SiteSettings } from '../content/generators/profile.ts';
import { withLanguagesBeside } from '../content/generators/next-languages.ts';
import { createLinker } from '../content/links/link-articles.ts';
import type { Clock } from '../runtime/clock.ts';
import { within } from '../runtime/within.ts';
import type { ArticleParser } from './article-parser.ts';
import { chooseFiles } from './choose-files.ts';
import { composeSnapshot, type DirectorySnapshot } from './compose-snapshot.ts';
import { findPublicationSite } from './find-publication-site.ts';
import { includePlaces } from './read-include.ts';
import { createLossDoubt, type LossVerdict } from './loss-doubt.ts';
import { hasFields, type QuartoFolders, readQuartoFolders } from './quarto-folders.ts';
import { isCostly, type KnownFile, publicationOf, readKnownFile } from './read-known-file.ts';
import { readSiteRoots } from './read-site-roots.ts';
import type { ReadingKeeper } from './reading-keeper.ts';
import { type DirectoryScan, scanAgain, scanDirectory, type ScannedFile } from './scan-directory.ts';
import { type Settling, settleChanges } from './settling.ts';
import { waitWhileMoving } from './wait-while-moving.ts';
import { markTakers } from './mark-takers.ts';

/** The knowledge of a directory between two looks at it: only files that changed are read and parsed again. */
export interface DirectoryContent {
  refresh(options?: RefreshOptions): Promise<DirectorySnapshot>;
  /** Somebody says that the articles that are gone were meant to go. */
  acceptLoss(): void;
}

export interface RefreshOptions {
  /** When something was heard to change, in ms since the epoch: what is new may have been so since. */
  readonly changedAt?: number | undefined;
  /** Looks at the files alone that had not settled at the last look, if there are some and nothing is doubted; the others are taken as they were then. */
  readonly onlyUnsettled?: boolean | undefined;
  /** With it, a change counts once it has stopped changing; without, at once. */
  readonly settling?: Settling | undefined;
  /** Time in ms in which nothing new may be read before what is there is told without what is still being read; for ever by default. */
  readonly patienceMs?: number | undefined;
}

export interface DirectoryContentOptions {
  readonly parser: ArticleParser;
  readonly clock: Clock;
  /** A file that is read whatever it says about who may read it. */
  readonly showing?: string | undefined;
  readonly graceMs?: number | undefined;
  /** A file was read that the last look did not wait for. */
  readonly onReadLate?: () => void;
  /** Whether the first look waits for a reader that starts slowly; it does by default. */
  readonly waitsForReader?: boolean | undefined;
  /** Keeps articles for the next start. */
  readonly keeper?: ReadingKeeper | undefined;
  /** Another file was read: so many of those that the look began with. */
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
}

interface Reading {
  readonly kind: ScannedFile['kind'];
  readonly signature: string;
  readonly controller: AbortController;
}

/** Time for which the last edition waits for files that changed since, in ms: one or two are read by then. */
export const AT_ONCE_MS = 300;
/**
 * Longest start of the process that reads, in ms, that the first look waits for: on a machine that does much else it took 14,000, and answers
 * from no article at all are wrong ones.
 */
const SLOW_START_MS = 20_000;

export function createDirectoryContent(root: string, options: DirectoryContentOptions): DirectoryContent {
  const { parser, clock, showing, graceMs, onReadLate = () => {}, waitsForReader = true, keeper, onProgress = () => {} } = options;
  const known = new Map<string, KnownFile>();
  /** Files that are being read, some of them since an earlier look. */
  const reading = new Map<string, Reading>();
  const running = new Map<string, Promise<void>>();
  /** Paths of files that took long when they were read last: they are read beside the others, not before them. */
  const slow = new Set<string>();
  /** Files of which it is not known yet whether an earlier run's reading still holds. */
  const toRecall = new Map<string, PromiseWithResolvers<void>>();
  /** The last edition may answer for the first look alone: later, this run's own does. */
  let hasLooked = false;
  const link = createLinker();
  const losses = createLossDoubt(clock, graceMs);
  let baseUrl: string | undefined;
  let timeZone: string | undefined;
  let site: SiteSettings | undefined;
  let chosenBy = '';
  let folders: QuartoFolders | undefined;
  /** Read once a look: each of them asks for some three hundred files. */
  let roots = readSiteRoots(root);
  /** Of every article that was found, whether the site has it or leaves it out. */
  let paths: readonly string[] = [];
  let lastScan: DirectoryScan | undefined;
  /** Files that had not stopped changing at the last look. */
  let unsettled: readonly string[] = [];
  let isDoubted = false;
  /** Files were read in a look at them alone. */
  let hasReadPart = false;
  let lastSite: { readonly of: readonly unknown[]; readonly settings: SiteSettings } | undefined;

  async function refresh({ settling, patienceMs, changedAt, onlyUnsettled = false }: RefreshOptions = {}): Promise<DirectorySnapshot> {
    const lookedAt = Math.min(clock.now(), changedAt ?? Number.POSITIVE_INFINITY);
    // A file that is gone, and a doubt, take a look at everything.
    const mayBePart = onlyUnsettled && unsettled.length > 0 && !isDoubted;
    const again = mayBePart && lastScan !== undefined ? await scanAgain(lastScan, unsettled) : undefined;
    const found = again ?? (await scanDirectory(root, showing));
    lastScan = found;
    if (again === undefined) {
      roots = readSiteRoots(root);
      paths = found.files.flatMap(({ kind, path }) => (kind === 'article' ? [path] : []));
    }
    // The publication decides which files are articles.
    const isFirst = known.size === 0;
    if (isFirst) {
      await Promise.all(found.files.filter(({ kind }) => kind !== 'article').map((file) => readFile(file)));
      folders = lookAtFolders(found);
      keeper?.open(readPublication());
    }
    const scan = chooseFrom(found);
    const changed = scan.files.filter(isChanged);
    const present = new Set(scan.files.map(({ path }) => path));
    const isUnread = (path: string): boolean => scan.unread.some((folder) => path === folder || path.startsWith(`${folder}/`));
    const gone = [...new Set([...known.keys(), ...reading.keys()])].filter((path) => !present.has(path) && !isUnread(path));
    const waits = settleChanges(settling, { changed, gone, all: scan.files, lookedAt });
    unsettled = [...waits.keys()];
    const settled = changed.filter(({ path }) => !waits.has(path));
    // A file that articles take in may be no article itself: nothing of the scan tells that it changed.
    // One that is being written settles by itself, and the look at everything finds the others.
    const opens = settled.length > 0 || hasReadPart;
    const takers = again === undefined && (waits.size === 0 || opens) ? markTakers(scan.files, known, { besides: settled, opens }) : [];
    hasReadPart = again !== undefined && opens;
    await readAll([...settled, ...takers.filter(({ path }) => !waits.has(path))], scan.files, patienceMs);
    const before = known.size;
    const doubt = forget(gone, waits, scan);
    isDoubted = doubt !== undefined;
    if (known.size < before) await readAll(markTakers(scan.files, known, { besides: [], opens: true }), scan.files, patienceMs);
    if (isReadOtherwise(readPublication())) await readAll([], scan.files, patienceMs);
    const waitMs = Math.min(...waits.values(), doubt === undefined ? Number.POSITIVE_INFINITY : Math.max(0, doubt.until - clock.now()));
    // It says otherwise since: what it leaves out now was read, or the other way round.
    if (choiceKey() !== chosenBy) return refresh({ settling, patienceMs });
    hasLooked = true;
    if (running.size === 0) keeper?.shut();
    const snapshot = composeSnapshot({
      known,
      reading,
      scan,
      unsettled: new Set(waits.keys()),
      showing,
      doubt,
      link,
      site,
      baseUrl,
      now: clock.now(),
    });
    keeper?.follow(known, snapshot.edition.publication, readPublication(), running.size === 0);
    const isPart = again === undefined ? {} : ({ isPart: true } as const);
    return { ...snapshot, ...isPart, ...(waitMs === Number.POSITIVE_INFINITY ? {} : { unsettledMs: waitMs }) };
  }

  /** The files that are articles of the site. What it leaves out now is forgotten, and was not lost. */
  function chooseFrom(scan: DirectoryScan): DirectoryScan {
    const publication = publicationOf(known);
    const chosenSite = siteOf(publication);
    folders = lookAtFolders(scan);
    const { files, skipped } = chooseFiles(scan.files, chosenSite, publication, showing, folders?.drafts);
    chosenBy = choiceKey();
    for (const { path } of skipped) {
      known.delete(path);
      stopReading(path);
    }
    return { ...scan, files, skipped: [...scan.skipped, ...skipped] };
  }

  function lookAtFolders({ files }: DirectoryScan): QuartoFolders | undefined {
    const { generator } = siteOf(publicationOf(known));
    return generator === 'quarto' ? readQuartoFolders(root, files) : undefined;
  }

  /** Asked for several times a look, and a look does not change it: the site's config is parsed once for that. */
  function siteOf(publication: ReturnType<typeof publicationOf>): SiteSettings {
    const of = [roots, paths, publication];
    if (lastSite === undefined || !lastSite.of.every((part, at) => part === of[at])) {
      lastSite = { of, settings: withLanguagesBeside(findPublicationSite(roots, publication), paths) };
    }
    return lastSite.settings;
  }

  /** Everything that decides which files are articles. */
  function choiceKey(): string {
    const publication = publicationOf(known);
    return JSON.stringify([siteOf(publication), publication?.ignore, publication?.only, publication?.onlyLanguages]);
  }

  function isChanged({ path, signature }: ScannedFile): boolean {
    if (reading.get(path)?.signature === signature) return false;
    const last = known.get(path);
    return last === undefined || last.signature !== signature || last.isLate;
  }

  /** The settings that the publication and its site give every article: another address, another zone, another reading. */
  function readPublication(): { readonly baseUrl: string | undefined; readonly timeZone: string | undefined; readonly site: SiteSettings } {
    const publication = publicationOf(known);
    const found = siteOf(publication);
    return {
      baseUrl: publication?.baseUrl ?? found.baseUrl?.replace(/\/+$/u, ''),
      timeZone: publication?.timeZone ?? found.timeZone,
      site: hasFields(folders) ? { ...found, folderFields: folders.fields } : found,
    };
  }

  function isReadOtherwise(next: ReturnType<typeof readPublication>): boolean {
    return next.baseUrl !== baseUrl || next.timeZone !== timeZone || JSON.stringify(next.site) !== JSON.stringify(site);
  }

  /** The publication comes first: its base URL and its time zone go into every article. */
  async function readAll(changed: readonly ScannedFile[], all: readonly ScannedFile[], patienceMs: number | undefined): Promise<void> {
    await Promise.all(changed.filter(({ kind }) => kind !== 'article').map((file) => readFile(file)));
    const next = readPublication();
    const isOther = isReadOtherwise(next);
    // Articles of an earlier run were read under other settings than these, once there were some.
    if (isOther && site !== undefined) keeper?.shut();
    if (isOther) ({ baseUrl, timeZone, site } = next);
    const isOfInterest = new Set([...known.keys(), ...reading.keys(), ...changed.map(({ path }) => path)]);
    const articles = !isOther ? changed : all.filter(({ path }) => isOfInterest.has(path));
    if (isOther) for (const [path, file] of known) if (file.kind === 'article') known.set(path, { ...file, hash: '' });
    const texts = articles.filter(({ kind }) => kind === 'article');
    for (const file of texts) start(file);
    let done = 0;
    for (const { path } of texts)
      running.get(path)?.then(
        () => onProgress(++done, texts.length),
        () => {},
      );
    // Those that an earlier look did not wait for are waited for too, as long as they are not slow.
    const batch = [...running].filter(([path]) => patienceMs === undefined || !slow.has(path)).map(([, done]) => done);
    // The last edition answers as soon as each of its files was looked at.
    await Promise.all([...toRecall.values()].map(({ promise }) => promise));
    toRecall.clear();
    const hasLastEdition = !hasLooked && (keeper?.recalled() ?? 0) > 0;
    const atMostMs = hasLastEdition ? AT_ONCE_MS : undefined;
    const isFirst = patienceMs !== undefined && !hasLooked && !hasLastEdition && batch.length > 0;
    const begun = isFirst && waitsForReader ? within(parser.prepare(), SLOW_START_MS, clock) : undefined;
    await waitWhileMoving(batch, { clock, patienceMs, begun, atMostMs, onLate: onReadLate });
  }

  function start(file: ScannedFile): void {
    const looked = Promise.withResolvers<void>();
    if (keeper !== undefined && !known.has(file.path)) toRecall.set(file.path, looked);
    const done = readFile(file, looked.resolve);
    running.set(file.path, done);
    const end = (): void => {
      if (running.get(file.path) === done) running.delete(file.path);
    };
    done.then(end, end);
    done.then(looked.resolve, looked.resolve);
    if (slow.has(file.path)) done.then(onReadLate, () => {});
  }

  async function readFile(file: ScannedFile, onReadAnew = (): void => {}): Promise<void> {
    const { path, kind, signature } = file;
    const mine: Reading = { kind, signature, controller: new AbortController() };
    stopReading(path);
    reading.set(path, mine);
    const { signal } = mine.controller;
    try {
      const read = await readKnownFile(file, known.get(path), {
        parser,
        baseUrl,
        timeZone,
        site,
        includes: includePlaces(root, site?.below ?? ''),
        isShown: path === showing,
        signal,
        isSlow: slow.has(path),
        onSlow: () => slow.add(path),
        recall: (asked, hash) => keeper?.recall(asked, hash),
        onReadAnew,
      });
      if (signal.aborted) return;
      known.set(path, read);
      if (!isCostly(read)) slow.delete(path);
      else slow.add(path);
    } catch (error) {
      // The file changed again, or is gone: whatever came of the old one.
      if (!signal.aborted) throw error;
    } finally {
      if (reading.get(path) === mine) reading.delete(path);
    }
  }

  function stopReading(path: string): void {
    reading.get(path)?.controller.abort();
    reading.delete(path);
  }

  /** Forgets what is gone, save what is doubted: then the directory's other files are kept too. */
  function forget(gone: readonly string[], waits: ReadonlyMap<string, number>, scan: DirectoryScan): LossVerdict['doubt'] {
    const settled = gone.filter((path) => !waits.has(path));
    const articleOf = (path: string): Article | undefined => known.get(path)?.article;
    const missing = settled.flatMap((path) => {
      const slug = articleOf(path)?.slug;
      return slug === undefined ? [] : [{ path, slug }];
    });
    const here = new Set(scan.files.flatMap(({ path }) => articleOf(path)?.slug ?? []));
    const { accepted, doubt } = losses.judge(missing, here);
    const kept = new Set(doubt === undefined ? [] : settled.filter((path) => known.get(path)?.kind !== 'article'));
    const isArticle = new Set(missing.map(({ path }) => path));
    for (const path of [...accepted, ...settled.filter((path) => !isArticle.has(path) && !kept.has(path))]) {
      known.delete(path);
      stopReading(path);
      slow.delete(path);
    }
    return doubt;
  }

  return { refresh, acceptLoss: () => losses.accept() };
}
