import type { Asker } from '../../src/command/command.ts';
import type { EditorName } from '../../src/content/edition.ts';
import { destinationOf, type PlatformName } from '../../src/subscription/subscription.ts';

/** A guild or workspace, as its people see it. Its canary stands in everything that is its own. */
export interface Tenant {
  readonly platform: Exclude<PlatformName, 'terminal' | 'webhook'>;
  readonly id: string;
  readonly canary: string;
  readonly channels: readonly string[];
  readonly people: readonly Person[];
}

export interface Person {
  readonly id: string;
  readonly role: 'manager' | 'member' | 'guest';
}

export function createTenants(count: number): readonly Tenant[] {
  return Array.from({ length: count }, (_, index) => ({
    platform: index % 2 === 0 ? ('discord' as const) : ('slack' as const),
    id: `T${index}`,
    canary: `canary${String(index).padStart(4, '0')}`,
    channels: [0, 1].map((channel) => `C${index}x${channel}`),
    people: (['manager', 'member', 'guest'] as const).map((role) => ({ id: `U${index}${role}`, role })),
  }));
}

/** An adapter's report of somebody who asks; `isDirect` in a direct message. */
export function askerOf({ platform, id, channels }: Tenant, person: Person, channel: string, isDirect: boolean): Asker {
  const isManager = person.role === 'manager';
  return {
    platform,
    userId: person.id,
    channelId: isDirect ? `D${person.id}` : channel,
    managesChannel: isManager && !isDirect,
    mayManage: async (channelId) => isManager && channels.includes(channelId),
    isInAny: (groups) => isManager && !isDirect && groups.includes(`editors-of-${id}`),
    // Slack tells the workspace in direct messages too.
    ...(isDirect && platform === 'discord' ? {} : { installationId: id }),
  };
}

/** The managers of every other guild and workspace are the editors of the publication's terms. */
function isEditing(id: string): boolean {
  return Number(id.slice(1)) % 4 < 2;
}

export function termEditorsOf(tenants: readonly Tenant[]): readonly EditorName[] {
  return tenants.filter(({ id }) => isEditing(id)).map(({ platform, id }) => ({ platform, kind: 'group', id: `editors-of-${id}` }));
}

/** Whether somebody may change terms, beside a suggestion of their own. */
export function mayCurate({ id }: Tenant, { role }: Person, isDirect: boolean): boolean {
  return role === 'manager' && !isDirect && isEditing(id);
}

/** Rows that this person may bring to change, by the name of their destination. */
export function mayChange({ platform, id, channels }: Tenant, person: Person, channel: string, isDirect: boolean): ReadonlySet<string> {
  const own = ['', id].map((installation) => destinationOf(platform, installation, 'user', person.id).id);
  if (person.role !== 'manager') return new Set(own);
  // A decision about a delivery is possible from everywhere, for the channels that one manages; settings only where one is.
  const managed = isDirect ? channels : [...channels, channel];
  return new Set([...own, ...managed.map((each) => destinationOf(platform, id, 'channel', each).id)]);
}
