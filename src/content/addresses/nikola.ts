import { toAsciiSlug } from '../heading-ids/slugs.ts';
import { directoryAddress, joinPath, type PageFacts, splitPath, textField } from './page-facts.ts';

export interface NikolaAddressing {
  /** The folder of addresses that the config gives these files; empty for the top. */
  readonly base: string;
  /** `PRETTY_URLS = False`: `/news/wheel.html` in place of `/news/wheel/`. */
  readonly isFlat?: true;
}

/** The folder of posts or pages, folders below it, and the slug. */
export function nikolaAddress({ path, fields }: PageFacts, { base, isFlat }: NikolaAddressing): string {
  const { folder, name } = splitPath(path);
  const slug = textField(fields, 'slug') ?? toAsciiSlug(name);
  if (slug === 'index') return directoryAddress(joinPath(base, folder));
  return isFlat === true ? `/${joinPath(base, folder, slug)}.html` : directoryAddress(joinPath(base, folder, slug));
}
