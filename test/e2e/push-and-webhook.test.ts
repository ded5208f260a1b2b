import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { signHeaders } from '../../src/runtime/signed-request.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../src/sandbox/discord/discord-sandbox.ts';
import { readFeed } from '../../src/sources/feeds/read-feed.ts';
import { receiverSecret, startReceiver, type TestReceiver } from '../platform/webhook/webhook-receiver.ts';
import { pushSecret } from '../web/push-server.ts';
import { runNewsdesk, startNewsdesk } from './newsdesk-process.ts';

let cwd: string;
let discord: DiscordSandbox;
let receiver: TestReceiver;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'newsdesk-hooks-'));
  [discord, receiver] = await Promise.all([createDiscordSandbox(), startReceiver()]);
  const list = `sources:\n  - push: cms\nwebhooks:\n  - {url: '${receiver.url}', secret: SHOP_SECRET, name: shop}\nallowHosts: ['${receiver.host}']\n`;
  await writeFile(join(cwd, 'newsdesk.yaml'), list);
});
afterEach(async () => {
  await receiver.close();
  await discord.close();
  await rm(cwd, { recursive: true, force: true });
});

it('what is pushed in goes out by webhook and feed, beside the chats', async () => {
  const environment = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    PUSH_SECRET: pushSecret,
    SHOP_SECRET: receiverSecret,
  };
  const process = startNewsdesk(['serve'], environment, cwd);
  const { url } = await process.line('health is answered', 30_000);
  await process.line('ready', 30_000);
  const send = async (id: string, message: object): Promise<number> => {
    const body = Buffer.from(JSON.stringify(message));
    const response = await fetch(`${url}/hooks/publish`, {
      method: 'POST',
      headers: signHeaders(pushSecret, { id, at: Date.now(), body }),
      body,
    });
    return response.status;
  };
  const feedOf = async (path: string) => readFeed(await (await fetch(`${url}${path}`)).text(), `${url}${path}`);

  const article = { id: '7', url: 'https://gate.example/tide', title: 'The tide gate', html: '<p>It opens at noon.</p>' };
  expect(await send('one', { type: 'publish', article })).toBe(200);
  await vi.waitFor(() => expect(receiver.events.map(({ type }) => type)).toEqual(['publish']), 60_000);
  for (const path of ['/feed.xml', '/feed.json']) {
    expect((await feedOf(path)).articles).toMatchObject([{ id: 'tide', title: 'The tide gate', html: '<p>It opens at noon.</p>' }]);
  }

  expect(await send('two', { type: 'delete', article: { id: '7' } })).toBe(200);
  await vi.waitFor(() => expect(receiver.events.map(({ type }) => type)).toEqual(['publish', 'delete']), 60_000);
  expect((await feedOf('/feed.json')).articles).toEqual([]);
  process.child.kill('SIGTERM');
  const { code, stdout, stderr } = await process.finished();

  expect(code).toBe(0);
  expect(stdout + stderr).not.toMatch(new RegExp(`${pushSecret}|${receiverSecret}`, 'u'));
  expect((await runNewsdesk(['deliveries'], environment, cwd)).stdout).toContain('webhook:channel:shop');
  expect((await runNewsdesk(['subscriptions'], environment, cwd)).stdout).not.toContain('webhook');
  expect(await runNewsdesk(['serve'], { ...environment, SHOP_SECRET: '' }, cwd)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('SHOP_SECRET is not set'),
  });
});
