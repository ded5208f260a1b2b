import { composeFormAgain } from '../curation/compose-form-again.ts';
import type { Curated, CuratedTerm } from '../curation/curated-term.ts';
import { decideRejection } from '../curation/decide-acceptance.ts';
import { decideSubmission } from '../curation/decide-submission.ts';
import { decideUndo } from '../curation/decide-undo.ts';
import type { Decision, PressDecision } from '../curation/decision.ts';
import { describeHidden } from '../curation/describe-hidden.ts';
import { describeDifference } from '../curation/describe-difference.ts';
import { describeVersion } from '../curation/describe-version.ts';
import { findCurated } from '../curation/find-curated.ts';
import { onTerm } from '../curation/on-term.ts';
import type { FormEdit } from '../curation/term-form.ts';
import type { TermScene } from '../curation/term-target.ts';
import type { Terms } from '../ports/terms.ts';
import type { Form, FormValues } from '../reply/form.ts';
import type { TermEdit } from '../reply/intent.ts';
import type { TermOutcome, TermWish } from './term-wish.ts';

/** Of a term's versions so many are looked through for the one that a form was made from. */
const MAX_VERSIONS = 100;

type EditorsAct = Exclude<TermEdit['act'], 'suggest'>;

/** Does what an editor wants, or gives the form back to be sent again with what was typed; `overtaken` if something was changed meanwhile. */
export async function commitEdit(
  terms: Terms,
  scene: TermScene,
  wish: TermWish,
  act: EditorsAct,
  now: number,
): Promise<TermOutcome | Form | 'overtaken'> {
  const { edit, values } = wish;
  const { words } = scene;
  if (act === 'undo' || act === 'reject') {
    const decision = act === 'undo' ? await undo(terms, scene, edit) : decideRejection(scene, edit);
    return decision.kind === 'refused' ? decision : commit(terms, scene, wish, decision, now);
  }
  const decision = decideSubmission(scene, edit, act, values);
  switch (decision.kind) {
    case 'refused':
      return decision;
    case 'problems':
      return composeFormAgain(scene, withFreeName({ ...edit, act }, decision.problems), values, decision);
    case 'blocked':
      return composeFormAgain(scene, decision.again, values, { notice: decision.what });
    case 'hidden':
      return composeFormAgain(scene, aboutNow({ ...edit, act }, decision.term), values, { notice: describeHidden(decision.term, words) });
    case 'stale':
      return openAgain(terms, scene, { ...edit, act }, decision.values ?? values, decision.current);
    case 'change':
      return commit(terms, scene, wish, decision, now);
  }
}

async function commit(
  terms: Terms,
  { curated }: TermScene,
  { by }: TermWish,
  { act, note, terms: changed, decided }: Extract<Decision, { kind: 'change' }>,
  now: number,
): Promise<TermOutcome | 'overtaken'> {
  const change = { act, note, by, at: now, terms: changed, ...(decided === undefined ? {} : { decided }) };
  if (!(await terms.commit(curated.revision, change))) return 'overtaken';
  return decided?.status === 'rejected'
    ? { kind: 'rejected', headword: headwordOf(curated, decided.number) }
    : { kind: 'changed', act, terms: changed };
}

/** A name that is taken opens no form: the one that is corrected goes without it. */
function withFreeName(edit: FormEdit, problems: Readonly<Record<string, string>>): FormEdit {
  return edit.act === 'add' && problems['headword'] !== undefined ? { act: 'add' } : edit;
}

async function undo(terms: Terms, scene: TermScene, { term: seen, name = '' }: TermEdit): Promise<PressDecision> {
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

/** The form as it was sent, for the newest version now: it says what was changed, and can be sent again. */
async function openAgain(
  terms: Terms,
  scene: TermScene,
  edit: FormEdit,
  values: FormValues,
  current: CuratedTerm | undefined,
): Promise<TermOutcome | Form> {
  const { words } = scene;
  if (current === undefined) {
    const what = words.termGone(words.slash('terms'));
    const isWhole = edit.act === 'edit' || edit.act === 'accept';
    return isWhole ? composeFormAgain(scene, { act: 'add' }, values, { notice: what }) : { kind: 'refused', what };
  }
  const versions = await terms.listVersions(current.id, MAX_VERSIONS);
  const seen = versions.find((each) => each.term.version === edit.term?.version)?.term;
  const [newest] = versions;
  const difference = newest === undefined ? [] : [describeDifference(seen, newest, words)];
  const hidden = current.state === 'hidden' && edit.act !== 'restore' ? [describeHidden(current, words)] : [];
  return composeFormAgain(scene, aboutNow(edit, current), values, { notice: [...difference, ...hidden].join(' ') });
}

function aboutNow({ act, suggestion }: FormEdit, { id, version }: CuratedTerm): FormEdit {
  return { act, term: { id, version }, ...(suggestion === undefined ? {} : { suggestion }) };
}

function headwordOf({ pending }: Curated, number: number): string {
  return pending.find((each) => each.number === number)?.headword ?? '';
}
