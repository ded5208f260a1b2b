import { supportedLocale } from '../../glossary/supported-locale.ts';
import { foldLetters } from '../../search/fold-name.ts';
import type { TermDefinition } from '../../glossary/glossary.ts';
import type { ServedEdition } from '../../desk/served-edition.ts';
import type { PageTerm, TermListing } from '../../page/content-panel.ts';

/** Terms that the page lists at a time: a publication has thousands, and the list is asked for every two seconds. */
const MAX_TERMS = 200;

/**
 * The terms of the publication in their order, hidden ones in their places, each with the explanation that answers first.
 *
 * @param typed only terms are listed whose headword has these letters; all if it is empty
 */
export function listTerms({ glossary, edition }: Pick<ServedEdition, 'glossary' | 'edition'>, typed: string): TermListing {
  const wanted = foldLetters(typed.trim());
  const shown = glossary.list().map(({ headword }) => ({ headword, isHidden: false }));
  const hidden = edition.glossary.flatMap((entry) => (entry.hidden === true ? [{ headword: entry.headword, isHidden: true }] : []));
  const collator = new Intl.Collator(supportedLocale(edition.publication.lang), { sensitivity: 'base', numeric: true });
  const found = [...shown, ...hidden]
    .filter(({ headword }) => foldLetters(headword).includes(wanted))
    .sort((a, b) => collator.compare(a.headword, b.headword));
  const terms = found.slice(0, MAX_TERMS).map(({ headword, isHidden }): PageTerm => {
    const definition = isHidden ? undefined : glossary.define(headword)?.definition;
    return { headword, isHidden, ...(definition === undefined ? {} : { text: definition.text, ...sourceOf(definition) }) };
  });
  return { total: found.length, terms };
}

/** The form and the place of an explanation, as an editor finds it. */
function sourceOf({ source, form }: TermDefinition): Pick<PageTerm, 'form' | 'source'> {
  if (source.kind === 'article') return { ...(form === undefined ? {} : { form }), source: source.article.title };
  return { form: 'editors', source: source.entry.curated === true ? 'changed in chat' : source.entry.file };
}
