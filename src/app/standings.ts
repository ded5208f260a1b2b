import type { AppEvents } from './app-events.ts';
import type { Config } from '../config/config.ts';
import type { Platform } from '../platform/platform.ts';
import type { Standing } from '../platform/standing.ts';
import type { NewsdeskError } from '../runtime/errors.ts';
import type { Logger } from '../runtime/logger.ts';

/** The standing of each configured platform's token. */
export type Standings = Readonly<Partial<Record<Platform['name'], Standing>>>;

interface StandingsOptions {
  readonly config: Pick<Config, 'discord' | 'slack'>;
  readonly logger: Logger;
  readonly events: AppEvents;
  /** No platform is left. */
  readonly onAllStopped: (fault: NewsdeskError) => void;
}

/** One standing for each platform: a refused token, seen anywhere, stops that platform as a whole, and the others go on. */
export async function createStandings({ config, logger, events, onAllStopped }: StandingsOptions): Promise<Standings> {
  const [discord, slack] = await Promise.all([
    config.discord && import('../platform/discord/discord-standing.ts'),
    config.slack && import('../platform/slack/slack-standing.ts'),
  ]);
  const standings: { -readonly [Name in keyof Standings]: Standings[Name] } = {};
  if (discord && config.discord) {
    const { token, apiUrl } = config.discord;
    standings.discord = discord.createDiscordStanding({ token: token.reveal(), apiUrl }, logger.child({ platform: 'discord' }));
  }
  if (slack && config.slack) {
    const { botToken, appToken, apiUrl } = config.slack;
    const tokens = { botToken: botToken?.reveal(), appToken: appToken?.reveal(), apiUrl };
    standings.slack = slack.createSlackStanding(tokens, logger.child({ platform: 'slack' }));
  }
  const all = Object.entries(standings);
  for (const [name, standing] of all) {
    standing.onStopped((fault) => {
      events.stopped(name, fault);
      if (all.every(([, each]) => each.fault() !== undefined)) onAllStopped(fault);
    });
  }
  return standings;
}
