import type { DeliveryMarker } from '../../delivery/delivery-key.ts';
import { type Component, textDisplay } from './component-tree.ts';
import { hasMarker, markMessage } from './delivery-marker.ts';

/** A message before it is sent: what may be refused of it, each kind of part by itself. */
export interface DiscordDraft {
  readonly components: readonly Component[];
  /** Set in the plainest form: the words as a message without components. */
  readonly content?: string;
  readonly flags: number;
  /** The roles that it pings. */
  readonly roles: readonly string[];
  /** Of a forum's post. */
  readonly tags: readonly string[];
  /** Of a forum's post or a thread. */
  readonly title: string;
  /** The form of an announcement's marker. `button`: hidden in one; `text`: in small print, if Discord refused the button. */
  readonly marker?: { readonly id: DeliveryMarker; readonly carrier: 'button' | 'text' };
}

export interface DiscordBody {
  readonly flags: number;
  readonly components?: readonly Component[];
  readonly content?: string;
  readonly allowed_mentions: { readonly parse: readonly []; readonly roles?: readonly string[] };
}

/** resources/message, "Message Flags" */
const flags = { suppressEmbeds: 1 << 2, componentsV2: 1 << 15 } as const;

export function bodyOfDraft(draft: DiscordDraft): DiscordBody {
  const { content, components, roles, marker } = draft;
  const allowed_mentions = { parse: [], ...(marker === undefined ? {} : { roles }) } as const;
  if (content === undefined) return { flags: draft.flags, components, allowed_mentions };
  return { flags: (draft.flags & ~flags.componentsV2) | flags.suppressEmbeds, content, allowed_mentions };
}

/** Sees to it that the message can be found again, whatever was left out of it. */
export function withMarker(draft: DiscordDraft): DiscordDraft {
  const { marker, components, content } = draft;
  if (marker === undefined || hasMarker({ components, content }, marker.id)) return draft;
  const line = `-# ${marker.id}`;
  if (content !== undefined) return { ...draft, content: `${content}\n${line}` };
  if (marker.carrier === 'text') return { ...draft, components: [...components, textDisplay(line)] };
  return { ...draft, components: markMessage(components as never, marker.id) as unknown as readonly Component[] };
}
