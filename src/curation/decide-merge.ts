import { foldName } from '../search/fold-name.ts';
import { checkContent } from './check-content.ts';
import type { TermContent } from './curated-term.ts';
import { nextVersion, withNote } from './decide-content.ts';
import type { Decision } from './decision.ts';
import { describeHidden } from './describe-hidden.ts';
import { findCurated, keysOf } from './find-curated.ts';
import { findTarget, type TermScene, type TermTarget, withWords } from './term-target.ts';

/**
 * Makes two terms one: all names of the first become names of the second, whose words stay. The first says nothing any more. What it said
 * is in its versions, and undoing brings both back.
 */
export function decideMerge(scene: TermScene, target: TermTarget, intoName: string, note: string): Decision {
  const { curated, published, words } = scene;
  const found = findTarget(curated, target);
  if (found.kind === 'stale') return found;
  const source = found.term;
  if (source?.state === 'hidden') return { kind: 'refused', what: describeHidden(source, words) };
  const from: TermContent | undefined = source?.state === 'shown' ? source : published.find(target.name);
  if (from === undefined) return { kind: 'refused', what: words.nothingToMerge(target.name) };
  const known = findCurated(curated.terms, intoName);
  if (known?.state === 'hidden') return { kind: 'problems', problems: { into: describeHidden(known, words) } };
  const into = known?.state === 'shown' ? known : withWords(published.find(intoName));
  if (into === undefined) return { kind: 'problems', problems: { into: words.nothingToMergeInto(intoName.slice(0, 80)) } };
  if (foldName(into.headword) === foldName(from.headword)) return { kind: 'problems', problems: { into: words.sameTerm } };
  const merged = { ...into, aliases: namesTogether(into, from) };
  const keys = [...keysOf(into), ...keysOf(from)];
  const others = { curated: curated.terms.filter(({ id }) => id !== source?.id), file: published.file };
  const problems = withNote(checkContent(merged, others, { id: known?.id, keys }, words), note, words);
  const [what] = [problems.aliases, problems.headword, problems.definition, problems['see-also']].filter((each) => each !== undefined);
  if (what !== undefined) return { kind: 'problems', problems: { into: what } };
  if (problems.note !== undefined) return { kind: 'problems', problems: { note: problems.note } };
  const taken = nextVersion(scene, known, merged, 'shown');
  // A term that only the file or an article explains needs no version of its own: its names lead to the other one now.
  const emptied = source === undefined ? [] : [nextVersion(scene, source, source, 'plain')];
  return { kind: 'change', act: 'merge', note, terms: [taken, ...emptied] };
}

function namesTogether(into: TermContent, from: TermContent): readonly string[] {
  const seen = new Set([foldName(into.headword)]);
  return [...into.aliases, from.headword, ...from.aliases].filter((name) => !seen.has(foldName(name)) && seen.add(foldName(name)));
}
