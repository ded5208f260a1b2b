import { NewsdeskError } from '../../runtime/errors.ts';
import { elementsOf } from '../../sandbox/slack/blocks/validate-blocks.ts';
import { isJsonObject, objectsIn } from '../../sandbox/slack/json.ts';
import type { Interaction } from '../../sandbox/slack/people/interaction.ts';
import type { SlackSandbox } from '../../sandbox/slack/slack-sandbox.ts';
import type { SlackMessage } from '../../sandbox/slack/state/message.ts';
import type { SidePanel } from '../../sandbox/slack/state/panel-book.ts';
import type { SlackView } from '../../sandbox/slack/state/view-book.ts';
import type { Act, ActResult } from '../acts.ts';
import { slackKey } from './slack-message.ts';

type SlackAct = Extract<Act, { kind: `slack.${string}` }>;

/** Time until a click has to show something, in ms: the answer comes by a request of its own, after the acknowledgement. */
const answerMs = 3_000;

/** Does what a person does in Slack's client, and says what the person then sees. */
export async function actOnSlack(sandbox: SlackSandbox, act: SlackAct): Promise<ActResult> {
  switch (act.kind) {
    case 'slack.slash': {
      const { userId, channelId, text } = act;
      const interaction = await sandbox.slash({ userId, channelId, command: `/${act.command}`, text });
      return toResult(interaction, `/${act.command}`, interaction.message ?? (await firstAnswer(sandbox, interaction)));
    }
    case 'slack.entry': {
      const interaction = await sandbox.shortcut({
        userId: act.userId,
        callbackId: act.entry,
        message: findMessage(sandbox, act.message),
      });
      return toResult(interaction, 'The entry', await firstAnswer(sandbox, interaction));
    }
    case 'slack.click': {
      const target = { userId: act.userId, actionId: act.actionId, ...find(sandbox, act.userId, act.on) };
      const interaction = await sandbox.click(target);
      return toResult(interaction, 'The button', await firstAnswer(sandbox, interaction, isLinkOf(target)));
    }
    case 'slack.select': {
      const target = { userId: act.userId, actionId: act.actionId, value: act.value, ...find(sandbox, act.userId, act.on) };
      const interaction = await sandbox.select(target);
      return toResult(interaction, 'The menu', await firstAnswer(sandbox, interaction));
    }
    case 'slack.suggest': {
      const target = { userId: act.userId, actionId: act.actionId, value: act.typed, ...find(sandbox, act.userId, act.on) };
      const interaction = await sandbox.suggest(target);
      if (interaction.status === 'not_sent') return { status: 'done', choices: [] };
      const choices = interaction.options.map(({ text, value }) => ({
        name: isJsonObject(text) ? String(text['text']) : String(value),
        value: String(value),
      }));
      return { ...toResult(interaction, 'The menu'), choices };
    }
    case 'slack.submitView': {
      const interaction = await sandbox.submitView({ view: findView(sandbox, act.userId, act.viewId), values: act.values });
      if (interaction.status === 'not_sent') return { status: 'refused', fieldErrors: incompleteOf(interaction) };
      const result = toResult(interaction, 'The form');
      return Object.keys(interaction.fieldErrors).length === 0 ? result : { ...result, fieldErrors: interaction.fieldErrors };
    }
    case 'slack.openEntity':
      return openEntity(sandbox, act);
    case 'slack.openHome':
      await sandbox.openHome(act.userId);
      return { status: 'done' };
    case 'slack.openMessages':
      await sandbox.openMessages(act.userId);
      return { status: 'done' };
    case 'slack.closeView':
      await sandbox.closeView(findView(sandbox, act.userId, act.viewId));
      return { status: 'done' };
  }
}

