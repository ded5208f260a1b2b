import { languageCodeOf } from '../languages/language-code.ts';
import { languageInFolder, languageInName } from '../languages/language-of-path.ts';
import type { Site } from './site.ts';

/** The language that the publication, or the site's config, gives a file by its path below the content directory; undefined if they say nothing of it. */
export function languageOfFile(path: string, { settings, placeOf }: Site): string | undefined {
  const folders = Object.entries(settings.languageFolders ?? {}).filter(([folder]) => path.startsWith(`${folder}/`));
  const [nearest] = folders.sort(([a], [b]) => b.length - a.length);
  if (nearest !== undefined) return nearest[1];
  const place = placeOf(path);
  if (place.kind === 'leftOut') return undefined;
  const { lang, languages = [] } = place.folder;
  const said = languageInName(place.path, languages) ?? languageInFolder(place.path, languages);
  return said?.language ?? (lang === undefined ? undefined : languageCodeOf(lang));
}
