import type { CommandResult, Asker } from '../src/command/command.ts';
import { composeQueue } from '../src/curation/compose-queue.ts';
import { composeChange, composeRefusal, composeSuggested, composeRejected } from '../src/curation/compose-change.ts';
import { composeHiddenList } from '../src/curation/compose-hidden.ts';
import { composeHistory } from '../src/curation/compose-history.ts';
import type { PublishedTerms, TermSurroundings } from '../src/curation/term-target.ts';
import { foldName } from '../src/search/fold-name.ts';
import { composeNotice } from '../src/reply/compose-notice.ts';
import type { FormValues } from '../src/reply/form.ts';
import type { TermEdit } from '../src/reply/intent.ts';
import type { CommandContext } from './context.ts';
import { whyNotEditor } from './may-edit.ts';

type Desk = NonNullable<CommandContext['terms']>;

/** Versions of one term that an answer shows. */
const MAX_VERSIONS = 10;

/** Opens the form of an edit, for people who may send it. */
export function openEdit(edit: TermEdit, context: CommandContext, asker: Asker): Promise<CommandResult> {
  return forEditors(edit.act, context, asker, async (desk) => {
    const opened = await desk.openForm(edit, surroundingsOf(context));
    return opened.kind === 'refused' ? composeRefusal(opened.what) : opened;
  });
}

/** Does what a form or a button asks for. Rights are asked for anew: the form may have been open for long. */
export function submitEdit(edit: TermEdit, values: FormValues, context: CommandContext, asker: Asker): Promise<CommandResult> {
  return forEditors(edit.act, context, asker, async (desk) => {
    const { installationId } = asker;
    const place = installationId === undefined ? {} : { installationId };
    const by = { platform: asker.platform, userId: asker.userId, name: asker.userName ?? '', ...place };
    const outcome = await desk.submit({ edit, values, by, cause: asker.cause }, surroundingsOf(context));
    switch (outcome.kind) {
      case 'form':
        return outcome;
      case 'changed':
        return composeChange(outcome, (name) => fileHas(name, context), context.words);
      case 'suggested':
        return composeSuggested(outcome.headword, context.words);
      case 'rejected':
        return composeRejected(outcome.headword, (await desk.read()).pending.length, context.words);
      case 'refused':
        return composeRefusal(outcome.what);
    }
  });
}

/** The suggestions that wait. */
export function showQueue(context: CommandContext, asker: Asker): Promise<CommandResult> {
  return forEditors('accept', context, asker, async (desk) => composeQueue((await desk.read()).pending, context.words));
}

/** The terms that nothing answers to, in chat and in the file. */
export function showHidden(context: CommandContext, asker: Asker): Promise<CommandResult> {
  return forEditors('restore', context, asker, async () =>
    composeHiddenList(
      context.edition.glossary.filter(({ hidden }) => hidden === true).map(({ headword }) => headword),
      context.words,
    ),
  );
}

/** The versions of a term, with the person, the moment and the reason of each. */
export function showHistory(name: string, context: CommandContext, asker: Asker): Promise<CommandResult> {
  return forEditors('undo', context, asker, async (desk) => {
    const versions = await desk.history(name, MAX_VERSIONS);
    if (versions === undefined) return composeNotice(context.words.neverChanged(name.slice(0, 100)));
    return composeHistory(versions, context.words);
  });
}

async function forEditors(
  act: TermEdit['act'],
  context: CommandContext,
  asker: Asker,
  run: (desk: Desk) => Promise<CommandResult>,
): Promise<CommandResult> {
  if (context.terms === undefined) return composeNotice(context.words.termsNotKept, 'problem');
  const refused = act === 'suggest' ? undefined : await whyNotEditor(asker, context);
  return refused === undefined ? run(context.terms) : composeRefusal(refused);
}

function surroundingsOf(context: CommandContext): TermSurroundings {
  return { published: publishedOf(context), words: context.words };
}

/** The words about a name that were not written in chat. */
export function publishedOf({ edition, glossary }: Pick<CommandContext, 'edition' | 'glossary'>): PublishedTerms {
  const file = edition.glossary.filter(({ curated }) => curated !== true);
  return {
    file,
    hides: (headword) =>
      (edition.fileGlossary ?? edition.glossary).some((entry) => entry.hidden === true && foldName(entry.headword) === foldName(headword)),
    find(name) {
      const found = glossary.find(name);
      // A name that is only near is not the name that was meant.
      if (found.kind !== 'defined' || found.corrected !== undefined) return undefined;
      const entry = file.find(({ headword }) => foldName(headword) === foldName(found.headword));
      if (entry !== undefined) return { ...contentOf(entry), said: '' };
      const [first] = found.definitions;
      return first?.source.kind === 'article'
        ? { headword: found.headword, aliases: found.aliases, definition: '', seeAlso: [], said: first.text }
        : undefined;
    },
  };
}

function contentOf({ headword, aliases, definition, seeAlso }: CommandContext['edition']['glossary'][number]) {
  return { headword, aliases, definition, seeAlso };
}

/** Whether the file has a term of this name, as it was before the change. */
function fileHas(name: string, { edition }: CommandContext): boolean {
  return edition.glossary.some(({ headword, curated }) => curated !== true && foldName(headword) === foldName(name));
}
