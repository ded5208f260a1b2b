import type { Asker } from '../../command/command.ts';
import type { Members } from './membership.ts';
import type { IsOwnDirect } from './own-direct.ts';

export interface LinkAskerOptions {
  readonly teamId: () => string | undefined;
  readonly members: Pick<Members, 'isInGroup'>;
  readonly isOwnDirect: IsOwnDirect;
}

interface LinkEvent {
  readonly eventId: string;
  readonly user: string;
  readonly channel: string;
  readonly locale?: string;
}

/** The person of an event about a link: who shared it, or who opened what is below it. */
export function createLinkAsker({ teamId, members, isOwnDirect }: LinkAskerOptions): (event: LinkEvent) => Asker {
  return ({ eventId, user, channel, locale }) => {
    const installationId = teamId();
    return {
      platform: 'slack',
      channelId: channel,
      userId: user,
      cause: `slack:event:${eventId}`,
      isDirect: isOwnDirect(user, channel),
      managesChannel: false,
      ...(locale === undefined ? {} : { locale }),
      ...(installationId === undefined ? {} : { installationId }),
      isInAny: (groups, knownForMs) => members.isInGroup(user, groups, knownForMs),
    };
  };
}
