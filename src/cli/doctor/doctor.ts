import { commands } from '../../../commands/index.ts';
import { type Config, loadConfig } from '../../config/config.ts';
import type { ExaminedChannel, Finding } from '../../platform/finding.ts';
import type { Subscription } from '../../subscription/subscription.ts';
import { systemClock } from '../../runtime/clock.ts';
import { NewsdeskError } from '../../runtime/errors.ts';
import type { Output } from '../output.ts';
import type { NamedPlaces } from '../../platform/named-places.ts';
import { examineInstallations } from './examine-installations.ts';
import { examineHere } from './examine-here.ts';
import { examineRights, placesNamed } from './examine-rights.ts';
import type { LiveArguments } from './live.ts';
import { liveFindings, readRecord, recordPath } from './live-record.ts';
import { printFindings } from './print-findings.ts';

/**
 * Looks at everything that Newsdesk needs, and says what to do: 0 when nothing is wrong, else 1. Writes nothing.
 *
 * @throws NewsdeskError `doctor.liveOnly` for what only a measurement takes.
 */
export async function doctor({ json = false, ...measuring }: Partial<LiveArguments>, output: Output): Promise<number> {
  refuseMeasuring(measuring);
  const config = readConfig();
  if (!('contentDir' in config)) return printFindings([config], json, output);
  const { findings, subscriptions, runningShards } = await examineHere(config);
  const channels = (platform: string): readonly ExaminedChannel[] =>
    subscriptions.filter(({ destination }) => destination.platform === platform).map(examinedOf);
  const { discord, slack } = config;
  const rights = examineRights(config.questionsPerMinute);
  const named = (platform: 'discord' | 'slack'): NamedPlaces | undefined => rights.table && placesNamed(rights.table, platform);
  const all: Finding[] = [...findings, ...rights.findings];
  if (discord) {
    const { examineDiscord } = await import('../../platform/discord/examine.ts');
    const { token, apiUrl, applicationId, guildId, publicKey, shardCount } = discord;
    all.push(
      ...(await examineDiscord({
        token: token.reveal(),
        apiUrl,
        channels: channels('discord'),
        named: named('discord'),
        commands,
        clock: systemClock,
        runningShards,
        ...(applicationId === undefined ? {} : { applicationId }),
        ...(guildId === undefined ? {} : { guildId }),
        ...(publicKey === undefined ? {} : { publicKey }),
        ...(shardCount === undefined ? {} : { shardCount }),
      })),
    );
  }
  if (slack?.oauth) all.push(...(await examineInstallations(slack, config, named('slack'))));
  if (slack?.botToken) {
    const { examineSlack } = await import('../../platform/slack/examine.ts');
    const tokens = { botToken: slack.botToken.reveal(), appToken: slack.appToken?.reveal() };
    all.push(
      ...(await examineSlack({ ...tokens, apiUrl: slack.apiUrl, channels: channels('slack'), named: named('slack'), clock: systemClock })),
    );
  }
  if (!discord && !slack) {
    all.push({
      kind: 'warning',
      about: 'platforms',
      what: 'none is configured: Newsdesk runs its local ones',
      fix: 'Run newsdesk connect discord or newsdesk connect slack, or set DISCORD_TOKEN, or SLACK_BOT_TOKEN and SLACK_APP_TOKEN.',
    });
  }
  all.push(...liveFindings(await readRecord(recordPath(config))));
  return printFindings(all, json, output);
}

function refuseMeasuring({ channel, otherChannel, waits }: Partial<LiveArguments>): void {
  const given = Object.entries({ '--channel': channel, '--other-channel': otherChannel, '--waits': waits })
    .filter(([, value]) => value !== undefined)
    .map(([option]) => option);
  if (given.length === 0) return;
  throw new NewsdeskError(`${given.join(' and ')} ${given.length === 1 ? 'has' : 'have'} no effect without --live.`, {
    code: 'doctor.liveOnly',
    fix: 'Add --live to measure at the real platform, or leave the rest out to look only.',
  });
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
