import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';

import { createManualClock } from './manual-clock.ts';
import { general, openSandbox, reader } from './open-sandbox.ts';
import { openSocket, openUrl } from './raw-socket.ts';

const ask = { userId: reader, channelId: general, command: '/news', text: 'R&D <b>' } as const;

test('a connection says hello with its number and how long it will last', async () => {
  const sandbox = await openSandbox();

  const first = await openSocket(sandbox);
  await first.next('hello');
  const second = await openSocket(sandbox);

  expect(await second.next('hello')).toMatchObject({
    num_connections: 2,
    connection_info: { app_id: sandbox.appId },
    debug_info: { approximate_connection_time: 18_060 },
  });
  expect(sandbox.socket.connections()).toHaveLength(2);
});

test('an address is good for one connection and half a minute', async () => {
  const clock = createManualClock();
  const sandbox = await openSandbox({ clock });
  const used = await openUrl(sandbox);
  const stale = await openUrl(sandbox);
  await openSocket(sandbox, used);

  const again = await statusOfUpgrade(used);
  const madeUp = await statusOfUpgrade(stale.replace('ticket=', 'ticket=x'));
  clock.advance(30_001);
  const late = await statusOfUpgrade(stale);

  expect([again, madeUp, late]).toEqual([404, 404, 404]);
});

/** The HTTP status a WebSocket is refused with; 101 when it is not. */
function statusOfUpgrade(url: string): Promise<number | undefined> {
  const socket = new WebSocket(url);
  onTestFinished(() => socket.terminate());
  return new Promise((resolve) => {
    socket.on('error', () => resolve(undefined));
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
    socket.on('open', () => resolve(101));
  });
}

test('a command arrives as an envelope with everything Slack sends, and its text escaped', async () => {
  const sandbox = await openSandbox();
  const socket = await openSocket(sandbox);

  const asking = sandbox.slash(ask);
  const envelope = await socket.next('slash_commands');
  socket.acknowledge(envelope.envelope_id, { text: 'hello' });
  const asked = await asking;

  expect(envelope).toMatchObject({
    accepts_response_payload: true,
    payload: {
      command: '/news',
      text: 'R&amp;D &lt;b&gt;',
      user_id: reader,
      user_name: 'rosa',
      channel_id: general,
      channel_name: 'general',
      team_id: sandbox.teamId,
      api_app_id: sandbox.appId,
      is_enterprise_install: 'false',
      response_url: expect.stringContaining('/commands/'),
      trigger_id: expect.any(String),
    },
  });
  expect(envelope).not.toHaveProperty('retry_attempt');
  expect(asked).toMatchObject({ status: 'acked', ackPayload: { text: 'hello' }, message: { text: 'hello', visibleTo: reader } });
  expect(asked.ackMs).toBeGreaterThan(0);
});

test('private conversations do not tell their name', async () => {
  const sandbox = await openSandbox();
  const socket = await openSocket(sandbox);

  void sandbox.slash({ ...ask, channelId: 'C0EDITORS1' });
  const inPrivate = await socket.next('slash_commands');
  void sandbox.slash({ ...ask, channelId: sandbox.openDirectMessage(reader) });
  const direct = await socket.next('slash_commands');
  for (const { envelope_id } of [inPrivate, direct]) socket.acknowledge(envelope_id);

  expect([inPrivate, direct].map(({ payload }) => (payload as { channel_name: string }).channel_name)).toEqual([
    'privategroup',
    'directmessage',
  ]);
});

test('three seconds pass without an acknowledgement: the command has failed, and a late one changes nothing', async () => {
  const clock = createManualClock();
  const sandbox = await openSandbox({ clock });
  const socket = await openSocket(sandbox);
  const late = new Promise((resolve) => sandbox.events.once('acknowledged', ({ isLate }) => resolve(isLate)));

  const asking = sandbox.slash(ask);
  const envelope = await socket.next('slash_commands');
  clock.advance(2999);
  clock.advance(1);
  const asked = await asking;
  socket.acknowledge(envelope.envelope_id, { text: 'too late' });

  expect(asked.status).toBe('timeout');
  expect(await late).toBe(true);
  expect(sandbox.messages(general)).toEqual([]);
});

