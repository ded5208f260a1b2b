import type { GlossaryEntry } from '../content/edition.ts';
import { foldName } from '../search/fold-name.ts';
import type { CuratedTerm, TermContent } from './curated-term.ts';
import { nextVersion, withNote } from './decide-content.ts';
import type { Decision } from './decision.ts';
import { isLive, keysOf } from './find-curated.ts';
import { findTarget, type TermScene, type TermTarget } from './term-target.ts';

/** Keeps all names of a term from being answered, in the file and in the articles too. */
export function decideHiding(scene: TermScene, target: TermTarget, note: string): Decision {
  const found = findTarget(scene.curated, target);
  if (found.kind === 'stale' && found.current?.state !== 'hidden') return found;
  const term = found.kind === 'stale' ? found.current : found.term;
  const isHiddenInFile = hiddenInFile(scene, target.name) !== undefined;
  if (term?.state === 'hidden' || isHiddenInFile)
    return { kind: 'refused', what: scene.words.hiddenAlready(term?.headword ?? target.name) };
  const problems = withNote({}, note, scene.words);
  if (problems.note !== undefined) return { kind: 'problems', problems };
  // Nobody explained a name that articles only use: it can be hidden all the same.
  const base: TermContent = term?.state === 'shown' ? term : (scene.published.find(target.name) ?? nameAlone(target.name));
  const free = base.aliases.filter((alias) => !belongsToAnother(scene, term, alias));
  const definition = term?.state === 'shown' ? term.definition : '';
  return { kind: 'change', act: 'hide', note, terms: [nextVersion(scene, term, { ...base, aliases: free, definition }, 'hidden')] };
}

/** Shows a hidden term again: in the editors' words if there were any, else in those of the file and the articles. */
export function decideRestoring(scene: TermScene, target: TermTarget, note: string): Decision {
  const found = findTarget(scene.curated, target);
  if (found.kind === 'stale') return found;
  const { term } = found;
  const entry = hiddenInFile(scene, target.name);
  if (term?.state !== 'hidden' && entry === undefined)
    return { kind: 'refused', what: scene.words.notHidden(term?.headword ?? target.name) };
  const problems = withNote({}, note, scene.words);
  if (problems.note !== undefined) return { kind: 'problems', problems };
  const base: TermContent = term?.state === 'hidden' ? term : (entry ?? nameAlone(target.name));
  // A term that only chat hid is left to the file: one that the file hides later stays hidden.
  const left = scene.published.hides(base.headword) ? 'restored' : 'plain';
  const state = base.definition === '' ? left : 'shown';
  return { kind: 'change', act: 'restore', note, terms: [nextVersion(scene, term, base, state)] };
}

/** A term that the file hides, unless it was shown again in chat. */
function hiddenInFile({ published }: TermScene, name: string): GlossaryEntry | undefined {
  return published.file.find((entry) => entry.hidden === true && keysOf(entry).includes(foldName(name)));
}

function nameAlone(headword: string): TermContent {
  return { headword, aliases: [], definition: '', seeAlso: [] };
}

function belongsToAnother({ curated }: TermScene, own: CuratedTerm | undefined, name: string): boolean {
  return curated.terms.some((term) => term.id !== own?.id && isLive(term) && keysOf(term).includes(foldName(name)));
}
