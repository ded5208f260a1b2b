import { type ConfigValue, isMap, textAt } from '../site-config/config-value.ts';
import { readConfig } from '../site-config/read-config.ts';
import type { SiteFiles } from './site-files.ts';

/** Files in which sites keep the names of their authors, below the site's root or the content directory. */
export const AUTHOR_FILES: readonly string[] = ['', 'blog/', '_data/', 'data/'].flatMap((folder) =>
  ['authors.yml', 'authors.yaml'].map((name) => `${folder}${name}`),
);

/** The names of authors by their handles, of all files that are there: `{ heron: { name: 'A. Heron' } }`, or `heron: A. Heron`. */
export function readAuthors(roots: readonly { readonly files: SiteFiles }[]): Readonly<Record<string, string>> {
  const found = roots.flatMap(({ files }) =>
    AUTHOR_FILES.flatMap((path) => {
      const text = files.read(path);
      return text === undefined ? [] : namesIn(readConfig(path, text));
    }),
  );
  // The nearest file counts.
  return Object.fromEntries(found.toReversed());
}

function namesIn(authors: ConfigValue | undefined): readonly (readonly [string, string])[] {
  if (!isMap(authors)) return [];
  return Object.entries(authors).flatMap(([handle, author]) => {
    const name = typeof author === 'string' ? author : (textAt(author, 'name') ?? textAt(author, 'display_name'));
    return name === undefined ? [] : [[handle, name] as const];
  });
}
