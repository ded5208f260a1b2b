import { once } from 'node:events';
import { type Client, Events, GatewayIntentBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { DiscordSandbox } from '../../../src/sandbox/discord/discord-sandbox.ts';
import type { DiscordSandboxOptions } from '../../../src/sandbox/discord/options.ts';
import { newsCommand, useFixtures } from './fixtures.ts';

const fixtures = useFixtures();

async function startBot(options?: DiscordSandboxOptions) {
  const sandbox = await fixtures.sandbox(options);
  const client = await fixtures.bot(sandbox);
  client.on(Events.InteractionCreate, (interaction) => {
    // An interaction delivered twice is answered twice, and the second answer is refused: that is what one test is about.
    if (interaction.isChatInputCommand()) interaction.reply('here').catch(() => {});
  });
  await client.application.commands.set([newsCommand]);
  return { sandbox, client };
}

function ask(sandbox: DiscordSandbox) {
  const where = { userId: sandbox.userId('linus'), channelId: sandbox.channelId('general') };
  return sandbox.slash({ ...where, command: 'news', options: { query: 'x' } });
}

function disconnected(client: Client): Promise<number> {
  return new Promise((resolve) => client.once(Events.ShardDisconnect, ({ code }) => resolve(code)));
}

describe('discord.js, when the gateway fails', () => {
  it('resumes after a cut and answers what was asked meanwhile', async () => {
    const { sandbox } = await startBot();

    sandbox.gateway.drop();
    const answer = await ask(sandbox);

    expect(answer.status).toBe('answered');
    expect(sandbox.counters).toMatchObject({ identifies: 1, resumes: 1 });
  });

  it('resumes when it is told to reconnect', async () => {
    const { sandbox } = await startBot();

    sandbox.gateway.requestReconnect();
    await expect.poll(() => sandbox.counters.resumes).toBe(1);

    expect((await ask(sandbox)).status).toBe('answered');
    expect(sandbox.counters.identifies).toBe(1);
  });

  it('resumes on the same connection after a resumable invalid session', async () => {
    const { sandbox } = await startBot();

    sandbox.gateway.invalidateSessions({ resumable: true });
    await expect.poll(() => sandbox.counters.resumes).toBe(1);

    expect((await ask(sandbox)).status).toBe('answered');
  });

  it('identifies again after a session that is gone', async () => {
    const { sandbox } = await startBot();

    sandbox.gateway.invalidateSessions({ resumable: false });
    await expect.poll(() => sandbox.counters.identifies).toBe(2);

    expect((await ask(sandbox)).status).toBe('answered');
    expect(sandbox.gateway.sessionCount).toBe(1);
  });

  it('leaves a connection whose heartbeats nobody answers', async () => {
    const { sandbox } = await startBot({ heartbeatIntervalMs: 200 });

    const silence = sandbox.gateway.silenceHeartbeats();
    await expect.poll(() => sandbox.counters.resumes).toBeGreaterThan(0);
    silence.restore();

    await expect.poll(async () => (await ask(sandbox)).status).toBe('answered');
    expect(sandbox.counters.identifies).toBe(1);
  });

  it('waits for a gateway that refuses connections, then resumes', async () => {
    const { sandbox, client } = await startBot();
    const refused = once(client, Events.ShardError);

    const refusal = sandbox.gateway.refuseConnections();
    sandbox.gateway.drop();
    await refused;
    refusal.restore();

    await expect.poll(() => sandbox.counters.resumes).toBe(1);
    expect((await ask(sandbox)).status).toBe('answered');
  });

  it('is disconnected for good when its token is revoked', async () => {
    const { sandbox, client } = await startBot();
    const code = disconnected(client);

    sandbox.revokeToken();

    expect(await code).toBe(4004);
    await expect(client.users.fetch(sandbox.userId('ada'), { force: true })).rejects.toMatchObject({ status: 401 });
  });

  it('cannot log in with a wrong token or a privileged intent', async () => {
    const sandbox = await fixtures.sandbox();

    const wrongToken = fixtures.bot({ ...sandbox, token: 'nonsense' });
    const privileged = fixtures.bot(sandbox, { intents: [GatewayIntentBits.MessageContent] });

    await expect(wrongToken).rejects.toThrow(/token/i);
    await expect(privileged).rejects.toThrow(/intents/i);
  });

  it('gets an event twice when Discord repeats it, and only one answer counts', async () => {
    const { sandbox } = await startBot();
    const repeat = sandbox.gateway.repeat(2, 'INTERACTION_CREATE');

    const answer = await ask(sandbox);
    await expect.poll(() => sandbox.counters.byRoute.get('POST /interactions/:interactionId/:token/callback 400')).toBe(1);
    repeat.stop();

    expect(answer.status).toBe('answered');
    expect(sandbox.messages(sandbox.channelId('general'))).toHaveLength(1);
  });
});
