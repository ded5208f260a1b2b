import { createHash } from 'node:crypto';
import type { Delivery } from './delivery.ts';

/** 25 characters of base64url: 150 bits. The longest nonce that Discord takes. */
export type DeliveryKey = string & { readonly __brand: 'DeliveryKey' };

export const DELIVERY_KEY_LENGTH = 25;

/**
 * Names one message for good: the same on every attempt, in every process, after every restart.
 * It covers the part and the revision, because a platform answers a repeated key with the first message, whatever the text.
 */
export function deliveryKeyOf(
  delivery: Pick<Delivery, 'announcementId' | 'part' | 'revision'> & { readonly destination: { readonly id: string } },
): DeliveryKey {
  const tuple = JSON.stringify([delivery.announcementId, delivery.destination.id, delivery.part, delivery.revision]);
  return createHash('sha256').update(tuple).digest('base64url').slice(0, DELIVERY_KEY_LENGTH) as DeliveryKey;
}

/** The key of another form of the same message: a platform that refused the first one may not take the second for it. */
export function variantKeyOf(key: DeliveryKey, form: string): DeliveryKey {
  return createHash('sha256').update(`${key}\u0000${form}`).digest('base64url').slice(0, DELIVERY_KEY_LENGTH) as DeliveryKey;
}

/** Names the one message that an announcement may have at a destination, whatever its text: what history is searched for. */
export type DeliveryMarker = string & { readonly __brand: 'DeliveryMark' };

/** An edit keeps the mark of the post that it edits. */
export function deliveryMarkerOf({
  announcementId,
  destination,
  kind,
  part,
}: Pick<Delivery, 'announcementId' | 'kind' | 'part'> & { readonly destination: { readonly id: string } }): DeliveryMarker {
  const tuple = JSON.stringify(['mark', announcementId, destination.id, kind === 'edit' ? 'post' : part]);
  return createHash('sha256').update(tuple).digest('base64url').slice(0, DELIVERY_KEY_LENGTH) as DeliveryMarker;
}

/** The same key as a UUID of version 5's shape, for platforms that want one. */
export function deliveryUuidOf(key: DeliveryKey): string {
  const bytes = createHash('sha256').update(key).digest().subarray(0, 16);
  bytes.writeUInt8(((bytes[6] ?? 0) & 0x0f) | 0x50, 6);
  bytes.writeUInt8(((bytes[8] ?? 0) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
