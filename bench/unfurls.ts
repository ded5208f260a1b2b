import { createSlackSandbox } from '../src/sandbox/slack/slack-sandbox.ts';
import { startBotProcess } from './adapters/bot-process.ts';
import { quantile } from './adapters/quantile.ts';

/**
 * Links of the sample publication, shared at a steady pace in a local Slack: how long Newsdesk, in a process of its own, takes to
 * acknowledge each event, and to show the preview.
 *
 *     node bench/unfurls.ts [--quick]
 */
const perSecond = 100;
const seconds = process.argv.includes('--quick') ? 3 : 15;
/** Slack waits 3 s; the goal is far below, in ms. */
const goalMs = 100;
const slugs = ['anthropic-spacex-colossus#key-details', 'network-topologies', 'scaling-laws', 'siting-data-centres', 'model-cards'];

const sandbox = await createSlackSandbox({ logCapacity: 20_000 });
const access = { apiUrl: sandbox.apiUrl, botToken: sandbox.botToken, appToken: sandbox.appToken };
const bot = await startBotProcess({ platform: 'slack', kind: 'newsdesk', access, payloads: {} });
const shown = new Map<string, number>();
sandbox.events.on('messageChanged', ({ ts }) => void shown.set(ts, performance.now()));

async function share(number: number): Promise<{ readonly ackMs: number; readonly ts: string; readonly at: number }> {
  const at = performance.now();
  const slug = slugs[number % slugs.length] ?? '';
  const { message, events } = await sandbox.say({
    userId: 'U0READER01',
    channelId: 'C0GENERAL1',
    text: `<https://example.com/articles/${slug}>`,
  });
  const linkShared = events.find(({ payload }) => (payload['event'] as { readonly type: string }).type === 'link_shared');
  if (linkShared?.status !== 'acked') throw new Error(`The event was not acknowledged: ${linkShared?.status ?? 'it was not sent'}.`);
  return { ackMs: linkShared.ackMs, ts: message.ts, at };
}

async function shareFor(forSeconds: number): Promise<Awaited<ReturnType<typeof share>>[]> {
  const startedAt = performance.now();
  const sharing: ReturnType<typeof share>[] = [];
  for (let number = 0; number < forSeconds * perSecond; number += 1) {
    const dueInMs = startedAt + (number * 1_000) / perSecond - performance.now();
    if (dueInMs > 0) await new Promise((resolve) => setTimeout(resolve, dueInMs));
    sharing.push(share(number));
  }
  return Promise.all(sharing);
}

try {
  await shareFor(1);
  const shared = await shareFor(seconds);
  for (let waited = 0; waited < 50 && shared.some(({ ts }) => !shown.has(ts)); waited += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
  const acks = shared.map(({ ackMs }) => ackMs);
  const previews = shared.flatMap(({ ts, at }) => (shown.has(ts) ? [(shown.get(ts) ?? 0) - at] : []));
  const row = (name: string, values: readonly number[]): string =>
    [name.padEnd(14), ...[0.5, 0.99, 1].map((share) => quantile(values, share).toFixed(1).padStart(8))].join('');
  console.log(`${perSecond} links a second for ${seconds} s; ${previews.length} of ${shared.length} have a preview; milliseconds`);
  console.log([''.padEnd(14), ...['p50', 'p99', 'max'].map((head) => head.padStart(8))].join(''));
  console.log(row('acknowledged', acks));
  console.log(row('preview', previews));
  process.exitCode = quantile(acks, 0.99) <= goalMs ? 0 : 1;
} finally {
  await bot.stop();
  await sandbox.close();
}
