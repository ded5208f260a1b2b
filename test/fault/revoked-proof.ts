import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../src/sandbox/discord/discord-sandbox.ts';
import type { FaultAction } from '../../src/sandbox/faults.ts';
import { createSlackSandbox, type SlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { startNewsdesk } from '../e2e/newsdesk-process.ts';
import { askSteadily } from './ask-steadily.ts';
import { inDirectory } from './in-directory.ts';
import { patienceFor, type Patience } from './patience.ts';
import { judge, type Proof } from './proof.ts';

interface Platforms {
  readonly discord: DiscordSandbox;
  readonly slack: SlackSandbox;
}

/** A way for a token to be refused, and where the bot comes to see it first. */
interface Way {
  readonly what: string;
  readonly platform: 'discord' | 'slack';
  readonly strike: (platforms: Platforms) => unknown;
  /** The platform does not stand by it: everything goes on. */
  readonly isStray?: true;
}

const unauthorized: FaultAction = { kind: 'status', status: 401, effect: false, body: '{"message":"401: Unauthorized","code":0}' };
const invalidAuth: FaultAction = { kind: 'status', status: 200, effect: false, body: '{"ok":false,"error":"invalid_auth"}' };

const ways: readonly Way[] = [
  { what: 'at the gateway', platform: 'discord', strike: ({ discord }) => discord.revokeToken() },
  { what: 'in an announcement at Slack', platform: 'slack', strike: ({ slack }) => slack.admin.revokeToken(slack.botToken) },
  {
    what: 'in an announcement at Discord',
    platform: 'discord',
    strike: ({ discord }) =>
      discord.faults.fault({ match: { path: /\/v10\/(?:channels|users|gateway|applications)/u }, times: Infinity, action: unauthorized }),
  },
  {
    what: 'by an event of Slack',
    platform: 'slack',
    strike({ slack }) {
      slack.admin.revokeToken(slack.botToken, 'account_inactive');
      return slack.event({ type: 'app_uninstalled' });
    },
  },
  {
    what: 'when Slack is connected to again',
    platform: 'slack',
    strike({ slack }) {
      slack.admin.revokeToken(slack.appToken, 'invalid_auth');
      slack.socket.cut();
    },
  },
  {
    what: 'once at Discord, and not when it is asked',
    platform: 'discord',
    isStray: true,
    strike: ({ discord }) => discord.faults.fault({ match: { method: 'POST', path: '/messages' }, action: unauthorized }),
  },
  {
    what: 'once at Slack, and not when it is asked',
    platform: 'slack',
    isStray: true,
    strike: ({ slack }) => slack.faults.fault({ match: { path: 'chat.postMessage' }, action: invalidAuth }),
  },
];

export const oneRevoked: Proof = {
  id: 'REVOKED',
  title:
    'a token that one platform refuses, wherever it is seen, stops that platform and has no effect on the other; a stray refusal stops nothing',
  unit: 'revocations',
  counts: { full: 35, short: 2 },
  seeds: 1,
  async run({ count }) {
    const patience = patienceFor(count, oneRevoked.counts);
    const totals = { asked: 0, unanswered: 0, exits: 0, notPosted: 0, notTold: 0, wronglyStopped: 0 };
    for (let round = 0; round < count; round += 1) {
      const way = ways[round % ways.length] as Way;
      await inDirectory('revoked', (directory) => revokeOnce(way, directory, totals, patience));
    }
    return judge(totals, [
      [totals.exits === 0, `the process ended ${totals.exits} times`],
      [totals.unanswered === 0, `${totals.unanswered} of ${totals.asked} questions at the other platform went unanswered`],
      [totals.notPosted === 0, `${totals.notPosted} articles were not announced where they could be`],
      [totals.notTold === 0, `${totals.notTold} times /readyz or a status did not say which platform is stopped`],
      [totals.wronglyStopped === 0, `${totals.wronglyStopped} times a platform was stopped for a refusal that it does not stand by`],
    ]);
  },
};

type Totals = Record<'asked' | 'unanswered' | 'exits' | 'notPosted' | 'notTold' | 'wronglyStopped', number>;

async function revokeOnce({ platform, strike, isStray }: Way, directory: string, totals: Totals, patience: Patience): Promise<void> {
  const { clock, limit } = patience;
  await using stack = new AsyncDisposableStack();
  const discord = stack.adopt(await createDiscordSandbox({ clock }), (sandbox) => sandbox.close());
  const slack = stack.adopt(await createSlackSandbox({ clock }), (sandbox) => sandbox.close());
  const content = join(directory, 'content');
  await cp(fileURLToPath(new URL('../../content', import.meta.url)), content, { recursive: true });
  const bot = startNewsdesk(['serve'], {
    CONTENT_DIR: content,
    DATABASE_URL: `file:${directory}/newsdesk.db`,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    ANNOUNCE_DISCORD_CHANNELS: discord.channelId('general'),
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    ANNOUNCE_SLACK_CHANNELS: 'C0GENERAL1',
  });
  let isOver = false;
  bot.child.once('exit', () => (totals.exits += isOver ? 0 : 1));
  stack.defer(async () => {
    isOver = true;
    bot.child.kill('SIGTERM');
    await bot.finished();
  });
  await bot.line('ready');
  const { url } = await bot.line('health is answered');
  const reader = { userId: discord.userId('linus'), channelId: discord.channelId('general') };
  const askDiscord = async (): Promise<boolean> =>
    (await discord.slash({ ...reader, command: 'news', options: { query: 'colossus' } })).status === 'answered';
  const askSlack = async (): Promise<boolean> =>
    (await slack.slash({ userId: 'U0READER01', channelId: 'C0GENERAL1', command: '/news', text: 'colossus' })).status === 'acked';
  const other = platform === 'discord' ? 'slack' : 'discord';
  const asking = askSteadily(other === 'discord' ? askDiscord : askSlack, 100);
  const isPosted = (where: 'discord' | 'slack', title: string): boolean =>
    JSON.stringify(where === 'discord' ? discord.messages(discord.channelId('general')) : slack.messages('C0GENERAL1')).includes(title);

  strike({ discord, slack });
  await writeFile(join(content, 'news.md'), `---\ntitle: The mill gate\ndate: ${new Date().toISOString()}\n---\n\nHerons stand at it.\n`);
  await until(limit(15_000), () => isPosted(other, 'The mill gate') && (!isStray || isPosted(platform, 'The mill gate')));
  if (!isPosted(other, 'The mill gate')) totals.notPosted += 1;
  if (isStray) {
    if (!isPosted(platform, 'The mill gate') || (await stoppedBy(String(url), platform))) totals.wronglyStopped += 1;
  } else {
    await until(limit(15_000), () => stoppedBy(String(url), platform));
    const status =
      other === 'discord'
        ? JSON.stringify(
            (await discord.slash({ userId: discord.userId('ada'), channelId: reader.channelId, command: 'announcements status' })).message
              ?.payload,
          )
        : JSON.stringify(
            await (
              await slack.slash({ userId: 'U0ADMIN001', channelId: 'C0GENERAL1', command: '/announcements', text: 'status' })
            ).answer(),
          );
    if (!(await stoppedBy(String(url), platform)) || !/Newsdesk is stopped on (?:Discord|Slack)/u.test(status)) totals.notTold += 1;
  }
  const { asked, unanswered } = await asking.stop();
  totals.asked += asked;
  totals.unanswered += unanswered;
}

/** Whether `/readyz` says that this platform is stopped, and that the other one is ready. */
async function stoppedBy(url: string, platform: string): Promise<boolean> {
  const { checks } = (await (await fetch(`${url}/readyz`)).json()) as {
    readonly checks: readonly { readonly name: string; readonly ready: boolean; readonly reason?: string }[];
  };
  const found = checks.find(({ name }) => name === platform);
  const others = checks.filter(({ name }) => name !== platform && name !== 'announcements');
  return found?.ready === false && /refused (?:the|a) token/u.test(found.reason ?? '') && others.every(({ ready }) => ready);
}

async function until(withinMs: number, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await holds()) && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 100));
}