test('without a connection a command fails at once', async () => {
  const sandbox = await openSandbox();

  expect(await sandbox.slash(ask)).toMatchObject({ status: 'dispatch_failed', ackMs: 0, responses: [] });
});

test('a command the manifest does not have never leaves', async () => {
  const sandbox = await openSandbox({ manifest: { features: { slash_commands: [{ command: '/news' }] } } });
  const socket = await openSocket(sandbox);

  const unknown = await sandbox.slash({ ...ask, command: '/weather' });
  const asking = sandbox.slash(ask);
  socket.acknowledge((await socket.next('slash_commands')).envelope_id);

  expect(unknown.status).toBe('unknown_command');
  expect((await asking).status).toBe('acked');
  expect(socket.messages.map(({ type }) => type)).toEqual(['hello', 'slash_commands']);
});

test('an acknowledgement Slack cannot show is told with the reason, and shows nothing', async () => {
  const sandbox = await openSandbox();
  const socket = await openSocket(sandbox);

  const asking = sandbox.slash(ask);
  socket.acknowledge((await socket.next('slash_commands')).envelope_id, { blocks: [{ type: 'header' }] });
  const asked = await asking;

  expect(asked).toMatchObject({
    status: 'acked',
    refusal: { error: 'invalid_blocks', errors: ['missing required field: text [json-pointer:/blocks/0]'] },
  });
  expect(sandbox.messages(general)).toEqual([]);
});

test('each payload goes to one of the connections, in turn', async () => {
  const sandbox = await openSandbox();
  const sockets = [await openSocket(sandbox), await openSocket(sandbox)];
  for (const socket of sockets)
    socket.socket.on('message', (data) => socket.acknowledge((JSON.parse(String(data)) as { envelope_id?: string }).envelope_id));

  const asked = await Promise.all(Array.from({ length: 10 }, () => sandbox.slash(ask)));

  expect(asked.every(({ status }) => status === 'acked')).toBe(true);
  expect(sockets.map(({ messages }) => messages.filter(({ type }) => type === 'slash_commands').length)).toEqual([5, 5]);
});

test('the eleventh connection is turned away', async () => {
  const sandbox = await openSandbox();
  for (let index = 0; index < 10; index += 1) await openSocket(sandbox);

  const eleventh = await openSocket(sandbox);

  expect(await eleventh.next('disconnect')).toMatchObject({ reason: 'too_many_websockets' });
  await eleventh.closed;
  expect(sandbox.socket.connections()).toHaveLength(10);
});

test('a refresh is announced, then asked for, and takes no payload with it', async () => {
  const sandbox = await openSandbox();
  const old = await openSocket(sandbox);
  await old.next('hello');

  sandbox.socket.refresh({ reason: 'warning' });
  const warning = await old.next('disconnect');
  const stillTaking = sandbox.slash(ask);
  old.acknowledge((await old.next('slash_commands')).envelope_id);
  sandbox.socket.refresh();
  const request = await old.next('disconnect');
  const code = await old.closed;

  expect([warning['reason'], request['reason'], code]).toEqual(['warning', 'refresh_requested', 1000]);
  expect((await stillTaking).status).toBe('acked');
  expect((await sandbox.slash(ask)).status).toBe('dispatch_failed');
});

test('sockets are cut without a word', async () => {
  const sandbox = await openSandbox();
  const socket = await openSocket(sandbox);
  await socket.next('hello');

  sandbox.socket.cut();

  expect(await socket.closed).toBe(1006);
  expect(sandbox.socket.connections()).toEqual([]);
});

