import type { Section } from '../src/content/article.ts';
import type { CommandContext } from './context.ts';

/** Terms that are named below a section: as many as a menu of Discord's takes. */
const MAX_TERMS = 25;

/** The terms that a section uses, in the order in which a reader meets them. */
export function termsInSection({ body }: Section, { glossary }: Pick<CommandContext, 'glossary'>): readonly string[] {
  return [...glossary.spot(body.text)]
    .sort((a, b) => a.span.start - b.span.start)
    .slice(0, MAX_TERMS)
    .map(({ headword }) => headword);
}
