import type { Edition } from '../content/edition.ts';
import type { SearchIndex } from '../search/search.ts';
import { createNameFinder } from './find-name.ts';
import type { Glossary, ListedTerm } from './glossary.ts';
import { listKnownNames, suggestNames } from './known-names.ts';
import { mineEntities } from './mine-entities.ts';
import { once } from './once.ts';
import { createTermSpotter } from './spot-terms.ts';
import { supportedLocale } from './supported-locale.ts';
import { termKey } from './term-key.ts';
import { createTermTable } from './term-table.ts';

/**
 * The terms of an edition: those of the editors' glossary and those that articles explain, with names that articles use
 * much. Cheap to make; each part is worked out when it is first asked for. The edition must hold only what readers may see.
 */
export function createGlossary(edition: Pick<Edition, 'articles' | 'glossary' | 'publication'>, search: SearchIndex): Glossary {
  const { articles, publication } = edition;
  const table = once(() => createTermTable(edition));
  const entities = once(() => mineEntities(articles, publication.lang));
  const names = once(() => listKnownNames(table(), entities()));
  const spotter = once(() => createTermSpotter(table()));
  const finder = once(() => createNameFinder({ articles, search, table: table(), names, spot: (text) => spotter()(text) }));
  const collator = new Intl.Collator(supportedLocale(publication.lang), { sensitivity: 'base', numeric: true });
  const listed = once(() =>
    table()
      .terms.map(({ headword, source }): ListedTerm => ({ headword, source }))
      .sort((a, b) => collator.compare(a.headword, b.headword)),
  );

  return {
    find: (name) => finder()(name),
    list: listed,
    suggest(typed, limit) {
      const key = termKey(typed.slice(0, maxTyped));
      if (key === '')
        return listed()
          .slice(0, limit)
          .map(({ headword }) => ({ name: headword, kind: 'term', headword }));
      return suggestNames(names(), key, limit).map(({ name, kind, headword }) => ({ name, kind, headword }));
    },
    spot: (text) => spotter()(text),
  };
}

/** No name is longer; what is typed beyond is not read. UTF-16 code units. */
const maxTyped = 200;
