import type { Article, Definition } from '../content/article.ts';
import type { Edition, GlossaryEntry } from '../content/edition.ts';
import type { DefinitionSource, TermDefinition } from './glossary.ts';
import { pluralKeys, singularKeys } from './inflections.ts';
import { compactKey, foldText, termKey } from './term-key.ts';

/** A headword with everything that is said about it. */
export interface Term {
  readonly headword: string;
  readonly aliases: readonly string[];
  readonly definitions: readonly TermDefinition[];
  /** As the editors wrote them: some may lead nowhere. */
  readonly seeAlso: readonly string[];
  readonly source: 'glossary' | 'article';
}

export interface TermTable {
  /** In the order found: the glossary's, then the newest article's. */
  readonly terms: readonly Term[];
  /** By the key of a headword or alias; where several terms claim it, headwords first, then the order of `terms`. */
  byKey(key: string): readonly Term[];
  /** The same for keys without their spaces. */
  byCompactKey(key: string): readonly Term[];
  /** Terms whose headword has the word; `key` is one word. */
  byWord(key: string): readonly NamedTerm[];
  /** Terms whose headword's words begin with these letters; see `initialsOf`. */
  byInitials(letters: string): readonly Term[];
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
  readonly definitions: Map<string, { readonly text: string; readonly sources: DefinitionSource[] }>;
  readonly seeAlso: string[];
  readonly source: Term['source'];
}

/** Gathers what the glossary and the articles define, so that each name is one term with every definition beside the other. */
export function createTermTable({ articles, glossary }: Pick<Edition, 'articles' | 'glossary'>): TermTable {
  const drafts: Draft[] = [];
  const byName = new Map<string, Draft>();
  for (const entry of glossary) addEntry(entry);
  // An article that was withdrawn has the last word, not the first.
  for (const article of [...articles].sort((a, b) => Number(a.retraction !== undefined) - Number(b.retraction !== undefined))) {
    for (const definition of article.definitions) addDefinition(article, definition);
  }

  function addEntry(entry: GlossaryEntry): void {
    const draft = draftFor(entry.headword, entry.aliases, 'glossary');
    draft?.seeAlso.push(...entry.seeAlso);
    if (draft) define(draft, entry.definition, { kind: 'glossary', entry });
  }

  function addDefinition(article: Article, { headword, aliases, anchor, span }: Definition): void {
    const section = article.sections.find((candidate) => candidate.anchor === anchor);
    const text = section?.body.text.slice(span.start, span.end) ?? '';
    if (section === undefined || text.trim() === '') return;
    const draft = draftFor(
      headword,
      aliases.filter((alias) => mayStandFor(alias, headword)),
      'article',
    );
    if (draft) define(draft, text, { kind: 'article', article, section, span });
  }

  /** The term that has this headword already, as headword or alias, else a new one. */
  function draftFor(headword: string, aliases: readonly string[], source: Term['source']): Draft | undefined {
    const key = termKey(headword);
    if (key === '') return undefined;
    const known = [key, ...singularKeys(key), ...pluralKeys(key), ...aliases.map(termKey)]
      .map((candidate) => byName.get(candidate))
      .find((draft) => draft !== undefined);
    const draft: Draft = known ?? { headword, names: [], definitions: new Map(), seeAlso: [], source };
    if (known === undefined) drafts.push(draft);
    draft.names.push(...(known === undefined ? aliases : [headword, ...aliases]));
    // Aliases of articles are often abbreviations, which stand for several things: only headwords and the editors' aliases join terms.
    for (const name of source === 'glossary' ? [key, ...aliases.map(termKey)] : [key]) if (!byName.has(name)) byName.set(name, draft);
    return draft;
  }

  return indexTerms(drafts.map(termOf));
}

/** `Retrieval-augmented generation (rag)`, but not `Allocations (memory)`: that is a remark, and would take the word away. */
function mayStandFor(alias: string, headword: string): boolean {
  return !/^\p{Ll}+$/u.test(alias) || termKey(alias)[0] === termKey(headword)[0];
}

function define({ definitions }: Draft, text: string, source: DefinitionSource): void {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();
  const same = definitions.get(words);
  if (same) same.sources.push(source);
  else definitions.set(words, { text, sources: [source] });
}

function termOf({ headword, names, definitions, seeAlso, source }: Draft): Term {
  const aliases = new Map<string, string>();
  for (const name of names) if (name.trim() !== '' && !aliases.has(foldText(name))) aliases.set(foldText(name), name);
  aliases.delete(foldText(headword));
  return {
    headword,
    aliases: [...aliases.values()],
    definitions: [...definitions.values()].flatMap(({ text, sources: [first, ...alsoIn] }) =>
      first === undefined ? [] : [{ text, source: first, alsoIn }],
    ),
    seeAlso,
    source,
  };
}

function indexTerms(terms: readonly Term[]): TermTable {
  const byKey = new Map<string, Term[]>();
  const byCompact = new Map<string, Term[]>();
  const byWord = new Map<string, NamedTerm[]>();
  const byInitials = new Map<string, Term[]>();
  const add = (key: string, term: Term): void => {
    push(byKey, key, term);
    push(byCompact, compactKey(key), term);
  };
  for (const term of terms) {
    const key = termKey(term.headword);
    add(key, term);
    const words = key.split(' ');
    const named = { term, key };
    for (const word of new Set(words)) pushTo(byWord, word, named);
    for (const initials of initialsOf(words)) push(byInitials, initials, term);
  }
  for (const term of terms) for (const alias of term.aliases) add(termKey(alias), term);
  return {
    terms,
    byKey: (key) => byKey.get(key) ?? [],
    byCompactKey: (key) => byCompact.get(key) ?? [],
    byWord: (key) => byWord.get(key) ?? [],
    byInitials: (letters) => byInitials.get(letters) ?? [],
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
