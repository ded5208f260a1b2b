import { fileURLToPath } from 'node:url';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { createSlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { startNewsdesk } from '../e2e/newsdesk-process.ts';
import { collectDiscordSamples, type GatewaySample } from './discord-samples.ts';
import { inDirectory } from './in-directory.ts';
import { listMalformations, type Malformation, malform, pickMalformation } from './malform.ts';
import { patientClock } from './patience.ts';
import { createRandom, type Random } from './random.ts';
import { collectSlackSamples, type SlackSample } from './slack-samples.ts';

export interface FuzzOptions {
  /** The number of malformed events, half on each platform; each field of each kind once, if left out. */
  readonly count?: number;
  readonly seed: number;
}

export interface FuzzReport {
  readonly sent: number;
  readonly kinds: number;
  readonly dropped: number;
  readonly asked: number;
  readonly unanswered: number;
  readonly exits: number;
  /** Faults that reached the process instead of the edge that they belong to. */
  readonly uncaught: number;
  /** Log lines that repeat words of an event. */
  readonly leaks: number;
}

/** A good command follows so many malformed events, on both platforms. */
const GOOD_AFTER = 40;
/** Stands in every text of a sample that people write: it must not be in the log. */
const CANARY = 'wm7heronsq';

/** `newsdesk serve` as a process, on a Discord and a Slack that send what nobody can read, with good commands in between. */
export function fuzzEvents(options: FuzzOptions): Promise<FuzzReport> {
  return inDirectory('events', (directory) => fuzzIn(directory, options));
}

async function fuzzIn(directory: string, { count, seed }: FuzzOptions): Promise<FuzzReport> {
  const random = createRandom(seed);
  await using stack = new AsyncDisposableStack();
  const discord = stack.adopt(await createDiscordSandbox({ clock: patientClock }), (sandbox) => sandbox.close());
  const slack = stack.adopt(await createSlackSandbox({ clock: patientClock }), (sandbox) => sandbox.close());
  const bot = startNewsdesk(['serve'], {
    CONTENT_DIR: fileURLToPath(new URL('../../content', import.meta.url)),
    DATABASE_URL: `file:${directory}/newsdesk.db`,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
  });
  let exits = 0;
  bot.child.once('exit', () => (exits += 1));
  stack.defer(async () => {
    bot.child.kill('SIGTERM');
    await bot.finished();
  });
  await bot.line('ready');
  const gateway = await collectDiscordSamples(discord);
  const envelopes = await collectSlackSamples(slack);
  const frames = { discord: framesOf(gateway, gatewayFrame, count, random), slack: framesOf(envelopes, socketFrame, count, random) };
  const totals = { sent: 0, asked: 0, unanswered: 0 };
  const who = { userId: discord.userId('linus'), channelId: discord.channelId('general') };

  async function askBoth(): Promise<void> {
    const [inDiscord, inSlack] = await Promise.all([
      discord.slash({ ...who, command: 'news', options: { query: 'colossus' } }),
      slack.slash({ userId: 'U0READER01', channelId: 'C0GENERAL1', command: '/news', text: 'colossus' }),
    ]);
    totals.asked += 2;
    totals.unanswered += Number(inDiscord.status !== 'answered') + Number(inSlack.status !== 'acked' || inSlack.refusal !== undefined);
  }

  const rounds = Math.max(frames.discord.length, frames.slack.length);
  for (let index = 0; index < rounds && exits === 0; index += 1) {
    for (const [frame, send] of [
      [frames.discord[index], discord.gateway.sendRaw],
      [frames.slack[index], slack.socket.sendRaw],
    ] as const) {
      if (frame === undefined) continue;
      send(frame);
      totals.sent += 1;
    }
    if (index % GOOD_AFTER === GOOD_AFTER - 1) await askBoth();
  }
  await askBoth();
  const died = exits;
  const lines = bot.output().split('\n');
  return {
    ...totals,
    kinds: gateway.length + envelopes.length + unreadable.length,
    dropped: lines.filter((line) => line.includes('an event that cannot be read was dropped')).length,
    exits: died,
    uncaught: lines.filter((line) => line.includes('a fault that nothing caught') || line.includes('a client library failed')).length,
    leaks: lines.filter((line) => line.includes(CANARY)).length,
  };
}

/** Values that are not an event at all. */
const unreadable: readonly (string | Uint8Array)[] = [
  'null',
  '',
  '7',
  '"text"',
  '[]',
  '{}',
  'true',
  `{"${CANARY}`,
  CANARY,
  Uint8Array.of(),
  Uint8Array.of(0, 255, 7, 1),
  Buffer.from(`{"op":0,"t":"GUILD_CREATE","d":"${CANARY}"}`),
];

function framesOf<Sample>(
  samples: readonly Sample[],
  write: (sample: Sample, malformation: Malformation, id: string) => string,
  count: number | undefined,
  random: Random,
): readonly (string | Uint8Array)[] {
  if (count === undefined) {
    const each = samples.flatMap((sample) => listMalformations(sample).map((malformation) => ({ sample, malformation })));
    return [...each.map(({ sample, malformation }, index) => write(sample, malformation, idOf(index))), ...unreadable];
  }
  return Array.from({ length: Math.ceil(count / 2) }, (_, index) => {
    const choice = Math.floor(random.next() * (samples.length + 1));
    const sample = samples[choice];
    if (sample === undefined) return unreadable[Math.floor(random.next() * unreadable.length)] ?? 'null';
    return write(sample, pickMalformation(sample, random), idOf(index));
  });
}

function idOf(index: number): string {
  return String(200_000_000_000_000_000n + BigInt(index));
}

/** With an id of its own, since what was seen before is not looked at twice. */
function gatewayFrame(sample: GatewaySample, malformation: Malformation, id: string): string {
  const d = sample.t === 'INTERACTION_CREATE' ? { ...(sample.d as object), id } : sample.d;
  return withCanary(malform({ ...sample, s: 1, d }, malformation));
}

function socketFrame(sample: SlackSample, malformation: Malformation, id: string): string {
  const payload = sample.payload as { readonly trigger_id?: string };
  const fresh = payload.trigger_id === undefined ? payload : { ...payload, trigger_id: id };
  return withCanary(malform({ ...sample, envelope_id: `fuzz-${id}`, payload: fresh }, malformation));
}

function withCanary(frame: unknown): string {
  return JSON.stringify(frame)?.replaceAll('colossus', CANARY) ?? 'null';
}
