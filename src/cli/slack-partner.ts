import { transcribeSlackMessage } from '../sandbox/slack/slack-transcript.ts';
import type { Interaction } from '../sandbox/slack/people/interaction.ts';
import type { SlackSandbox } from '../sandbox/slack/slack-sandbox.ts';
import type { SlackMessage } from '../sandbox/slack/state/message.ts';
import type { TranscriptStyle } from '../sandbox/transcript.ts';
import { type ChatAnswer, type ChatPartner, remark } from './chat-partner.ts';

/** How Slack's client words what went wrong. */
const failures: Readonly<Record<string, string>> = {
  timeout: 'failed because the app did not respond.',
  dispatch_failed: 'failed with the error "dispatch_failed".',
  unknown_command: 'is not a valid command.',
  not_sent: 'was not sent.',
};

/** Types the command and its text as one line, as in Slack. */
export function createSlackPartner(sandbox: SlackSandbox, style: TranscriptStyle): ChatPartner {
  const userId = 'U0READER01';
  const channelId = 'C0GENERAL1';
  let newest: SlackMessage | undefined;

  async function show(what: string, interaction: Interaction): Promise<ChatAnswer> {
    if (interaction.status !== 'acked') return remark(`${what} ${failures[interaction.status] ?? interaction.status}`);
    if (interaction.refusal) return remark(`${what} failed: ${JSON.stringify(interaction.refusal)}`);
    newest = await interaction.answer();
    return { ...transcribeSlackMessage(newest, style), ackMs: interaction.ackMs, isPrivate: newest.visibleTo !== undefined };
  }

  return {
    name: 'Slack',
    send: async (command, text) => show(`/${command}`, await sandbox.slash({ userId, channelId, command: `/${command}`, text })),
    async click({ id, value, label }) {
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