/** Waits for what the app presents; the panel of Slack's client waits as long. */
async function openEntity(
  sandbox: SlackSandbox,
  { userId, message, url }: Extract<SlackAct, { kind: 'slack.openEntity' }>,
): Promise<ActResult> {
  const { promise, resolve } = Promise.withResolvers<SidePanel | undefined>();
  const onPanel = (panel: SidePanel): void => {
    if (panel.userId === userId && (panel.entity ?? panel.error) !== undefined) resolve(panel);
  };
  const timer = setTimeout(resolve, answerMs, undefined);
  sandbox.events.on('panel', onPanel);
  try {
    await sandbox.openEntity({ userId, message: findMessage(sandbox, message), url });
    const panel = await promise;
    return panel?.entity === undefined
      ? { status: 'refused', problem: 'This preview could not be loaded.' }
      : { status: 'done', panel: panel.entity };
  } finally {
    sandbox.events.off('panel', onPanel);
    clearTimeout(timer);
  }
}

/** The words of Slack's client for errors. */
const failures: Readonly<Record<string, string>> = {
  timeout: 'failed because the app did not respond.',
  dispatch_failed: 'failed with the error "dispatch_failed": the app is not connected.',
  unknown_command: 'is not a valid command.',
  not_sent: 'was not sent.',
};

function toResult({ status, refusal, ackMs }: Interaction, what: string, message?: SlackMessage): ActResult {
  if (status === 'timeout') return { status: 'timeout', problem: `${what} ${failures[status] ?? status}` };
  if (status !== 'acked') return { status: 'refused', problem: `${what} ${failures[status] ?? status}` };
  if (refusal) return { status: 'refused', problem: `Slack does not show the answer: ${JSON.stringify(refusal)}`, ackMs };
  return { status: 'done', ackMs, ...(message ? { message: slackKey(message) } : {}) };
}

/** The message that a click brought, or none: a link and an opened modal bring none. */
async function firstAnswer(sandbox: SlackSandbox, interaction: Interaction, isLink = false): Promise<SlackMessage | undefined> {
  if (interaction.status !== 'acked' || isLink) return undefined;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const onView = (): void => resolve(undefined);
  sandbox.events.once('view', onView);
  const answer = await Promise.race([interaction.answer(answerMs).catch(() => undefined), promise]);
  sandbox.events.off('view', onView);
  return answer;
}

function find(sandbox: SlackSandbox, userId: string, on: { readonly message: string } | { readonly view: string }): Target {
  if ('view' in on) return { view: findView(sandbox, userId, on.view) };
  return { message: findMessage(sandbox, on.message) };
}

function findMessage(sandbox: SlackSandbox, key: string): SlackMessage {
  const [channelId = '', ts] = key.split(':');
  const message = sandbox.messages(channelId).find((each) => each.ts === ts);
  if (message === undefined) throw gone('message');
  return message;
}

type Target = { readonly message: SlackMessage } | { readonly view: SlackView };

/** A link opens in the browser; the app hears of it and has nothing to answer. */
function isLinkOf({ actionId, ...shown }: Target & { readonly actionId: string }): boolean {
  const blocks = 'message' in shown ? shown.message.blocks : objectsIn(shown.view.definition['blocks']);
  return blocks.flatMap(elementsOf).some((element) => element['action_id'] === actionId && element['url'] !== undefined);
}

function findView(sandbox: SlackSandbox, userId: string, viewId: string): SlackView {
  const view = [...sandbox.views(userId), sandbox.home(userId)].find((each) => each?.id === viewId);
  if (view === undefined) throw gone('form');
  return view;
}

function gone(what: string): NewsdeskError {
  return new NewsdeskError(`This ${what} is not open any more.`, { code: 'page.gone', fix: 'Look again: somebody may have closed it.' });
}

/** The words of Slack's client beside a field that it does not let through. */
function incompleteOf({ payload }: Interaction): Readonly<Record<string, string>> {
  const incomplete = Array.isArray(payload['incomplete']) ? payload['incomplete'] : [];
  return Object.fromEntries(incomplete.map((blockId) => [String(blockId), 'Please complete this required field.']));
}
