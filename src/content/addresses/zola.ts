import { toAsciiSlug } from '../heading-ids/slugs.ts';
import { directoryAddress, joinPath, type PageFacts, splitPath, textField } from './page-facts.ts';

/** Zola: `path` of front matter, else the folders and the slug; a date before the name is not a part of it. */
export function zolaAddress({ path, fields }: PageFacts): string {
  const own = textField(fields, 'path');
  if (own !== undefined) return directoryAddress(own);
  const { folder, name } = splitPath(path);
  if (name === '_index') return directoryAddress(folder);
  const bundle = splitPath(`${folder}.md`);
  const [parent, fileName] = name === 'index' ? [bundle.folder, bundle.name] : [folder, name];
  const slug = textField(fields, 'slug') ?? fileName.replace(/^\d{4}-\d{2}-\d{2}(?:T[^_-]*)?[-_]/u, '');
  return directoryAddress(joinPath(parent, toAsciiSlug(slug)));
}
