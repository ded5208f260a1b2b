import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import { type Answer, type Asker, type Dispatch, isForm } from '../../command/command.ts';
import { personKey } from '../../command/admission/person-key.ts';
import { composeFormProblems } from '../../reply/compose-form-problems.ts';
import { fillForm } from '../../reply/fill-form.ts';
import type { Form, FormValues } from '../../reply/form.ts';
import type { Intent } from '../../reply/intent.ts';
import type { Clock } from '../../runtime/clock.ts';
import { createFormDrafts } from './form-drafts.ts';
import { renderModal } from './render-modal.ts';

type FormIntent = Extract<Intent, { kind: 'form' }>;

/** The needs of Discord's modals beyond Slack's views: five fields at a time, and no words beside a field that is wrong. */
export interface Forms {
  render(form: Form, command: string, intent: Intent | undefined, asker: Asker): APIModalInteractionResponseCallbackData;
  submit(intent: FormIntent, values: FormValues, asker: Asker): Promise<Answer>;
  /** Values that were typed earlier are not wanted any more. */
  forget(asker: Asker, command: string): void;
}

export function createForms(dispatch: Dispatch, clock: Clock): Forms {
  const drafts = createFormDrafts(clock);

  return {
    render(form, command, intent, asker) {
      const draft = form.about === undefined ? drafts.find(ownerOf(asker, command)) : undefined;
      return renderModal(draft === undefined ? form : fillForm(form, draft), command, intent?.kind === 'form' ? (intent.section ?? 1) : 1);
    },
    async submit({ command, section = 1 }, values, asker) {
      const owner = ownerOf(asker, command);
      // The fault may stand in another section than the one that was sent first: both are taken together.
      const typed = { ...drafts.find(owner), ...values };
      const answered = await dispatch.submit(command, typed, asker);
      if (!isForm(answered)) {
        drafts.drop(owner);
        return answered;
      }
      drafts.keep(owner, typed);
      return composeFormProblems(answered, command, section, dispatch.wordsOf(asker));
    },
    forget: (asker, command) => drafts.drop(ownerOf(asker, command)),
  };
}

function ownerOf(asker: Asker, command: string): string {
  return `${personKey(asker)}:${asker.channelId}:${command}`;
}
