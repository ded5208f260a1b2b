import { checkContent } from './check-content.ts';
import type { CuratedTerm, TermVersion } from './curated-term.ts';
import { nextVersion } from './decide-content.ts';
import type { PressDecision } from './decision.ts';
import { keysOf } from './find-curated.ts';
import { onTerm } from './on-term.ts';
import type { TermScene } from './term-target.ts';

/**
 * Takes the last change of a term back, with what the same change did to others. Undoing an undoing does it again.
 *
 * @param left the terms as the change left them
 * @param before the terms as they were before; those that were not curated then are missing
 */
export function decideUndo(scene: TermScene, left: readonly TermVersion[], before: readonly CuratedTerm[]): PressDecision {
  const {
    curated: { terms },
    words,
  } = scene;
  const changed = left.find(({ term }) => terms.find(({ id }) => id === term.id)?.version !== term.version);
  if (changed !== undefined)
    return {
      kind: 'refused',
      what: words.changedWithIt(changed.term.headword, onTerm('undo', changed.term.headword, words)),
    };
  const undone = left.map(({ term }) => {
    const earlier = before.find(({ id }) => id === term.id);
    return earlier === undefined ? nextVersion(scene, term, term, 'plain') : nextVersion(scene, term, earlier, earlier.state);
  });
  const others = terms.filter(({ id }) => !undone.some((term) => term.id === id));
  for (const term of undone.filter(({ state }) => state === 'shown')) {
    const keys = left.flatMap((each) => (each.term.id === term.id ? keysOf(each.term) : []));
    const { headword, aliases } = checkContent(term, { curated: others, file: [] }, { id: term.id, keys }, words);
    const problem = headword ?? aliases;
    if (problem !== undefined) return { kind: 'refused', what: words.cannotUndo(problem) };
  }
  return { kind: 'change', act: 'undo', note: '', terms: undone };
}
