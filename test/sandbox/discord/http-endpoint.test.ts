import { createPublicKey, verify } from 'node:crypto';
import { Events } from 'discord.js';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { DiscordSandbox } from '../../../src/sandbox/discord/discord-sandbox.ts';
import { newsCommand, useFixtures } from './fixtures.ts';

const fixtures = useFixtures();

interface Received {
  readonly type: number;
  readonly id: string;
  readonly token: string;
}

type Answer = readonly [status: number, body?: object];

/** A server of nobody's library: it checks signatures by Node alone, and answers interactions as it is told. */
async function start(answer: (received: Received) => Answer, door = { checks: true }) {
  const sandbox = await fixtures.sandbox();
  const bot = await fixtures.bot(sandbox);
  await bot.application.commands.set([newsCommand]);
  const x = Buffer.from(sandbox.publicKey, 'hex').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const server = createServer((request, response) => void take(request, response));
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = Buffer.concat(await request.toArray());
    const signature = Buffer.from(String(request.headers['x-signature-ed25519']), 'hex');
    const isRight = verify(null, Buffer.concat([Buffer.from(String(request.headers['x-signature-timestamp'])), body]), key, signature);
    const received = JSON.parse(body.toString()) as Received;
    const [status, said] = door.checks && !isRight ? [401] : received.type === 1 ? [200, { type: 1 }] : answer(received);
    response.writeHead(status, { 'content-type': 'application/json' }).end(said === undefined ? '' : JSON.stringify(said));
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { sandbox, bot, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

const ask = (sandbox: DiscordSandbox) =>
  sandbox.slash({
    userId: sandbox.userId('linus'),
    channelId: sandbox.channelId('general'),
    command: 'news',
    options: { query: 'colossus' },
  });
const hello = { type: 4, data: { content: 'hello' } };

describe('the Interactions Endpoint URL', () => {
  it('takes the place of the gateway, and the body of its answer is the answer', async () => {
    const { sandbox, bot, url } = await start(() => [200, hello]);
    const heard: unknown[] = [];
    bot.on(Events.InteractionCreate, (interaction) => void heard.push(interaction));
    await sandbox.endpoint.save(url);

    const answer = await ask(sandbox);

    expect(answer.message?.payload.content).toBe('hello');
    await sandbox.endpoint.save(undefined);
    void ask(sandbox);
    await expect.poll(() => heard.length).toBe(1);
  });

  it('brings the answer by the callback if it says 202', async () => {
    const { sandbox, url } = await start(({ id, token }) => {
      void fetch(`${sandbox.apiUrl}/v10/interactions/${id}/${token}/callback`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(hello),
      });
      return [202];
    });
    await sandbox.endpoint.save(url);

    expect((await ask(sandbox)).message?.payload.content).toBe('hello');
  });

  it.each([
    ['a status that is none of a success', [500]],
    ['a body that is refused', [200, { type: 4, data: { content: '' } }]],
    ['a body of another kind', [200, { type: 8, data: { choices: [] } }]],
    ['no body', [200]],
  ] as const)('leaves the asker without an answer: %s', async (_, answer) => {
    const { sandbox, url } = await start(() => answer);
    await sandbox.endpoint.save(url);

    expect((await ask(sandbox)).status).toBe('timeout');
  });

  it('is saved only if it answers a PING and refuses a wrong signature, and is taken away if it accepts one later', async () => {
    const door = { checks: false };
    const { sandbox, url } = await start(() => [200, hello], door);
    const stranger = await start(() => [200, hello]);

    await expect(sandbox.endpoint.save(url)).rejects.toThrow('a wrong signature with 200');
    await expect(sandbox.endpoint.save(stranger.url)).rejects.toThrow('PING');
    door.checks = true;
    await sandbox.endpoint.save(url);
    expect(await sandbox.endpoint.probe()).toBe('kept');
    door.checks = false;
    expect(await sandbox.endpoint.probe()).toBe('removed');
  });
});
