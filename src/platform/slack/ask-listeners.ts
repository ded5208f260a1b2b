import type { AckFn, App, BlockAction, SlackOptions as SuggestionRequest, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { askEntry } from '../../command/ask-entry.ts';
import { type CommandResult, type Asker, type Choice, type Dispatch, isForm } from '../../command/command.ts';
import { beginningOf } from '../../reply/clip.ts';
import { composeNotice } from '../../reply/compose-notice.ts';
import { decodeIntent } from '../../reply/intent-codec.ts';
import { Recent } from '../../runtime/recent.ts';
import type { PlainAnswers } from './answer-plainly.ts';
import type { PersonOf } from './askers.ts';
import { askField, renderAsk } from './ask-view.ts';
import { type AnswerOnce, lateCause } from './late-answer.ts';
import { slackLimits } from './limits.ts';
import { pageOf } from './read-action.ts';
import { renderSlack } from './render.ts';
import { renderOption } from './render-view.ts';

export interface AskListenerOptions {
  readonly dispatch: Dispatch;
  /** It tries once: the person asks again if nothing comes. */
  readonly client: Pick<WebClient, 'views'>;
  readonly plainly: PlainAnswers;
  readonly personOf: PersonOf;
  readonly tracked: (what: string, answering: Promise<unknown>) => Promise<void>;
  /** Slack may give a copy to another process. */
  readonly answerOnce: AnswerOnce;
  /** False for an act that was heard before. */
  readonly isNew: (id: string) => boolean;
}

/** Somebody's act in the form, or on the way to it. */
interface Act {
  readonly user: { readonly id: string };
  readonly trigger_id?: string;
}

/** The global shortcut: a form with a field that suggests, and the answers in its place, for the person alone. */
export interface AskListeners {
  register(app: App): void;
  /** Whether it happened in that form. */
  isAsk(body: { readonly view?: { readonly callback_id?: string } }): boolean;
  /** A press or a choice in the answer. */
  answer(body: BlockAction, value: string): Promise<void>;
  suggest(body: SuggestionRequest, ack: AckFn<object>): Promise<void>;
}

/** Submissions whose answers are remembered, for copies of them. */
const maxShown = 500;
/** As many as fit on a screen. */
const maxSuggestions = 25;

export function createAskListeners(options: AskListenerOptions): AskListeners {
  const { dispatch, client, plainly, personOf, tracked, answerOnce, isNew } = options;
  const shown = new Recent<string, Promise<ModalView>>(maxShown);

  /** Nobody else sees the form, so its answers are those of a direct message. */
  async function askerOf({ user, trigger_id: trigger }: Act): Promise<Asker> {
    return {
      platform: 'slack',
      channelId: user.id,
      userId: user.id,
      isDirect: true,
      managesChannel: false,
      ...(trigger === undefined ? {} : { cause: `slack:${trigger}` }),
      ...(await personOf(user.id)),
    };
  }

  async function open(act: Act & { readonly trigger_id: string }): Promise<void> {
    const words = dispatch.wordsOf(await askerOf(act));
    await client.views.open({ trigger_id: act.trigger_id, view: renderAsk({ words }) });
  }

  /** The form as it was shown. */
  async function show(viewId: string, answered: CommandResult, asker: Asker, question: string | undefined, page = 1): Promise<ModalView> {
    const words = dispatch.wordsOf(asker);
    const asked = { words, ...(question === undefined ? {} : { question }) };
    let view = renderAsk(asked);
    const reply = isForm(answered) ? composeNotice(words.opensInChannel) : answered;
    const { payload } = renderSlack(reply, { page });
    await plainly.sendInView(payload, (blocks) => {
      view = renderAsk({ ...asked, blocks });
      return { blocksAbove: view.blocks.length - blocks.length, send: () => client.views.update({ view_id: viewId, view }) };
    });
    return view;
  }

  /** An empty acknowledgement would close the form. The answer follows it, because Slack tells only there what it refuses. */
  async function submit(body: ViewSubmitAction, ack: AckFn<object>): Promise<ModalView> {
    const asker = await askerOf(body);
    const question = questionIn(body.view) ?? '';
    const view = renderAsk({ words: dispatch.wordsOf(asker), question });
    await ack({ response_action: 'update', view }).catch(() => {});
    return await show(body.view.id, await dispatch.runText('news', question, asker), asker, question);
  }

  return {
    register(app) {
      app.shortcut({ callback_id: askEntry.callbackId, type: 'shortcut' }, async ({ shortcut, ack }) => {
        await ack().catch(() => {});
        // A trigger opens one view.
        const opening = (): Promise<boolean> => answerOnce(lateCause(shortcut), () => open(shortcut));
        if (isNew(shortcut.trigger_id)) await tracked(askEntry.name, opening());
      });
      app.view({ callback_id: askEntry.callbackId, type: 'view_submission' }, async ({ body, ack }) => {
        if (body.type !== 'view_submission') return ack();
        const answer = ack as AckFn<object>;
        const given = shown.get(body.trigger_id);
        // Slack takes the first acknowledgement; if that was lost, the copy's brings the form with its answer.
        if (given !== undefined) return given.then((view) => answer({ response_action: 'update', view })).catch(() => {});
        const coming = submit(body, answer);
        shown.set(body.trigger_id, coming);
        await tracked(askEntry.name, coming);
      });
    },
    isAsk: ({ view }) => view?.callback_id === askEntry.callbackId,
    async answer(body, value) {
      const { view } = body;
      if (view === undefined) return;
      const asker = await askerOf(body);
      const question = questionIn(view as ViewSubmitAction['view']);
      const intent = decodeIntent(value);
      const answered = intent === undefined ? composeNotice(dispatch.wordsOf(asker).oldVersion) : await dispatch.act(intent, asker);
      await show(view.id, answered, asker, question, pageOf(intent));
    },
    async suggest(body, ack) {
      const typed = body.value.trim();
      const found = await dispatch.suggest({ command: 'news' }, 'query', typed, {}, await askerOf(body));
      // A menu takes nothing but its options: any question can be asked because it is one.
      const own = typed === '' ? [] : [ownChoice(typed)];
      const choices = [...own, ...found.filter(({ value }) => value !== typed)].slice(0, maxSuggestions);
      await ack({ options: choices.map(({ name, value }) => renderOption({ label: name, value })) });
    },
  };
}

/** Slack's options hold half of what `/news` takes: the words that are shown are those that are asked. */
function ownChoice(typed: string): Choice {
  const words = beginningOf(typed, slackLimits.optionValue);
  return { name: words === typed ? words : beginningOf(words, slackLimits.optionText - 1) + '…', value: words };
}

function questionIn({ state }: Pick<ViewSubmitAction['view'], 'state'>): string | undefined {
  return state?.values[askField]?.[askField]?.selected_option?.value;
}
