import { loadConfig } from '../../config/config.ts';
import { systemClock } from '../../runtime/clock.ts';
import { NewsdeskError, messageOf } from '../../runtime/errors.ts';
import { keepAlive } from '../../runtime/keep-alive.ts';
import type { Output } from '../output.ts';
import { liveFindings, type LiveRecord, readRecord, recordPath, writeRecord } from './live-record.ts';
import { printFindings } from './print-findings.ts';

export interface LiveArguments {
  /** A channel for tests, by its id. */
  readonly channel?: string;
  /** Another one at Discord, to see whether a nonce counts there too. */
  readonly otherChannel?: string;
  /** Seconds with commas between them; `defaultWaits` by default. */
  readonly waits?: string;
  readonly json?: boolean;
}

export const defaultWaits = '1,30,60,120,300';

/**
 * Measures at the real platform what no document says, in a channel for tests, with the operator's own token: what was posted is deleted
 * again, what was seen is recorded. 0 when it is what Newsdesk relies on, else 1.
 */
export async function doctorLive(
  { channel, otherChannel, waits = defaultWaits, json = false }: LiveArguments,
  output: Output,
): Promise<number> {
  if (channel === undefined) {
    const fix = 'Name a channel for tests, in which the bot may post: newsdesk doctor --live --channel ID';
    throw new NewsdeskError('--live needs a channel to measure in.', { code: 'doctor.channel', fix });
  }
  const platform = platformOf('--channel', channel);
  if (otherChannel !== undefined && (platform === 'slack' || platformOf('--other-channel', otherChannel) === 'slack')) {
    const fix = 'Leave --other-channel out, or name two channels at Discord.';
    throw new NewsdeskError('Another channel can be measured at Discord only.', { code: 'doctor.channel', fix });
  }
  const config = loadConfig(process.env);
  const waitsMs = readWaits(waits);
  const interrupted = new AbortController();
  process.once('SIGINT', () =>
    interrupted.abort(
      new NewsdeskError('The measurement was interrupted, and what it had posted deleted.', { code: 'doctor.interrupted' }),
    ),
  );
  const shared = {
    channelId: channel,
    waitsMs,
    clock: systemClock,
    signal: interrupted.signal,
    onProgress: (what: string) => output.say(what),
  };
  const measuredAt = new Date(systemClock.now()).toISOString();
  output.say(`This posts ${waitsMs.length * 2 + 2} messages at most, deletes them again, and takes ${Math.max(...waitsMs) / 1_000} s.`);
  let measured: LiveRecord;
  if (platform === 'slack') {
    const slack = config.slack?.botToken ? config.slack : missing('Slack', 'SLACK_BOT_TOKEN and SLACK_APP_TOKEN');
    const { measureMessageId } = await import('../../platform/slack/measure-message-id.ts');
    const { judgePayloads } = await import('../../platform/slack/judge-payloads.ts');
    const access = { botToken: slack.botToken.reveal(), apiUrl: slack.apiUrl };
    const verdicts = await explained(judgePayloads(access));
    const seen = await explained(measureMessageId({ ...shared, ...access }));
    const payloads = verdicts.map((verdict) => ({ ...verdict, faults: [...verdict.faults] }));
    measured = { slack: { measuredAt, ...seen, waits: [...seen.waits], leftBehind: [...seen.leftBehind], payloads } };
  } else {
    const discord = config.discord ?? missing('Discord', 'DISCORD_TOKEN');
    const { measureNonce } = await import('../../platform/discord/measure-nonce.ts');
    const other = otherChannel === undefined ? {} : { otherChannelId: otherChannel };
    const seen = await explained(measureNonce({ ...shared, ...other, token: discord.token.reveal(), apiUrl: discord.apiUrl }));
    measured = { discord: { measuredAt, ...seen, waits: [...seen.waits], leftBehind: [...seen.leftBehind] } };
  }
  const path = recordPath(config);
  await writeRecord(path, { ...(await readRecord(path)), ...measured });
  output.say(`Recorded in ${path}.`);
  return printFindings(liveFindings(measured), json, output);
}

/** Told by the form of the id. */
function platformOf(option: string, channel: string): 'discord' | 'slack' {
  if (/^\d{15,20}$/u.test(channel)) return 'discord';
  if (/^[CG][A-Z0-9]{8,}$/u.test(channel)) return 'slack';
  throw new NewsdeskError(`${option} ${channel} is the id of no channel.`, {
    code: 'doctor.channel',
    fix: "Give an id, not a name: Discord ids are 15 to 20 digits (Copy Channel ID), Slack ids begin with C or G (at the end of the channel's details).",
  });
}

function readWaits(text: string): readonly number[] {
  const waits = text.split(',').map((each) => Number(each.trim()) * 1_000);
  if (waits.length > 20 || waits.some((wait) => !Number.isFinite(wait) || wait <= 0 || wait > 3_600_000)) {
    throw new NewsdeskError(`--waits ${text} cannot be read.`, {
      code: 'doctor.waits',
      fix: 'Write seconds with commas between them, up to 3600, for example --waits 1,30,60,120.',
    });
  }
  return waits;
}

function missing(platform: string, variables: string): never {
  throw new NewsdeskError(`${platform} is not configured, and the channel is one of its.`, {
    code: 'doctor.platform',
    fix: `Set ${variables}.`,
  });
}

async function explained<T>(work: Promise<T>): Promise<T> {
  const letGo = keepAlive();
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof NewsdeskError) throw cause;
    throw new NewsdeskError(`The measurement failed: ${messageOf(cause)}.`, {
      code: 'doctor.live',
      fix: 'Run newsdesk doctor first; the bot must be able to post in the channel and to delete what it posted.',
      cause,
    });
  } finally {
    letGo();
  }
}
