import type { Clock } from '../../runtime/clock.ts';
import type { RefusedAddresses } from '../refused-addresses.ts';
import { type LostPart, sendPlainer } from '../send-plainer.ts';
import type { SlackDraft } from './draft.ts';
import type { Block } from './plainer-block.ts';
import type { SlackPayload } from './render.ts';
import { postResponse } from './response-url.ts';
import { simplifySlack, withoutRefused } from './simplify.ts';

export interface PlainAnswers {
  /**
   * Sends an answer to a `response_url`; see `postResponse`. `replaces` tells whether it takes the place of the message that was clicked.
   */
  respond(url: string, payload: SlackPayload, replaces?: boolean, afterDoubt?: SlackPayload): Promise<void>;
  /** Sends an answer by `send`, for instance to a method of the Web API. */
  send(payload: SlackPayload, send: (shown: Pick<SlackPayload, 'text' | 'blocks'>) => Promise<unknown>): Promise<void>;
  /**
   * Whether an answer may stand in an acknowledgement. Slack does not report its refusals there, and the asker would see nothing: so what
   * it may refuse, a picture that it cannot fetch or an address that it did not take a while ago, goes to the response URL. So does the
   * newest kind of block, until Slack has taken it once there.
   */
  mayAcknowledge(payload: SlackPayload): boolean;
}

export interface PlainAnswersOptions {
  readonly clock: Clock;
  readonly refused: RefusedAddresses;
  /** Told once an answer is there without a part. */
  readonly onLeftOut: (lost: readonly LostPart[]) => void;
}

function hasFeedback({ blocks }: Pick<SlackPayload, 'blocks'>): boolean {
  return blocks.some(({ type }) => type === 'context_actions');
}

/** A response URL takes five answers, and refused ones may count: one must be left for the plainest. */
const maxTries = 5;

/** Answers to commands, buttons and forms: where Slack refuses a part, the same without it, so that nobody waits in vain. */
export function createPlainAnswers({ clock, refused, onLeftOut }: PlainAnswersOptions): PlainAnswers {
  async function sendDraft(payload: SlackPayload, send: (shown: Pick<SlackPayload, 'text' | 'blocks'>) => Promise<unknown>): Promise<void> {
    const whole: SlackDraft = { text: payload.text, blocks: payload.blocks as unknown as readonly Block[] };
    const { lost } = await sendPlainer({
      from: { draft: refused.isEmpty ? whole : withoutRefused(whole, refused.has), lost: [] },
      maxTries,
      send: ({ text, blocks }) => send({ text, blocks: blocks as unknown as SlackPayload['blocks'] }),
      simplify: simplifySlack,
      onPlainer: (plainer) => refused.note(plainer.lost),
    });
    if (lost.length > 0) onLeftOut(lost);
  }

  let hasTakenFeedback = false;

  return {
    async respond(url, payload, replaces, afterDoubt) {
      let isWhole = false;
      await sendDraft(payload, (shown) => {
        isWhole = hasFeedback(shown);
        return postResponse(
          url,
          { ...payload, ...shown, ...(replaces === undefined ? {} : { replace_original: replaces }) },
          clock,
          afterDoubt,
        );
      });
      hasTakenFeedback ||= isWhole;
    },
    send: sendDraft,
    mayAcknowledge(payload) {
      if (payload.blocks.some(({ type }) => type === 'image' || type === 'video')) return false;
      if (!hasTakenFeedback && hasFeedback(payload)) return false;
      return (
        refused.isEmpty ||
        withoutRefused({ text: '', blocks: payload.blocks as unknown as readonly Block[] }, refused.has).blocks.every(
          (block, index) => block === (payload.blocks as unknown as readonly Block[])[index],
        )
      );
    },
  };
}