test('a half-open connection takes payloads and answers nothing, not even a ping', async () => {
  const clock = createManualClock();
  const sandbox = await openSandbox({ clock });
  const socket = await openSocket(sandbox);
  await socket.next('hello');
  let pongs = 0;
  socket.socket.on('pong', () => (pongs += 1));
  socket.socket.ping();
  await new Promise((resolve) => socket.socket.once('pong', resolve));

  sandbox.socket.goSilent();
  socket.socket.ping();
  const asking = sandbox.slash(ask);
  clock.advance(3000);
  const asked = await asking;
  // A pong that was sent comes before the end of its connection.
  const closed = once(socket.socket, 'close');
  await sandbox.close();
  await closed;

  expect(asked.status).toBe('timeout');
  expect(pongs).toBe(1);
  expect(socket.messages.map(({ type }) => type)).toEqual(['hello']);
});

test('payloads that are held back arrive, in order, once they are let go', async () => {
  const sandbox = await openSandbox();
  const socket = await openSocket(sandbox);
  await socket.next('hello');
  socket.socket.on('message', (data) => socket.acknowledge((JSON.parse(String(data)) as { envelope_id?: string }).envelope_id));

  const release = sandbox.socket.hold();
  const asking = ['one', 'two'].map((text) => sandbox.slash({ ...ask, text }));
  // A pong comes after whatever was sent before it.
  socket.socket.ping();
  await once(socket.socket, 'pong');
  const before = socket.messages.length;
  release();
  const asked = await Promise.all(asking);

  expect(before).toBe(1);
  expect(asked.map(({ status }) => status)).toEqual(['acked', 'acked']);
  expect(socket.messages.slice(1).map(({ payload }) => (payload as { text: string }).text)).toEqual(['one', 'two']);
});

test('Slack pings its connections', async () => {
  const clock = createManualClock();
  const sandbox = await openSandbox({ clock });
  const socket = await openSocket(sandbox);
  await socket.next('hello');

  const pinged = new Promise<string>((resolve) => socket.socket.on('ping', (data) => resolve(String(data))));
  clock.advance(10_000);

  expect(await pinged).toMatch(/^Ping from applink/);
});

test('what is not JSON, or names no envelope, is ignored', async () => {
  const sandbox = await openSandbox();
  const socket = await openSocket(sandbox);

  const asking = sandbox.slash(ask);
  const envelope = await socket.next('slash_commands');
  for (const noise of ['not json', '[]', '{"envelope_id":"other"}', '{}']) socket.socket.send(noise);
  socket.acknowledge(envelope.envelope_id);

  expect((await asking).status).toBe('acked');
});

test('a connection that was asked to leave takes nothing more, though it is still open', async () => {
  const clock = createManualClock();
  const sandbox = await openSandbox({ clock });
  const socket = await openSocket(sandbox);
  await socket.next('hello');

  sandbox.socket.refresh({ closeAfterMs: 5000 });
  const asked = await sandbox.slash(ask);
  const stateBefore = socket.socket.readyState;
  clock.advance(5000);

  expect(asked.status).toBe('dispatch_failed');
  expect(stateBefore).toBe(WebSocket.OPEN);
  expect(await socket.closed).toBe(1000);
});

test('a message is sent as it is given, to one connection or to all', async () => {
  const sandbox = await openSandbox();
  const first = await openSocket(sandbox);
  const second = await openSocket(sandbox);
  await Promise.all([first.next('hello'), second.next('hello')]);
  const [connection] = sandbox.socket.connections();

  sandbox.socket.sendRaw('{"type":"interactive","payload":null}', { connectionId: connection?.id ?? '' });
  sandbox.socket.sendRaw('{"type":"made_up"}');

  expect(await first.next('interactive')).toEqual({ type: 'interactive', payload: null });
  await Promise.all([first.next('made_up'), second.next('made_up')]);
  expect(second.messages.some(({ type }) => type === 'interactive')).toBe(false);
});
