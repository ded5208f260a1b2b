import type { AckFn, App, BlockAction, MessageShortcut, SlashCommand } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { lookUpEntry } from '../../command/look-up-entry.ts';
import { type AnyCommand, type CommandResult, type Asker, type Dispatch, isForm } from '../../command/command.ts';
import { composeNotice } from '../../reply/compose-notice.ts';
import { decodeIntent } from '../../reply/intent-codec.ts';
import type { Clock } from '../../runtime/clock.ts';
import { rememberRendered } from '../remember-rendered.ts';
import { createRefusedAddresses } from '../refused-addresses.ts';
import { type HeardOnce, heardHereAlone } from '../heard-once.ts';
import type { SeenIds } from '../seen-ids.ts';
import type { LostPart } from '../send-plainer.ts';
import { createPlainAnswers } from './answer-plainly.ts';
import { createAskListeners } from './ask-listeners.ts';
import { askerOfAction, askerOfCommand, type PersonOf, reaching, type Rights } from './askers.ts';
import { audienceOfAction } from './audience.ts';
import { type AnsweredEnvelope, createCommandAnswers } from './command-answers.ts';
import type { EnvelopeContext } from './envelope-context.ts';
import { createRepeatedAnswers } from './repeated-answers.ts';
import type { AnswerOnce } from './late-answer.ts';
import { mayBeShown } from './may-be-shown.ts';
import type { PostingOutlook } from '../../subscription/posting-outlook.ts';
import { askOutlook } from './ask-outlook.ts';
import type { Members } from './membership.ts';
import { createHomeListeners } from './home-listeners.ts';
import { openView } from './open-view.ts';
import { presentDetails } from './details-listener.ts';
import { listenToLinks } from './link-listeners.ts';
import { listenToMessages } from './message-listeners.ts';
import { createOwnChannels } from './own-channels.ts';
import { createOwnDirect } from './own-direct.ts';
import { postShared } from './post-shared.ts';
import { offerPrompts } from './prompt-listener.ts';
import { commandOfForm, pageOf, valueOf } from './read-action.ts';
import { renderSlack } from './render.ts';
import { formCallbackId } from './render-view.ts';
import { unescapeEntities } from './unescape.ts';
import { createViewListeners } from './view-listeners.ts';
import type { Words } from '../../words/words.ts';
import type { FindLocale } from './locales.ts';

export interface ListenerOptions {
  readonly dispatch: Dispatch;
  readonly commands: readonly AnyCommand<never>[];
  /** The workspace that is served; undefined before the start. */
  readonly teamId: () => string | undefined;
  readonly members: Members;
  readonly localeOf: FindLocale;
  /** For questions whose answer is needed within the time that Slack gives: it tries once. */
  readonly lookUps: WebClient;
  readonly clock: Clock;
  /** A new memory of ids, long enough for what Slack delivers again. */
  readonly createSeen: () => SeenIds;
  /** This process is the only one, by default. */
  readonly heard?: HeardOnce | undefined;
  /** False if the bot is in other workspaces too: then people of this one decide nothing for all. True by default. */
  readonly isOnlyInstallation?: boolean;
  /** The bot's name, once it is known. */
  readonly botName?: () => string | undefined;
  readonly onAnswered: (what: string) => void;
  readonly onUndelivered: (cause: unknown, what: string) => void;
  /** Slack refused a part of an answer, which was shown without it. */
  readonly onLeftOut?: (lost: readonly LostPart[]) => void;
  /** Slack says that the app was taken out of the workspace, or its token back. */
  readonly onSuspected: (what: string) => void;
}

export interface Listeners {
  register(app: App): void;
  /** Resolves when no answer is under way. */
  drain(): Promise<void>;
}

/**
 * Wires slash commands, buttons, menus and forms to dispatch. A command is answered in its acknowledgement: one message, one round trip.
 */
