import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';
import type { Asker } from '../../command/command.ts';

export function askerOf(interaction: BaseInteraction): Asker {
  return {
    platform: 'discord',
    channelId: interaction.channelId ?? '',
    userId: interaction.user.id,
    locale: interaction.locale,
    managesChannel: interaction.memberPermissions?.has(PermissionFlagsBits.ManageChannels) ?? false,
    ...(interaction.guildId === null ? {} : { installationId: interaction.guildId }),
  };
}
