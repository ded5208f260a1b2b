import type { FormValues } from '../reply/form.ts';
import type { TermEdit } from '../reply/intent.ts';
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
      const known = curated.terms.find(({ id }) => id === target.id);
      const base = known?.state === 'shown' ? known : withWords(scene.published.find(target.name));
      // A form of other names has no field for an explanation, so one of a term that is not explained could never be sent.
      if (act === 'alias' && base === undefined && known?.state !== 'hidden')
        return { kind: 'refused', what: scene.words.termGone(scene.words.slash('terms')) };
      return decideEdit(scene, target, readContent(values, base ?? emptyContent(target.name)), note, act);
    }
    case 'merge':
      return decideMerge(scene, target, textIn(values, 'into') ?? '', note);
    case 'hide':
      return decideHiding(scene, target, note);
    case 'restore':
      return decideRestoring(scene, target, note);
  }
}
