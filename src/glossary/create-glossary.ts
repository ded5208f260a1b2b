import type { Edition } from '../content/edition.ts';
import type { SearchIndex } from '../search/search.ts';
import { createMentionFinder } from './find-mentions.ts';
import { createNameFinder } from './find-name.ts';
import type { Glossary, ListedTerm } from './glossary.ts';
import { type KnownName, listKnownNames } from './known-names.ts';
import { type Entity, mineEntities } from './mine-entities.ts';
import { createNameBook, type NameBook } from './name-book.ts';
import { once } from './once.ts';
import { readingsOf, termsNamed } from './read-name.ts';
import { rememberLast } from './remember-last.ts';
import { createTermSpotter } from './spot-terms.ts';
import { supportedLocale } from './supported-locale.ts';
import { foldName } from '../search/fold-name.ts';
import { createTermTable } from './term-table.ts';
import { createCapitalsTest } from './written-in-capitals.ts';

/** The parts that may be kept from one edition to the next. */
export interface GlossaryParts {
  /** The names that the edition's articles use; mined when they are first needed, unless given. */
  readonly entities?: (() => readonly Entity[]) | undefined;
  readonly nameBook?: ((names: readonly KnownName[]) => NameBook) | undefined;
}

/** Keeps the book of the last edition: most that is saved brings no other name. */
export function createNameBooks(): (names: readonly KnownName[]) => NameBook {
  return rememberLast(
    createNameBook,
    (a, b) =>
      a.length === b.length &&
      a.every(({ name, kind, headword }, n) => b[n]?.name === name && b[n].kind === kind && b[n].headword === headword),
  );
}

/**
 * The terms of an edition: those of the editors' glossary and those that articles explain, with names that articles use
 * much. Cheap to make; each part is worked out when it is first asked for, or by `prepare`. The edition must hold only what readers may
 * see.
 */
export function createGlossary(
  edition: Pick<Edition, 'articles' | 'glossary' | 'publication'>,
  search: SearchIndex,
  parts: GlossaryParts = {},
): Glossary {
  const { nameBook = createNameBook } = parts;
  const entities = parts.entities ?? once(() => mineEntities(edition.articles, edition.publication.lang));
  const { articles, publication } = edition;
  const table = once(() => createTermTable(edition));
  let book: { readonly of: readonly Entity[]; readonly names: NameBook } | undefined;
  const names = (): NameBook => {
    const used = entities();
    if (book?.of !== used) book = { of: used, names: nameBook(listKnownNames(table(), used)) };
    return book.names;
  };
  const spotter = once(() => createTermSpotter(table()));
  const mentions = once(() => createMentionFinder(articles, search));
  const isWrittenInCapitals = createCapitalsTest(mentions);
  const finder = once(() =>
    createNameFinder({ mentions: mentions(), search, table: table(), names, spot: (text) => spotter()(text), isWrittenInCapitals }),
  );
  const collator = new Intl.Collator(supportedLocale(publication.lang), { sensitivity: 'base', numeric: true });
  const listed = once(() =>
    table()
      .terms.map(({ headword, source }): ListedTerm => ({ headword, source }))
      .sort((a, b) => collator.compare(a.headword, b.headword)),
  );

  return {
    find: (name) => finder()(name),
    define(name) {
      for (const reading of readingsOf(name.slice(0, maxTyped))) {
        const [term] = termsNamed(table(), reading, isWrittenInCapitals);
        if (term?.hidden === true) return undefined;
        const [definition] = term?.definitions ?? [];
        if (term !== undefined && definition !== undefined) return { headword: term.headword, definition };
      }
      return undefined;
    },
    namesOf(name) {
      const [term] = termsNamed(table(), name, isWrittenInCapitals);
      if (term === undefined || term.hidden === true) return [name];
      // A short form that several terms have says of none that it is meant.
      const own = term.aliases.filter((alias) => table().byKey(foldName(alias)).length === 1);
      return [...new Set([name, term.headword, ...own])];
    },
    list: listed,
    suggest(typed, limit) {
      const key = foldName(typed.slice(0, maxTyped));
      if (key === '')
        return listed()
          .slice(0, limit)
          .map(({ headword }) => ({ name: headword, kind: 'term', headword }));
      return names()
        .suggest(key, limit)
        .map(({ name, kind, headword }) => ({ name, kind, headword }));
    },
    spot: (text, limit) => spotter()(text, limit),
    prepare: [table, listed, names, spotter, finder],
  };
}

/** No name is longer; what is typed beyond is not read. UTF-16 code units. */
const maxTyped = 200;
