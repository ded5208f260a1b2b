import type { Installations } from '../../../ports/installations.ts';
import type { Clock } from '../../../runtime/clock.ts';
import { fieldsOf, installedOf, textOf } from './payload-origin.ts';
import type { TokenWatchEvents } from './token-watch.ts';
import type { WorkspaceTokens } from './workspace-tokens.ts';

export interface TeamAccessOptions {
  readonly installations: Installations;
  readonly tokens: Pick<WorkspaceTokens, 'forget'>;
  readonly clock: Clock;
  readonly events: Pick<TokenWatchEvents, 'onRemoved'>;
}

/** An organization that takes the app out of some of its workspaces. */
export interface TeamAccess {
  /**
   * Removes the workspaces that the event `team_access_revoked` of a payload names, if it is one: those without a token of their own that
   * were there before the event. Any other payload is `other`.
   *
   * @throws if the database cannot be asked.
   */
  take(payload: Readonly<Record<string, unknown>>): Promise<'taken' | 'other'>;
}

const SEEN = 'team_access_revoked';

export function createTeamAccess({ installations, tokens, clock, events }: TeamAccessOptions): TeamAccess {
  async function revoke(id: string, organization: string | undefined, at: number): Promise<void> {
    const row = await installations.find('slack', id);
    // One with a token of its own was installed by itself, too, and stays.
    if (row?.enterpriseId === undefined || row.sealedToken !== undefined) return;
    if (organization !== undefined && row.enterpriseId !== organization) return;
    // An event that comes late is older than what the organization has given back since.
    if (row.installedAt > at) return;
    const isRemoved = await installations.remove({ platform: 'slack', id, version: row.version }, clock.now());
    tokens.forget(id);
    if (isRemoved) events.onRemoved(id, SEEN, 'the organization took the app out of it');
  }

  return {
    async take(payload) {
      const event = fieldsOf(payload['event']);
      if (event['type'] !== SEEN || !Array.isArray(event['team_ids'])) return 'other';
      const organization = textOf(installedOf(payload)['enterprise_id']) ?? textOf(payload['enterprise_id']);
      const { event_time: seconds } = payload;
      // Slack gives whole seconds: what was installed within the same one counts as earlier.
      const at = typeof seconds === 'number' ? (seconds + 1) * 1_000 : clock.now();
      for (const id of event['team_ids'] as readonly unknown[]) if (typeof id === 'string') await revoke(id, organization, at);
      return 'taken';
    },
  };
}
