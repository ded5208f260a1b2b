import { toAsciiSlug } from '../heading-ids/slugs.ts';
import { directoryAddress, joinPath, type PageFacts, splitPath, textField } from './page-facts.ts';

/** Nikola with its default `PRETTY_URLS`: the folder of posts or pages, folders below it, and the slug. */
export function nikolaAddress({ path, fields }: PageFacts, { base }: { readonly base: string }): string {
  const { folder, name } = splitPath(path);
  const slug = textField(fields, 'slug') ?? toAsciiSlug(name);
  return directoryAddress(joinPath(base, folder, slug === 'index' ? '' : slug));
}
