import { commands } from '../../../commands/index.ts';
import { type Config, loadConfig } from '../../config/config.ts';
import type { ExaminedChannel, Finding } from '../../platform/finding.ts';
import type { Subscription } from '../../announce/subscription.ts';
import { systemClock } from '../../runtime/clock.ts';
import { NewsdeskError } from '../../runtime/errors.ts';
import type { Output } from '../output.ts';
import { examineHere } from './examine-here.ts';
import { liveFindings, readRecord, recordPath } from './live-record.ts';
import { printFindings } from './print-findings.ts';

/** Looks at everything that Newsdesk needs, and says what to do: 0 when nothing is wrong, else 1. Writes nothing. */
export async function doctor({ json = false }: { readonly json?: boolean }, output: Output): Promise<number> {
  const config = readConfig();
  if (!('contentDir' in config)) return printFindings([config], json, output);
  const { findings, subscriptions } = await examineHere(config);
  const channels = (platform: string): readonly ExaminedChannel[] =>
    subscriptions.filter(({ destination }) => destination.platform === platform).map(examinedOf);
  const { discord, slack } = config;
  const all: Finding[] = [...findings];
  if (discord) {
    const { examineDiscord } = await import('../../platform/discord/examine.ts');
    const { token, apiUrl, applicationId, guildId } = discord;
    all.push(
      ...(await examineDiscord({
        token: token.reveal(),
        apiUrl,
        channels: channels('discord'),
        commands,
        clock: systemClock,
        ...(applicationId === undefined ? {} : { applicationId }),
        ...(guildId === undefined ? {} : { guildId }),
      })),
    );
  }
  if (slack) {
    const { examineSlack } = await import('../../platform/slack/examine.ts');
    const tokens = { botToken: slack.botToken.reveal(), appToken: slack.appToken.reveal() };
    all.push(...(await examineSlack({ ...tokens, apiUrl: slack.apiUrl, channels: channels('slack'), clock: systemClock })));
  }
  if (!discord && !slack) {
    all.push({
      kind: 'warning',
      about: 'platforms',
      what: 'none is configured: Newsdesk runs its local ones',
      fix: 'Set DISCORD_TOKEN, or SLACK_BOT_TOKEN and SLACK_APP_TOKEN.',
    });
  }
  all.push(...liveFindings(await readRecord(recordPath(config))));
  return printFindings(all, json, output);
}

function readConfig(): Config | Finding {
  try {
    return loadConfig(process.env);
  } catch (error) {
    if (!(error instanceof NewsdeskError)) throw error;
    return { kind: 'problem', about: 'configuration', what: error.message, ...(error.fix === undefined ? {} : { fix: error.fix }) };
  }
}

function examinedOf({ destination, settings }: Subscription): ExaminedChannel {
  return {
    id: destination.targetId,
    kind: destination.kind === 'forum' ? 'forum' : 'channel',
    thread: settings.thread,
    crosspost: settings.crosspost,
    tags: settings.forumTags,
    ...(settings.ping === undefined ? {} : { ping: settings.ping }),
  };
}
