import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createDiscordSandbox } from '../../../src/sandbox/discord/create-discord-sandbox.ts';

/** An address that answers in turn with these statuses, and keeps what it was sent. */
async function listen(statuses: readonly number[], type: Readonly<Record<string, string>> = { 'content-type': 'application/json' }) {
  const bodies: unknown[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => (text += String(part)));
    request.on('end', () => {
      bodies.push(JSON.parse(text));
      response.writeHead(statuses[bodies.length - 1] ?? 204, type).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, bodies };
}

it('saves an address only if it answers a PING with 204 and a media type, and refuses a wrong signature', async () => {
  const discord = await createDiscordSandbox();
  onTestFinished(() => discord.close());
  const { webhookEvents, guildId } = discord;
  const right = await listen([204, 401]);

  await expect(webhookEvents.save((await listen([200, 401])).url)).rejects.toThrow('PING with 200');
  await expect(webhookEvents.save((await listen([204, 401], {})).url)).rejects.toThrow('PING');
  await expect(webhookEvents.save((await listen([204, 204])).url)).rejects.toThrow('not with 401');
  const before = await webhookEvents.authorize(discord.userId('linus'));
  await webhookEvents.save(right.url);
  await webhookEvents.authorize(discord.userId('linus'), guildId);

  expect(before).toBe(0);
  expect(right.bodies).toMatchObject([
    { type: 0 },
    { type: 0 },
    { type: 1, event: { type: 'APPLICATION_AUTHORIZED', data: { integration_type: 0, guild: { id: guildId } } } },
  ]);
});
