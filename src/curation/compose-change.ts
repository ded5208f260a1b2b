import { composeNotice } from '../reply/compose-notice.ts';
import type { TermEdit } from '../reply/intent.ts';
import type { Action, Reply } from '../reply/reply.ts';
import type { CuratedTerm, TermAct } from './curated-term.ts';

/** The change as the person who made it is told, with a button that takes it back. `isInFile` says whether `glossary.yaml` has a name. */
export function composeChange(
  { act, terms }: { readonly act: TermAct; readonly terms: readonly CuratedTerm[] },
  isInFile: (name: string) => boolean,
): Reply {
  const [term] = terms;
  if (term === undefined) return composeNotice('Nothing was changed.');
  const said = describeChange(act, terms);
  const file =
    term.state === 'shown' && terms.some(({ headword }) => isInFile(headword))
      ? ' glossary.yaml has it too: your words stand before those of the file until newsdesk terms export writes them there.'
      : '';
  const seen = { id: term.id, version: term.version };
  const undo: Action = {
    kind: 'button',
    label: act === 'undo' ? 'Redo' : 'Undo',
    intent: { kind: 'editTerm', edit: { act: 'undo', term: seen } },
  };
  const more: readonly Action[] =
    term.state === 'shown'
      ? [button('Edit', { act: 'edit', term: seen }), { kind: 'button', label: 'Show', intent: { kind: 'term', name: term.headword } }]
      : [];
  return { ...composeNotice(`${said}${file}`), actions: [undo, ...more] };
}

/** A reader is told that the editors will see it. */
export function composeSuggested(headword: string): Reply {
  return composeNotice(`Thank you. “${headword}” is with the editors now: they decide whether it is added.`);
}

export function composeRejected(headword: string, left: number): Reply {
  const rest = left === 0 ? 'No other suggestion waits.' : `${left} more ${left === 1 ? 'waits' : 'wait'}: /terms review.`;
  return composeNotice(`The suggestion “${headword}” is rejected. ${rest}`);
}

export function composeRefusal(what: string): Reply {
  return composeNotice(what, 'problem');
}

function describeChange(act: TermAct, [term, other]: readonly CuratedTerm[]): string {
  const name = `“${term?.headword ?? ''}”`;
  switch (act) {
    case 'add':
    case 'accept':
      return `${name} is a term now, and answers from this moment.`;
    case 'hide':
      return `${name} is hidden: nothing answers to its names until /terms restore ${term?.headword ?? ''}.`;
    case 'restore':
      return term?.state === 'shown' ? `${name} is shown again.` : `${name} is shown again, in the words of the file and the articles.`;
    case 'merge':
      return `${other === undefined ? 'The other term' : `“${other.headword}”`} went into ${name}, which answers to all names now.`;
    case 'undo':
      return `The last change of ${name} is undone.`;
    default:
      return `${name} is saved, and answers so from this moment.`;
  }
}

function button(label: string, edit: TermEdit): Action {
  return { kind: 'button', label, intent: { kind: 'editForm', edit } };
}
