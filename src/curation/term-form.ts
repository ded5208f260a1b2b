import { clip } from '../reply/clip.ts';
import type { Form, FormField } from '../reply/form.ts';
import type { TermEdit } from '../reply/intent.ts';
import { termLimits } from './check-content.ts';
import type { TermContent } from './curated-term.ts';

/** Length of a label at Discord (topics: label component), in characters; Slack takes more. */
const LABEL = 45;

/** A term with nothing in it, under a name. */
export function emptyContent(headword: string): TermContent {
  return { headword, aliases: [], definition: '', seeAlso: [] };
}

/** Asks for a term, or for a part of it; `edit` is what is done with the answer. */
export function composeTermForm(edit: TermEdit, content: TermContent): Form {
  const { title, submitLabel, fields } = askingFor(edit.act, content);
  return {
    kind: 'form',
    title,
    submitLabel,
    sections: [{ title, fields }],
    about: { kind: 'editTerm', edit },
  };
}

interface Asked extends Pick<Form, 'title' | 'submitLabel'> {
  readonly fields: readonly FormField[];
}

function askingFor(act: TermEdit['act'], content: TermContent): Asked {
  const { headword } = content;
  switch (act) {
    case 'edit':
      return { title: 'Edit a term', submitLabel: 'Save', fields: [...wordFields(content), seeAlsoField(content), noteField('edit')] };
    case 'accept':
      return {
        title: 'Accept a suggestion',
        submitLabel: 'Accept',
        fields: [...wordFields(content), seeAlsoField(content), noteField('add')],
      };
    case 'suggest':
      return { title: 'Suggest a term', submitLabel: 'Suggest', fields: wordFields(content) };
    case 'alias':
      return {
        title: 'Other names',
        submitLabel: 'Save',
        fields: [aliasesField(content, `Other names of ${headword}`), noteField('edit')],
      };
    case 'merge':
      return { title: 'Merge two terms', submitLabel: 'Merge', fields: [intoField(headword), noteField('merge')] };
    case 'hide':
      return { title: 'Hide a term', submitLabel: 'Hide', fields: [hideField(content)] };
    case 'restore':
      return {
        title: 'Show a term again',
        submitLabel: 'Show',
        fields: [{ ...noteField('restore'), label: clip(`Why show ${headword} again?`, LABEL) }],
      };
    default:
      return { title: 'Add a term', submitLabel: 'Add', fields: [...wordFields(content), seeAlsoField(content), noteField('add')] };
  }
}

function wordFields(content: TermContent): readonly FormField[] {
  return [
    { kind: 'text', name: 'headword', label: 'Term', hint: 'As articles write it.', value: content.headword, maxLength: termLimits.name },
    {
      kind: 'text',
      name: 'definition',
      label: 'Explanation',
      hint: 'A sentence or two, for a reader who meets the term for the first time.',
      value: content.definition,
      maxLength: termLimits.definition,
      multiline: true,
    },
    aliasesField(content, 'Other names'),
  ];
}

function aliasesField({ aliases }: TermContent, label: string): FormField {
  return {
    kind: 'text',
    name: 'aliases',
    label: clip(label, LABEL),
    hint: 'Abbreviations and other spellings, parted by commas.',
    value: aliases.join(', '),
    maxLength: termLimits.definition,
    optional: true,
  };
}

function seeAlsoField({ seeAlso }: TermContent): FormField {
  return {
    kind: 'text',
    name: 'see-also',
    label: 'See also',
    hint: 'Other terms, parted by commas.',
    value: seeAlso.join(', '),
    maxLength: 1_000,
    optional: true,
  };
}

function intoField(headword: string): FormField {
  return {
    kind: 'suggested',
    name: 'into',
    option: 'term',
    label: clip(`Into which term goes ${headword}?`, LABEL),
    hint: 'That term keeps its explanation, and gets the names of this one.',
    value: '',
    maxLength: termLimits.name,
  };
}

function hideField({ aliases }: TermContent): FormField {
  const names = aliases.length === 0 ? '' : ` Hides too: ${aliases.join(', ')}`;
  return { ...noteField('hide'), hint: clip(`Nothing answers to its names until it is shown again.${names}`, 100) };
}

function noteField(why: 'add' | 'edit' | 'merge' | 'hide' | 'restore'): FormField {
  return {
    kind: 'text',
    name: 'note',
    label: why === 'hide' ? 'Why hide it?' : 'Why?',
    hint: 'For the other editors: it stands in the history.',
    value: '',
    maxLength: termLimits.note,
    optional: true,
  };
}
