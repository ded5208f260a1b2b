import { randomUUID } from 'node:crypto';
import { type AnnouncementDesk, createAnnouncementDesk } from './announce/announcement-desk.ts';
import { composeAnnouncement } from './announce/compose-announcement.ts';
import type { DoubtPolicy } from './announce/doubt.ts';
import { createDispatcher } from './announce/dispatcher.ts';
import { defaultSettings } from './announce/parse-settings.ts';
import { createPlanner } from './announce/planner.ts';
import { destinationOf, type Platform } from './announce/subscription.ts';
import type { AnnouncementEvents } from './announcement-events.ts';
import type { Config } from './config/config.ts';
import type { Edition } from './content/edition.ts';
import type { Publisher } from './ports/publisher.ts';
import type { Storage } from './ports/storage.ts';
import type { Clock } from './runtime/clock.ts';

export interface AnnouncementsOptions {
  readonly config: Pick<Config, 'discord' | 'slack'>;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly events: AnnouncementEvents;
  /** How long a message may turn up after its answer was lost, instead of what each platform needs; in ms. */
  readonly doubtSettleMs?: number;
}

export interface Announcements {
  readonly desk: AnnouncementDesk;
  /** Plans what follows from an edition. Never throws: trouble is told, and tried again. */
  publish(edition: Edition): Promise<void>;
  start(): void;
  /** Lets what is under way end, for 6 s at most. */
  stop(): Promise<void>;
  /** Undefined while everything can be sent. */
  findTrouble(): string | undefined;
}

/** Puts planner, dispatcher and publishers together. */
export async function createAnnouncements({ config, storage, clock, events, doubtSettleMs }: AnnouncementsOptions): Promise<Announcements> {
  const owner = randomUUID();
  let look: { readonly color?: number; readonly footer?: string } = {};
  let trouble: string | undefined;
  const dispatcher = createDispatcher({
    storage,
    publishers: await createPublishers(config, doubtSettleMs === undefined ? {} : { settleMs: doubtSettleMs }),
    compose: (card, kind, mark, showing) => composeAnnouncement(card, kind, mark, look, showing),
    clock,
    owner,
    events: {
      ...events,
      onTrouble(error, during) {
        trouble = `Announcements wait: ${during} failed`;
        events.onTrouble(error, during);
      },
      onHealthy() {
        trouble = undefined;
      },
    },
  });
  const planner = createPlanner({
    storage,
    clock,
    owner,
    onPlanned: dispatcher.wake,
    onTrouble: events.onTrouble,
    onBehind: events.onBehind,
  });
  await subscribeConfigured(config, storage, clock.now());
  return {
    desk: createAnnouncementDesk({ storage, clock, onPlanned: dispatcher.wake }),
    publish(edition) {
      const { color, footer } = edition.publication;
      look = { ...(color === undefined ? {} : { color }), ...(footer === undefined ? {} : { footer }) };
      return planner.publish(edition);
    },
    start() {
      planner.start();
      dispatcher.start();
    },
    async stop() {
      await planner.stop();
      await dispatcher.stop();
    },
    findTrouble: () => trouble ?? [...dispatcher.halted].map(([scope, reason]) => `${scope} refuses announcements: ${reason}`)[0],
  };
}

/** The client libraries are read only for the platforms that are configured. */
async function createPublishers(
  { discord, slack }: Pick<Config, 'discord' | 'slack'>,
  doubt: Partial<DoubtPolicy>,
): Promise<readonly Publisher[]> {
  const publishers: Publisher[] = [];
  if (discord) {
    const { createDiscordPublisher } = await import('./platform/discord/publisher.ts');
    publishers.push(createDiscordPublisher({ token: discord.token.reveal(), apiUrl: discord.apiUrl, doubt }));
  }
  if (slack) {
    const { createSlackPublisher } = await import('./platform/slack/publisher.ts');
    publishers.push(createSlackPublisher({ token: slack.botToken.reveal(), apiUrl: slack.apiUrl, doubt }));
  }
  return publishers;
}

/** Channels of the environment get every article; what was changed in a channel since stays. */
async function subscribeConfigured({ discord, slack }: Pick<Config, 'discord' | 'slack'>, storage: Storage, now: number): Promise<void> {
  const channels: readonly (readonly [Platform, readonly string[]])[] = [
    ['discord', discord?.announceChannels ?? []],
    ['slack', slack?.announceChannels ?? []],
  ];
  for (const [platform, ids] of channels) {
    for (const id of ids) {
      const known = (await storage.subscriptions.list()).some(
        ({ destination }) => destination.platform === platform && destination.targetId === id,
      );
      if (!known)
        await storage.subscriptions.put(
          { destination: destinationOf(platform, '', 'channel', id), settings: defaultSettings, createdAt: now },
          undefined,
        );
    }
  }
}
