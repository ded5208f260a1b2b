import type { DeliveryMarker } from '../../delivery/delivery-key.ts';
import type { Block } from './plainer-block.ts';

/** A message before it is sent: what may be refused of it, each kind of part by itself. */
export interface SlackDraft {
  readonly text: string;
  readonly blocks: readonly Block[];
  /**
   * The form of an announcement's marker. `metadata`: where Slack keeps it; `block`: as the id of a block; `text`: in words, if there is
   * none.
   */
  readonly marker?: { readonly id: DeliveryMarker; readonly carrier: 'metadata' | 'block' | 'text' };
  /** A note goes into the thread of its post. */
  readonly thread?: string;
}

export interface SlackBody {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
  readonly metadata?: object;
}

const eventType = 'newsdesk_delivery';

/** The marks of `metadata` and `block` are invisible. An edit removes with an empty object what an earlier form had. */
export function bodyOfDraft({ text, blocks, marker }: SlackDraft): SlackBody {
  const quiet = { unfurl_links: false, unfurl_media: false } as const;
  if (marker === undefined) return { text, blocks, ...quiet };
  const { id, carrier } = marker;
  if (carrier === 'metadata') return { text, blocks, ...quiet, metadata: { event_type: eventType, event_payload: { delivery_id: id } } };
  const [first, ...others] = blocks;
  if (carrier === 'block' && first !== undefined) return { text, blocks: [{ ...first, block_id: id }, ...others], ...quiet };
  return { text: `${text}\n${id}`, blocks, ...quiet };
}

/** As far as a message in a history is read. */
export interface MessageWithMarker {
  readonly text?: string;
  readonly blocks?: readonly { readonly block_id?: string }[];
  readonly metadata?: { readonly event_payload?: { readonly delivery_id?: string } };
}

export function carriesMarker({ text, blocks, metadata }: MessageWithMarker, marker: DeliveryMarker): boolean {
  if (metadata?.event_payload?.delivery_id === marker) return true;
  return blocks?.some(({ block_id }) => block_id === marker) === true || text?.endsWith(marker) === true;
}
