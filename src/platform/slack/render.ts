import type { ContextBlock, KnownBlock } from '@slack/types';
import { createBudget } from '../../reply/budget.ts';
import { clampPage, layOut } from '../../reply/lay-out.ts';
import type { Reply } from '../../reply/reply.ts';
import { escapeWithin } from './escape.ts';
import { slackLimits } from './limits.ts';
import { plainText } from './plain-text.ts';
import { createActionIds, renderActions, renderPaging } from './render-actions.ts';
import { messageRoom, slackSurface } from './render-blocks.ts';

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
  const nextId = createActionIds();
  const budget = createBudget(messageRoom);
  if (reply.paging) budget.take(pagingReserve);
  // Menus may hold 100 options; with what they take, at least half of a message stays for the answer.
  const actionBudget = budget.keeping([slackLimits.textTotal / 2, 0]);
  const actions = reply.actions.filter((action) => {
    const [block] = renderActions([action], createActionIds());
    return block !== undefined && actionBudget.take([slackSurface.costOf(block)[0] ?? 0, 0]);
  });
  const actionBlocks = renderActions(actions, nextId);
  budget.take([0, actionBlocks.length]);
  const { parts, pageCount } = layOut(reply, page, budget, slackSurface);
  const current = clampPage(page, pageCount);
  const paging: readonly KnownBlock[] =
    reply.paging && pageCount > 1 ? [placeBlock(current, pageCount), renderPaging(reply.paging, current, pageCount, nextId)] : [];
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

function placeBlock(page: number, pageCount: number): ContextBlock {
  return { type: 'context', elements: [plainText(`Page ${page} of ${pageCount}`)] };
}

/** A line above the first or below the last thing divides nothing. */
function withoutEdgeRules(blocks: readonly KnownBlock[]): readonly KnownBlock[] {
  const first = blocks.findIndex(({ type }) => type !== 'divider');
  const last = blocks.findLastIndex(({ type }) => type !== 'divider');
  return blocks.slice(Math.max(first, 0), last + 1);
}
