import type { Inbound } from '../runtime/inbound.ts';
import type { InstallDoor } from '../runtime/install-door.ts';
import type { PostingOutlook } from '../subscription/posting-outlook.ts';
import type { LostPart } from './send-plainer.ts';

/** One connected chat platform, as the composition root sees it. */
export interface Platform {
  readonly name: 'discord' | 'slack';
  /**
   * Resolves when commands are answered. Waits, and tries again, while the platform cannot be reached.
   *
   * @throws NewsdeskError when trying again cannot help: a token is refused, an intent is not allowed.
   */
  start(): Promise<void>;
  /** The bot's workspace on Slack, once it has started; undefined on Discord, since it is in many guilds. */
  installationId(): string | undefined;
  /** Whether announcements can be posted in a channel; absent if it is known without asking. Never throws. */
  lookAt?(channelId: string): Promise<PostingOutlook>;
  /** Takes what the platform sends over HTTP, from before the start on; absent if the bot connects to the platform instead. */
  readonly inbound?: Inbound;
  /** Takes what the platform tells about installations over HTTP; absent if it tells it otherwise, or there is no database. */
  readonly installEvents?: Inbound;
  /** Takes people who install the bot, where they do it with a browser at an address of the bot's own. */
  readonly install?: InstallDoor;
  /** True while commands reach this process. */
  isReady(): boolean;
  /** Why the platform is stopped until the next start, in one sentence; undefined while it is not. */
  findTrouble(): string | undefined;
  /** The part of the platform that this process has, if other processes have the rest; absent if it never has a part only. */
  describeShare?(): string | undefined;
  /** Finishes the answers under way, then disconnects. */
  stop(): Promise<void>;
}

/** The events of every adapter. `what` names a command or a kind of component, never typed words. */
export interface PlatformEvents {
  readonly onAnswered: (what: string) => void;
  /** Nobody could be reached with an answer: the asker saw nothing. */
  readonly onUndelivered: (cause: unknown, what: string) => void;
  /** The platform refused a part of an answer, which was shown without it. */
  readonly onLeftOut?: (lost: readonly LostPart[]) => void;
  /**
   * An event that could not be read was dropped. `what` is the platform's own word for its kind, of a closed set; `cause` is for the log.
   * Of the event's content nothing is passed on.
   */
  readonly onDropped?: (what: string, cause?: unknown) => void;
  /** The platform will not come back by itself: a token was revoked while running. It is stopped; the others go on. */
  readonly onFatal: (cause: Error) => void;
}

/** An answer that the platform did not take any more: a flood has thousands, and none of them says more than their number. */
export class TooLateError extends Error {
  override readonly name = 'TooLateError';
}
