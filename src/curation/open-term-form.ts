import type { Form } from '../reply/form.ts';
import type { TermEdit } from '../reply/intent.ts';
import { checkName, termLimits } from './check-content.ts';
import type { CuratedTerm, TermContent } from './curated-term.ts';
import { findSuggestedOver, suggestedContent } from './decide-acceptance.ts';
import { describeHidden } from './describe-hidden.ts';
import { findCurated } from './find-curated.ts';
import { onTerm } from './on-term.ts';
import { composeTermForm, emptyContent, type FormEdit } from './term-form.ts';
import type { TermScene } from './term-target.ts';

/** A form, or why there is nothing to fill in. */
export type OpenedForm = Form | { readonly kind: 'refused'; readonly what: string };

/** The form for an edit, made from the term as it is now: it carries the version that it shows. */
export function openTermForm(scene: TermScene, edit: TermEdit): OpenedForm {
  const { act, name = '' } = edit;
  const { words } = scene;
  switch (act) {
    case 'add':
      return openAddition(scene, edit);
    case 'suggest':
      return composeTermForm({ act, ...named(name) }, emptyContent(name.slice(0, termLimits.name)), words);
    case 'accept':
      return openAcceptance(scene, edit);
    case 'undo':
    case 'reject':
      return refuse(words.oldButton);
    default:
      return openChange(scene, act, edit);
  }
}

function openAddition(scene: TermScene, { name = '' }: TermEdit): OpenedForm {
  const { words } = scene;
  const known = name === '' ? undefined : findCurated(scene.curated.terms, name);
  if (known?.state === 'shown') return refuse(words.isExplained(known.headword, onTerm('edit', known.headword, words)));
  if (known?.state === 'hidden') return refuse(describeHidden(known, words));
  const file = name === '' ? undefined : scene.published.find(name);
  if (file !== undefined && file.definition !== '') return refuse(words.fileExplains(file.headword, onTerm('edit', file.headword, words)));
  return composeTermForm(
    { act: 'add', ...named(name) },
    { ...emptyContent(name), definition: file?.said.slice(0, termLimits.definition) ?? '' },
    words,
  );
}

/** A suggestion of a term that the editors explain opens as an edit of it: its words in place of theirs, and the names of both. */
function openAcceptance(scene: TermScene, edit: TermEdit): OpenedForm {
  const { curated, words } = scene;
  const suggestion = curated.pending.find(({ number }) => number === edit.suggestion);
  if (suggestion === undefined) return refuse(words.suggestionDecided);
  const over = findSuggestedOver(scene, suggestion);
  const hidden = curated.terms.find(({ id, state }) => id === over?.edit.term?.id && state === 'hidden');
  if (hidden !== undefined) return refuse(describeHidden(hidden, words));
  return over === undefined
    ? composeTermForm({ act: 'accept', suggestion: suggestion.number }, suggestion, words)
    : composeTermForm(over.edit, suggestedContent(over.base, suggestion), words);
}

/** The form of a change of one term that is there. */
function openChange(scene: TermScene, act: FormEdit['act'], { term, name = '' }: TermEdit): OpenedForm {
  const { curated, published, words } = scene;
  const known = term === undefined ? findCurated(curated.terms, name) : curated.terms.find(({ id }) => id === term.id);
  const called = known?.headword ?? name;
  const problem = checkName(called, words);
  if (problem !== undefined) return refuse(called === '' ? words.writeTerm : problem);
  if (act === 'restore') return composeTermForm(aboutNow(act, known, called), known ?? emptyContent(called), words);
  if (known?.state === 'hidden') return refuse(act === 'hide' ? words.hiddenAlready(called) : describeHidden(known, words));
  const file = known?.state === 'shown' ? undefined : published.find(called);
  const content: TermContent | undefined = known?.state === 'shown' ? known : file;
  if (content === undefined && act !== 'hide') return refuse(words.notExplainedYet(called, onTerm('add', called, words)));
  const shown = content ?? emptyContent(called);
  // A name by which the file or an article knows it may be another one than was typed.
  const about = aboutNow(act, known, shown.headword);
  if (shown.headword.length > termLimits.name) return refuse(checkName(shown.headword, words) ?? '');
  const definition = shown.definition === '' ? (file?.said.slice(0, termLimits.definition) ?? '') : shown.definition;
  return composeTermForm(about, { ...shown, definition }, words);
}

function aboutNow(act: FormEdit['act'], known: CuratedTerm | undefined, name: string): FormEdit {
  return known === undefined ? { act, name } : { act, term: { id: known.id, version: known.version } };
}

function named(name: string): Pick<TermEdit, 'name'> {
  return name === '' ? {} : { name: name.slice(0, termLimits.name) };
}

function refuse(what: string): OpenedForm {
  return { kind: 'refused', what };
}
