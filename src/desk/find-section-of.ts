import type { Article, Section } from '../content/article.ts';
import { foldName } from '../search/fold-name.ts';
import { slipsInName, tellingWordsOf } from './name-slips.ts';

/**
 * A section by its anchor, its heading, its number (1 is the first), a part of its heading, or words of it with slips. Nothing else of
 * a section counts: words of its text would open one that nobody asked for.
 */
export function findSectionOf({ sections }: Article, reference: string): Section | undefined {
  const wanted = foldName(reference);
  const position = /^\d{1,3}$/u.test(reference.trim()) ? Number(reference) - 1 : -1;
  const trimmed = reference.trim();
  const exact = sections.find((section) => section.anchor === trimmed || namesOf(section).heading === wanted);
  return exact ?? sections[position] ?? (wanted === '' ? undefined : findNamed(sections, wanted));
}

/** The name of a section: its headings from the top, or the title for the text before the first. */
export function nameOfSection(section: Section): string {
  return namesOf(section).path;
}

interface SectionNames {
  readonly heading: string;
  /** With the headings above it. */
  readonly path: string;
}

/** An article may have thousands of sections: each is folded once. */
const folded = new WeakMap<Section, SectionNames>();

function namesOf(section: Section): SectionNames {
  const known = folded.get(section);
  if (known) return known;
  const { heading, headingPath } = section;
  const names = { heading: foldName(heading), path: foldName(headingPath.join(' ') || heading) };
  folded.set(section, names);
  return names;
}

/** Words of a reference that are looked for: no heading needs more to be told from the others. */
const MAX_WORDS = 8;

function findNamed(sections: readonly Section[], reference: string): Section | undefined {
  const containing = sections.find((section) => nameOfSection(section).includes(reference));
  if (containing !== undefined) return containing;
  const words = tellingWordsOf(reference).slice(0, MAX_WORDS);
  let best: { readonly section: Section; readonly slips: number } | undefined;
  for (const section of sections) {
    const slips = slipsInName(words, nameOfSection(section).split(' '));
    if (slips !== undefined && slips < (best?.slips ?? Number.POSITIVE_INFINITY)) best = { section, slips };
  }
  return best?.section;
}
