import type { FormValues } from '../reply/form.ts';
import type { TermEdit } from '../reply/intent.ts';
import type { CuratedTerm, TermContent, TermSuggestion } from './curated-term.ts';
import { decideAddition, decideEdit } from './decide-content.ts';
import type { Decision, PressDecision } from './decision.ts';
import { findCurated, isLive, keysOf } from './find-curated.ts';
import { readContent, textIn } from './read-term-form.ts';
import type { FormEdit } from './term-form.ts';
import { targetOf, type TermScene } from './term-target.ts';
import { foldName } from '../search/fold-name.ts';

/** The term that a suggestion would explain better, with the edit that says so; undefined if nobody explains it but articles. */
export interface SuggestedOver {
  readonly base: TermContent;
  readonly edit: FormEdit;
}

/** The editors' own term of a suggested name, in chat or in the file. One in chat may be hidden. */
export function findSuggestedOver({ curated, published }: TermScene, { number, headword }: TermSuggestion): SuggestedOver | undefined {
  const known = findCurated(curated.terms, headword);
  if (known !== undefined && isLive(known)) return { base: known, edit: acceptance(number, known, known.headword) };
  const entry = published.find(headword);
  return entry === undefined || entry.definition === '' ? undefined : { base: entry, edit: acceptance(number, known, entry.headword) };
}

/** The suggested explanation under the term's own name, with the names of both. */
export function suggestedContent(base: TermContent, { headword, aliases, definition }: TermSuggestion): TermContent {
  const known = new Set(keysOf(base));
  const more = [headword, ...aliases].filter((name) => !known.has(foldName(name)) && known.add(foldName(name)));
  return { headword: base.headword, aliases: [...base.aliases, ...more], definition, seeAlso: base.seeAlso };
}

/** Makes a suggestion a term; one of a term that the editors explain is decided like an edit of it, so nothing of theirs is lost unseen. */
export function decideAcceptance(scene: TermScene, edit: TermEdit, values: FormValues): Decision {
  const { curated, words } = scene;
  const note = textIn(values, 'note') ?? '';
  const suggestion = curated.pending.find(({ number }) => number === edit.suggestion);
  if (suggestion === undefined)
    return { kind: 'blocked', what: words.suggestionDecided, again: nextEdit(scene, textIn(values, 'headword')) };
  const over = findSuggestedOver(scene, suggestion);
  const isOver = edit.term !== undefined || edit.name !== undefined;
  // It was new as the form was opened, and somebody explained it since.
  if (!isOver && over?.edit.term !== undefined)
    return {
      kind: 'stale',
      current: curated.terms.find(({ id }) => id === over.edit.term?.id),
      values: valuesOver(suggestedContent(over.base, suggestion), suggestion, values),
    };
  const content = readContent(values, over === undefined ? suggestion : suggestedContent(over.base, suggestion));
  const decision = isOver
    ? decideEdit(scene, targetOf(curated, edit), content, note, 'accept')
    : decideAddition(scene, content, note, 'accept');
  const decided = { number: suggestion.number, status: 'accepted' } as const;
  return decision.kind === 'change' ? { ...decision, decided } : decision;
}

/** Takes a suggestion out of the queue. */
export function decideRejection({ curated, words }: TermScene, { suggestion }: TermEdit): PressDecision {
  const isPending = curated.pending.some(({ number }) => number === suggestion);
  if (suggestion === undefined || !isPending) return { kind: 'refused', what: words.suggestionDecided };
  return { kind: 'change', act: 'reject', note: '', terms: [], decided: { number: suggestion, status: 'rejected' } };
}

/** The values of a form that showed a suggestion alone, over the term that was added since: only what was typed stands before its names. */
function valuesOver(content: TermContent, suggestion: TermSuggestion, values: FormValues): FormValues {
  const typed = readContent(values, suggestion);
  const fields = [
    ['headword', 'headword'],
    ['aliases', 'aliases'],
    ['see-also', 'seeAlso'],
  ] as const;
  const taken = fields.flatMap(([field, part]) =>
    `${typed[part]}` === `${suggestion[part]}` ? [[field, [content[part]].flat().join(', ')]] : [],
  );
  return { ...values, ...Object.fromEntries(taken) };
}

function acceptance(suggestion: number, known: CuratedTerm | undefined, name: string): FormEdit {
  return known === undefined
    ? { act: 'accept', suggestion, name }
    : { act: 'accept', suggestion, term: { id: known.id, version: known.version } };
}

/** The words of a suggestion that is decided may still be sent: into the term of that name, else as a new one. */
function nextEdit({ curated }: TermScene, headword = ''): FormEdit {
  const known = findCurated(curated.terms, headword);
  return known?.state === 'shown' ? { act: 'edit', term: { id: known.id, version: known.version } } : { act: 'add' };
}
