import type { Article } from '../content/article.ts';
import type { Edition, GlossaryEntry } from '../content/edition.ts';
import type { DefinitionSource, TermDefinition } from './glossary.ts';
import { createHiddenNames } from '../search/hidden-names.ts';
import { isWrittenLike, pluralKeys, singularKeys } from '../search/inflections.ts';
import { isAcronym } from '../search/acronym.ts';
import { type SaidOfName, saidOfNames, wordsOf } from './said-of-names.ts';
import { foldLetters, foldName } from '../search/fold-name.ts';
import { compactKey } from './compact-key.ts';

/** A headword with everything that is said about it. */
export interface Term {
  readonly headword: string;
  readonly aliases: readonly string[];
  readonly definitions: readonly TermDefinition[];
  /** As the editors wrote them: some may lead nowhere. */
  readonly seeAlso: readonly string[];
  readonly source: 'glossary' | 'article';
  /** The editors keep its names from being answered: it is found by them, and nothing else is known of it. */
  readonly hidden?: true;
}

export interface TermTable {
  /** In the order found: the glossary's, then the newest article's. Without hidden ones. */
  readonly terms: readonly Term[];
  /** By the key of a headword or alias; where several terms claim it, hidden ones first, then headwords, then the order of `terms`. */
  byKey(key: string): readonly Term[];
  /** The same for keys without their spaces. */
  byCompactKey(key: string): readonly Term[];
  /** Terms whose headword has the word; `key` is one word. */
  byWord(key: string): readonly NamedTerm[];
  /** Terms whose headword's words begin with these letters; see `initialsOf`. */
  byInitials(letters: string): readonly Term[];
  /** Explanations of a name that are not sure, by its key. */
  saidOf(key: string): SaidOfKey | undefined;
}

export interface SaidOfKey {
  /** The name as the newest article writes it. */
  readonly written: string;
  /** The newest article's first. */
  readonly definitions: readonly TermDefinition[];
}

/** A term with the key of its headword, which is made once. */
export interface NamedTerm {
  readonly term: Term;
  readonly key: string;
}

interface Draft {
  readonly headword: string;
  readonly names: string[];
  /** By their words alone: a comma more is no other definition. */
  readonly definitions: Map<string, Told>;
  readonly seeAlso: string[];
  readonly source: Term['source'];
  readonly hidden?: boolean;
}

interface Said {
  readonly written: string;
  readonly definitions: Map<string, Told>;
}

interface Told {
  readonly text: string;
  readonly form?: TermDefinition['form'];
  readonly sources: DefinitionSource[];
}

