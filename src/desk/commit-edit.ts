import type { Curated } from '../curation/curated-term.ts';
import { decideSubmission } from '../curation/decide-submission.ts';
import { decideUndo } from '../curation/decide-undo.ts';
import type { Decision } from '../curation/decision.ts';
import { describeDifference } from '../curation/describe-difference.ts';
import { describeVersion } from '../curation/describe-version.ts';
import { findCurated } from '../curation/find-curated.ts';
import { onTerm } from '../curation/on-term.ts';
import { openTermForm } from '../curation/open-term-form.ts';
import type { TermScene } from '../curation/term-target.ts';
import type { Terms } from '../ports/terms.ts';
import { fillForm, withProblems } from '../reply/fill-form.ts';
import type { Form, FormValues } from '../reply/form.ts';
import type { TermEdit } from '../reply/intent.ts';
import type { TermOutcome, TermWish } from './term-wish.ts';

/** Of a term's versions so many are looked through for the one that a form was made from. */
const MAX_VERSIONS = 100;
/** A form's words above its fields. UTF-16 code units. */
const MAX_NOTICE = 2_000;

type EditorsAct = Exclude<TermEdit['act'], 'suggest'>;

/** Does what an editor wants, or gives the form back to be corrected; `overtaken` if something was changed meanwhile. */
export async function commitEdit(
  terms: Terms,
  scene: TermScene,
  { edit, values, by }: TermWish,
  act: EditorsAct,
  now: number,
): Promise<TermOutcome | Form | 'overtaken'> {
  const decision = act === 'undo' ? await undo(terms, scene, edit) : decideSubmission(scene, edit, act, values);
  switch (decision.kind) {
    case 'refused':
      return decision;
    case 'problems': {
      const opened = openTermForm(scene, edit);
      return opened.kind === 'refused' ? opened : withProblems(fillForm(opened, values), decision.problems);
    }
    case 'stale':
      return openAgain(terms, scene, edit, values, decision.current?.id);
    case 'change': {
      const { note, terms: changed, decided } = decision;
      const done = await terms.commit(scene.curated.revision, {
        act: decision.act,
        note,
        by,
        at: now,
        terms: changed,
        ...(decided === undefined ? {} : { decided }),
      });
      if (!done) return 'overtaken';
      return decided?.status === 'rejected'
        ? { kind: 'rejected', headword: headwordOf(scene.curated, decided.number) }
        : { kind: 'changed', act: decision.act, terms: changed };
    }
  }
}

async function undo(terms: Terms, scene: TermScene, { term: seen, name = '' }: TermEdit): Promise<Decision> {
  const {
    curated: { terms: known },
    words,
  } = scene;
  const term = seen === undefined ? findCurated(known, name) : known.find(({ id }) => id === seen.id);
  if (term === undefined) return { kind: 'refused', what: words.nothingToUndo(name) };
  if (term.version !== (seen?.version ?? term.version))
    return { kind: 'refused', what: words.changedSince(term.headword, onTerm('history', term.headword, words)) };
  const [last] = await terms.listVersions(term.id, 1);
  // Two editors who both type it would undo each other: who means the undoing presses its button.
  if (seen === undefined && last?.act === 'undo')
    return { kind: 'refused', what: words.undoneLast(describeVersion(last, words), onTerm('history', term.headword, words)) };
  // An import is no single wish: its terms have nothing to do with each other, and only this one is looked at.
  const left = last === undefined ? [] : last.act === 'import' ? [last] : await terms.listChange(last.change);
  const before = await Promise.all(
    left.map(async ({ term: { id, version } }) =>
      (await terms.listVersions(id, 2)).filter((each) => each.term.version === version - 1).map((each) => each.term),
    ),
  );
  return decideUndo(scene, left, before.flat());
}

/** The form as it was sent, made from the newest version now: it says what was changed, and can be sent again. */
async function openAgain(
  terms: Terms,
  scene: TermScene,
  { act, term }: TermEdit,
  values: FormValues,
  id: string | undefined,
): Promise<TermOutcome | Form> {
  const { curated, words } = scene;
  const current = curated.terms.find((each) => each.id === id);
  if (current === undefined) return { kind: 'refused', what: words.termGone(words.slash('terms')) };
  const versions = await terms.listVersions(current.id, MAX_VERSIONS);
  const seen = versions.find((each) => each.term.version === term?.version)?.term;
  const opened = openTermForm(scene, { act, term: { id: current.id, version: current.version } });
  const [newest] = versions;
  const notice = newest === undefined ? '' : describeDifference(seen, newest, words).slice(0, MAX_NOTICE);
  return opened.kind === 'refused' ? { kind: 'refused', what: `${notice} ${opened.what}`.trim() } : { ...fillForm(opened, values), notice };
}

function headwordOf({ pending }: Curated, number: number): string {
  return pending.find((each) => each.number === number)?.headword ?? '';
}
