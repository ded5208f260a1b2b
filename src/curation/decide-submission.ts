import type { FormValues } from '../reply/form.ts';
import type { TermEdit } from '../reply/intent.ts';
import type { TermContent } from './curated-term.ts';
import { decideAddition, decideEdit, suggestionIsDecided } from './decide-content.ts';
import { decideMerge } from './decide-merge.ts';
import { decideHiding, decideRestoring } from './decide-visibility.ts';
import type { Decision } from './decision.ts';
import { readContent, textIn } from './read-term-form.ts';
import { emptyContent } from './term-form.ts';
import { targetOf, type TermScene, withWords } from './term-target.ts';

/** The editors' acts that are done with the values of a form, or with none. */
export type SubmittedAct = Exclude<TermEdit['act'], 'suggest' | 'undo'>;

/** The decision on a form that was sent. */
export function decideSubmission(scene: TermScene, edit: TermEdit, act: SubmittedAct, values: FormValues): Decision {
  const { curated, words } = scene;
  const target = targetOf(curated, edit);
  const note = textIn(values, 'note') ?? '';
  switch (act) {
    case 'add':
      return decideAddition(scene, readContent(values, emptyContent('')), note);
    case 'accept': {
      const suggestion = curated.pending.find(({ number }) => number === edit.suggestion);
      return suggestion === undefined
        ? suggestionIsDecided(words)
        : decideAddition(scene, readContent(values, suggestion), note, suggestion);
    }
    case 'reject': {
      const suggestion = curated.pending.find(({ number }) => number === edit.suggestion);
      if (suggestion === undefined) return suggestionIsDecided(words);
      return { kind: 'change', act: 'reject', note: '', terms: [], decided: { number: suggestion.number, status: 'rejected' } };
    }
    case 'edit':
    case 'alias': {
      const known = curated.terms.find(({ id, state }) => id === target.id && state === 'shown');
      const base: TermContent = known ?? withWords(scene.published.find(target.name)) ?? emptyContent(target.name);
      return decideEdit(scene, target, readContent(values, base), note, act);
    }
    case 'merge':
      return decideMerge(scene, target, textIn(values, 'into') ?? '', note);
    case 'hide':
      return decideHiding(scene, target, note);
    case 'restore':
      return decideRestoring(scene, target, note);
  }
}
