import type { KnownBlock } from '@slack/types';
import { createBudget } from '../../reply/budget.ts';
import { clampPage, layOut } from '../../reply/lay-out.ts';
import type { Reply } from '../../reply/reply.ts';
import { escapeWithin } from './escape.ts';
import { slackLimits } from './limits.ts';
import { plainText } from './plain-text.ts';
import { createActionIds } from './action-ids.ts';
import { renderActions, renderPaging } from './render-actions.ts';
import { messageRoom, slackSurface } from './render-blocks.ts';
import { wordsIn } from '../../words/words-for.ts';

export interface SlackPayload {
  /** The words of notifications and screen readers. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  readonly response_type: 'in_channel' | 'ephemeral';
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

export interface RenderedSlack {
  readonly payload: SlackPayload;
  /** At least 1. */
  readonly pageCount: number;
}

/** Room that the paging buttons and the line beside them take at most. */
const pagingReserve = [500, 2] as const;

/**
 * A reply as one Slack message (Block Kit), ready to send as JSON. Never throws and never exceeds `slackLimits`, whatever the
 * reply: what does not fit is on another page, or counted ("and 3 more"). `page` counts from 1 and is clamped.
 */
export function renderSlack(reply: Reply, { page }: { readonly page: number }): RenderedSlack {
  const words = wordsIn(reply.language);
  const surface = slackSurface(words);
  const nextId = createActionIds();
  const budget = createBudget(messageRoom);
  if (reply.paging) budget.take(pagingReserve);
  // Menus may hold 100 options; with what they take, at least half of a message stays for the answer.
  const actionBudget = budget.keeping([slackLimits.textTotal / 2, 0]);
  const actions = reply.actions.filter((action) => {
    const [block] = renderActions([action], createActionIds());
    return block !== undefined && actionBudget.take([surface.costOf(block)[0] ?? 0, 0]);
  });
  const actionBlocks = renderActions(actions, nextId);
  budget.take([0, actionBlocks.length]);
  const { parts, pageCount } = layOut(reply, page, budget, surface);
  const current = clampPage(page, pageCount);
  const paging: readonly KnownBlock[] =
    reply.paging && pageCount > 1
      ? [
          { type: 'context', elements: [plainText(words.page(current, pageCount))] },
          renderPaging(reply.paging, { page: current, pageCount, words }, nextId),
        ]
      : [];
  const blocks = [...withoutEdgeRules(parts), ...paging, ...actionBlocks];
  return {
    pageCount,
    payload: {
      text: escapeWithin(reply.summary.trim() === '' ? '…' : reply.summary, slackLimits.fallbackText),
      blocks: blocks.length === 0 ? [{ type: 'context', elements: [plainText('…')] }] : blocks,
      response_type: reply.audience === 'asker' ? 'ephemeral' : 'in_channel',
      unfurl_links: false,
      unfurl_media: false,
    },
  };
}

/** A line above the first or below the last thing divides nothing. */
function withoutEdgeRules(blocks: readonly KnownBlock[]): readonly KnownBlock[] {
  const first = blocks.findIndex(({ type }) => type !== 'divider');
  const last = blocks.findLastIndex(({ type }) => type !== 'divider');
  return blocks.slice(Math.max(first, 0), last + 1);
}
