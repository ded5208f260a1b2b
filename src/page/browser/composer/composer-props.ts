import type { CommandInfo } from '../../protocol.ts';

/** Where one writes, and as whom. */
export interface ComposerProps {
  readonly commands: readonly CommandInfo[];
  readonly userId: string;
  readonly channelId: string;
  readonly channelName: string;
  readonly managesChannels: boolean;
}
