import type { FormValues } from '../reply/form.ts';
import type { TermEdit } from '../reply/intent.ts';
import type { TermContent } from './curated-term.ts';
import { decideAcceptance } from './decide-acceptance.ts';
import { decideAddition, decideEdit } from './decide-content.ts';
import { decideMerge } from './decide-merge.ts';
import { decideHiding, decideRestoring } from './decide-visibility.ts';
import type { Decision } from './decision.ts';
import { readContent, textIn } from './read-term-form.ts';
import { emptyContent, type FormEdit } from './term-form.ts';
import { targetOf, type TermScene, withWords } from './term-target.ts';

/** The editors' acts that are done with the values of a form. */
export type SubmittedAct = Exclude<FormEdit['act'], 'suggest'>;

/** The decision on a form that was sent. */
export function decideSubmission(scene: TermScene, edit: TermEdit, act: SubmittedAct, values: FormValues): Decision {
  const { curated } = scene;
  const target = targetOf(curated, edit);
  const note = textIn(values, 'note') ?? '';
  switch (act) {
    case 'add':
      return decideAddition(scene, readContent(values, emptyContent('')), note);
    case 'accept':
      return decideAcceptance(scene, edit, values);
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
