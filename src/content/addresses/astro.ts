import { githubSlug } from '../heading-ids/slugs.ts';
import { directoryAddress, joinPath, type PageFacts, splitPath, textField } from './page-facts.ts';

/** The id of an entry of a content collection; a site's own route decides what stands before it. Undefined: Astro cannot load the file. */
export function astroEntryId({ path, fields }: PageFacts): string | undefined {
  if (path.includes('#')) return undefined;
  const { folder, name } = splitPath(path);
  const written = joinPath(folder, name)
    .split('/')
    .map((segment) => githubSlug(segment))
    .join('/')
    .replace(/(?:^|\/)index$/u, '');
  return textField(fields, 'slug') ?? written;
}

/** A file below `src/pages`. */
export function astroPageAddress({ path }: PageFacts): string | undefined {
  if (path.split('/').some((segment) => segment.startsWith('_'))) return undefined;
  const { folder, name } = splitPath(path);
  return directoryAddress(name === 'index' ? folder : joinPath(folder, name));
}

/** Starlight serves its collection `docs` at the top of the site. */
export function starlightAddress(page: PageFacts): string | undefined {
  const id = astroEntryId(page);
  return id === undefined ? undefined : directoryAddress(id);
}
