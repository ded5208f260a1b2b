import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { signHeaders } from '../../src/runtime/signed-request.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { type NewsdeskProcess, runNewsdesk, startNewsdesk } from '../e2e/newsdesk-process.ts';
import { type Fate, receiverSecret, startReceiver, type TestReceiver } from '../platform/webhook/webhook-receiver.ts';
import { pushSecret } from '../web/push-server.ts';
import { inDirectory } from './in-directory.ts';
import { patienceFor, type Patience } from './patience.ts';
import { judge, type Proof, type ProofReport } from './proof.ts';
import { createRandom, type Random } from './random.ts';

/** From being ready to being killed, in ms at most. */
const MAX_LIFE_MS = 2_500;
/** A start takes a second or two; only one that hangs is a fault here, whatever else the machine does. In ms. */
const START_MS = 180_000;
/** Without a further arrival what is missing is lost, in ms: a wait after a lost answer is half a minute, and hundreds may wait behind it. */
const SETTLE_MS = 150_000;
const RETRY_MS = 100;

export const pushesUnderFire: Proof = {
  id: 'PUSH',
  title:
    'every push that was answered is there, announced once and told to every webhook, whatever kills the process and whatever becomes of the answers',
  unit: 'SIGKILLs',
  counts: { full: 100, short: 2 },
  seeds: 1,
  run: ({ count, seed }) =>
    inDirectory('pushes', (directory) => pushUnderFire(directory, count, createRandom(seed), patienceFor(count, pushesUnderFire.counts))),
};

async function pushUnderFire(directory: string, kills: number, random: Random, patience: Patience): Promise<ProofReport> {
  const [discord, receiver] = await Promise.all([createDiscordSandbox({ clock: patience.clock }), startReceiver()]);
  receiver.fate = () => drawFate(random);
  const list = `sources:\n  - push: cms\nwebhooks:\n  - {url: '${receiver.url}', secret: SHOP_SECRET}\nallowHosts: ['${receiver.host}']\n`;
  await writeFile(join(directory, 'newsdesk.yaml'), list);
  const environment = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    ANNOUNCE_DISCORD_CHANNELS: discord.channelId('general'),
    PUSH_SECRET: pushSecret,
    SHOP_SECRET: receiverSecret,
  };
  const start = () => startNewsdesk(['serve'], environment, directory);
  const target: { url: string | undefined } = { url: undefined };
  let isOver = false;
  const pushing = pushUntil(() => isOver, target);
  let process: NewsdeskProcess | undefined;
  try {
    for (let kill = 0; kill <= kills; kill += 1) {
      process = start();
      target.url = String((await process.line('health is answered', patience.limit(START_MS)))['url']);
      await process.line('ready', patience.limit(START_MS));
      await wait(random.between(0, MAX_LIFE_MS));
      if (kill === kills) break;
      process.child.kill('SIGKILL');
      await process.finished();
    }
    isOver = true;
    const pushed = await pushing;
    receiver.fate = () => ({ takes: true, answer: { status: 204 } });
    const posts = (): readonly string[] => discord.messages(discord.channelId('general')).map(({ payload }) => JSON.stringify(payload));
    const isThere = (slug: string): boolean => receiver.articles.has(slug) && posts().some((post) => post.includes(titleOf(slug)));
    let arrived = -1;
    let deadline = 0;
    for (;;) {
      const there = pushed.filter(isThere).length;
      if (there > arrived) deadline = Date.now() + patience.limit(SETTLE_MS);
      if (there === pushed.length || Date.now() > deadline) break;
      arrived = there;
      await wait(RETRY_MS);
    }
    process?.child.kill('SIGTERM');
    await process?.finished();
    const [listed] = JSON.parse((await runNewsdesk(['sources', '--json'], environment, directory)).stdout) as { articles: number }[];
    return report(kills, pushed, listed?.articles ?? 0, posts(), receiver);
  } finally {
    isOver = true;
    process?.child.kill('SIGKILL');
    await receiver.close();
    await discord.close();
  }
}

/** Pushes one article after the other, each until it is answered with 200, and returns their slugs. */
async function pushUntil(isOver: () => boolean, target: { readonly url: string | undefined }): Promise<readonly string[]> {
  const pushed: string[] = [];
  while (!isOver()) {
    const slug = `article-${pushed.length}x`;
    const article = { id: slug, url: `https://gate.example/${slug}`, title: titleOf(slug), html: `<p>The text of ${slug}.</p>` };
    const body = Buffer.from(JSON.stringify({ type: 'publish', article }));
    for (;;) {
      const headers = signHeaders(pushSecret, { id: slug, at: Date.now(), body });
      const response = await fetch(`${target.url}/hooks/publish`, { method: 'POST', headers, body }).catch(() => undefined);
      if (response?.status === 200) break;
      await wait(RETRY_MS);
    }
    pushed.push(slug);
    await wait(RETRY_MS);
  }
  return pushed;
}

function report(kills: number, pushed: readonly string[], listed: number, posts: readonly string[], receiver: TestReceiver): ProofReport {
  const postsOf = (slug: string): number => posts.filter((post) => post.includes(titleOf(slug))).length;
  const eventsOf = (slug: string): number => receiver.events.filter(({ article: { id } }) => id === slug).length;
  const figures = {
    kills,
    pushed: pushed.length,
    listed,
    lostInChat: pushed.filter((slug) => postsOf(slug) === 0).length,
    doubledInChat: pushed.filter((slug) => postsOf(slug) > 1).length,
    lostByWebhook: pushed.filter((slug) => eventsOf(slug) === 0).length,
    doubledByWebhook: pushed.filter((slug) => eventsOf(slug) > 1).length,
    repeatedRequests: receiver.requests.length - new Set(receiver.requests).size,
  };
  return judge(figures, [
    [figures.pushed > kills, 'hardly anything was pushed'],
    [figures.listed === figures.pushed, 'what was answered is not what is there'],
    [figures.lostInChat === 0, 'an article was not announced'],
    [figures.doubledInChat === 0, 'an article was announced twice'],
    [figures.lostByWebhook === 0, 'a webhook was not told of an article'],
    [figures.doubledByWebhook === 0, 'a webhook was told of an article by two ids'],
  ]);
}

function drawFate(random: Random): Fate {
  const fates: readonly Fate[] = [
    { takes: true, answer: 'cut' },
    { takes: false, answer: 'cut' },
    { takes: true, answer: { status: 502 } },
    { takes: false, answer: { status: 500 } },
    { takes: true, answer: { status: 204 }, delayMs: 200 },
  ];
  return (random.next() < 1 / 3 ? fates[Math.floor(random.next() * fates.length)] : undefined) ?? { takes: true, answer: { status: 204 } };
}

function titleOf(slug: string): string {
  return `The title of ${slug}`;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
