import { transcribeSlackMessage } from '../sandbox/slack/slack-transcript.ts';
import type { Interaction } from '../sandbox/slack/people/interaction.ts';
import { typedText } from '../sandbox/slack/people/typed-text.ts';
import type { SlackSandbox } from '../sandbox/slack/slack-sandbox.ts';
import { systemClock } from '../runtime/clock.ts';
import type { SlackMessage } from '../sandbox/slack/state/message.ts';
import type { SlackView } from '../sandbox/slack/state/view-book.ts';
import { faultActions } from '../sandbox/faults.ts';
import type { TranscriptControl, TranscriptStyle } from '../sandbox/transcript.ts';
import { type ChatForm, filledValues, findField, showForm, submitControl } from './chat-form.ts';
import { type ChatAnswer, type ChatArrival, type ChatClient, remark } from './chat-client.ts';
import { readViewPayload } from './read-form-payloads.ts';
import { pause } from '../runtime/pause.ts';

/** The words of Slack's client for errors. */
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
export function createSlackChat(sandbox: SlackSandbox, style: TranscriptStyle): ChatClient {
  const workspace = sandbox.workspace();
  let userId = 'U0READER01';
  let channelId = 'C0GENERAL1';
  let newest: SlackMessage | undefined;
  let filled = new Map<string, string>();
  /** The command that opened the form: its answer comes into the same channel. */
  let asked: Interaction | undefined;

  async function show(what: string, interaction: Interaction): Promise<ChatAnswer> {
    if (interaction.status !== 'acked') return remark(`${what} ${failures[interaction.status] ?? interaction.status}`);
    if (interaction.refusal) return remark(`${what} failed: ${JSON.stringify(interaction.refusal)}`);
    const view = await viewOrAnswer(interaction);
    if (view) {
      filled = new Map();
      asked = interaction;
      return showForm(readView(view, interaction.fieldErrors), filled, interaction.ackMs, style);
    }
    newest = await interaction.answer();
    return { ...transcribeSlackMessage(newest, style), ackMs: interaction.ackMs, isPrivate: newest.visibleTo !== undefined };
  }

  function readView({ definition }: SlackView, errors: Readonly<Record<string, string>> = {}): ChatForm {
    const groups = [...workspace.usergroups.values()].map(({ id, handle, name }) => ({ value: id, name: handle, label: name }));
    const channels = [...workspace.channels.values()].filter(({ id }) => /^[CG]/u.test(id)).map(({ id, name }) => ({ value: id, name }));
    return readViewPayload(definition, errors, { roles: groups, channels });
  }

  /** A form opens a moment after the command was acknowledged, in place of a message. */
  async function viewOrAnswer(interaction: Interaction): Promise<SlackView | undefined> {
    for (let waited = 0; waited < answerWithinMs; waited += lookAgainMs) {
      const open = sandbox.views(userId).at(-1);
      if (open) return open;
      if (interaction.message !== undefined || interaction.responses.length > 0) return undefined;
      await pause(lookAgainMs, systemClock);
    }
    return undefined;
  }

  async function sendForm(): Promise<ChatAnswer> {
    const view = sandbox.views(userId).at(-1);
    if (!view || !asked) return remark('There is no form to send.');
    const before = asked.responses.length;
    const sent = await sandbox.submitView({ view, values: filledValues(readView(view), filled) });
    if (sent.status !== 'acked') return remark(`The form ${failures[sent.status] ?? sent.status}`);
    // Errors stand beside the fields, and the form stays as it was filled in.
    if (Object.keys(sent.fieldErrors).length > 0) return showForm(readView(view, sent.fieldErrors), filled, sent.ackMs, style);
    // Somebody else was faster: the form is another one now, and can be sent again.
    const changed = sent.ackPayload['response_action'] === 'update' ? sandbox.views(userId).at(-1) : undefined;
    if (changed !== undefined) {
      filled = new Map();
      return showForm(readView(changed), filled, sent.ackMs, style);
    }
    newest = (await asked.waitForResponses(before + 1)).at(-1)?.message;
    if (!newest) return remark('');
    return { ...transcribeSlackMessage(newest, style), ackMs: sent.ackMs, isPrivate: newest.visibleTo !== undefined };
  }

  function clickOn(message: SlackMessage, { id, value }: TranscriptControl): Promise<Interaction> {
    const isOption = (
      message.blocks as readonly {
        readonly elements?: readonly { readonly type?: string; readonly action_id?: string; readonly options?: unknown }[];
      }[]
    ).some((block) =>
      (Array.isArray(block.elements) ? block.elements : []).some(
        (element) => element.action_id === id && (element.options !== undefined || element.type === 'feedback_buttons'),
      ),
    );
    const target = { userId, message, actionId: id };
    return isOption && value !== undefined ? sandbox.select({ ...target, value }) : sandbox.click(target);
  }

  function arrivalOf(message: SlackMessage, isEdit: boolean): ChatArrival | undefined {
    // A message that answers a command or a click is shown as its answer.
    if (message.origin !== 'chat.postMessage' || message.userId !== workspace.botUserId) return undefined;
    const isDirect = message.channelId === sandbox.openDirectMessage(userId);
    if (!isDirect && message.channelId !== channelId) return undefined;
    const name = isDirect ? 'direct message' : `#${workspace.channels.get(message.channelId)?.name ?? ''}`;
    const place = message.threadTs === undefined || message.threadTs === message.ts ? name : `thread in ${name}`;
    return {
      ...transcribeSlackMessage(message, style),
      where: isEdit ? `${place}, edited` : place,
      click: async (control) => show(control.label, await clickOn(message, control)),
    };
  }

  const channels = [...workspace.channels.values()].filter(({ name }) => name !== undefined && name !== '');

  return {
    name: 'Slack',
    where: () => `${workspace.users.get(userId)?.name ?? ''} in #${workspace.channels.get(channelId)?.name ?? ''}`,
    people: [...workspace.users.values()].filter(({ id }) => id !== workspace.botUserId).map(({ name }) => name),
    channels: channels.map(({ name }) => name),
    become(name) {
      const user = [...workspace.users.values()].find((each) => each.name === name && each.id !== workspace.botUserId);
      if (user !== undefined) userId = user.id;
      return user !== undefined;
    },
    enter(name) {
      const channel = channels.find((each) => each.name === name);
      if (channel !== undefined) channelId = channel.id;
      return channel !== undefined;
    },
    watch(onArrival) {
      const tell = (isEdit: boolean) => (message: SlackMessage) => {
        const arrival = arrivalOf(message, isEdit);
        if (arrival !== undefined) onArrival(arrival);
      };
      const [posted, changed] = [tell(false), tell(true)];
      sandbox.events.on('message', posted).on('messageChanged', changed);
      return () => void sandbox.events.off('message', posted).off('messageChanged', changed);
    },
    loseAnswers: (posts) =>
      void sandbox.faults.fault({ match: { path: 'chat.postMessage' }, times: posts, action: faultActions.lostAfterAcceptance() }),
    async send(command, text) {
      // A form lies over everything in Slack: nothing can be typed until it is closed.
      for (const view of sandbox.views(userId).toReversed()) await sandbox.closeView(view);
      return show(`/${command}`, await sandbox.slash({ userId, channelId, command: `/${command}`, text }));
    },
    async say(text) {
      await sandbox.say({ userId, channelId, text: typedText(text, workspace) });
    },
    fields() {
      const view = sandbox.views(userId).at(-1);
      return view === undefined ? [] : readView(view).fields.map(({ name }) => name);
    },
    fill(name, value) {
      const view = sandbox.views(userId).at(-1);
      const form = view && readView(view);
      const field = form && findField(form, name);
      if (!form || !field) return undefined;
      filled.set(field.name, value);
      return showForm(form, filled, 0, style);
    },
    async click(control) {
      if (control.id === submitControl) return sendForm();
      if (!newest) return remark('There is nothing to click on yet.');
      return show(control.label, await clickOn(newest, control));
    },
  };
}
