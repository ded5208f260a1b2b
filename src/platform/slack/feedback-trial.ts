import { type Block, plainerBlock } from './plainer-block.ts';
import type { SlackPayload } from './render.ts';

/**
 * Whether Slack takes its own buttons for feedback, the newest kind of block that Newsdesk sends. An acknowledgement reports no refusal, so
 * they are tried once at a response URL; meanwhile, and if they are refused, ordinary buttons stand in their place.
 */
export interface FeedbackTrial {
  /** The payload for an acknowledgement; undefined if it is the one to try, at the response URL. */
  forAcknowledgement(payload: SlackPayload): SlackPayload | undefined;
  /** The payload for a place that reports refusals. */
  forResponse(payload: SlackPayload): SlackPayload;
  /** The outcome of a payload of which this was taken. Other refusals may take the buttons along: those tell nothing about them. */
  judge(payload: SlackPayload, taken: Pick<SlackPayload, 'blocks'>): TrialOutcome;
  /** The fate of a payload that was sent there. */
  settle(outcome: TrialOutcome): void;
}

export type TrialOutcome = 'taken' | 'refused' | 'unknown';

export function createFeedbackTrial(): FeedbackTrial {
  let state: 'untried' | 'trying' | 'taken' | 'refused' = 'untried';
  return {
    forAcknowledgement(payload) {
      if (state === 'taken' || !hasFeedback(payload)) return payload;
      if (state !== 'untried') return withPlainFeedback(payload);
      state = 'trying';
      return undefined;
    },
    forResponse: (payload) => (state === 'refused' ? withPlainFeedback(payload) : payload),
    judge(payload, taken) {
      if (hasFeedback(taken)) return 'taken';
      return JSON.stringify(taken.blocks) === JSON.stringify(withPlainFeedback(payload).blocks) ? 'refused' : 'unknown';
    },
    settle(outcome) {
      if (outcome !== 'unknown') state = outcome;
      else if (state === 'trying') state = 'untried';
    },
  };
}

export function hasFeedback({ blocks }: Pick<SlackPayload, 'blocks'>): boolean {
  return blocks.some(({ type }) => type === 'context_actions');
}

function withPlainFeedback(payload: SlackPayload): SlackPayload {
  const blocks = (payload.blocks as unknown as readonly Block[]).flatMap((block) =>
    block['type'] === 'context_actions' ? (plainerBlock(block, []) ?? []) : [block],
  );
  return { ...payload, blocks: blocks as unknown as SlackPayload['blocks'] };
}
