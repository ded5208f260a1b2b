import type { CommandInfo } from '../../protocol.ts';

/** The place of writing, and the person who writes. */
export interface ComposerProps {
  readonly commands: readonly CommandInfo[];
  readonly userId: string;
  readonly channelId: string;
  readonly channelName: string;
  readonly managesChannels: boolean;
}