/** Gathers what the glossary and the articles define, so that each name is one term with every definition beside the other. */
export function createTermTable({ articles, glossary }: Pick<Edition, 'articles' | 'glossary'>): TermTable {
  const drafts: Draft[] = [];
  const byName = new Map<string, Draft>();
  const said = new Map<string, Said>();
  // First, so that nothing else gets hold of their names.
  for (const entry of glossary) if (entry.hidden === true) addEntry(entry);
  const isHidden = createHiddenNames(glossary, foldName);
  for (const entry of glossary)
    if (entry.hidden !== true) addEntry({ ...entry, aliases: entry.aliases.filter((alias) => !isHidden(alias)) });
  // An article that was withdrawn has the last word, not the first.
  for (const article of [...articles].sort((a, b) => Number(a.retraction !== undefined) - Number(b.retraction !== undefined))) {
    for (const definition of saidOfNames(article)) {
      if (definition.isSure) addDefinition(article, definition);
      else addSaid(article, definition);
    }
  }
  joinAbbreviations(drafts);

  function addEntry(entry: GlossaryEntry): void {
    const draft = draftFor(entry.headword, foldName(entry.headword), entry.aliases, 'glossary', entry.hidden);
    if (draft?.hidden === true) return;
    draft?.seeAlso.push(...entry.seeAlso);
    if (draft) define(draft.definitions, wordsOf(entry.definition), { text: entry.definition, sources: [{ kind: 'glossary', entry }] });
  }

  function addDefinition(article: Article, definition: SaidOfName): void {
    const { headword, key, aliases, text, words, form } = definition;
    if (text.trim() === '') return;
    const draft = draftFor(
      headword,
      key,
      aliases.filter((alias) => mayStandFor(alias, headword) && !isHidden(alias)),
      'article',
    );
    if (draft) define(draft.definitions, words, { text, form, sources: [sourceOf(article, definition)] });
  }

  function addSaid(article: Article, definition: SaidOfName): void {
    const { headword, aliases, text, words, form } = definition;
    for (const written of [headword, ...aliases.filter((alias) => mayStandFor(alias, headword))]) {
      const key = foldName(written);
      const ofName = said.get(key) ?? { written, definitions: new Map<string, Told>() };
      said.set(key, ofName);
      define(ofName.definitions, words, { text, form, sources: [sourceOf(article, definition)] });
    }
  }

  /** The term that has this headword already, as headword or alias, else a new one. */
  function draftFor(headword: string, key: string, aliases: readonly string[], source: Term['source'], hidden = false): Draft | undefined {
    if (key === '') return undefined;
    const inflected = [...singularKeys(key), ...pluralKeys(key)].filter((candidate) =>
      isWrittenSo(byName.get(candidate), candidate, headword),
    );
    const known = [key, ...inflected, ...aliases.map(foldName)]
      .map((candidate) => ({ draft: byName.get(candidate), isExact: candidate === key }))
      .find(
        ({ draft, isExact }) => draft !== undefined && (isExact || draft.hidden !== true || (source === 'article' && isHidden(headword))),
      )?.draft;
    // Nothing is known of a hidden term but the names that the editors gave it: those of an article are its own.
    if (known?.hidden === true && !hidden) return known;
    const draft: Draft = known ?? { headword, names: [], definitions: new Map(), seeAlso: [], source, hidden };
    if (known === undefined) drafts.push(draft);
    draft.names.push(...(known === undefined ? aliases : [headword, ...aliases]));
    // Aliases of articles are often abbreviations, which stand for several things: only headwords and the editors' aliases join terms.
    for (const name of source === 'glossary' ? [key, ...aliases.map(foldName)] : [key]) if (!byName.has(name)) byName.set(name, draft);
    return draft;
  }

  return indexTerms(drafts, said);
}

/** Whether one of the names of a draft with this key is a plural or singular of the name, as both are written. */
function isWrittenSo(draft: Draft | undefined, key: string, name: string): boolean {
  return draft !== undefined && [draft.headword, ...draft.names].some((other) => foldName(other) === key && isWrittenLike(name, other));
}

function sourceOf(article: Article, { section, start, end }: SaidOfName): DefinitionSource {
  return { kind: 'article', article, section, span: { start, end } };
}

/** `GPU is ...` and `graphics processing unit (GPU)` are one term, if no other name is shortened so. */
function joinAbbreviations(drafts: readonly Draft[]): void {
  const longOf = new Map<string, Draft[]>();
  for (const draft of drafts)
    for (const name of new Set(draft.names)) if (isAcronym(name)) longOf.set(name, [...(longOf.get(name) ?? []), draft]);
  for (const short of drafts) {
    const [long, other] = (isAcronym(short.headword) ? longOf.get(short.headword) : undefined) ?? [];
    if (long === undefined || other !== undefined || long === short || short.source === 'glossary') continue;
    for (const [words, told] of short.definitions) define(long.definitions, words, told);
    long.names.push(...short.names);
    short.definitions.clear();
  }
}

/** `Retrieval-augmented generation (rag)`, but not `Allocations (memory)`: that is a remark, and would take the word away. */
function mayStandFor(alias: string, headword: string): boolean {
  const [short, whole] = [foldName(alias), foldName(headword)];
  return !/^\p{Ll}+$/u.test(alias) || short[0] === whole[0] || whole.endsWith(` ${short}`);
}

