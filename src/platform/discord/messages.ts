import { DiscordAPIError, type REST, Routes } from 'discord.js';
import { isLost } from '../../command/admission/replies.ts';
import { type Asker, type Dispatch, isForm } from '../../command/command.ts';
import type { Clock } from '../../runtime/clock.ts';
import { pause } from '../../runtime/pause.ts';
import { rememberRendered } from '../remember-rendered.ts';
import { createRefusedAddresses } from '../refused-addresses.ts';
import { createSeenIds } from '../seen-ids.ts';
import type { LostPart } from '../send-plainer.ts';
import { createPlainAnswers } from './answer-plainly.ts';
import { createDirectChannels } from './direct-channels.ts';
import { type HeardMessage, readHeard } from './heard-message.ts';
import { NONCE_WINDOW_MS } from './nonce-window.ts';
import { openSections } from './open-sections.ts';
import { readDiscordRefusal } from './refusal.ts';
import { renderDiscord } from './render.ts';
import type { LearnedSurroundings } from './surroundings.ts';
import { channelLocaleOf } from './asker.ts';

export interface MessageHandlerOptions {
  readonly dispatch: Dispatch;
  readonly rest: REST;
  readonly clock: Clock;
  /** The bot's user id, once it is known. */
  readonly botId: () => string | undefined;
  readonly surroundings: Pick<LearnedSurroundings, 'parentOf' | 'hasChannel' | 'guildLocale'>;
  readonly onAnswered: (what: string) => void;
  readonly onUndelivered: (cause: unknown, what: string) => void;
  readonly onLeftOut: (lost: readonly LostPart[]) => void;
}

export interface MessageHandler {
  /** Takes every event of the gateway. */
  handle(packet: unknown): void;
  /** Resolves when no answer is under way. */
  drain(): Promise<void>;
}

/** Pauses before the second and third try, in ms: Discord knows a nonce again for minutes, so a lost answer is tried again at once. */
const pausesMs = [250, 1_000] as const;

/** Answers what people write to the bot: mentions in channels, and direct messages. */
export function createMessageHandler(options: MessageHandlerOptions): MessageHandler {
  const { dispatch, rest, clock, botId, surroundings, onAnswered, onUndelivered, onLeftOut } = options;
  const seen = createSeenIds(2_500);
  const direct = createDirectChannels();
  const underWay = new Set<Promise<void>>();
  const plainly = createPlainAnswers({ refused: createRefusedAddresses(clock), onLeftOut });
  const render = rememberRendered(
    (reply, page) => renderDiscord(reply, { page }).payload,
    (payload) => payload,
  );

  async function answer(heard: HeardMessage): Promise<void> {
    const answered = await dispatch.hear(heard.text, await askerOf(heard, surroundings, clock.now()));
    if (answered === undefined || isLost(answered) || isForm(answered)) return;
    const { payload } = render(openSections(answered), { page: 1, audience: 'channel' });
    const isForAuthor = answered.isPassing === true && heard.guildId !== undefined;
    try {
      await plainly.late(payload, (body) => (isForAuthor ? tellAlone(heard, body) : post(heard, body)));
      onAnswered('message');
    } catch (error) {
      if (answered.claim !== undefined && readDiscordRefusal(error) !== undefined) await dispatch.release(answered.claim);
      throw error;
    }
  }

  function post({ id, channelId }: HeardMessage, shown: object): Promise<void> {
    const reference = { message_id: id, fail_if_not_exists: false };
    return create(channelId, id, { ...shown, message_reference: reference, allowed_mentions: { parse: [], replied_user: false } });
  }

  /** A refusal is nobody else's business, and a message in a channel has no private form. */
  async function tellAlone({ id, authorId }: HeardMessage, shown: object): Promise<void> {
    const channelId = await direct.idOf(authorId, async () => {
      const opened = await rest.post(Routes.userChannels(), { body: { recipient_id: authorId } });
      return (opened as { readonly id: string }).id;
    });
    await create(channelId, id, { ...shown, allowed_mentions: { parse: [] } });
  }

  /** One message however often it is sent, and by however many processes: the nonce is made of the question's id. */
  async function create(channelId: string, questionId: string, shown: object): Promise<void> {
    const body = { ...shown, nonce: `q${questionId}`, enforce_nonce: true };
    for (let attempt = 0; ; attempt += 1) {
      try {
        await rest.post(Routes.channelMessages(channelId), { body });
        return;
      } catch (error) {
        const pauseMs = pausesMs[attempt];
        if (error instanceof DiscordAPIError || pauseMs === undefined) throw error;
        await pause(pauseMs, clock);
      }
    }
  }

  return {
    handle(packet) {
      const bot = botId();
      const heard = bot === undefined ? undefined : readHeard(packet, bot);
      if (heard === undefined || !seen.add(heard.id)) return;
      const task = answer(heard).catch((cause: unknown) => onUndelivered(cause, 'message'));
      underWay.add(task);
      void task.finally(() => underWay.delete(task));
    },
    async drain() {
      await Promise.all(underWay);
    },
  };
}

async function askerOf(
  { id, channelId, guildId, authorId, authorName, roles, sentAt }: HeardMessage,
  surroundings: MessageHandlerOptions['surroundings'],
  now: number,
): Promise<Asker> {
  const [parentChannelId, locale] = await Promise.all([
    surroundings.parentOf(guildId, channelId),
    guildId === undefined ? undefined : surroundings.guildLocale(guildId),
  ]);
  return {
    platform: 'discord',
    channelId,
    ...(parentChannelId === undefined ? {} : { parentChannelId }),
    userId: authorId,
    userName: authorName,
    cause: `discord:message:${id}`,
    // A session that goes on after a crash tells again what was answered before it.
    ...(sentAt !== undefined && now - sentAt < NONCE_WINDOW_MS ? { isAnsweredOnce: true } : {}),
    isDirect: guildId === undefined,
    managesChannel: false,
    isInAny: (groups) => roles.some((role) => groups.includes(role)),
    ...(guildId === undefined
      ? {}
      : { installationId: guildId, hasChannel: (other) => surroundings.hasChannel(guildId, other), ...channelLocaleOf(locale) }),
    ...(sentAt === undefined ? {} : { sentAt }),
  };
}
