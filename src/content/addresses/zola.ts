import { languageInName } from '../languages/language-of-path.ts';
import { toAsciiSlug } from '../heading-ids/slugs.ts';
import { directoryAddress, joinPath, type PageFacts, splitPath, textField } from './page-facts.ts';

export interface ZolaAddressing {
  /** Languages beside the default one, which stand in names (`page.de.md`) and first in addresses (`/de/page/`). */
  readonly otherLanguages?: readonly string[];
}

/** Zola: `path` of front matter, else the folders and the slug; a date before the name is not a part of it. */
export function zolaAddress({ path, ...facts }: PageFacts, { otherLanguages = [] }: ZolaAddressing = {}): string {
  const translation = languageInName(path, otherLanguages);
  if (translation === undefined) return pageAddress({ path, ...facts });
  return directoryAddress(joinPath(translation.written, pageAddress({ ...facts, path: translation.rest })));
}

function pageAddress({ path, fields }: PageFacts): string {
  const own = textField(fields, 'path');
  if (own !== undefined) return directoryAddress(own);
  const { folder, name } = splitPath(path);
  if (name === '_index') return directoryAddress(folder);
  const bundle = splitPath(`${folder}.md`);
  const [parent, fileName] = name === 'index' ? [bundle.folder, bundle.name] : [folder, name];
  const slug = textField(fields, 'slug') ?? fileName.replace(/^\d{4}-\d{2}-\d{2}(?:T[^_-]*)?[-_]/u, '');
  return directoryAddress(joinPath(parent, toAsciiSlug(slug)));
}
