import type { WrittenPublication } from '../content/edition.ts';
import { findSite, type SiteRoot } from '../content/generators/find-site.ts';
import type { ContentFolder, SiteSettings } from '../content/generators/profile.ts';
import { readAuthors } from '../content/generators/read-authors.ts';

/** The site of a content directory, with what the publication says otherwise. `roots` as `readSiteRoots` gives them. */
export function findPublicationSite(roots: readonly SiteRoot[], publication: WrittenPublication | undefined): SiteSettings {
  const site = findSite(roots, publication?.generator);
  const authors = { ...readAuthors(site.generator === 'plain' ? roots.slice(0, 1) : roots), ...publication?.authors };
  const folders = Object.entries(publication?.permalinks ?? {})
    .sort(([a], [b]) => b.length - a.length)
    .map(([folder, pattern]): ContentFolder => ({ path: inSite(site, folder), addressing: { way: 'pattern', pattern } }));
  return {
    ...site,
    folders: folders.length === 0 ? site.folders : mergeFolders(folders, site.folders),
    ...(Object.keys(authors).length === 0 ? {} : { authors }),
    ...(publication?.fields === undefined ? {} : { fields: publication.fields }),
    ...(publication?.languageFolders === undefined ? {} : { languageFolders: publication.languageFolders }),
    ...(publication?.topicsFrom === undefined ? {} : { topicsFrom: publication.topicsFrom }),
    ...(publication?.anchors === undefined ? {} : { anchors: publication.anchors }),
  };
}

/** A folder of the content directory as one of the site. */
function inSite({ below }: SiteSettings, folder: string): string {
  return [below, folder].filter((part) => part !== '').join('/');
}

/** The publication's pattern for everything leaves no folder to the generator. */
function mergeFolders(own: readonly ContentFolder[], others: readonly ContentFolder[]): readonly ContentFolder[] {
  const paths = new Set(own.map(({ path }) => path));
  return [...own, ...others.filter(({ path }) => !paths.has(path))];
}
