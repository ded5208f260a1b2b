import type { Destination } from '../subscription/subscription.ts';
import type { Database } from './schema.ts';

/**
 * Forgets that a server or a person at Discord took the app out, since somebody there asks for something again: not every way into a
 * server or an account is told. What was kept goes on. At Slack an installation has a token, and only a new one ends its removal.
 */
export async function endRemoval(db: Database, { platform, installationId, kind, targetId }: Destination): Promise<void> {
  if (platform !== 'discord') return;
  await db
    .deleteFrom('installations')
    .where('platform', '=', platform)
    .where('id', '=', kind === 'user' ? targetId : installationId)
    .where('revoked_at', 'is not', null)
    .execute();
}
