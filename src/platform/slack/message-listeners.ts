import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { isLost } from '../../command/admission/replies.ts';
import { type Asker, type Dispatch, isForm } from '../../command/command.ts';
import type { SeenIds } from '../seen-ids.ts';
import type { PlainAnswers } from './answer-plainly.ts';
import type { PersonOf } from './askers.ts';
import type { AnswerOnce } from './late-answer.ts';
import { slackErrorOf } from './publish-errors.ts';
import { renderSlack, type SlackPayload } from './render.ts';
import { unescapeEntities } from './unescape.ts';

export interface MessageListenerOptions {
  readonly dispatch: Dispatch;
  /** It tries once: a lost answer to it may have arrived. */
  readonly client: Pick<WebClient, 'chat'>;
  readonly plainly: PlainAnswers;
  readonly personOf: PersonOf;
  /** By the event's id, which is the same for every copy that Slack delivers. */
  readonly seen: SeenIds;
  /** Slack may give a copy to another process. */
  readonly answerOnce: AnswerOnce;
  readonly tracked: (what: string, answering: Promise<unknown>) => Promise<void>;
}

/** A message to the bot, as far as it is read. */
interface Heard {
  readonly user?: string;
  readonly text?: string;
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string;
  readonly channel_type?: string;
  readonly subtype?: string;
  readonly bot_id?: string;
}

/** Answers mentions in channels, in the thread of the question, and direct messages. Bolt has acknowledged an event before it is heard. */
export function listenToMessages(app: App, options: MessageListenerOptions): void {
  const { dispatch, client, plainly, personOf, seen, answerOnce, tracked } = options;

  async function answer(message: Heard, user: string, cause: string, threadTs: string | undefined): Promise<void> {
    const { channel } = message;
    const asker: Asker = {
      platform: 'slack',
      channelId: channel,
      userId: user,
      cause,
      isDirect: message.channel_type === 'im',
      managesChannel: false,
      ...(await personOf(user)),
    };
    const text = unescapeEntities((message.text ?? '').replace(/<@[A-Z0-9]+(?:\|[^>]*)?>/gu, ' ')).trim();
    const answered = await dispatch.hear(text, asker);
    if (answered === undefined || isLost(answered) || isForm(answered)) return;
    const { payload } = renderSlack(answered, { page: 1 });
    if (answered.isPassing === true && asker.isDirect !== true) return tellAlone(payload, channel, user, threadTs);
    const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
    try {
      await plainly.send(payload, ({ text: words, blocks }) =>
        client.chat.postMessage({ channel, text: words, blocks: [...blocks], unfurl_links: false, unfurl_media: false, ...thread }),
      );
    } catch (error) {
      // Slack has said no, so nothing is there: a copy of the event may try again.
      if (answered.claim !== undefined && slackErrorOf(error) !== undefined) await dispatch.release(answered.claim);
      throw error;
    }
  }

  /** A refusal is nobody else's business. */
  async function tellAlone(payload: SlackPayload, channel: string, user: string, threadTs: string | undefined): Promise<void> {
    const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
    await plainly.send(payload, ({ text, blocks }) => client.chat.postEphemeral({ channel, user, text, blocks: [...blocks], ...thread }));
  }

  async function answerEvent(message: Heard, user: string, eventId: string, threadTs: string | undefined): Promise<void> {
    const cause = `slack:event:${eventId}`;
    await tracked(
      'message',
      answerOnce(cause, () => answer(message, user, cause, threadTs)),
    );
  }

  app.event('app_mention', async ({ event, body }) => {
    const message = event as Heard;
    if (message.user === undefined || message.bot_id !== undefined || !seen.add(body.event_id)) return;
    await answerEvent(message, message.user, body.event_id, message.thread_ts ?? message.ts);
  });
  app.event('message', async ({ event, body, context }) => {
    const message = event as unknown as Heard;
    const isTyped = message.channel_type === 'im' && message.subtype === undefined && message.bot_id === undefined;
    if (!isTyped || message.user === undefined || message.user === context.botUserId || !seen.add(body.event_id)) return;
    await answerEvent(message, message.user, body.event_id, message.thread_ts);
  });
}
