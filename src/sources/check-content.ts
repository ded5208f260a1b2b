import { describeHeld, type HeldArticle } from '../content/describe-held.ts';
import type { WithheldFile } from '../content/edition.ts';
import type { GeneratorName } from '../content/generators/profile.ts';
import type { Problem } from '../content/problem.ts';
import type { Clock } from '../runtime/clock.ts';
import { createDirectorySource, type DirectorySourceOptions } from './directory.ts';
import { findHints } from './find-hints.ts';
import type { SkippedFile } from './scan-directory.ts';

/** The report of `newsdesk check`: every file is an article, has a problem, or was skipped for a reason. */
export interface ContentReport {
  /** The site as which the directory was read; `plain` without a config file of a generator. */
  readonly site: { readonly generator: GeneratorName; readonly configFile?: string; readonly baseUrl?: string };
  /** Files that could be articles, the skipped ones among them. */
  readonly files: number;
  /** The number of files of formats that are not read, by extension. */
  readonly otherFormats: Readonly<Record<string, number>>;
  /** Sentences for the operator of a directory that is read as a plain folder, and perhaps is a site. */
  readonly hints: readonly string[];
  readonly articles: number;
  readonly sections: number;
  readonly problems: readonly Problem[];
  readonly skipped: readonly SkippedFile[];
  /** Articles that are read, and are for nobody now. */
  readonly held: readonly HeldArticle[];
}

/** @throws {NewsdeskError} `content.missing` when there is no such directory. */
export async function checkContent(
  dir: string,
  { clock, onProgress }: { readonly clock: Clock; readonly onProgress?: DirectorySourceOptions['onProgress'] },
): Promise<ContentReport> {
  const source = createDirectorySource(dir, { clock, onProgress });
  try {
    const edition = await source.load();
    const { articles, problems } = edition;
    const sections = articles.reduce((sum, article) => sum + article.sections.length, 0);
    const held = describeHeld(edition, clock.now());
    const { site, otherFormats } = source.describeSite();
    const skipped = source.listSkipped();
    const { baseUrl } = edition.publication;
    return {
      site: {
        generator: site?.generator ?? 'plain',
        ...(site?.configFile === undefined ? {} : { configFile: site.configFile }),
        ...(baseUrl === undefined ? {} : { baseUrl }),
      },
      files: countFiles(edition.seen ?? articles.length, skipped, edition.withheld ?? []),
      otherFormats: Object.fromEntries(otherFormats ?? []),
      articles: articles.length,
      sections,
      hints:
        (site?.generator ?? 'plain') === 'plain'
          ? findHints(
              dir,
              articles.flatMap(({ file }) => file?.path ?? []),
            )
          : [],
      problems,
      skipped,
      held,
    };
  } finally {
    await source.close();
  }
}

/** Files that are held back on purpose were read, and are among the skipped. A folder is not a file. */
function countFiles(read: number, skipped: readonly SkippedFile[], withheld: readonly WithheldFile[]): number {
  const wasRead = new Set(withheld.map(({ path }) => path));
  return read + skipped.filter(({ path }) => !path.endsWith('/') && !wasRead.has(path)).length;
}
