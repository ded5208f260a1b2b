import { composeNotice } from '../reply/compose-notice.ts';
import type { TermEdit } from '../reply/intent.ts';
import { languageOf } from '../reply/language-of.ts';
import type { Action, Reply } from '../reply/reply.ts';
import type { Words } from '../words/words.ts';
import type { CuratedTerm, TermAct } from './curated-term.ts';
import { onTerm } from './on-term.ts';

/** The command of an operator that writes curated terms into the file. */
const EXPORT = 'newsdesk terms export';

/** The change as the person who made it is told, with a button that takes it back. `isInFile` says whether `glossary.yaml` has a name. */
export function composeChange(
  { act, terms }: { readonly act: TermAct; readonly terms: readonly CuratedTerm[] },
  isInFile: (name: string) => boolean,
  words: Words,
): Reply {
  const [term, other] = terms;
  if (term === undefined) return composeNotice(words.noTermChanged);
  const said = describeChange(act, term, other, words);
  const file = term.state === 'shown' && terms.some(({ headword }) => isInFile(headword)) ? ` ${words.fileHasItToo(EXPORT)}` : '';
  const seen = { id: term.id, version: term.version };
  const undo: Action = {
    kind: 'button',
    label: act === 'undo' ? words.redo : words.undo,
    intent: { kind: 'editTerm', edit: { act: 'undo', term: seen } },
  };
  const more: readonly Action[] =
    term.state === 'shown'
      ? [
          button(words.editTerm, { act: 'edit', term: seen }),
          { kind: 'button', label: words.showTerm, intent: { kind: 'term', name: term.headword } },
        ]
      : [];
  return { ...composeNotice(`${said}${file}`), ...languageOf(words), actions: [undo, ...more] };
}

/** A reader is told that the editors will see it. */
export function composeSuggested(headword: string, words: Words): Reply {
  return composeNotice(words.suggestionTaken(headword));
}

export function composeRejected(headword: string, left: number, words: Words): Reply {
  const rest = left === 0 ? words.noOtherWaits : words.othersWait(left, words.slash('terms review'));
  return composeNotice(`${words.suggestionRejected(headword)} ${rest}`);
}

export function composeRefusal(what: string): Reply {
  return composeNotice(what, 'problem');
}

function describeChange(act: TermAct, { headword, state, version }: CuratedTerm, other: CuratedTerm | undefined, words: Words): string {
  switch (act) {
    case 'add':
      return words.termAdded(headword);
    case 'accept':
      return version === 1 ? words.termAdded(headword) : words.termSaved(headword);
    case 'hide':
      return words.termHidden(headword, onTerm('restore', headword, words));
    case 'restore':
      return state === 'shown' ? words.termShown(headword) : words.termLeftToFile(headword);
    case 'merge':
      return other === undefined ? words.otherMerged(headword) : words.termMerged(other.headword, headword);
    case 'undo':
      return words.changeUndone(headword);
    default:
      return words.termSaved(headword);
  }
}

function button(label: string, edit: TermEdit): Action {
  return { kind: 'button', label, intent: { kind: 'editForm', edit } };
}
