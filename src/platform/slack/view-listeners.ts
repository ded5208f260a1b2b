import type { AckFn, SlackOptions as SuggestionRequest, ViewSubmitAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { type CommandResult, type Asker, type Choice, type Dispatch, isForm } from '../../command/command.ts';
import { composeFormProblems } from '../../reply/compose-form-problems.ts';
import { fieldsOf, type Form, type FormValues } from '../../reply/form.ts';
import type { Reply } from '../../reply/reply.ts';
import { decodeIntent } from '../../reply/intent-codec.ts';
import type { PostingOutlook } from '../../subscription/posting-outlook.ts';
import type { Clock } from '../../runtime/clock.ts';
import { within } from '../../runtime/within.ts';
import type { PlainAnswers } from './answer-plainly.ts';
import { type PersonOf, reaching, type Rights } from './askers.ts';
import { explainRefusal } from './explain-refusal.ts';
import type { IsOwnDirect } from './own-direct.ts';
import { postShared } from './post-shared.ts';
import type { AnsweredEnvelope } from './command-answers.ts';
import { type AnswerOnce, lateCause } from './late-answer.ts';
import { renderSlack } from './render.ts';
import { acknowledgeWithinMs } from './limits.ts';
import { type FormPlace, readPlace, renderOption, renderView, rolePrefix } from './render-view.ts';
import type { Words } from '../../words/words.ts';
import { keepText, sayKept } from '../../words/kept-text.ts';

export interface ViewListenerOptions {
  readonly dispatch: Dispatch;
  readonly clock: Clock;
  readonly plainly: PlainAnswers;
  /** Slack may give a copy to another process. */
  readonly answerOnce: AnswerOnce;
  readonly isOwnDirect: IsOwnDirect;
  /** Asks Slack whether the bot may post in a channel. */
  readonly lookAhead: (channelId: string) => () => Promise<PostingOutlook>;
  /** As in `ListenerOptions`. */
  readonly lookUps: Pick<WebClient, 'usergroups'>;
  readonly personOf: PersonOf;
  /** Asks Slack, for commands that are for managers alone. */
  readonly rightsOf: (userId: string, command: string) => Promise<Rights>;
}

export interface ViewListeners {
  /** An empty acknowledgement closes the form; the answer comes beside it. */
  submit(body: ViewSubmitAction, client: WebClient, ack: AckFn<object>): Promise<AnsweredEnvelope>;
  /** The options of a form's menu for the words typed into it. */
  suggest(body: SuggestionRequest, ack: AckFn<object>): Promise<void>;
}

/** Slack waits 3 s for the options of a menu. */
const lookUpMs = 2_000;
const maxSuggestions = 25;
/** No group's id. */
const cannotListValue = 'cannot-list';

/** Submissions of forms, and the menus in them. */
export function createViewListeners(options: ViewListenerOptions): ViewListeners {
  const { dispatch, clock, plainly, answerOnce, isOwnDirect, lookAhead, lookUps, personOf, rightsOf } = options;

  async function wordsOf(userId: string): Promise<Words> {
    return dispatch.wordsOf({ platform: 'slack', ...(await personOf(userId)) });
  }

  /** Rights are looked up again: the form may have been open for long. */
  async function askerOf(body: ViewSubmitAction, place: FormPlace): Promise<Asker> {
    const [rights, person] = await Promise.all([rightsOf(body.user.id, place.command), personOf(body.user.id)]);
    const asker: Asker = {
      platform: 'slack',
      channelId: place.channelId,
      userId: body.user.id,
      userName: body.user.name,
      ...(place.messageId === undefined ? {} : { messageId: place.messageId }),
      isDirect: isOwnDirect(body.user.id, place.channelId),
      cause: `slack:${body.trigger_id}`,
      ...rights,
      ...person,
      channelOffers: [],
    };
    return reaching(asker, lookAhead);
  }

  async function submit(body: ViewSubmitAction, place: FormPlace): Promise<CommandResult> {
    const values = readValues(body.view.state.values);
    const asker = await askerOf(body, place);
    const intent = place.intent === undefined ? undefined : decodeIntent(place.intent);
    return intent === undefined ? dispatch.submit(place.command, values, asker, place.channel) : dispatch.act(intent, asker, values);
  }

  return {
    async submit(body, client, ack) {
      const place = readPlace(body.view.private_metadata);
      if (place === undefined) {
        await ack();
        return { json: undefined, isOurs: true };
      }
      const submitted = submit(body, place);
      const beside = async (answer: () => Promise<void>): Promise<AnsweredEnvelope> => ({
        json: undefined,
        isOurs: await answerOnce(lateCause(body), answer),
      });
      const answered = await within(submitted, acknowledgeWithinMs, clock);
      if (answered === 'late') {
        await ack().catch(() => {});
        const late = await submitted;
        // The form is closed: what is wrong with it is told in words that repeat what was typed.
        const reply = isForm(late) ? composeFormProblems(late, place.command, 1, await wordsOf(body.user.id)) : late;
        return beside(() => tell(reply, place, body.user.id, client));
      }
      if (isForm(answered)) {
        const again = correctionOf(answered, place);
        await ack(again);
        return { json: JSON.stringify(again), isOurs: true };
      }
      // If the socket was cut, the answer still arrives; the form then says that it had trouble, and may be sent again.
      await ack().catch(() => {});
      return beside(() => tell(answered, place, body.user.id, client));
    },
    async suggest(body, ack) {
      const place = 'view' in body && body.view ? readPlace(body.view.private_metadata) : undefined;
      const choices = body.action_id.startsWith(rolePrefix)
        ? await suggestGroups(body.value, body.user.id)
        : await dispatch.suggest({ command: place?.command ?? '' }, body.action_id, body.value, {}, await suggestionAsker(body, place));
      const options = choices.slice(0, maxSuggestions).map(({ name, value }) => renderOption({ label: name, value }));
      await ack({ options });
    },
  };

  async function suggestionAsker({ user }: SuggestionRequest, place: FormPlace | undefined): Promise<Asker> {
    return {
      platform: 'slack',
      channelId: place?.channelId ?? '',
      userId: user.id,
      isDirect: place !== undefined && isOwnDirect(user.id, place.channelId),
      managesChannel: false,
      ...(await personOf(user.id)),
    };
  }

  /** The response URL reaches the asker for 30 minutes; a form that was open for longer is answered where the bot may write. */
  async function tell(reply: Reply, { responseUrl, channelId }: FormPlace, userId: string, client: WebClient): Promise<void> {
    if (reply.claim !== undefined) return postShared(responseUrl, reply, plainly, dispatch, await wordsOf(userId));
    const { payload } = renderSlack(reply, { page: 1 });
    try {
      await plainly.respond(responseUrl, payload);
    } catch {
      await plainly.send(payload, ({ text, blocks }) =>
        client.chat.postEphemeral({ channel: channelId, user: userId, text, blocks: [...blocks] }),
      );
    }
  }

  async function suggestGroups(typed: string, userId: string): Promise<readonly Choice[]> {
    const word = typed.trim().replace(/^@/u, '').toLowerCase();
    // An id can be pasted whatever Slack tells.
    const pasted = /^s[a-z0-9]{8,20}$/u.test(word) ? [{ name: word.toUpperCase(), value: word.toUpperCase() }] : [];
    const asked = lookUps.usergroups.list().then(
      ({ usergroups = [] }) => usergroups,
      (error: unknown) => explainRefusal(error, 'usergroups:read').brief,
    );
    const answer = await within(asked, lookUpMs, clock);
    if (answer === 'late') return [...pasted, cannotList(keepText('lateAnswer', 'Slack'), await wordsOf(userId))];
    if (typeof answer === 'string') return [...pasted, cannotList(answer, await wordsOf(userId))];
    const groups = answer.flatMap(({ id, handle, name }) =>
      id === undefined ? [] : [{ name: `@${handle ?? id}${name === undefined ? '' : ` (${name})`}`, value: id }],
    );
    const found = groups.filter(({ name, value }) => name.toLowerCase().includes(word) || value.toLowerCase() === word);
    return found.length === 0 ? pasted : found;
  }
}

/** A menu takes nothing but options: this one says why there is no other, and chooses nothing. */
function cannotList(why: string, words: Words): Choice {
  return { name: words.noGroupList(sayKept(why, words)), value: cannotListValue };
}

/** Faults stand beside their fields. A form that has words of its own, or is about something newer, takes the place of the one that was sent. */
function correctionOf(form: Form, place: FormPlace): object {
  const problems = fieldsOf(form).flatMap(({ name, problem }) => (problem === undefined ? [] : [[name, problem] as const]));
  return form.notice === undefined
    ? { response_action: 'errors', errors: Object.fromEntries(problems) }
    : { response_action: 'update', view: renderView(form, place) };
}

type ViewState = ViewSubmitAction['view']['state']['values'];

function chosen(value: string): string {
  return value === cannotListValue ? '' : value;
}

/** Every input of a view is in its state, the empty ones too. */
function readValues(state: ViewState): FormValues {
  const values: Record<string, string | readonly string[]> = {};
  for (const [name, actions] of Object.entries(state)) {
    for (const field of Object.values(actions)) {
      if (field.type === 'checkboxes' || field.type === 'multi_static_select')
        values[name] = (field.selected_options ?? []).map(({ value }) => value ?? '');
      else values[name] = chosen(field.selected_option?.value ?? field.selected_conversation ?? field.value ?? '');
    }
  }
  return values;
}
