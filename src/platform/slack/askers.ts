import type { BlockAction, SlashCommand } from '@slack/bolt';
import type { Asker } from '../../command/command.ts';

/** The rights of somebody in a channel, as far as Slack tells. */
export type Rights = Pick<Asker, 'managesChannel' | 'mayManage' | 'cannotTell' | 'isOnlyInstallation'>;

/** Knows of a person, wherever they ask: the language of their Slack, if it is told, and the user groups that they are in. */
export type PersonOf = (userId: string) => Promise<Pick<Asker, 'locale' | 'isInAny'>>;

/** The person who typed a command. */
export function askerOfCommand(command: SlashCommand, rights: Rights): Asker {
  return {
    platform: 'slack',
    installationId: command.team_id,
    channelId: command.channel_id,
    userId: command.user_id,
    userName: command.user_name,
    cause: `slack:${command.trigger_id}`,
    ...rights,
    channelOffers: [],
  };
}

/** The person who pressed a button or chose from a menu. */
export function askerOfAction({ user, channel, team, container, trigger_id: trigger }: BlockAction, rights: Rights): Asker {
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
    ...(team ? { installationId: team.id } : {}),
  };
}

/** Slack calls it `name`, and for a time called it `username`. */
function nameOf(user: { readonly name?: string; readonly username?: string }): string {
  return user.name ?? user.username ?? '';
}
