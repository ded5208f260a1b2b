import { clip } from '../reply/clip.ts';
import type { Form, FormField } from '../reply/form.ts';
import type { TermEdit } from '../reply/intent.ts';
import { languageOf } from '../reply/language-of.ts';
import type { Words } from '../words/words.ts';
import { termLimits } from './check-content.ts';
import type { TermContent } from './curated-term.ts';

/** Length of a label at Discord (topics: label component), in characters; Slack takes more. */
const LABEL = 45;
/** Length of a label's description at Discord, in characters; Slack takes more. */
const HINT = 100;

/** A term with nothing in it, under a name. */
export function emptyContent(headword: string): TermContent {
  return { headword, aliases: [], definition: '', seeAlso: [] };
}

/** An edit that has a form. */
export type FormEdit = TermEdit & { readonly act: Exclude<TermEdit['act'], 'undo' | 'reject'> };

/** Asks for a term, or for a part of it; `edit` is what is done with the answer. */
export function composeTermForm(edit: FormEdit, content: TermContent, words: Words): Form {
  const { title, submit } = words.termForms[edit.act];
  return {
    kind: 'form',
    ...languageOf(words),
    title,
    submitLabel: submit,
    sections: [{ title, fields: fieldsFor(edit.act, content, words) }],
    about: { kind: 'editTerm', edit },
  };
}

function fieldsFor(act: FormEdit['act'], content: TermContent, words: Words): readonly FormField[] {
  const { headword } = content;
  const why = noteField(words);
  switch (act) {
    case 'suggest':
      return wordFields(content, words);
    case 'alias':
      return [aliasesField(content, words.otherNamesOf(headword), words), why];
    case 'merge':
      return [intoField(headword, words), why];
    case 'hide':
      return [{ ...why, label: words.whyHide, hint: hidingHint(content, words) }];
    case 'restore':
      return [{ ...why, label: clip(words.whyShow(headword), LABEL) }];
    default:
      return [...wordFields(content, words), seeAlsoField(content, words), why];
  }
}

function wordFields(content: TermContent, words: Words): readonly FormField[] {
  return [
    { kind: 'text', name: 'headword', ...words.termField, value: content.headword, maxLength: termLimits.name },
    {
      kind: 'text',
      name: 'definition',
      ...words.explanationField,
      value: content.definition,
      maxLength: termLimits.definition,
      multiline: true,
    },
    aliasesField(content, words.namesField.label, words),
  ];
}

function aliasesField({ aliases }: TermContent, label: string, words: Words): FormField {
  return {
    kind: 'text',
    name: 'aliases',
    label: clip(label, LABEL),
    hint: words.namesField.hint,
    value: aliases.join(', '),
    maxLength: termLimits.definition,
    optional: true,
  };
}

function seeAlsoField({ seeAlso }: TermContent, words: Words): FormField {
  return { kind: 'text', name: 'see-also', ...words.seeAlsoField, value: seeAlso.join(', '), maxLength: 1_000, optional: true };
}

function intoField(headword: string, words: Words): FormField {
  return {
    kind: 'suggested',
    name: 'into',
    option: 'term',
    label: clip(words.mergeInto(headword), LABEL),
    hint: words.mergeIntoHint,
    value: '',
    maxLength: termLimits.name,
  };
}

function hidingHint({ aliases }: TermContent, words: Words): string {
  const names = aliases.length === 0 ? '' : ` ${words.hidesToo(aliases)}`;
  return clip(`${words.hidingHint}${names}`, HINT);
}

function noteField(words: Words): FormField {
  return { kind: 'text', name: 'note', ...words.whyField, value: '', maxLength: termLimits.note, optional: true };
}
