import { sectionUrl } from '../../content/section-url.ts';
import type { ServedEdition } from '../served-edition.ts';

/** The answer that a question has in this edition. */
export type QuestionOutcome =
  | { readonly kind: 'unanswered' }
  /** A term of that name is explained. */
  | { readonly kind: 'term'; readonly headword: string }
  | { readonly kind: 'section'; readonly title: string; readonly heading: string; readonly url?: string };

/** Asks a kept question again: an article, a term or an alias may have answered it since. */
export function outcomeOf(question: string, { index, glossary }: Pick<ServedEdition, 'index' | 'glossary'>): QuestionOutcome {
  const term = glossary.find(question);
  if (term.kind === 'defined' && term.corrected === undefined) return { kind: 'term', headword: term.headword };
  const found = index.search(question, { limit: 1 });
  const [best] = found.kind === 'hits' ? found.hits : [];
  if (found.kind !== 'hits' || best === undefined || found.missing.some(({ isNowhere }) => isNowhere)) return { kind: 'unanswered' };
  const { article, section } = best;
  const url = sectionUrl(article, section);
  return { kind: 'section', title: article.title, heading: section.heading, ...(url === undefined ? {} : { url }) };
}
