import type { BlockAction, SlashCommand } from '@slack/bolt';
import type { Asker } from '../../command/command.ts';

/** The rights of somebody in a channel, as far as Slack tells. */
export type Rights = Pick<Asker, 'managesChannel' | 'mayManage' | 'cannotTell' | 'isOnlyInstallation'>;

/**
 * Knows of a person, wherever they ask: the workspace that is served, the language of their Slack, if it is told, and the user groups that they are
 * in. A payload is not asked for the workspace: a press names none if the app was installed for an organization, and that of the person in a
 * channel that two companies share.
 */
export type PersonOf = (userId: string) => Promise<Pick<Asker, 'installationId' | 'locale' | 'isInAny' | 'hasChannel'>>;

/** The person who typed a command. */
export function askerOfCommand(command: SlashCommand, rights: Rights): Asker {
  return {
    platform: 'slack',
    channelId: command.channel_id,
    userId: command.user_id,
    userName: command.user_name,
    cause: `slack:${command.trigger_id}`,
    ...rights,
    channelOffers: [],
  };
}

/** The person who pressed a button or chose from a menu. */
export function askerOfAction({ user, channel, container, trigger_id: trigger }: BlockAction, rights: Rights): Asker {
  const messageId: unknown = container?.['message_ts'];
  return {
    platform: 'slack',
    channelId: channel?.id ?? '',
    userId: user.id,
    userName: nameOf(user),
    ...(typeof messageId === 'string' ? { messageId } : {}),
    cause: `slack:${trigger}`,
    ...rights,
    channelOffers: [],
  };
}

/** Adds what the platform is asked about channels. The rights of a person are the same in every channel of a workspace. */
export function reaching(asker: Asker, lookAhead: (channelId: string) => NonNullable<Asker['lookAhead']>): Asker {
  return {
    ...asker,
    lookAhead: lookAhead(asker.channelId),
    // The menu offers more than channels, direct messages among it.
    inChannel: async (channelId) =>
      /^[CG][A-Z0-9]+$/u.test(channelId)
        ? { ...asker, channelId, isElsewhere: true, isDirect: false, lookAhead: lookAhead(channelId) }
        : undefined,
  };
}

/** Slack calls it `name`, and for a time called it `username`. */
function nameOf(user: { readonly name?: string; readonly username?: string }): string {
  return user.name ?? user.username ?? '';
}
