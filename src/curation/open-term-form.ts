import type { Form } from '../reply/form.ts';
import type { TermEdit } from '../reply/intent.ts';
import { checkName, termLimits } from './check-content.ts';
import type { CuratedTerm, TermContent } from './curated-term.ts';
import { suggestionIsDecided } from './decide-content.ts';
import { findCurated } from './find-curated.ts';
import { composeTermForm, emptyContent } from './term-form.ts';
import type { TermScene } from './term-target.ts';

/** A form, or why there is nothing to fill in. */
export type OpenedForm = Form | { readonly kind: 'refused'; readonly what: string };

/** The form for an edit, made from the term as it is now: it carries the version that it shows. */
export function openTermForm(scene: TermScene, edit: TermEdit): OpenedForm {
  const { act, name = '' } = edit;
  switch (act) {
    case 'add':
      return openAddition(scene, edit);
    case 'suggest':
      return composeTermForm({ act, ...named(name) }, emptyContent(name.slice(0, termLimits.name)));
    case 'accept': {
      const suggestion = scene.curated.pending.find(({ number }) => number === edit.suggestion);
      return suggestion === undefined ? suggestionIsDecided : composeTermForm({ act, suggestion: suggestion.number }, suggestion);
    }
    case 'undo':
    case 'reject':
      return refuse('This button is from an older version. Please ask again.');
    default:
      return openChange(scene, edit);
  }
}

function openAddition(scene: TermScene, { name = '' }: TermEdit): OpenedForm {
  const known = name === '' ? undefined : findCurated(scene.curated.terms, name);
  if (known?.state === 'shown') return refuse(`“${known.headword}” is explained already. Change it with /terms edit ${known.headword}.`);
  if (known?.state === 'hidden') return refuse(describeHidden(known));
  const file = name === '' ? undefined : scene.published.find(name);
  if (file !== undefined && file.definition !== '')
    return refuse(`glossary.yaml explains “${file.headword}” already. Change it with /terms edit ${file.headword}.`);
  return composeTermForm(
    { act: 'add', ...named(name) },
    { ...emptyContent(name), definition: file?.said.slice(0, termLimits.definition) ?? '' },
  );
}

/** The form of a change of one term that is there. */
function openChange(scene: TermScene, { act, term, name = '' }: TermEdit): OpenedForm {
  const { curated, published } = scene;
  const known = term === undefined ? findCurated(curated.terms, name) : curated.terms.find(({ id }) => id === term.id);
  const called = known?.headword ?? name;
  const problem = checkName(called);
  if (problem !== undefined) return refuse(called === '' ? 'Which term? Write its name behind the command.' : problem);
  if (act === 'restore') return composeTermForm(aboutNow(act, known, called), known ?? emptyContent(called));
  if (known?.state === 'hidden') return refuse(act === 'hide' ? `“${called}” is hidden already.` : describeHidden(known));
  const file = known?.state === 'shown' ? undefined : published.find(called);
  const content: TermContent | undefined = known?.state === 'shown' ? known : file;
  if (content === undefined && act !== 'hide') return refuse(`Nothing explains “${called}” yet. Add it with /terms add ${called}.`);
  const shown = content ?? emptyContent(called);
  // A name by which the file or an article knows it may be another one than was typed.
  const about = aboutNow(act, known, shown.headword);
  if (shown.headword.length > termLimits.name) return refuse(checkName(shown.headword) ?? '');
  const definition = shown.definition === '' ? (file?.said.slice(0, termLimits.definition) ?? '') : shown.definition;
  return composeTermForm(about, { ...shown, definition });
}

function aboutNow(act: TermEdit['act'], known: CuratedTerm | undefined, name: string): TermEdit {
  return known === undefined ? { act, name } : { act, term: { id: known.id, version: known.version } };
}

function describeHidden({ headword }: CuratedTerm): string {
  return `“${headword}” is hidden. Show it first: /terms restore ${headword}.`;
}

function named(name: string): Pick<TermEdit, 'name'> {
  return name === '' ? {} : { name: name.slice(0, termLimits.name) };
}

function refuse(what: string): OpenedForm {
  return { kind: 'refused', what };
}
