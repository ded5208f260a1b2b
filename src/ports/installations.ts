import type { PlatformName } from '../subscription/subscription.ts';

/** A place where the bot was installed by OAuth: a workspace of Slack, an organization, or a workspace of such an organization. */
export interface Installation {
  readonly platform: PlatformName;
  /** The workspace's id, or the organization's. */
  readonly id: string;
  readonly name: string;
  /** The organization that a workspace belongs to; of an organization its own id. */
  readonly enterpriseId?: string;
  readonly botId: string;
  readonly botUserId: string;
  /** The bot's name there. */
  readonly botName: string;
  readonly scopes: readonly string[];
  /** The encrypted token. Absent once it was removed, and for a workspace that is reached by its organization's token. */
  readonly sealedToken?: string;
  /** When the token ends, in ms since the epoch; absent if it does not. */
  readonly expiresAt?: number;
  readonly installedAt: number;
  /** When the bot was removed there, in ms since the epoch. */
  readonly removedAt?: number;
  /** The person who installed it, by the platform's id; absent if nobody told. */
  readonly installedBy?: string;
  /** The bot has to be installed there again, since this moment, in ms since the epoch: the platform gives it no token any more, or it was given one that is lost. */
  readonly reinstallSince?: number;
  /** Grows with each change of the token. */
  readonly version: number;
}

export type NewInstallation = Omit<Installation, 'version' | 'removedAt' | 'reinstallSince'>;

/** The places where the bot is installed, and everything that was kept for one of them. */
export interface Installations {
  /**
   * Installs, or installs again: subscriptions that the place still has go on, and digests that were missed are skipped. With an organization
   * come back the workspaces that were removed together with it, and no other.
   */
  put(installation: NewInstallation): Promise<void>;
  /** As `put`, for a moment that may be told late, `installedAt`: nothing is written if it was installed or removed later. An empty name leaves the one that is known. */
  arrive(installation: NewInstallation): Promise<void>;
  /**
   * As `remove`, for the moment `at` that may be told late, in ms since the epoch: nothing is written if it was installed later. A place that is not
   * known is kept as one that was removed.
   */
  leave(place: Pick<Installation, 'platform' | 'id'>, at: number): Promise<boolean>;
  find(platform: PlatformName, id: string): Promise<Installation | undefined>;
  /** Those that were removed too, until they are forgotten; oldest first. */
  list(platform: PlatformName): Promise<readonly Installation[]>;
  /** Replaces the token. False, and nothing is written, if it was changed since `version`, or removed. */
  replaceToken(
    installation: Pick<Installation, 'platform' | 'id' | 'version'>,
    token: Required<Pick<Installation, 'sealedToken'>> & Pick<Installation, 'expiresAt'>,
  ): Promise<boolean>;
  /**
   * Notes that the bot has to be installed there again. True if it was not noted before: then somebody has to be told. With `version` only if
   * the token is still that one; without it only if there is no token. A place that is not known is kept without one. It gets nothing, and counts
   * as not removed: what it has is not forgotten. An installation and a renewed token end it.
   */
  noteReinstall(
    place: Pick<Installation, 'platform' | 'id' | 'name'> & Partial<Pick<Installation, 'version'>>,
    now: number,
  ): Promise<boolean>;
  /**
   * The bot was removed there: the token is deleted, and what was still to be sent is canceled, as is what was collected for a digest. Removing an organization removes its
   * workspaces that have no token of their own. It need not be installed again any more. False if there was nothing to remove, or the token is another one than that of `version`.
   */
  remove(installation: Pick<Installation, 'platform' | 'id'> & Partial<Pick<Installation, 'version'>>, now: number): Promise<boolean>;
  /** As `remove`, if the token is of no use any more and the bot was not removed there: it has to be installed again, and nothing is forgotten. */
  loseToken(installation: Pick<Installation, 'platform' | 'id' | 'version'>, now: number): Promise<boolean>;
  /**
   * Deletes the installation and everything that was kept for it. Returns the number of rows; 0 if there is none, or, with `before` in ms since
   * the epoch, if it was not removed earlier than that. The workspaces of an organization are held to `before` one by one.
   */
  forget(platform: PlatformName, id: string, before?: number): Promise<number>;
  /** The ids of those that were removed before a moment. */
  listRemovedBefore(platform: PlatformName, before: number): Promise<readonly string[]>;
}
