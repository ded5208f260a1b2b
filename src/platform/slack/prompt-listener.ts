import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Asker, Dispatch } from '../../command/command.ts';
import { type Clock, monotonicNow } from '../../runtime/clock.ts';
import type { SeenIds } from '../seen-ids.ts';
import type { PersonOf } from './askers.ts';
import { slackErrorOf } from './publish-errors.ts';

export interface PromptListenerOptions {
  readonly dispatch: Dispatch;
  /** It tries once: the messages are opened again if nothing comes. */
  readonly client: Pick<WebClient, 'assistant'>;
  readonly personOf: PersonOf;
  readonly clock: Clock;
  /** By the event's id, which is the same for every copy that Slack delivers. */
  readonly seen: SeenIds;
  readonly tracked: (what: string, answering: Promise<unknown>) => Promise<void>;
}

/** reference/methods/assistant.threads.setSuggestedPrompts: up to four. */
const PROMPTS = 4;
/** After a refusal nothing is offered for so long, in ms: the scope `assistant:write` is missing, or the app has no agent view. */
const PAUSE_MS = 600_000;

/**
 * Offers questions to somebody who opens the messages of the app: the titles of the newest articles, which `/news` suggests first as well. A press sends the
 * question as a message of the person, and it is answered as one. Without the scope for it everything else goes on as before.
 */
export function offerPrompts(app: App, { dispatch, client, personOf, clock, seen, tracked }: PromptListenerOptions): void {
  let silentUntil = Number.NEGATIVE_INFINITY;

  async function offer(asker: Asker): Promise<void> {
    const suggested = await dispatch.suggest({ command: 'news' }, 'query', '', {}, asker);
    const prompts = suggested.slice(0, PROMPTS).map(({ name, value }) => ({ title: name, message: value }));
    if (prompts.length === 0) return;
    const { newestArticles } = dispatch.wordsOf(asker);
    try {
      // With a thread the call would change nothing, and say nothing of it: that is for the older view of assistants.
      await client.assistant.threads.setSuggestedPrompts({ channel_id: asker.channelId, title: newestArticles, prompts });
    } catch (error) {
      if (slackErrorOf(error) === undefined) throw error;
      silentUntil = monotonicNow(clock) + PAUSE_MS;
    }
  }

  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'messages' || monotonicNow(clock) < silentUntil || !seen.add(body.event_id)) return;
    const { user, channel } = event;
    const asking = personOf(user).then((person) =>
      offer({
        platform: 'slack',
        channelId: channel,
        userId: user,
        cause: `slack:event:${body.event_id}`,
        isDirect: true,
        managesChannel: false,
        ...person,
      }),
    );
    await tracked('prompts', asking);
  });
}
