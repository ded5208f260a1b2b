import type { AckFn, App, BlockAction, RespondFn, SlashCommand } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { AnyCommand, Asker, Dispatch } from '../../command/command.ts';
import { composeNotice } from '../../reply/compose-notice.ts';
import { decodeIntent } from '../../reply/intent-codec.ts';
import type { Intent } from '../../reply/intent.ts';
import type { Reply } from '../../reply/reply.ts';
import { renderSlack } from './render.ts';

export interface ListenerOptions {
  readonly dispatch: Dispatch;
  readonly commands: readonly AnyCommand<never>[];
  readonly onAnswered: (what: string) => void;
  readonly onUndelivered: (cause: unknown, what: string) => void;
}

export interface Listeners {
  register(app: App): void;
  /** Resolves when no answer is under way. */
  drain(): Promise<void>;
}

/** Wires slash commands, buttons and menus to dispatch. A command is answered in its acknowledgement: one message, one round trip. */
export function createListeners({ dispatch, commands, onAnswered, onUndelivered }: ListenerOptions): Listeners {
  const underWay = new Set<Promise<void>>();

  async function tracked(what: string, work: () => Promise<void>): Promise<void> {
    const task = work()
      .then(() => onAnswered(what))
      .catch((cause: unknown) => onUndelivered(cause, what));
    underWay.add(task);
    await task;
    underWay.delete(task);
  }

  async function answerCommand(command: SlashCommand, managesChannel: boolean, ack: AckFn<string | object>, respond: RespondFn): Promise<void> {
    const asker = askerOfCommand(command, managesChannel);
    const reply = await dispatch.runText(command.command.replace(/^\//u, ''), unescapeEntities(command.text), asker);
    const { payload } = renderSlack(reply, { page: 1 });
    try {
      await ack(payload);
    } catch {
      // The socket was cut between the command and its answer: the response URL takes the answer for 30 minutes.
      await respond(payload);
    }
  }

  async function answerAction(body: BlockAction, value: string, respond: RespondFn): Promise<void> {
    const intent = decodeIntent(value);
    const asker = askerOfAction(body);
    const reply = intent ? await dispatch.act(intent, asker) : composeNotice('This button is from an older version. Please ask again.');
    const wasPrivate = body.container?.is_ephemeral === true;
    const replaces = replacesMessage(intent, reply, wasPrivate);
    const { payload } = renderSlack(shownTo(reply, intent, wasPrivate, replaces), { page: pageOf(intent) });
    await respond({ ...payload, replace_original: replaces });
  }

  return {
    register(app) {
      for (const { name, forManagers = false } of commands) {
        app.command(`/${name}`, ({ command, ack, respond, client }) =>
          tracked(`/${name}`, async () => {
            const managesChannel = forManagers && (await isMember(client, command.user_id));
            await answerCommand(command, managesChannel, ack as AckFn<string | object>, respond);
          }),
        );
      }
      // An action that nobody acknowledges shows a warning beside the button after 3 s, so every one is; links need no answer.
      app.action(/.*/u, async ({ body, action, ack, respond }) => {
        await ack();
        const value = valueOf(action);
        if (body.type !== 'block_actions' || value === undefined) return;
        await tracked('block action', () => answerAction(body, value, respond));
      });
    },
    async drain() {
      await Promise.all(underWay);
    },
  };
}

/** Turning a page changes the message where it is; any other choice from a message that everybody sees is answered to the chooser. */
function replacesMessage(intent: Intent | undefined, reply: Reply, wasPrivate: boolean): boolean {
  if (!intent || intent.kind === 'share') return false;
  return wasPrivate || (intent.kind === 'page' && reply.audience === 'channel');
}

function shownTo(reply: Reply, intent: Intent | undefined, wasPrivate: boolean, replaces: boolean): Reply {
  if (intent?.kind === 'share') return { ...reply, audience: 'channel' };
  return replaces && !wasPrivate ? reply : { ...reply, audience: 'asker' };
}

function pageOf(intent: Intent | undefined): number {
  return intent && 'page' in intent ? (intent.page ?? 1) : 1;
}

function valueOf(action: unknown): string | undefined {
  if (typeof action !== 'object' || action === null) return undefined;
  if ('selected_option' in action) return valueOf(action.selected_option);
  return 'value' in action && typeof action.value === 'string' ? action.value : undefined;
}

/** Slack escapes these three in what people type. */
function unescapeEntities(text: string): string {
  return text.replace(/&lt;/gu, '<').replace(/&gt;/gu, '>').replace(/&amp;/gu, '&');
}

/** Slack knows no managers of a channel: every member may set up an app there, and no guest may. */
async function isMember(client: WebClient, userId: string): Promise<boolean> {
  try {
    const { user } = await client.users.info({ user: userId });
    return user !== undefined && user.deleted !== true && user.is_restricted !== true && user.is_ultra_restricted !== true;
  } catch {
    // Who cannot be looked up may do no harm.
    return false;
  }
}

function askerOfCommand(command: SlashCommand, managesChannel: boolean): Asker {
  return {
    platform: 'slack',
    installationId: command.team_id,
    channelId: command.channel_id,
    userId: command.user_id,
    managesChannel,
  };
}

function askerOfAction({ user, channel, team }: BlockAction): Asker {
  return {
    platform: 'slack',
    channelId: channel?.id ?? '',
    userId: user.id,
    managesChannel: false,
    ...(team ? { installationId: team.id } : {}),
  };
}