function define(definitions: Map<string, Told>, words: string, told: Told): void {
  const same = definitions.get(words);
  if (same) same.sources.push(...told.sources);
  else definitions.set(words, told);
}

function termOf({ headword, names, definitions, seeAlso, source }: Draft): Term {
  const aliases = new Map<string, string>();
  for (const name of names) if (name.trim() !== '' && !aliases.has(foldLetters(name))) aliases.set(foldLetters(name), name);
  aliases.delete(foldLetters(headword));
  return { headword, aliases: [...aliases.values()], definitions: definitionsOf(definitions), seeAlso, source };
}

function hiddenTermOf({ headword, names, source }: Draft): Term {
  return { headword, aliases: names, definitions: [], seeAlso: [], source, hidden: true };
}

/** An explanation goes before a mere spelling-out; else the order stays, in which a retracted article is the last. */
function definitionsOf(told: ReadonlyMap<string, Told>): readonly TermDefinition[] {
  const all = [...told.values()].flatMap(({ text, form, sources: [first, ...alsoIn] }): TermDefinition[] =>
    first === undefined ? [] : [{ text, source: first, alsoIn, ...(form === undefined ? {} : { form }) }],
  );
  return all.length < 2 ? all : all.sort((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ source, form }: TermDefinition): number {
  if (source.kind === 'glossary') return 0;
  return (source.article.retraction === undefined ? 1 : 3) + (form === 'abbreviation' ? 1 : 0);
}

function indexTerms(drafts: readonly Draft[], said: ReadonlyMap<string, Said>): TermTable {
  const hidden = drafts.filter((draft) => draft.hidden === true).map(hiddenTermOf);
  const terms = drafts.filter((draft) => draft.hidden !== true && draft.definitions.size > 0).map(termOf);
  const byKey = new Map<string, Term[]>();
  const byCompact = new Map<string, Term[]>();
  const byWord = new Map<string, NamedTerm[]>();
  const byInitials = new Map<string, Term[]>();
  const add = (key: string, term: Term): void => {
    push(byKey, key, term);
    push(byCompact, compactKey(key), term);
  };
  for (const term of hidden) for (const name of [term.headword, ...term.aliases]) add(foldName(name), term);
  for (const term of terms) {
    const key = foldName(term.headword);
    add(key, term);
    const words = key.split(' ');
    const named = { term, key };
    for (const word of new Set(words)) pushTo(byWord, word, named);
    for (const initials of initialsOf(words)) push(byInitials, initials, term);
  }
  for (const term of terms) for (const alias of term.aliases) add(foldName(alias), term);
  /** Made when they are first asked for: a look-up asks several times for each reading. */
  const answered = new Map<string, SaidOfKey>();
  return {
    terms,
    byKey: (key) => byKey.get(key) ?? [],
    byCompactKey: (key) => byCompact.get(key) ?? [],
    byWord: (key) => byWord.get(key) ?? [],
    byInitials: (letters) => byInitials.get(letters) ?? [],
    saidOf(key) {
      const found = said.get(key);
      if (found === undefined) return undefined;
      const known = answered.get(key) ?? { written: found.written, definitions: definitionsOf(found.definitions) };
      answered.set(key, known);
      return known;
    },
  };
}

/** The first letters of all words, and of the words that are not small ones. */
function initialsOf(words: readonly string[]): readonly string[] {
  if (words.length < 2) return [];
  const initials = (kept: readonly string[]): string => kept.map((word) => word[0] ?? '').join('');
  return [initials(words), initials(words.filter((word) => word.length > 3 || word === words[0]))];
}

function push(index: Map<string, Term[]>, key: string, term: Term): void {
  if (key === '' || index.get(key)?.includes(term)) return;
  pushTo(index, key, term);
}

function pushTo<T>(index: Map<string, T[]>, key: string, item: T): void {
  const found = index.get(key);
  if (found) found.push(item);
  else index.set(key, [item]);
}
