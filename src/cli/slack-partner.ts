import { transcribeSlackMessage } from '../sandbox/slack/slack-transcript.ts';
import type { Interaction } from '../sandbox/slack/people/interaction.ts';
import type { SlackSandbox } from '../sandbox/slack/slack-sandbox.ts';
import { systemClock } from '../runtime/clock.ts';
import type { SlackMessage } from '../sandbox/slack/state/message.ts';
import type { SlackView } from '../sandbox/slack/state/view-book.ts';
import type { TranscriptStyle } from '../sandbox/transcript.ts';
import { filledValues, showForm, submitControl } from './chat-form.ts';
import { type ChatAnswer, type ChatPartner, remark } from './chat-partner.ts';
import { readViewPayload } from './read-form-payloads.ts';

/** How Slack's client words what went wrong. */
const failures: Readonly<Record<string, string>> = {
  timeout: 'failed because the app did not respond.',
  dispatch_failed: 'failed with the error "dispatch_failed".',
  unknown_command: 'is not a valid command.',
  not_sent: 'was not sent.',
};

/** Slack gives a command three seconds. */
const answerWithinMs = 3_000;
const lookAgainMs = 10;

/** Types the command and its text as one line, as in Slack. */
export function createSlackPartner(sandbox: SlackSandbox, style: TranscriptStyle): ChatPartner {
  const userId = 'U0READER01';
  const channelId = 'C0GENERAL1';
  let newest: SlackMessage | undefined;
  let filled = new Map<string, string>();
  /** What opened the form: its answer comes where the command was typed. */
  let asked: Interaction | undefined;

  async function show(what: string, interaction: Interaction): Promise<ChatAnswer> {
    if (interaction.status !== 'acked') return remark(`${what} ${failures[interaction.status] ?? interaction.status}`);
    if (interaction.refusal) return remark(`${what} failed: ${JSON.stringify(interaction.refusal)}`);
    const view = await viewOrAnswer(interaction);
    if (view) {
      filled = new Map();
      asked = interaction;
      return showForm(readViewPayload(view.definition, interaction.fieldErrors), filled, interaction.ackMs, style);
    }
    newest = await interaction.answer();
    return { ...transcribeSlackMessage(newest, style), ackMs: interaction.ackMs, isPrivate: newest.visibleTo !== undefined };
  }

  /** A form opens a moment after the command was acknowledged, in place of a message. */
  async function viewOrAnswer(interaction: Interaction): Promise<SlackView | undefined> {
    for (let waited = 0; waited < answerWithinMs; waited += lookAgainMs) {
      const open = sandbox.views(userId).at(-1);
      if (open) return open;
      if (interaction.message !== undefined || interaction.responses.length > 0) return undefined;
      await new Promise<void>((resolve) => systemClock.after(lookAgainMs, resolve));
    }
    return undefined;
  }

  async function sendForm(): Promise<ChatAnswer> {
    const view = sandbox.views(userId).at(-1);
    if (!view || !asked) return remark('There is no form to send.');
    const before = asked.responses.length;
    const sent = await sandbox.submitView({ view, values: filledValues(readViewPayload(view.definition, {}), filled) });
    if (sent.status !== 'acked') return remark(`The form ${failures[sent.status] ?? sent.status}`);
    // What is wrong is told beside the fields, and the form stays as it was filled in.
    if (Object.keys(sent.fieldErrors).length > 0)
      return showForm(readViewPayload(view.definition, sent.fieldErrors), filled, sent.ackMs, style);
    newest = (await asked.waitForResponses(before + 1)).at(-1)?.message;
    if (!newest) return remark('');
    return { ...transcribeSlackMessage(newest, style), ackMs: sent.ackMs, isPrivate: newest.visibleTo !== undefined };
  }

  return {
    name: 'Slack',
    async send(command, text) {
      // A form lies over everything in Slack: nothing can be typed until it is closed.
      for (const view of sandbox.views(userId).toReversed()) await sandbox.closeView(view);
      return show(`/${command}`, await sandbox.slash({ userId, channelId, command: `/${command}`, text }));
    },
    fill(name, value) {
      const view = sandbox.views(userId).at(-1);
      const form = view && readViewPayload(view.definition, {});
      if (!form?.fields.some((field) => field.name === name)) return undefined;
      filled.set(name, value);
      return showForm(form, filled, 0, style);
    },
    async click({ id, value, label }) {
      if (id === submitControl) return sendForm();
      const message = newest;
      if (!message) return remark('There is nothing to click on yet.');
      const isOption = (
        message.blocks as readonly { readonly elements?: readonly { readonly action_id?: string; readonly options?: unknown }[] }[]
      ).some((block) =>
        (Array.isArray(block.elements) ? block.elements : []).some((element) => element.action_id === id && element.options !== undefined),
      );
      const target = { userId, message, actionId: id };
      return show(label, await (isOption && value !== undefined ? sandbox.select({ ...target, value }) : sandbox.click(target)));
    },
  };
}
