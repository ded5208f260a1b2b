import type { Article, Section } from '../content/article.ts';
import { foldName } from './fold-name.ts';
import { slipsInName, tellingWordsOf } from './name-slips.ts';

/**
 * A section by its anchor, its heading, its number (1 is the first), a part of its heading, or words of it with slips. Nothing else of
 * a section counts: words of its text would open one that nobody asked for.
 */
export function findSectionOf({ sections }: Article, reference: string): Section | undefined {
  const folded = foldName(reference);
  const position = /^\d{1,3}$/u.test(reference.trim()) ? Number(reference) - 1 : -1;
  const exact = sections.find(({ anchor, heading }) => anchor === reference.trim() || foldName(heading) === folded);
  return exact ?? sections[position] ?? (folded === '' ? undefined : findNamed(sections, folded));
}

/** What a section is called: its headings from the top, or the title for the text before the first. */
export function nameOfSection({ headingPath, heading }: Section): string {
  return foldName(headingPath.join(' ') || heading);
}

function findNamed(sections: readonly Section[], folded: string): Section | undefined {
  const containing = sections.find((section) => nameOfSection(section).includes(folded));
  if (containing !== undefined) return containing;
  const words = tellingWordsOf(folded);
  let best: { readonly section: Section; readonly slips: number } | undefined;
  for (const section of sections) {
    const slips = slipsInName(words, nameOfSection(section).split(' '));
    if (slips !== undefined && slips < (best?.slips ?? Number.POSITIVE_INFINITY)) best = { section, slips };
  }
  return best?.section;
}
