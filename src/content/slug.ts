import type { Anchor, Slug } from './article.ts';

/** The anchor of the text before the first heading; kept for it even where an article has none, so links never change meaning. */
export const LEDE_ANCHOR = 'lede' as Anchor;

/** GitHub's id for a heading: lower case, punctuation dropped, a hyphen for each space. */
export function slugOfHeading(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}

/** Lower-case letters, digits and single hyphens; empty when nothing is left. */
export function toSlug(text: string): Slug {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '') as Slug;
}

/** Gives each heading of one article an anchor of its own. Reserve the explicit ones first: a derived anchor gives way. */
export interface Anchors {
  /** False when the anchor is taken. */
  reserve(anchor: string): boolean;
  derive(heading: string): Anchor;
  /** The id that a site gave, with a number if another section of the page has it: a browser opens the first of the two. */
  reserveFree(id: string | undefined): Anchor | undefined;
}

export function createAnchors(): Anchors {
  const taken = new Set<string>([LEDE_ANCHOR]);
  const nextSuffix = new Map<string, number>();
  return {
    reserve(anchor) {
      if (taken.has(anchor)) return false;
      taken.add(anchor);
      return true;
    },
    reserveFree(id) {
      if (id === undefined) return undefined;
      let anchor = id;
      for (let suffix = 1; taken.has(anchor); suffix += 1) anchor = `${id}-${suffix}`;
      taken.add(anchor);
      return anchor as Anchor;
    },
    derive(heading) {
      // A heading of emoji only has no letters to link to.
      const base = slugOfHeading(heading) || 'section';
      let anchor = base;
      let suffix = nextSuffix.get(base) ?? 1;
      while (taken.has(anchor)) anchor = `${base}-${suffix++}`;
      nextSuffix.set(base, suffix);
      taken.add(anchor);
      return anchor as Anchor;
    },
  };
}
