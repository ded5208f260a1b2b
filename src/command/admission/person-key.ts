import type { Asker } from '../command.ts';

/** The place of a question: a guild or a workspace; in a direct message without one, the person alone. */
export function tenantKey({ platform, installationId, userId }: Pick<Asker, 'platform' | 'installationId' | 'userId'>): string {
  return installationId === undefined ? `${platform}:direct:${userId}` : `${platform}:${installationId}`;
}

/** Somebody in one installation. What is remembered of a person is remembered by this, so that no installation learns of another. */
export function personKey(asker: Pick<Asker, 'platform' | 'installationId' | 'userId'>): string {
  return `${tenantKey(asker)}:${asker.userId}`;
}
