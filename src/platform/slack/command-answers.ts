import type { AckFn, SlashCommand } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { type CommandResult, isForm } from '../../command/command.ts';
import { composeNotice } from '../../reply/compose-notice.ts';
import type { Reply } from '../../reply/reply.ts';
import type { Clock } from '../../runtime/clock.ts';
import { within } from '../../runtime/within.ts';
import type { Words } from '../../words/words.ts';
import type { PlainAnswers } from './answer-plainly.ts';
import type { EnvelopeContext } from './envelope-context.ts';
import { type AnswerOnce, lateCause } from './late-answer.ts';
import { acknowledgeWithinMs } from './limits.ts';
import { openView } from './open-view.ts';
import type { SlackPayload } from './render.ts';

export interface CommandAnswersOptions {
  readonly run: (name: string, command: SlashCommand) => Promise<CommandResult>;
  /** The payload of a reply's first page, and its JSON. */
  readonly render: (reply: Reply) => { readonly payload: SlackPayload; readonly body: string };
  readonly wordsOf: (userId: string) => Promise<Words>;
  readonly plainly: PlainAnswers;
  readonly answerOnce: AnswerOnce;
  readonly clock: Clock;
}

export interface AnsweredEnvelope {
  /** The acknowledgement; undefined if it was empty: a form or a late answer came beside it. */
  readonly json: string | undefined;
  /** False if another process gave the answer. */
  readonly isOurs: boolean;
}

/** Answers a command in its acknowledgement if it can: one message, one round trip. Of several processes one answers beside it. */
export function createCommandAnswers({ run, render, wordsOf, plainly, answerOnce, clock }: CommandAnswersOptions) {
  return async (
    command: SlashCommand,
    client: WebClient,
    answerEnvelope: EnvelopeContext['answerEnvelope'],
    ack: AckFn<string>,
  ): Promise<AnsweredEnvelope> => {
    const name = command.command.replace(/^\//u, '');
    const beside = async (answer: () => Promise<void>, json?: string): Promise<AnsweredEnvelope> => ({
      json,
      isOurs: await answerOnce(lateCause(command), answer),
    });
    const coming = run(name, command);
    const answered = await within(coming, acknowledgeWithinMs, clock);
    if (answered === 'late') {
      await ack().catch(() => {});
      // Before its turn: of several processes the one that is ready answers.
      const late = await coming;
      const reply = isForm(late) ? composeNotice((await wordsOf(command.user_id)).formTooLate, 'problem') : late;
      return beside(() => plainly.respond(command.response_url, render(reply).payload));
    }
    if (isForm(answered)) {
      await ack().catch(() => {});
      return beside(async () => {
        const place = { command: name, channelId: command.channel_id, responseUrl: command.response_url };
        const words = await wordsOf(command.user_id);
        await openView({ client, triggerId: command.trigger_id, form: answered, place, clock, plainly, words });
      });
    }
    const { payload, body } = render(answered);
    const acknowledged = plainly.forAcknowledgement(payload);
    const respond = (): Promise<void> => plainly.respond(command.response_url, payload);
    if (acknowledged === undefined) {
      await ack().catch(() => {});
      return beside(respond);
    }
    const json = acknowledged === payload ? body : JSON.stringify(acknowledged);
    try {
      answerEnvelope(json);
    } catch {
      // The socket was cut between the command and its answer: the response URL takes the answer for 30 minutes.
      return beside(respond, json);
    }
    return { json, isOurs: true };
  };
}
