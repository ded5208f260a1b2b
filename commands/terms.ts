import { defineCommand } from '../src/command/define-command.ts';
import type { CommandResult, Asker, Choice } from '../src/command/command.ts';
import type { TermEdit } from '../src/reply/intent.ts';
import type { CommandContext } from './context.ts';
import { listTerms, suggestTopics } from './list-terms.ts';
import { choiceOf } from './suggest-queries.ts';
import { openEdit, showHidden, showHistory, showQueue, submitEdit } from './term-editing.ts';

const MAX_CHOICES = 25;

const suggestTerms = (typed: string, { glossary }: CommandContext): readonly Choice[] =>
  glossary.suggest(typed, MAX_CHOICES).map(({ name }) => choiceOf(name));

const known = {
  term: { kind: 'text', description: 'The term, by any of its names', required: true, rest: true, maxLength: 200, suggest: suggestTerms },
} as const;
/** Names that are hidden are told to nobody who has not asked for them by name. */
const typed = {
  term: { kind: 'text', description: 'The term, by any of its names', required: true, rest: true, maxLength: 200 },
} as const;
const fresh = { term: { kind: 'text', description: 'Its name; the form asks for the rest', rest: true, maxLength: 200 } } as const;
const listed = {
  about: { kind: 'text', description: 'A letter or a topic; empty for all', rest: true, maxLength: 100, suggest: suggestTopics },
} as const;

type Named = { readonly term?: string | undefined };
type Handler = (args: Named, context: CommandContext, asker: Asker) => Promise<CommandResult>;

const opens =
  (act: TermEdit['act']): Handler =>
  ({ term: name = '' }, context, asker) =>
    openEdit({ act, ...(name === '' ? {} : { name }) }, context, asker);
const undoes: Handler = ({ term: name = '' }, context, asker) => submitEdit({ act: 'undo', name }, {}, context, asker);

export const terms = defineCommand<CommandContext, Record<never, never>>({
  name: 'terms',
  description: 'All terms; suggest one, and change them if you are an editor',
  examples: [
    'list',
    'list a',
    'suggest Colossus',
    'add Colossus',
    'edit Colossus',
    'merge Cluster',
    'hide Colossus',
    'review',
    'history Colossus',
  ],
  options: {},
  subcommands: {
    list: {
      description: 'Every term that is explained, by letter or topic',
      options: listed,
      handler: ({ about = '' }: { readonly about?: string | undefined }, context) => listTerms(about, context),
    },
    suggest: { description: 'Suggest a term, or a better explanation, to the editors', options: fresh, handler: opens('suggest') },
    add: { description: 'Editors: explain a term', options: fresh, handler: opens('add') },
    edit: { description: 'Editors: change the explanation and the names of a term', options: known, handler: opens('edit') },
    alias: { description: 'Editors: change the other names of a term', options: known, handler: opens('alias') },
    merge: { description: 'Editors: make two terms one', options: known, handler: opens('merge') },
    hide: { description: 'Editors: let nothing answer to a term', options: known, handler: opens('hide') },
    restore: { description: 'Editors: show a hidden term again', options: typed, handler: opens('restore') },
    hidden: { description: 'Editors: the terms that are hidden', options: {}, handler: (_, context, asker) => showHidden(context, asker) },
    undo: { description: 'Editors: take the last change of a term back', options: typed, handler: undoes },
    history: {
      description: 'Editors: who changed a term, when and how',
      options: typed,
      handler: ({ term: name = '' }: Named, context, asker) => showHistory(name, context, asker),
    },
    review: { description: 'Editors: the suggestions of readers', options: {}, handler: (_, context, asker) => showQueue(context, asker) },
  },
  audience: 'asker',
  handler: (_, context) => listTerms('', context),
});
