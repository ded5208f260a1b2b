import type { Section } from '../src/content/article.ts';
import type { Glossary } from '../src/glossary/glossary.ts';
import { isTelling } from '../src/glossary/is-telling.ts';
import type { CommandContext } from './context.ts';

/** Terms that are named below a section: as many as a menu of Discord's takes. */
const MAX_TERMS = 25;

/** The names of sections that were shown, until their glossary is replaced: reading a section for terms takes longer than the search that found it. */
const named = new WeakMap<Glossary, WeakMap<Section, readonly string[]>>();

/** The terms that a section uses and that a reader may not know, in the order in which a reader meets them. */
export function termsInSection(section: Section, { glossary, index }: Pick<CommandContext, 'glossary' | 'index'>): readonly string[] {
  const known = named.get(glossary) ?? new WeakMap<Section, readonly string[]>();
  named.set(glossary, known);
  const names = known.get(section) ?? spotTerms(section, glossary, index);
  known.set(section, names);
  return names;
}

function spotTerms({ body }: Section, glossary: Glossary, index: CommandContext['index']): readonly string[] {
  return glossary
    .spot(body.text)
    .filter((term) => isTelling(term, index))
    .sort((a, b) => a.span.start - b.span.start)
    .slice(0, MAX_TERMS)
    .map(({ headword }) => headword);
}
