import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import { type CommandResult, type Asker, type Dispatch, isForm } from '../../command/command.ts';
import { personKey } from '../../command/admission/person-key.ts';
import { composeFormProblems } from '../../reply/compose-form-problems.ts';
import { fillForm } from '../../reply/fill-form.ts';
import type { Form, FormValues } from '../../reply/form.ts';
import type { Intent } from '../../reply/intent.ts';
import type { Clock } from '../../runtime/clock.ts';
import { createFormDrafts } from './form-drafts.ts';
import { renderModal } from './render-modal.ts';

type FormIntent = Extract<Intent, { kind: 'form' }> | Extract<Intent, { edit: unknown }>;

/** The needs of Discord's modals beyond Slack's views: five fields at a time, and no words beside a field that is wrong. */
export interface Forms {
  render(form: Form, command: string, intent: Intent | undefined, asker: Asker): APIModalInteractionResponseCallbackData;
  submit(intent: FormIntent, values: FormValues, asker: Asker): Promise<CommandResult>;
  /** Values that were typed earlier are not wanted any more. */
  forget(asker: Asker, command: string): void;
}

export function createForms(dispatch: Dispatch, clock: Clock): Forms {
  const drafts = createFormDrafts(clock);

  return {
    render(form, command, intent, asker) {
      const kept = keptAs(form.about ?? { kind: 'form', command, ...(form.channel === undefined ? {} : { channel: form.channel }) });
      const owner = kept && ownerOf(asker, kept.command);
      // A command that is typed anew begins with what is there.
      if (owner !== undefined && intent === undefined) drafts.drop(owner, kept?.about ?? '');
      const draft = owner === undefined ? undefined : drafts.find(owner, kept?.about ?? '');
      return renderModal(draft === undefined ? form : fillForm(form, draft), command, intent?.kind === 'form' ? (intent.section ?? 1) : 1);
    },
    async submit(intent, values, asker) {
      const { command, about } = keptAs(intent) ?? { command: '', about: '' };
      const owner = ownerOf(asker, command);
      // The fault may stand in another section than the one that was sent first: both are taken together.
      const typed = { ...drafts.find(owner, about), ...values };
      const answered = await (intent.kind === 'form'
        ? dispatch.submit(command, typed, asker, intent.channel)
        : dispatch.act(intent, asker, typed));
      if (!isForm(answered)) {
        drafts.drop(owner, about);
        return answered;
      }
      drafts.keep(owner, keptAs(answered.about ?? intent)?.about ?? about, typed);
      return composeFormProblems(answered, command, intent.kind === 'form' ? (intent.section ?? 1) : 1, dispatch.wordsOf(asker));
    },
    forget: (asker, command) => drafts.drop(ownerOf(asker, command), ''),
  };
}

/** The form that a draft belongs to; undefined if it keeps none. One of an edit is for its term in any version: it is sent again to the newest. */
function keptAs(intent: Intent): { readonly command: string; readonly about: string } | undefined {
  if (intent.kind === 'form') return { command: intent.command, about: intent.channel ?? '' };
  if (intent.kind !== 'editTerm' && intent.kind !== 'editForm') return undefined;
  const { act, term, suggestion = '', name = '' } = intent.edit;
  return { command: 'terms', about: `${act}:${term?.id ?? name}:${suggestion}` };
}

function ownerOf(asker: Asker, command: string): string {
  return `${personKey(asker)}:${asker.channelId}:${command}`;
}
