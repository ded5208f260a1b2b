import { randomBytes } from 'node:crypto';
import type { Hono } from 'hono';
import type { Clock } from '../../runtime/clock.ts';
import type { PageState, PlatformState } from '../protocol.ts';
import { createAccess } from './access.ts';
import { perform, type Sandboxes } from './acts.ts';
import type { AssetSource } from './assets.ts';
import { containFaults } from './contain-faults.ts';
import { createDiscordFeed } from './discord-feed.ts';
import { createEventStreams } from './event-streams.ts';
import { createFaultDrawer } from './fault-drawer.ts';
import type { PageAddress } from './guard.ts';
import type { SidePanels } from './side-panels.ts';
import { createPageRoutes } from './page-routes.ts';
import { createSlackFeed } from './slack-feed.ts';

export interface PageOptions {
  readonly sandboxes: Sandboxes;
  /** Slack's commands and entries in the menu of a message, from the app's manifest. */
  readonly slackMenu: Pick<PlatformState, 'commands' | 'entries'>;
  readonly panels: SidePanels;
  /** Stops the bot and starts it again. */
  readonly restart: () => Promise<void>;
  readonly assets: AssetSource;
  readonly clock: Clock;
  /** Takes secrets out of a finished line. */
  readonly scrub: (line: string) => string;
  /** Its port is known once the server listens. */
  readonly address: () => PageAddress;
  /** For what should not happen; the browser is told no more than that it did. */
  readonly onFault: (error: unknown) => void;
}

export interface Page {
  /** To be mounted at the root. */
  readonly routes: Hono;
  /** The invitation to print, once the server listens on this port. */
  link(server: { readonly port: number }): string;
  /** Makes what the first visitor would have to wait for. */
  prepare(): Promise<void>;
  close(): void;
}

/** The page's server side: it follows both sandboxes and the panels, and lets its visitors act in them. */
export function createPage(options: PageOptions): Page {
  const { sandboxes, panels, restart, assets, clock, scrub, address, onFault } = options;
  const access = createAccess(address().host);
  const streams = createEventStreams({ clock, scrub, onWatched: panels.watched });
  const emit = containFaults(streams.broadcast, onFault);
  const discord = createDiscordFeed(sandboxes.discord, { clock, emit, onFault });
  const slack = createSlackFeed(sandboxes.slack, options.slackMenu, { clock, emit, onFault });
  const faults = createFaultDrawer(sandboxes, emit);
  const unsubscribe = panels.subscribe(emit);

  function onPeople(): void {
    emit({ kind: 'people', platform: 'discord', people: discord.state().people });
    emit({ kind: 'people', platform: 'slack', people: slack.state().people });
  }

  function state(): PageState {
    const preview = panels.preview();
    return {
      discord: discord.state(),
      slack: slack.state(),
      content: panels.content(),
      outbox: panels.outbox(),
      faults: faults.list(),
      starters: panels.starters(),
      ...(preview === undefined ? {} : { preview }),
    };
  }

  return {
    routes: createPageRoutes({
      access,
      address,
      assets,
      streams,
      opening: () => ({ kind: 'state', state: state() }),
      article: panels.article,
      questions: panels.questions,
      terms: panels.terms,
      sources: panels.sources,
      perform: (act) =>
        perform(
          { sandboxes, faults, restart, cure: panels.cure, changeTerm: panels.changeTerm, onDirect: slack.lookAtChannels, onPeople },
          act,
        ),
      scrub,
      token: randomBytes(32).toString('base64url'),
      onFault,
    }),
    link: ({ port }) => access.link(port),
    async prepare() {
      await assets.load();
      panels.starters();
    },
    close() {
      unsubscribe();
      faults.close();
      discord.close();
      slack.close();
      streams.close();
    },
  };
}
