import type { Platform } from '../subscription/subscription.ts';

/** The bot in one guild or workspace. */
export interface Installation {
  readonly platform: Platform;
  readonly id: string;
  readonly name: string;
  readonly installedAt: number;
  /** Set when the platform said that the bot was removed or its token revoked. */
  readonly revokedAt?: number;
}

export interface Installations {
  put(installation: Installation): Promise<void>;
  find(platform: Platform, id: string): Promise<Installation | undefined>;
  list(): Promise<readonly Installation[]>;
}
