import type { SiteFiles } from '../../../src/content/generators/site-files.ts';

/** Files by their paths below a site's root. */
export function siteFiles(texts: Readonly<Record<string, string>>): SiteFiles {
  return {
    read: (path) => texts[path],
    list: (folder) =>
      Object.keys(texts)
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1))
        .sort(),
  };
}
