import type { Clock } from '../../runtime/clock.ts';
import type { RefusedAddresses } from '../refused-addresses.ts';
import { type LostPart, sendPlainer } from '../send-plainer.ts';
import type { SlackDraft } from './draft.ts';
import { type Block, plainSection } from './plainer-block.ts';
import type { SlackPayload } from './render.ts';
import { postResponse } from './response-url.ts';
import { createNativeTrial, forView } from './native-trial.ts';
import { simplifySlack, withoutRefused } from './simplify.ts';

export interface PlainAnswers {
  /**
   * Sends an answer to a `response_url`; see `postResponse`. `replaces` tells whether it takes the place of the message that was clicked.
   */
  respond(url: string, payload: SlackPayload, replaces?: boolean, afterDoubt?: SlackPayload): Promise<void>;
  /** Sends an answer by `send`, for instance to a method of the Web API. */
  send(payload: SlackPayload, send: (shown: Pick<SlackPayload, 'text' | 'blocks'>) => Promise<unknown>): Promise<void>;
  /**
   * Sends an answer in a view, which `place` makes of its blocks. What is refused of them is left out, and if none is left, the words stand in
   * their place: a view has no text beside its blocks.
   */
  sendInView(payload: SlackPayload, place: (blocks: SlackPayload['blocks']) => PlacedInView): Promise<void>;
  /**
   * An answer as it may stand in an acknowledgement; undefined if it may not. Slack does not report its refusals there, and the asker would
   * see nothing: so what it may refuse, a picture that it cannot fetch or an address that it did not take a while ago, goes to the response
   * URL. So does each of Slack's newest kinds of blocks once, and in other answers plainer ones stand for it until Slack has taken it.
   */
  forAcknowledgement(payload: SlackPayload): SlackPayload | undefined;
}

export interface PlacedInView {
  /** Blocks of the view's own above those of the answer: Slack counts them when it names a place. */
  readonly blocksAbove: number;
  readonly send: () => Promise<unknown>;
}

export interface PlainAnswersOptions {
  readonly clock: Clock;
  readonly refused: RefusedAddresses;
  /** Told once an answer is there without a part. */
  readonly onLeftOut: (lost: readonly LostPart[]) => void;
}

/** A response URL takes five answers, and refused ones may count: one must be left for the plainest. */
const maxTries = 5;

/** Answers to commands, buttons and forms: where Slack refuses a part, the same without it, so that nobody waits in vain. */
export function createPlainAnswers({ clock, refused, onLeftOut }: PlainAnswersOptions): PlainAnswers {
  async function sendDraft(
    payload: SlackPayload,
    send: (shown: Pick<SlackPayload, 'text' | 'blocks'>) => Promise<unknown>,
    blocksAbove = (): number => 0,
  ): Promise<void> {
    const whole: SlackDraft = { text: payload.text, blocks: payload.blocks as unknown as readonly Block[] };
    const { lost } = await sendPlainer({
      from: { draft: refused.isEmpty ? whole : withoutRefused(whole, refused.has), lost: [] },
      maxTries,
      send: ({ text, blocks }) => send({ text, blocks: blocks as unknown as SlackPayload['blocks'] }),
      simplify: (draft, error, isPatient) => simplifySlack(draft, error, isPatient, blocksAbove()),
      onPlainer: (plainer) => refused.note(plainer.lost),
    });
    if (lost.length > 0) onLeftOut(lost);
  }

  const trial = createNativeTrial();

  return {
    async respond(url, given, replaces, afterDoubt) {
      const payload = trial.forResponse(given);
      let taken: Pick<SlackPayload, 'blocks'> | undefined;
      try {
        await sendDraft(payload, async (shown) => {
          const sent = { ...payload, ...shown, ...(replaces === undefined ? {} : { replace_original: replaces }) };
          await postResponse(url, sent, clock, afterDoubt);
          taken = shown;
        });
      } finally {
        trial.settle(payload, taken);
      }
    },
    send: (payload, send) => sendDraft(payload, send),
    async sendInView(payload, place) {
      let above = 0;
      const send = ({ text, blocks }: Pick<SlackPayload, 'text' | 'blocks'>): Promise<unknown> => {
        const placed = place(blocks.length > 0 ? blocks : [plainSection(text) as unknown as SlackPayload['blocks'][number]]);
        above = placed.blocksAbove;
        return placed.send();
      };
      await sendDraft(forView(payload), send, () => above);
    },
    forAcknowledgement(payload) {
      if (payload.blocks.some(({ type }) => type === 'image' || type === 'video')) return undefined;
      const isTaken =
        refused.isEmpty ||
        withoutRefused({ text: '', blocks: payload.blocks as unknown as readonly Block[] }, refused.has).blocks.every(
          (block, index) => block === (payload.blocks as unknown as readonly Block[])[index],
        );
      return isTaken ? trial.forAcknowledgement(payload) : undefined;
    },
  };
}
