import type { APIComponentInContainer, APIMessageTopLevelComponent } from 'discord.js';
import { createBudget } from '../../reply/budget.ts';
import { clip } from '../../reply/clip.ts';
import { clampPage, layOut } from '../../reply/lay-out.ts';
import type { Reply } from '../../reply/reply.ts';
import { discordLimits } from './limits.ts';
import { createSlotCounter, linkButton, renderActions, renderLeftLinks, renderPaging } from './render-actions.ts';
import type { Part } from './render-parts.ts';
import { componentCost, discordSurface, messageRoom } from './render-surface.ts';
import { wordsIn } from '../../words/words-for.ts';
import type { Words } from '../../words/words.ts';

/** resources/message, "Message Flags" */
const messageFlags = { ephemeral: 1 << 6, isComponentsV2: 1 << 15 } as const;
const componentType = { section: 9, textDisplay: 10, mediaGallery: 12, separator: 14, container: 17 } as const;

export interface DiscordPayload {
  readonly flags: number;
  readonly components: readonly APIMessageTopLevelComponent[];
  /** Nothing in a reply may ping: not even what looks like a mention and slipped through. */
  readonly allowed_mentions: { readonly parse: readonly [] };
}

export interface RenderedDiscord {
  readonly payload: DiscordPayload;
  /** At least 1. */
  readonly pageCount: number;
}

/**
 * A reply as one Discord message (Components V2), ready to send as JSON. Never throws and never exceeds `discordLimits`, whatever
 * the reply: what does not fit is on another page, or counted ("and 3 more"). `page` counts from 1 and is clamped.
 */
export function renderDiscord(reply: Reply, { page }: { readonly page: number }): RenderedDiscord {
  const words = wordsIn(reply.language);
  const surface = discordSurface(words);
  const nextSlot = createSlotCounter();
  const budget = createBudget(messageRoom);
  // The container, and the row of paging buttons with its three.
  budget.take(componentCost(reply.paging ? 5 : 1));
  const rows = renderActions(reply.actions, nextSlot).filter((row) => budget.take(componentCost(1 + row.components.length)));
  const leftLinks = renderLeftLinks(reply.actions)
    .map((content) => ({ kind: 'text', content }) as const)
    .filter((part) => budget.take(surface.costOf(part)));
  const { parts, pageCount } = layOut(reply, page, budget, surface);
  const paging =
    reply.paging && pageCount > 1 ? [renderPaging(reply.paging, { page: clampPage(page, pageCount), pageCount, words }, nextSlot)] : [];
  const components: APIComponentInContainer[] = [
    ...[...withoutEdgeRules(parts), ...leftLinks].map((part) => renderPart(part, words)),
    ...paging,
    ...rows,
  ];
  if (components.length === 0) components.push({ type: componentType.textDisplay, content: '…' });
  const color = reply.color;
  return {
    pageCount,
    payload: {
      flags: messageFlags.isComponentsV2 | (reply.audience === 'asker' ? messageFlags.ephemeral : 0),
      components: [{ type: componentType.container, ...(isColor(color) ? { accent_color: color } : {}), components }],
      allowed_mentions: { parse: [] },
    },
  };
}

function renderPart(part: Part, words: Words): APIComponentInContainer {
  switch (part.kind) {
    case 'text':
      return { type: componentType.textDisplay, content: part.content };
    case 'titleWithButton': {
      const button = linkButton(words.open, part.url);
      const text = { type: componentType.textDisplay, content: part.content } as const;
      return button ? { type: componentType.section, components: [text], accessory: button } : text;
    }
    case 'image': {
      const description = clip(part.alt.trim(), discordLimits.mediaDescription);
      return { type: componentType.mediaGallery, items: [{ media: { url: part.url }, ...(description === '' ? {} : { description }) }] };
    }
    case 'rule':
      return { type: componentType.separator };
  }
}

/** A line above the first or below the last thing divides nothing. */
function withoutEdgeRules(parts: readonly Part[]): readonly Part[] {
  const first = parts.findIndex(({ kind }) => kind !== 'rule');
  const last = parts.findLastIndex(({ kind }) => kind !== 'rule');
  return parts.slice(Math.max(first, 0), last + 1);
}

function isColor(color: number | undefined): color is number {
  return color !== undefined && Number.isInteger(color) && color >= 0 && color <= 0xffffff;
}
