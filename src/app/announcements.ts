import { randomUUID } from 'node:crypto';
import { type AnnouncementService, createAnnouncementService } from '../announce/announcement-service.ts';
import type { Branding } from '../delivery/announcement.ts';
import type { DoubtPolicy } from '../delivery/doubt.ts';
import { createDispatcher } from '../announce/dispatcher.ts';
import { createPlanner } from '../announce/planner.ts';
import type { AnnouncementEvents } from './announcement-events.ts';
import type { Config } from '../config/config.ts';
import type { Edition } from '../content/edition.ts';
import { hurryService } from './hurry-service.ts';
import type { Standing } from '../platform/standing.ts';
import { verifyPublisher } from '../platform/verified-publisher.ts';
import { createWebhookPublisher } from '../platform/webhook/publisher.ts';
import type { SlackWorkspaces } from '../platform/slack/workspaces/slack-workspaces.ts';
import type { WebhookReceiver } from '../platform/webhook/receiver.ts';
import type { Post } from '../ports/signed-post.ts';
import type { Publisher } from '../ports/publisher.ts';
import type { Storage } from '../ports/storage.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Standings } from './standings.ts';
import { subscribeWebhooks } from './subscribe-webhooks.ts';
import { adoptUnplaced, type InstallationIds, subscribeConfigured } from './subscribe-configured.ts';

export interface AnnouncementsOptions {
  readonly config: Pick<Config, 'discord' | 'slack'>;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly events: AnnouncementEvents;
  /** Every name of a term that somebody follows by one of them. */
  readonly namesOf: (term: string) => readonly string[];
  /** Time in ms in which a message may turn up after its answer was lost, instead of each platform's own. */
  readonly doubtSettleMs?: number;
  /** The standing of each platform's token, by its name. */
  readonly standings: Standings;
  /** Programs that are told as channels are. */
  readonly webhooks?: Webhooks | undefined;
  /** Set if Slack is configured for many workspaces. */
  readonly workspaces?: SlackWorkspaces | undefined;
}

export interface Webhooks {
  readonly receivers: readonly WebhookReceiver[];
  readonly post: Post;
}

export interface Announcements {
  readonly desk: AnnouncementService;
  /** The content when the process begins: at the very first start it is the archive, whatever is saved before platforms are reached. */
  remember(edition: Edition): Promise<void>;
  /** Sees to it that the channels of the configuration are subscribed, at the platforms that are not reached yet too; once. */
  subscribe(installations: InstallationIds): Promise<void>;
  /** A platform has been reached: its channels are those of its workspace. */
  adopt(installations: InstallationIds): Promise<void>;
  /** Plans what follows from an edition. Never throws: trouble is told, and tried again. */
  publish(edition: Edition): Promise<void>;
  start(): void;
  /** Lets what is under way end, for 6 s at most. */
  stop(): Promise<void>;
  /** Undefined while everything can be sent. */
  findTrouble(): string | undefined;
}

/** Puts planner, dispatcher and publishers together. */
export async function createAnnouncements({
  config,
  storage,
  clock,
  events,
  namesOf,
  doubtSettleMs,
  standings,
  webhooks,
  workspaces,
}: AnnouncementsOptions): Promise<Announcements> {
  const owner = randomUUID();
  let branding: Branding = {};
  let trouble: string | undefined = 'not started';
  const dispatcher = createDispatcher({
    storage,
    publishers: [
      ...(await createPublishers({ config, standings, workspaces }, doubtSettleMs === undefined ? {} : { settleMs: doubtSettleMs })),
      ...(webhooks === undefined ? [] : [createWebhookPublisher({ ...webhooks, clock })]),
    ],
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
    namesOf,
    onPlanned: dispatcher.wake,
    onTrouble: events.onTrouble,
    onBehind: events.onBehind,
  });
  return {
    desk: hurryService(
      createAnnouncementService({ storage: storage.hurried(), clock, branding: () => branding, onPlanned: dispatcher.wake }),
      clock,
    ),
    async remember(edition) {
      planner.remember(edition);
      if ((await storage.ledger.readHead()).version === 0) await planner.publish(edition);
    },
    async subscribe(installations) {
      await subscribeConfigured(config, installations, storage, clock.now());
      await subscribeWebhooks(webhooks?.receivers.map(({ name }) => name) ?? [], storage, clock.now());
    },
    adopt: (installations) => adoptUnplaced(installations, storage, clock.now()),
    publish(edition) {
      branding = edition.publication;
      return planner.publish(edition);
    },
    start() {
      trouble = undefined;
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
  { config: { discord, slack }, standings, workspaces }: Pick<AnnouncementsOptions, 'config' | 'standings' | 'workspaces'>,
  doubt: Partial<DoubtPolicy>,
): Promise<readonly Publisher[]> {
  const publishers: Publisher[] = [];
  const add = (publisher: Publisher, standing: Standing | undefined): void =>
    void publishers.push(standing === undefined ? publisher : verifyPublisher(publisher, standing));
  if (discord) {
    const { createDiscordPublisher } = await import('../platform/discord/publisher.ts');
    add(createDiscordPublisher({ token: discord.token.reveal(), apiUrl: discord.apiUrl, doubt }), standings.discord);
  }
  if (workspaces) publishers.push(workspaces.createPublisher(doubt));
  else if (slack?.botToken) {
    const { createSlackPublisher } = await import('../platform/slack/publisher.ts');
    add(createSlackPublisher({ token: slack.botToken.reveal(), apiUrl: slack.apiUrl, doubt }), standings.slack);
  }
  return publishers;
}
