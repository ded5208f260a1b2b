import { matchesGlob } from 'node:path';
import type { WrittenPublication } from '../content/edition.ts';
import { languageOfFile } from '../content/generators/language-of-file.ts';
import { findTranslations } from '../content/languages/find-translations.ts';
import { isWantedLanguage } from '../content/languages/language-code.ts';
import { isExcluded } from '../content/generators/exclusions.ts';
import { createSite } from '../content/generators/site.ts';
import type { GeneratorName, SiteSettings } from '../content/generators/profile.ts';
import type { ScannedFile, SkippedFile } from './scan-directory.ts';

/** They make a page of a README beside their config too. */
const PAGES_AT_ROOT: ReadonlySet<GeneratorName> = new Set([
  'mkdocs',
  'mdbook',
  'vitepress',
  'vuepress',
  'eleventy',
  'docusaurus',
  'gitbook',
  'mystmd',
]);

export interface ChosenFiles {
  readonly files: readonly ScannedFile[];
  readonly skipped: readonly SkippedFile[];
}

/** Parts the files that are articles of the site from those that its generator, or the publication, leaves out. `showing` is always read; `drafts` are patterns. */
export function chooseFiles(
  files: readonly ScannedFile[],
  settings: SiteSettings,
  publication: WrittenPublication | undefined,
  showing: string | undefined,
  drafts: readonly string[] = [],
): ChosenFiles {
  const site = createSite(settings);
  const paths = new Set(files.map(({ path }) => path.toLowerCase()));
  const skipped: SkippedFile[] = [];
  const wanted = publication?.onlyLanguages;
  const translations =
    wanted === undefined
      ? new Map<string, string>()
      : findTranslations(files.flatMap((file) => (file.kind === 'article' ? file.path : [])));
  const chosen = files.filter((file) => {
    const { path, kind } = file;
    if (kind !== 'article' || path === showing) return true;
    const reason =
      reasonFor(path, publication) ??
      leftOutBySite(path) ??
      inOtherLanguage(path) ??
      (file.isAboutRepository === true ? leftAlone(path) : undefined);
    if (reason !== undefined) skipped.push({ path, reason });
    return reason === undefined;
  });
  return { files: chosen, skipped };

  function leftOutBySite(path: string): string | undefined {
    if (drafts.length > 0 && isExcluded(path, drafts)) return 'the `_metadata.yml` of its folder says `draft: true`';
    const place = site.placeOf(path);
    if (place.kind === 'leftOut') return place.why;
    const made = /\.rmd$/iu.test(path) && paths.has(path.toLowerCase().replace(/\.rmd$/u, '.md'));
    return made ? 'the Markdown that was made of it lies beside it' : undefined;
  }

  function inOtherLanguage(path: string): string | undefined {
    const language = wanted === undefined ? undefined : (languageOfFile(path, site) ?? translations.get(path));
    if (wanted === undefined || language === undefined || isWantedLanguage(language, wanted)) return undefined;
    return `it is in another language than publication.yaml names (${wanted.join(', ')})`;
  }

  /** A generator makes a page of a `README.md` or `changelog.md` in its folder; the ones beside its config are the repository's. */
  function leftAlone(path: string): string | undefined {
    const isReadme = /(?:^|\/)readme\.\w+$/iu.test(path);
    if (isReadme && paths.has(path.toLowerCase().replace(/readme(\.\w+)$/u, 'index$1'))) return 'the index beside it is the page';
    const isAtRoot = settings.below === '' && !path.includes('/');
    const isPage = settings.generator !== 'plain' && (!isAtRoot || (isReadme && PAGES_AT_ROOT.has(settings.generator)));
    return isPage ? undefined : 'it is about the repository, not an article';
  }
}

function reasonFor(path: string, publication: WrittenPublication | undefined): string | undefined {
  if (publication?.ignore?.some((pattern) => matches(path, pattern)) === true) return 'publication.yaml ignores it';
  if (publication?.only !== undefined && !publication.only.some((pattern) => matches(path, pattern)))
    return 'publication.yaml names other files only';
  return undefined;
}

/** A pattern without a star names a file or a whole folder. */
function matches(path: string, pattern: string): boolean {
  const plain = pattern.replace(/^\.?\/|\/$/gu, '');
  return (
    path === plain || path.startsWith(`${plain}/`) || matchesGlob(path, plain) || (!plain.includes('/') && matchesGlob(path, `**/${plain}`))
  );
}
