import { foldName } from '../search/fold-name.ts';
import type { Words } from '../words/words.ts';
import { checkContent, termLimits } from './check-content.ts';
import type { CuratedTerm, TermContent } from './curated-term.ts';
import type { Decision } from './decision.ts';
import { findCurated, isLive, keysOf, newTermId, nextOrder } from './find-curated.ts';
import { onTerm } from './on-term.ts';
import { findTarget, type TermScene, type TermTarget } from './term-target.ts';

/** Adds a term under the name that was typed. */
export function decideAddition(scene: TermScene, content: TermContent, note: string, act: 'add' | 'accept' = 'add'): Decision {
  const { curated, published, words } = scene;
  const found = findCurated(curated.terms, content.headword);
  // A term that says nothing any more is taken up again, with its versions.
  const own = found !== undefined && !isLive(found) ? found : undefined;
  const tidy = withoutOwnName(content);
  const problems = withNote(
    checkContent(tidy, { curated: curated.terms, file: published.file }, { id: own?.id, keys: [] }, words),
    note,
    words,
  );
  const taken = describeEntry(scene, tidy.headword);
  const all = taken === undefined ? problems : { headword: taken, ...problems };
  if (Object.keys(all).length > 0) return { kind: 'problems', problems: all };
  return { kind: 'change', act, note, terms: [nextVersion(scene, own, tidy, 'shown')] };
}

/** A term of the file would lose its other names and its words to a new one of the same name. */
function describeEntry({ published, words }: TermScene, headword: string): string | undefined {
  const entry = published.file.find((each) => foldName(each.headword) === foldName(headword));
  if (entry === undefined) return undefined;
  return entry.hidden === true
    ? words.isHidden(entry.headword, onTerm('restore', entry.headword, words))
    : words.fileExplains(entry.headword, onTerm('edit', entry.headword, words));
}

/** Changes the words or the names of a term. The editors' version stands before what the file says of it. */
export function decideEdit(
  scene: TermScene,
  target: TermTarget,
  wanted: TermContent,
  note: string,
  act: 'edit' | 'alias' | 'accept' = 'edit',
): Decision {
  const { curated, published, words } = scene;
  const found = findTarget(curated, target);
  if (found.kind === 'stale') return found;
  const { term } = found;
  if (term?.state === 'hidden') return { kind: 'hidden', term };
  const base = term?.state === 'shown' ? term : published.find(target.name);
  const content = withoutOwnName(keepOldName(wanted, term?.state === 'shown' ? undefined : base));
  const keys = [...(base === undefined ? [] : keysOf(base)), foldName(target.name)];
  const problems = withNote(
    checkContent(content, { curated: curated.terms, file: published.file }, { id: term?.id, keys }, words),
    note,
    words,
  );
  if (Object.keys(problems).length > 0) return { kind: 'problems', problems };
  if (act !== 'accept' && term?.state === 'shown' && isSame(term, content))
    return { kind: 'refused', what: words.nothingDifferent(term.headword) };
  return { kind: 'change', act, note, terms: [nextVersion(scene, term, content, 'shown')] };
}

/** The term after the change; a new one if it was not curated before. */
export function nextVersion(
  { curated: { terms } }: Pick<TermScene, 'curated'>,
  term: CuratedTerm | undefined,
  content: TermContent,
  state: CuratedTerm['state'],
): CuratedTerm {
  return {
    id: term?.id ?? newTermId(terms, content.headword),
    version: (term?.version ?? 0) + 1,
    state,
    order: term?.order ?? nextOrder(terms),
    headword: content.headword,
    aliases: content.aliases,
    definition: content.definition,
    seeAlso: content.seeAlso,
  };
}

export function withNote<P extends object>(problems: P, note: string, words: Words): P & { note?: string } {
  return note.length <= termLimits.note ? problems : { ...problems, note: words.reasonTooLong(termLimits.note) };
}

/** A term of the file that gets another name keeps the old one too: else the file would go on to explain it. */
function keepOldName(content: TermContent, base: TermContent | undefined): TermContent {
  if (base === undefined || keysOf(content).includes(foldName(base.headword))) return content;
  return { ...content, aliases: [...content.aliases, base.headword] };
}

/** Each name once, and the headword not among the others. */
function withoutOwnName(content: TermContent): TermContent {
  const seen = new Set([foldName(content.headword)]);
  // A name without letters is left for the check to name.
  const aliases = content.aliases.filter((alias) => foldName(alias) === '' || (!seen.has(foldName(alias)) && seen.add(foldName(alias))));
  return { ...content, aliases };
}

function isSame(term: TermContent, content: TermContent): boolean {
  const words = ({ headword, aliases, definition, seeAlso }: TermContent): string =>
    JSON.stringify([headword, aliases, definition, seeAlso]);
  return words(term) === words(content);
}
