import type { App, BlockAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { type CommandResult, type Asker, type Dispatch, isForm } from '../../command/command.ts';
import { composeNotice } from '../../reply/compose-notice.ts';
import { decodeIntent } from '../../reply/intent-codec.ts';
import { Recent } from '../../runtime/recent.ts';
import type { SeenIds } from '../seen-ids.ts';
import type { PlainAnswers } from './answer-plainly.ts';
import type { PersonOf } from './askers.ts';
import { homeSearchAction, homeStartAction, renderHome } from './home-view.ts';
import { pageOf, valueOf } from './read-action.ts';
import { renderSlack } from './render.ts';

export interface HomeListenerOptions {
  readonly dispatch: Dispatch;
  /** It tries once: the tab is opened again if nothing comes. */
  readonly client: Pick<WebClient, 'views'>;
  readonly plainly: PlainAnswers;
  readonly personOf: PersonOf;
  /** By the event's id, which is the same for every copy that Slack delivers. */
  readonly seen: SeenIds;
  readonly tracked: (what: string, answering: Promise<unknown>) => Promise<void>;
}

/** LRU size of people; between this and twice this many are kept. */
const PEOPLE = 2_500;

/** A press or a typed question in somebody's Home tab. */
type HomeAction = Pick<BlockAction, 'user' | 'trigger_id' | 'view'>;

/** The Home tab of each person: the start page when it is opened, and the answers to what is asked and pressed there, in its place. */
export interface HomeListeners {
  register(app: App): void;
  isHome(body: HomeAction): boolean;
  answer(body: HomeAction, action: unknown): Promise<void>;
}

export function createHomeListeners({ dispatch, client, plainly, personOf, seen, tracked }: HomeListenerOptions): HomeListeners {
  // The answer to the last question stays, whichever comes last.
  const turns = new Recent<string, number>(PEOPLE);

  function nextTurn(userId: string): () => boolean {
    const turn = (turns.get(userId) ?? 0) + 1;
    turns.set(userId, turn);
    return () => turns.get(userId) === turn;
  }

  async function show(asker: Asker, answered: CommandResult, { page = 1, question, leadsBack = true, isLast }: Shown): Promise<void> {
    if (!isLast()) return;
    const words = dispatch.wordsOf(asker);
    const reply = isForm(answered) ? composeNotice(words.opensInChannel) : answered;
    const { payload } = renderSlack(reply, { page });
    await plainly.sendInView(payload, (blocks) => {
      const view = renderHome({ blocks, words, leadsBack, ...(question === undefined ? {} : { question }) });
      return { blocksAbove: view.blocks.length - blocks.length, send: () => client.views.publish({ user_id: asker.userId, view }) };
    });
  }

  /** Nobody else sees the Home tab, so its answers are those of a direct message. */
  async function askerOf(userId: string, cause: string): Promise<Asker> {
    const person = await personOf(userId);
    return {
      platform: 'slack',
      channelId: userId,
      userId,
      cause,
      isDirect: true,
      managesChannel: false,
      ...person,
    };
  }

  async function open(asker: Asker, isLast: () => boolean): Promise<void> {
    await show(asker, await dispatch.home(asker), { leadsBack: false, isLast });
  }

  return {
    register(app) {
      app.event('app_home_opened', async ({ event, body }) => {
        if (event.tab !== 'home' || !seen.add(body.event_id)) return;
        const isLast = nextTurn(event.user);
        const asker = askerOf(event.user, `slack:event:${body.event_id}`);
        await tracked(
          'home',
          asker.then((known) => open(known, isLast)),
        );
      });
    },
    isHome: ({ view }) => view?.type === 'home',
    async answer({ user, trigger_id: trigger }, action) {
      const { action_id: id } = action as { readonly action_id?: string };
      const isOwn = id === homeStartAction || id === homeSearchAction;
      const value = valueOf(action);
      // A link opens by itself.
      if (!isOwn && value === undefined) return;
      const isLast = nextTurn(user.id);
      const asker = await askerOf(user.id, `slack:${trigger}`);
      const question = value?.trim() ?? '';
      if (id === homeStartAction || (id === homeSearchAction && question === '')) return await open(asker, isLast);
      if (id === homeSearchAction) return await show(asker, await dispatch.runText('news', question, asker), { question, isLast });
      const intent = decodeIntent(value ?? '');
      if (intent === undefined) return await show(asker, composeNotice(dispatch.wordsOf(asker).oldVersion), { isLast });
      const asked = intent.kind === 'search' || intent.kind === 'page' ? intent.query : undefined;
      await show(asker, await dispatch.act(intent, asker), {
        page: pageOf(intent),
        isLast,
        ...(asked === undefined ? {} : { question: asked }),
      });
    },
  };
}

interface Shown {
  readonly page?: number;
  /** Stays in the field. */
  readonly question?: string;
  readonly leadsBack?: boolean;
  /** Whether the person has asked for nothing else since. */
  readonly isLast: () => boolean;
}
