import type { App, BlockAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { type Answer, type Asker, type Dispatch, isForm } from '../../command/command.ts';
import { isLost } from '../../command/admission/replies.ts';
import { composeNotice } from '../../reply/compose-notice.ts';
import { decodeIntent } from '../../reply/intent-codec.ts';
import type { PlainAnswers } from './answer-plainly.ts';
import { homeSearchAction, homeStartAction, renderHome } from './home-view.ts';
import { renderSlack } from './render.ts';

export interface HomeListenerOptions {
  readonly dispatch: Dispatch;
  /** It tries once: the tab is opened again if nothing comes. */
  readonly client: Pick<WebClient, 'views'>;
  readonly plainly: PlainAnswers;
  /** The language of somebody's Slack, if it is told. */
  readonly languageOf: (userId: string) => Promise<Pick<Asker, 'locale'>>;
  readonly tracked: (what: string, answering: Promise<unknown>) => Promise<void>;
}

/** A press or a typed question in somebody's Home tab. */
type HomeAction = Pick<BlockAction, 'user' | 'team' | 'trigger_id' | 'view'>;

/** The Home tab of each person: the start page when it is opened, and the answers to what is asked and pressed there, in its place. */
export interface HomeListeners {
  register(app: App): void;
  isHome(body: HomeAction): boolean;
  answer(body: HomeAction, action: unknown): Promise<void>;
}

export function createHomeListeners({ dispatch, client, plainly, languageOf, tracked }: HomeListenerOptions): HomeListeners {
  async function show(asker: Asker, answered: Answer, { page = 1, question, leadsBack = true }: Shown): Promise<void> {
    if (isLost(answered)) return;
    const words = dispatch.wordsOf(asker);
    const reply = isForm(answered) ? composeNotice(words.opensInChannel) : answered;
    const { payload } = renderSlack(reply, { page });
    await plainly.send(payload, ({ blocks }) =>
      client.views.publish({
        user_id: asker.userId,
        view: renderHome({ blocks, words, leadsBack, ...(question === undefined ? {} : { question }) }),
      }),
    );
  }

  /** Nobody else sees the Home tab, so its answers are those of a direct message. */
  async function askerOf(userId: string, teamId: string, cause: string): Promise<Asker> {
    const language = await languageOf(userId);
    return {
      platform: 'slack',
      installationId: teamId,
      channelId: userId,
      userId,
      cause,
      isDirect: true,
      managesChannel: false,
      ...language,
    };
  }

  async function open(asker: Asker): Promise<void> {
    await show(asker, await dispatch.home(asker), { leadsBack: false });
  }

  return {
    register(app) {
      app.event('app_home_opened', async ({ event, body }) => {
        if (event.tab !== 'home') return;
        await tracked('home', askerOf(event.user, body.team_id, `slack:event:${body.event_id}`).then(open));
      });
    },
    isHome: ({ view }) => view?.type === 'home',
    async answer({ user, team, trigger_id: trigger }, action) {
      const { action_id: id, value = '' } = action as { readonly action_id?: string; readonly value?: string };
      const asker = await askerOf(user.id, team?.id ?? '', `slack:${trigger}`);
      const question = value.trim();
      if (id === homeStartAction || (id === homeSearchAction && question === '')) return await open(asker);
      if (id === homeSearchAction) return await show(asker, await dispatch.runText('news', question, asker), { question });
      const intent = decodeIntent(chosen(action));
      if (intent === undefined) return await show(asker, composeNotice(dispatch.wordsOf(asker).oldVersion), {});
      const page = intent.kind === 'page' ? intent.page : 1;
      const asked = intent.kind === 'search' || intent.kind === 'page' ? intent.query : undefined;
      await show(asker, await dispatch.act(intent, asker), { page, ...(asked === undefined ? {} : { question: asked }) });
    },
  };
}

interface Shown {
  readonly page?: number;
  /** Stays in the field. */
  readonly question?: string;
  readonly leadsBack?: boolean;
}

function chosen(action: unknown): string {
  const { selected_option: option, value } = action as { readonly selected_option?: { readonly value?: string }; readonly value?: string };
  return option?.value ?? value ?? '';
}
