import { commands } from '../../../commands/index.ts';
import type { AnnouncementEvents } from '../../app/announcement-events.ts';
import type { Edition } from '../../content/edition.ts';
import type { EditionServer } from '../../desk/edition-server.ts';
import type { PageSource } from '../../page/content-panel.ts';
import type { PlatformState } from '../../page/protocol.ts';
import { createAssetSource, findPlaces } from '../../page/server/assets.ts';
import { createPage, type Page } from '../../page/server/create-page.ts';
import { containFaults } from '../../page/server/contain-faults.ts';
import type { PageAddress } from '../../page/server/guard.ts';
import { createManifest } from '../../platform/slack/manifest.ts';
import { NewsdeskError } from '../../runtime/errors.ts';
import type { Storage } from '../../ports/storage.ts';
import { systemClock } from '../../runtime/clock.ts';
import type { Logger } from '../../runtime/logger.ts';
import { createKnownScrubber } from '../../runtime/scrub.ts';
import type { Secret } from '../../runtime/secret.ts';
import { announcementsOnSlack, type LocalPlatforms } from '../local-platforms.ts';
import { createSidePanels } from './create-side-panels.ts';
import type { Previewed } from './find-previewed.ts';
import { createOutboxFeed, type OutboxFeed } from './outbox-feed.ts';
import { createPreviewFeed } from './preview-feed.ts';

export interface OpenPageOptions {
  readonly local: LocalPlatforms;
  /** The rest of the configuration: none of it may show. */
  readonly secrets: readonly Secret[];
  /** The content directory. */
  readonly dir: string;
  readonly logger: Logger;
  readonly address: () => PageAddress;
  readonly sources: () => Promise<readonly PageSource[]>;
  /** Opens on this article. */
  readonly previewed?: Previewed | undefined;
}

/** The page over the local platforms, and what the bot behind them has to tell it. */
export interface OpenPage extends Pick<Page, 'routes' | 'prepare' | 'close'> {
  /** Lines for the people at the terminal. */
  link(server: { readonly port: number }): string;
  onServed(desk: EditionServer, edition: Edition): void;
  /** The bot is there, and this is how it is restarted. */
  onStarted(restart: () => Promise<void>): void;
  /** The same events, which the page follows the outbox by. */
  withOutbox(storage: Storage, events: AnnouncementEvents): AnnouncementEvents;
}

export function openPage({ local, secrets, dir, logger, address, sources, previewed }: OpenPageOptions): OpenPage {
  const { discord, slack } = local;
  const onFault = (error: unknown): void => logger.error({ error }, 'the page failed');
  const panels = createSidePanels({ dir, clock: systemClock, sources });
  let outbox: OutboxFeed | undefined;
  let restartBot: () => Promise<void> = () =>
    Promise.reject(new NewsdeskError('Newsdesk is still starting.', { code: 'page.starting', fix: 'Try again in a moment.' }));
  const preview =
    previewed &&
    createPreviewFeed({
      ...previewed,
      place: {
        discordChannelId: discord.channelId('announcements'),
        slackTeamId: slack.teamId,
        slackChannelId: announcementsOnSlack(slack),
      },
      clock: systemClock,
      onChange: (state) => panels.tell({ kind: 'preview', preview: state }),
    });
  if (preview) panels.show(preview);
  const page = createPage({
    sandboxes: { discord, slack },
    slackMenu: slackMenu(),
    panels: panels,
    restart: () => restartBot(),
    assets: createAssetSource(findPlaces()),
    clock: systemClock,
    scrub: createKnownScrubber([...secrets, ...local.secrets]),
    address,
    onFault,
  });

  function channelName(platform: 'discord' | 'slack', id: string): string {
    const channel = platform === 'discord' ? discord.world.channels.get(id) : slack.workspace().channels.get(id);
    if (channel !== undefined && channel.name !== '') return `#${channel.name}`;
    return discord.world.users.get(id)?.globalName ?? slack.workspace().users.get(id)?.realName ?? id;
  }

  return {
    routes: page.routes,
    prepare: page.prepare,
    link: page.link,
    onServed: containFaults(panels.serve, onFault),
    onStarted(restart) {
      restartBot = restart;
    },
    withOutbox(storage, events) {
      const feed = createOutboxFeed({
        storage,
        clock: systemClock,
        channelName,
        onChange: (state) => panels.tell({ kind: 'outbox', outbox: state }),
      });
      outbox = feed;
      panels.follow(feed);
      panels.keep(storage);
      return {
        ...events,
        onSettled(...settled) {
          events.onSettled(...settled);
          feed.touch();
        },
      };
    },
    close() {
      outbox?.close();
      preview?.close();
      page.close();
    },
  };
}

/** Slack's own menus show what the manifest says. */
function slackMenu(): Pick<PlatformState, 'commands' | 'entries'> {
  const { slash_commands: listed, shortcuts } = createManifest(commands, 'Newsdesk').features;
  return {
    commands: listed.map(({ command, description, usage_hint: hint }) => ({
      name: command.replace(/^\//u, ''),
      description,
      options: [],
      forManagers: commands.find(({ name }) => `/${name}` === command)?.forManagers === true,
      ...(hint === undefined ? {} : { hint }),
    })),
    // The others need no message.
    entries: shortcuts.filter(({ type }) => type === 'message').map(({ callback_id: id, name }) => ({ id, name })),
  };
}