export function createListeners(options: ListenerOptions): Listeners {
  const { dispatch, commands, teamId, members, localeOf, lookUps, clock, createSeen, heard = heardHereAlone } = options;
  const { isOnlyInstallation = true, botName = () => undefined, onAnswered, onUndelivered, onLeftOut = () => {}, onSuspected } = options;
  const underWay = new Set<Promise<void>>();
  // A trigger id is made anew for each thing a person does, and is the same when Slack delivers that again.
  const seen = createSeen();
  const given = createRepeatedAnswers(500);
  const plainly = createPlainAnswers({ clock, refused: createRefusedAddresses(clock), onLeftOut });
  const render = rememberRendered(
    (reply, page) => renderSlack(reply, { page }).payload,
    (payload) => JSON.stringify(payload),
  );
  const isOwnDirect = createOwnDirect(lookUps, clock);
  // The channels that a table names are all of the only workspace.
  const hasChannel = isOnlyInstallation ? undefined : createOwnChannels(lookUps, clock);
  const forManagers = new Set(commands.flatMap(({ name, forManagers: needed }) => (needed === true ? [name] : [])));

  async function wordsOf(userId: string): Promise<Words> {
    return dispatch.wordsOf({ platform: 'slack', ...(await personOf(userId)) });
  }

  const personOf: PersonOf = async (userId) => {
    const locale = await localeOf(userId);
    const installationId = teamId();
    return {
      ...(installationId === undefined ? {} : { installationId }),
      ...(hasChannel === undefined ? {} : { hasChannel }),
      isInAny: (groups, knownForMs) => members.isInGroup(userId, groups, knownForMs),
      ...(locale === undefined ? {} : { locale }),
    };
  };

  const answerOnce: AnswerOnce = (cause, answer) => heard.answerOnce(cause, answer, mayBeShown);

  /** An answer that resolves with false was given by another process. */
  async function tracked(what: string, answering: Promise<unknown>): Promise<void> {
    const given = answering.then((isOurs) => {
      if (isOurs !== false) onAnswered(what);
    });
    const task = given.catch((cause: unknown) => onUndelivered(cause, what));
    underWay.add(task);
    await task;
    underWay.delete(task);
  }

  async function runCommand(name: string, command: SlashCommand): Promise<CommandResult> {
    const { user_id: userId } = command;
    const [rights, person] = await Promise.all([rightsOf(userId, forManagers.has(name)), personOf(userId)]);
    const asker = { ...askerOfCommand(command, rights), ...person, isDirect: isOwnDirect(command.user_id, command.channel_id) };
    return dispatch.runText(name, unescapeEntities(command.text), reaching(asker, lookAhead));
  }

  async function answerAction(body: BlockAction, client: WebClient, value: string): Promise<void> {
    const intent = decodeIntent(value);
    const isMembersOnly =
      intent?.kind === 'announcements' ||
      (intent?.kind === 'follow' && intent.by === 'term') ||
      (intent?.kind === 'form' && forManagers.has(intent.command));
    const [rights, person] = await Promise.all([rightsOf(body.user.id, isMembersOnly), personOf(body.user.id)]);
    const words = dispatch.wordsOf({ platform: 'slack', ...person });
    const asker = { ...askerOfAction(body, rights), ...person };
    const seeing = reaching({ ...asker, isDirect: isOwnDirect(asker.userId, asker.channelId) }, lookAhead);
    const answered: CommandResult = intent ? await dispatch.act(intent, seeing) : composeNotice(words.oldButton);
    if (isForm(answered)) {
      const place = {
        command: commandOfForm(intent),
        channelId: asker.channelId,
        responseUrl: body.response_url,
        ...(asker.messageId === undefined ? {} : { messageId: asker.messageId }),
      };
      return openView({ client, triggerId: body.trigger_id, form: answered, place, clock, plainly, words });
    }
    if (answered.claim !== undefined) return postShared(body.response_url, answered, plainly, dispatch, words);
    const { replaces, audience } = audienceOfAction(body, intent, answered);
    const { payload } = render(answered, { page: pageOf(intent), audience });
    await plainly.respond(body.response_url, payload, replaces);
  }

  async function lookUp({ user, channel, message, response_url: url, trigger_id: trigger }: MessageShortcut): Promise<void> {
    const asker: Asker = {
      platform: 'slack',
      channelId: channel.id,
      userId: user.id,
      userName: user.name,
      cause: `slack:${trigger}`,
      managesChannel: false,
      ...(await personOf(user.id)),
      isDirect: isOwnDirect(user.id, channel.id),
    };
    const answered = await dispatch.lookUp(unescapeEntities(message.text ?? ''), asker);
    if (!isForm(answered)) await plainly.respond(url, render(answered, { page: 1 }).payload);
  }

  function lookAhead(channelId: string): () => Promise<PostingOutlook> {
    return () => askOutlook(lookUps, { channelId, botName: botName(), clock });
  }

  const answerCommand = createCommandAnswers({
    run: runCommand,
    render: (reply) => render(reply, { page: 1 }),
    wordsOf,
    plainly,
    answerOnce,
    clock,
  });

  const views = createViewListeners({
    dispatch,
    answerOnce,
    isOwnDirect,
    clock,
    plainly,
    lookAhead,
    lookUps,
    personOf,
    rightsOf: (userId, command) => rightsOf(userId, forManagers.has(command)),
  });

  const home = createHomeListeners({ dispatch, client: lookUps, plainly, personOf, seen: createSeen(), tracked });

  const ask = createAskListeners({ dispatch, client: lookUps, plainly, personOf, tracked, answerOnce, isNew: (id) => seen.add(id) });

  /** Slack is asked only where it matters. */
  async function rightsOf(userId: string, isAsked: boolean): Promise<Rights> {
    const found = isAsked ? await members.find(userId) : undefined;
    return {
      managesChannel: found?.kind === 'member',
      mayManage: () => members.isMember(userId),
      // One token, one workspace: people of others are no members of it.
      ...(isOnlyInstallation ? { isOnlyInstallation } : {}),
      ...(found?.kind === 'cannotTell' ? { cannotTell: found.why } : {}),
    };
  }

  return {
    register(app) {
      const names = commands.map(({ name }) => `/${name}`);
      // One listener for all: Bolt asks every listener about every command.
      app.command(new RegExp(`^(?:${names.join('|')})$`, 'u'), ({ command, ack, client, context }) => {
        const { trigger_id: id, command: name } = command;
        const { envelopeId, answerEnvelope } = context as unknown as EnvelopeContext;
        if (!seen.add(id)) return answerAgain(given.find(id, envelopeId), answerEnvelope, () => ack());
        const coming = answerCommand(command, client, answerEnvelope, ack);
        given.remember(id, envelopeId, coming);
        return tracked(name, isOursOf(coming));
      });
      // An action that nobody acknowledges shows a warning beside the button after 3 s, so every one is; links need no answer.
      app.action(/.*/u, async ({ body, action, ack, client }) => {
        // If the socket was cut, the answer still reaches the reader: it goes to the response URL.
        await ack().catch(() => {});
        if (body.type !== 'block_actions') return;
        const value = valueOf(action);
        // An empty field of the Home tab has no value, and leads to its start.
        if ((value === undefined && !home.isHome(body)) || !seen.add(body.trigger_id)) return;
        const answerIt = async (): Promise<void> => {
          if (home.isHome(body)) return home.answer(body, action);
          if (value === undefined) return;
          return ask.isAsk(body) ? ask.answer(body, value) : answerAction(body, client, value);
        };
        await tracked('block action', answerOnce(`slack:${body.trigger_id}`, answerIt));
      });
      app.shortcut({ callback_id: lookUpEntry.callbackId, type: 'message_action' }, async ({ shortcut, ack }) => {
        await ack().catch(() => {});
        const { trigger_id: id } = shortcut;
        if (seen.add(id))
          await tracked(
            lookUpEntry.name,
            answerOnce(`slack:${id}`, () => lookUp(shortcut)),
          );
      });
      app.view({ callback_id: formCallbackId, type: 'view_submission' }, async ({ body, ack, client, context }) => {
        if (body.type !== 'view_submission') return ack();
        const { envelopeId, answerEnvelope } = context as unknown as EnvelopeContext;
        const { trigger_id: id } = body;
        if (!seen.add(id)) return answerAgain(given.find(id, envelopeId), answerEnvelope, () => ack());
        const coming = views.submit(body, client, ack as AckFn<object>);
        given.remember(id, envelopeId, coming);
        await tracked('form', isOursOf(coming));
      });
      home.register(app);
      ask.register(app);
      offerPrompts(app, { dispatch, client: lookUps, personOf, clock, seen: createSeen(), tracked });
      const links = { dispatch, client: lookUps, teamId, members, isOwnDirect, tracked };
      listenToLinks(app, { ...links, seen: createSeen(), answerOnce, clock, onLeftOut });
      presentDetails(app, { ...links, seen: createSeen() });
      listenToMessages(app, { dispatch, client: lookUps, plainly, personOf, seen: createSeen(), answerOnce, tracked });
      app.event('app_uninstalled', async () => onSuspected('app_uninstalled'));
      app.event('tokens_revoked', async ({ event }) => {
        const { bot } = (event.tokens ?? {}) as { readonly bot?: unknown };
        // The event reports people's tokens too.
        if (Array.isArray(bot) && bot.length > 0) onSuspected('tokens_revoked');
      });
      app.options(/.*/u, ({ body, ack }) => (ask.isAsk(body) ? ask : views).suggest(body, ack as AckFn<object>));
    },
    async drain() {
      await Promise.all(underWay);
    },
  };
}

async function isOursOf(coming: Promise<AnsweredEnvelope>): Promise<boolean> {
  return (await coming).isOurs;
}

/** A copy of what was delivered before. Where its answer failed, the first delivery has told so. */
async function answerAgain(
  given: Promise<AnsweredEnvelope> | undefined,
  answerEnvelope: EnvelopeContext['answerEnvelope'],
  ack: () => Promise<void>,
): Promise<void> {
  const json = (await given?.catch(() => undefined))?.json;
  if (json === undefined) return ack();
  try {
    answerEnvelope(json);
  } catch {
    // The socket of the copy was closed since: the first delivery has told whether it got through.
  }
}
