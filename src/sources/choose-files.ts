import { matchesGlob } from 'node:path';
import type { Publication } from '../content/edition.ts';
import { createSite } from '../content/generators/site.ts';
import type { SiteSettings } from '../content/generators/profile.ts';
import type { ScannedFile, SkippedFile } from './scan-directory.ts';

export interface ChosenFiles {
  readonly files: readonly ScannedFile[];
  readonly skipped: readonly SkippedFile[];
}

/** Parts the files that are articles of the site from those that its generator, or the publication, leaves out. `showing` is always read. */
export function chooseFiles(
  files: readonly ScannedFile[],
  settings: SiteSettings,
  publication: Publication | undefined,
  showing: string | undefined,
): ChosenFiles {
  const site = createSite(settings);
  const skipped: SkippedFile[] = [];
  const chosen = files.filter(({ path, kind }) => {
    if (kind !== 'article' || path === showing) return true;
    const reason = reasonFor(path, publication) ?? leftOutBySite(path);
    if (reason !== undefined) skipped.push({ path, reason });
    return reason === undefined;
  });
  return { files: chosen, skipped };

  function leftOutBySite(path: string): string | undefined {
    const place = site.placeOf(path);
    return place.kind === 'leftOut' ? place.why : undefined;
  }
}

function reasonFor(path: string, publication: Publication | undefined): string | undefined {
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
