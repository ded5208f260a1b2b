import { systemClock } from '../../src/runtime/clock.ts';
import { createSlackSandbox, type SlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { openSqlite } from '../../src/storage/open-sqlite.ts';
import { type NewsdeskProcess, runNewsdesk, startNewsdesk } from '../e2e/newsdesk-process.ts';
import { inDirectory } from './in-directory.ts';
import { judge, type Proof } from './proof.ts';

const publicUrl = 'https://news.example.org';
const link = `${publicUrl}/slack/install`;
const reader = { userId: 'U0READER01', channelId: 'C0GENERAL1' };
const installer = 'U0ADMIN001';
/** A token that ends so soon is renewed when it is used, and used until then; in ms. */
const ENDS_SOON_MS = 600_000;
/** A start takes a second or two; only one that hangs is a fault here, whatever else the machine does. In ms. */
const START_MS = 180_000;

const neverKept =
  'people of a workspace ask, and its token was never kept: it has to install the app again, by the address that ends with /slack/install';
const notRenewed = 'slack does not renew the token of a workspace: it has to install the app again before the token ends';

type Totals = Record<'killed' | 'silent' | 'operatorUntold' | 'installerUntold' | 'unlisted' | 'notMended', number>;

export const lostTokens: Proof = {
  id: 'LOST',
  title:
    'a process that is killed between the exchange of a code or a refresh token and writing it down leaves no workspace silent: people, operator and lists say so, and a new installation mends it',
  unit: 'kills',
  counts: { full: 20, short: 2 },
  seeds: 1,
  async run({ count }) {
    const totals: Totals = { killed: 0, silent: 0, operatorUntold: 0, installerUntold: 0, unlisted: 0, notMended: 0 };
    for (let round = 0; round < count; round += 1) {
      await inDirectory('lost', (directory) => (round % 2 === 0 ? loseCode(directory, totals) : loseRefreshToken(directory, totals)));
    }
    return judge(totals, [
      [totals.killed === count, `${totals.killed} of ${count} were killed in time`],
      [totals.silent === 0, `${totals.silent} workspaces got no answer`],
      [totals.operatorUntold === 0, `${totals.operatorUntold} times the log did not say it once`],
      [totals.installerUntold === 0, `${totals.installerUntold} people were not told to install the app again`],
      [totals.unlisted === 0, `${totals.unlisted} times newsdesk installations did not say it`],
      [totals.notMended === 0, `${totals.notMended} workspaces were not served after a new installation`],
    ]);
  },
};

interface Bot {
  readonly process: NewsdeskProcess;
  readonly url: string;
}

/** One workspace, and a bot that can be killed and started again on the same database. */
async function openScene(directory: string, stack: AsyncDisposableStack) {
  const oauth = {
    clientId: '1.2',
    clientSecret: 'client-secret',
    redirectUrls: [`${publicUrl}/slack/oauth_redirect`],
    rotatesTokens: true,
  };
  const slack = stack.adopt(await createSlackSandbox({ oauth }), (sandbox) => sandbox.close());
  const environment = {
    DATABASE_URL: `file:${directory}/newsdesk.db`,
    SLACK_CLIENT_ID: oauth.clientId,
    SLACK_CLIENT_SECRET: oauth.clientSecret,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    PUBLIC_URL: publicUrl,
    ENCRYPTION_KEYS: Buffer.alloc(32, 7).toString('base64'),
  };
  return {
    slack,
    environment,
    async start(): Promise<Bot> {
      const bot = startNewsdesk(['serve'], environment);
      stack.defer(async () => {
        bot.child.kill('SIGKILL');
        await bot.finished();
      });
      await bot.line('ready', START_MS);
      const { url } = await bot.line('health is answered');
      await slack.setRequestUrl(`${String(url)}/slack/events`);
      return { process: bot, url: String(url) };
    },
    async ask() {
      const asked = await slack.slash({ ...reader, command: '/news', text: 'colossus' });
      // An answer of the acknowledgement itself is there already.
      return JSON.stringify(asked.message ?? (await asked.answer()));
    },
  };
}

/** Goes a browser's way to the last address, and says what it needs there. */
async function allow(slack: SlackSandbox, { url }: Bot) {
  const begun = await fetch(`${url}/slack/install`, { redirect: 'manual' });
  const consent = slack.consent({ url: begun.headers.get('location') ?? '', userId: installer });
  if (consent.kind === 'refused') throw new Error(consent.error);
  const headers = { cookie: begun.headers.get('set-cookie')?.split(';')[0] ?? '' };
  return (bot: Bot) => fetch(consent.location.replace(publicUrl, bot.url), { headers });
}

/** Slack does what the next exchange asks for, and its answer finds nobody. */
async function killDuring(slack: SlackSandbox, { process }: Bot, act: () => Promise<unknown>, totals: Totals): Promise<void> {
  const fault = slack.faults.fault({ match: { path: 'oauth.v2.access' }, action: { kind: 'hang', effect: true } });
  const acting = act().catch(() => undefined);
  while (fault.hits === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  process.child.kill('SIGKILL');
  await Promise.all([process.finished(), acting]);
  totals.killed += 1;
}

async function loseCode(directory: string, totals: Totals): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const { slack, environment, start, ask } = await openScene(directory, stack);
  const first = await start();
  const comeBack = await allow(slack, first);
  await killDuring(slack, first, () => comeBack(first), totals);

  const second = await start();
  const page = await (await comeBack(second)).text();
  if (!page.includes('has not ended')) totals.installerUntold += 1;
  const answers = [await ask(), await ask()];
  totals.silent += answers.filter((answer) => !answer.includes(link)).length;
  await second.process.line(neverKept);
  await judgeTold(second, neverKept, environment, totals);
  await mend(slack, second, ask, totals);
}

async function loseRefreshToken(directory: string, totals: Totals): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const { slack, environment, start, ask } = await openScene(directory, stack);
  const first = await start();
  await (await allow(slack, first))(first);
  first.process.child.kill('SIGTERM');
  await first.process.finished();
  await letEndSoon(`${directory}/newsdesk.db`);
  const second = await start();
  await killDuring(slack, second, ask, totals);
  await endLease(`${directory}/newsdesk.db`);

  const third = await start();
  if (!(await ask()).includes('Colossus')) totals.silent += 1;
  await third.process.line(notRenewed);
  const isTold = (): boolean =>
    slack.requests('chat.postMessage').some(({ args }) => args['channel'] === installer && String(args['text']).includes(link));
  for (let looks = 0; !isTold() && looks < 500; looks += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  if (!isTold()) totals.installerUntold += 1;
  await ask();
  await judgeTold(third, notRenewed, environment, totals);
  await mend(slack, third, ask, totals);
}

async function letEndSoon(file: string): Promise<void> {
  await using storage = await openSqlite(file, { exclusive: false, clock: systemClock });
  const [row] = await storage.installations.list('slack');
  if (row?.sealedToken === undefined) throw new Error('The app was not installed.');
  await storage.installations.replaceToken(row, { sealedToken: row.sealedToken, expiresAt: Date.now() + ENDS_SOON_MS });
}

/** The dead process holds the lease of the renewal for less than a minute, which a run need not wait for. */
async function endLease(file: string): Promise<void> {
  await using storage = await openSqlite(file, { exclusive: false, clock: systemClock });
  const [row] = await storage.installations.list('slack');
  const lease = `slack-token:${row?.id ?? ''}`;
  await storage.leases.acquire(lease, 'proof', Date.now() + 3_600_000, 1);
  await storage.leases.release(lease, 'proof');
}

async function judgeTold(bot: Bot, message: string, environment: Readonly<Record<string, string>>, totals: Totals): Promise<void> {
  const lines = bot.process
    .output()
    .split('\n')
    .filter((line) => line.includes(message));
  if (lines.length !== 1) totals.operatorUntold += 1;
  const { stdout } = await runNewsdesk(['installations'], environment);
  if (!stdout.includes('HAS TO INSTALL AGAIN')) totals.unlisted += 1;
}

async function mend(slack: SlackSandbox, bot: Bot, ask: () => Promise<string>, totals: Totals): Promise<void> {
  await (await allow(slack, bot))(bot);
  if (!(await ask()).includes('Colossus')) totals.notMended += 1;
}
