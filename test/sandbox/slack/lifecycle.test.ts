import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

import { createSlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';
import { connectBolt, general, openSandbox, reader } from './open-sandbox.ts';

test('a process that closes its sandbox ends by itself', async () => {
  const entry = fileURLToPath(new URL('../../../src/sandbox/slack/slack-sandbox.ts', import.meta.url));
  const program = `
    import { createSlackSandbox } from ${JSON.stringify(entry)};
    const sandbox = await createSlackSandbox();
    const { url } = await (await fetch(sandbox.apiUrl + 'apps.connections.open', { method: 'POST', headers: { authorization: 'Bearer ' + sandbox.appToken } })).json();
    const socket = new WebSocket(url);
    await new Promise((resolve) => socket.addEventListener('message', resolve));
    void sandbox.slash({ userId: '${reader}', channelId: '${general}', command: '/news' });
    await sandbox.close();
    console.log('closed');
  `;

  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module-typescript', '--eval', program], { timeout: 5000 });

  expect(stdout).toBe('closed\n');
});

test('it starts in well under a blink', async () => {
  await (await createSlackSandbox()).close();
  const startedAt = performance.now();

  const sandbox = await createSlackSandbox();
  const startMs = performance.now() - startedAt;
  await sandbox.close();

  expect(startMs).toBeLessThan(30);
});

test('a port in use is told by its error', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());

  await expect(createSlackSandbox({ port: (other.address() as AddressInfo).port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('the real Bolt answers more than a thousand commands a second through it', async () => {
  const sandbox = await openSandbox();
  await connectBolt(sandbox, (app) => app.command('/news', async ({ ack }) => ack({ text: 'hello' })));
  const ask = () => sandbox.slash({ userId: reader, channelId: general, command: '/news' });
  const startedAt = performance.now();
  const lanes = Array.from({ length: 50 }, async () => {
    for (let index = 0; index < 40; index += 1) expect((await ask()).status).toBe('acked');
  });

  await Promise.all(lanes);

  expect(2000 / ((performance.now() - startedAt) / 1000)).toBeGreaterThan(1000);
});

test('two teams have their own people, channels and tokens', async () => {
  const { defaultTeam } = await import('../../../src/sandbox/slack/seed.ts');
  const second = {
    ...defaultTeam,
    id: 'T0SECOND01',
    domain: 'second',
    botToken: 'xoxb-second',
    botUserId: 'U0BOT00002',
    users: [{ id: 'U0OTHER001', name: 'olga' }],
    channels: [{ id: 'C0OTHER001', name: 'general' }],
  };
  const sandbox = await openSandbox({ teams: [defaultTeam, second] });
  const ask = async (token: string, channel: string): Promise<unknown> =>
    (await fetch(`${sandbox.apiUrl}conversations.info?channel=${channel}`, { headers: { authorization: `Bearer ${token}` } })).json();

  expect(await ask('xoxb-second', 'C0OTHER001')).toMatchObject({ ok: true, channel: { context_team_id: 'T0SECOND01' } });
  expect(await ask('xoxb-second', general)).toMatchObject({ error: 'channel_not_found' });
  expect((await sandbox.slash({ userId: 'U0OTHER001', channelId: 'C0OTHER001', command: '/news' })).payload['team_id']).toBe('T0SECOND01');
});
