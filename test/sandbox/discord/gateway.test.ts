import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { newsCommand, useFixtures } from './fixtures.ts';
import { callApi } from './call-api.ts';

const fixtures = useFixtures();

describe('the gateway', () => {
  it('says hello, welcomes an identify and introduces the guild', async () => {
    const sandbox = await fixtures.sandbox();
    const gateway = fixtures.gateway(sandbox);

    const hello = await gateway.next((frame) => frame.op === 10);
    gateway.identify();
    const ready = await gateway.event('READY');
    const guild = await gateway.event('GUILD_CREATE');

    expect(hello.d.heartbeat_interval).toBe(41_250);
    expect(ready.s).toBe(1);
    expect(ready.d).toMatchObject({ v: 10, shard: [0, 1], guilds: [{ id: sandbox.guildId, unavailable: true }] });
    expect(guild.d.channels).toHaveLength(3);
  });

  it('acknowledges a heartbeat, and asks for one', async () => {
    const sandbox = await fixtures.sandbox();
    const gateway = fixtures.gateway(sandbox);

    gateway.send(1, null);
    await gateway.next((frame) => frame.op === 11);
    sandbox.gateway.requestHeartbeat();

    expect((await gateway.next((frame) => frame.op === 1)).d).toBeNull();
  });

  it('closes a connection that has no pulse with 4009', async () => {
    const sandbox = await fixtures.sandbox({ heartbeatIntervalMs: 50 });

    const gateway = fixtures.gateway(sandbox);

    expect(await gateway.closed).toBe(4009);
  });

  it.each([
    ['a wrong token with 4004', { token: 'nonsense' }, 4004],
    ['a shard that cannot be with 4010', { shard: [2, 2] as const }, 4010],
    ['an undefined intent with 4013', { intents: 1 << 30 }, 4013],
    ['a privileged intent with 4014', { intents: 1 << 15 }, 4014],
  ])('closes %s', async (_, identity, code) => {
    const sandbox = await fixtures.sandbox();
    const gateway = fixtures.gateway(sandbox);

    gateway.identify(identity);

    expect(await gateway.closed).toBe(code);
  });

  it('closes a shard of more than 2500 guilds with 4011, and takes two shards', async () => {
    const guilds = Array.from({ length: 2501 }, (_, index) => ({ name: `Guild ${index}`, channels: [] }));
    const sandbox = await fixtures.sandbox({ guilds, users: [{ username: 'ada' }] });
    const one = fixtures.gateway(sandbox);
    const two = fixtures.gateway(sandbox);

    one.identify();
    two.identify({ shard: [0, 2] });

    expect(await one.closed).toBe(4011);
    const ready = await two.event('READY');
    expect(ready.d.shard).toEqual([0, 2]);
    expect(ready.d.guilds.length).toBeOneOf([1250, 1251]);
  });

  it('gives each shard the guilds that its id says, and their members to no other', async () => {
    const guilds = Array.from({ length: 6 }, (_, index) => ({ name: `Guild ${index}` }));
    const sandbox = await fixtures.sandbox({ guilds, recommendedShards: 3 });
    const shards = [0, 1, 2].map((id) => {
      const gateway = fixtures.gateway(sandbox);
      gateway.identify({ shard: [id, 3] });
      return gateway;
    });
    const told = await Promise.all(
      shards.map(async (gateway) => ((await gateway.event('READY')).d.guilds as { id: string }[]).map(({ id }) => id)),
    );

    const [first = '', another = ''] = [told[0]?.[0], told[1]?.[0]];
    shards[0]?.send(8, { guild_id: another, nonce: 'another' });
    shards[0]?.send(8, { guild_id: first, nonce: 'first' });
    const chunk = await shards[0]?.event('GUILD_MEMBERS_CHUNK');

    expect((await callApi(sandbox, 'GET', '/gateway/bot')).json.shards).toBe(3);
    expect(told.map((ids) => ids.length)).toEqual([2, 2, 2]);
    for (const [shard, ids] of told.entries()) for (const id of ids) expect(Number((BigInt(id) >> 22n) % 3n)).toBe(shard);
    expect(chunk?.d.nonce).toBe('first');
  });

  it('lets a privileged intent in when the application has it', async () => {
    const sandbox = await fixtures.sandbox({ privilegedIntents: ['MessageContent'] });
    const gateway = fixtures.gateway(sandbox);

    gateway.identify({ intents: (1 << 15) | 1 });

    expect((await gateway.event('READY')).s).toBe(1);
  });

  it.each([
    ['another version with 4012', 'v=9&encoding=json', 4012],
    ['another encoding with 4002', 'v=10&encoding=etf', 4002],
  ])('closes %s', async (_, query, code) => {
    const sandbox = await fixtures.sandbox();

    const gateway = fixtures.gateway(sandbox, { query });

    expect(await gateway.closed).toBe(code);
  });

  it.each([
    ['what is not JSON with 4002', '{', 4002],
    ['a payload over 4096 bytes with 4002', JSON.stringify({ op: 1, d: 'x'.repeat(4096) }), 4002],
    ['anything before identify with 4003', '{"op":3,"d":{}}', 4003],
  ])('closes %s', async (_, text, code) => {
    const sandbox = await fixtures.sandbox();
    const gateway = fixtures.gateway(sandbox);

    gateway.sendText(text);

    expect(await gateway.closed).toBe(code);
  });

  it('closes a second identify with 4005 and an unknown opcode with 4001', async () => {
    const sandbox = await fixtures.sandbox();
    const twice = fixtures.gateway(sandbox);
    const odd = fixtures.gateway(sandbox);

    twice.identify();
    twice.identify();
    odd.identify();
    odd.send(77, null);

    expect(await twice.closed).toBe(4005);
    expect(await odd.closed).toBe(4001);
  });

  it('closes who sends more than 120 times a minute with 4008', async () => {
    const sandbox = await fixtures.sandbox();
    const gateway = fixtures.gateway(sandbox);

    for (let beat = 0; beat <= 120; beat += 1) gateway.send(1, null);

    expect(await gateway.closed).toBe(4008);
  });

  it('replays what a resumed session missed, in order and once', async () => {
    const sandbox = await fixtures.sandbox();
    const first = fixtures.gateway(sandbox);
    first.identify({ intents: 1 | (1 << 9) });
    const ready = await first.event('READY');
    await first.event('GUILD_CREATE');
    sandbox.gateway.drop();
    await first.closed;
    const where = { userId: sandbox.userId('ada'), channelId: sandbox.channelId('general') };
    for (const content of ['one', 'two', 'three']) sandbox.say({ ...where, content });

    const second = fixtures.gateway(sandbox);
    second.resume({ id: ready.d.session_id, sequence: 3 });
    const resumed = await second.event('RESUMED');

    const messages = second.frames.filter((frame) => frame.t === 'MESSAGE_CREATE');
    expect(messages.map((frame) => frame.s)).toEqual([4, 5]);
    expect(resumed.s).toBe(6);
  });

  it('refuses to resume a session it does not know, or from a number it never sent', async () => {
    const sandbox = await fixtures.sandbox();
    const unknown = fixtures.gateway(sandbox);
    const known = fixtures.gateway(sandbox);
    known.identify();
    const ready = await known.event('READY');
    sandbox.gateway.drop();
    await known.closed;

    const stranger = fixtures.gateway(sandbox);
    stranger.resume({ id: 'nobody', sequence: 1 });
    const ahead = fixtures.gateway(sandbox);
    ahead.resume({ id: ready.d.session_id, sequence: 99 });

    expect((await stranger.next((frame) => frame.op === 9)).d).toBe(false);
    expect(await ahead.closed).toBe(4007);
    unknown.close();
  });

  it('ends a session whose client said goodbye with 1000', async () => {
    const sandbox = await fixtures.sandbox();
    const gateway = fixtures.gateway(sandbox);
    gateway.identify();
    await gateway.event('READY');

    gateway.close(1000);
    await gateway.closed;

    await expect.poll(() => sandbox.gateway.sessionCount).toBe(0);
  });

  it('sends an interaction to every session of its shard and to no other', async () => {
    const sandbox = await fixtures.sandbox();
    await callApi(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, [newsCommand]);
    const shard = Number((BigInt(sandbox.guildId) >> 22n) % 2n);
    const mine = [fixtures.gateway(sandbox), fixtures.gateway(sandbox)];
    const other = fixtures.gateway(sandbox);
    for (const gateway of mine) gateway.identify({ shard: [shard, 2] });
    other.identify({ shard: [1 - shard, 2] });
    await Promise.all([...mine, other].map((gateway) => gateway.event('READY')));

    void sandbox.slash({
      userId: sandbox.userId('ada'),
      channelId: sandbox.channelId('general'),
      command: 'news',
      options: { query: 'x' },
    });
    const received = await Promise.all(mine.map((gateway) => gateway.event('INTERACTION_CREATE')));

    expect(received[0]?.d.id).toBe(received[1]?.d.id);
    expect(other.frames.filter((frame) => frame.t === 'INTERACTION_CREATE')).toEqual([]);
  });

  it('keeps events back until they are released, or loses them', async () => {
    const sandbox = await fixtures.sandbox();
    const gateway = fixtures.gateway(sandbox);
    gateway.identify({ intents: 1 | (1 << 9) });
    await gateway.event('GUILD_CREATE');
    const where = { userId: sandbox.userId('ada'), channelId: sandbox.channelId('general') };

    const lost = sandbox.gateway.hold('MESSAGE_CREATE');
    sandbox.say({ ...where, content: 'lost' });
    lost.discard();
    const late = sandbox.gateway.hold();
    const said = sandbox.say({ ...where, content: 'late' });
    expect(late.count).toBe(1);
    late.release();

    expect((await gateway.event('MESSAGE_CREATE')).d.id).toBe(said.id);
  });

  it('sends what nobody can read: a frame as it is given, and its own frames with something changed', async () => {
    const sandbox = await fixtures.sandbox();
    const gateway = fixtures.gateway(sandbox);
    gateway.identify();
    await gateway.event('GUILD_CREATE');

    sandbox.gateway.sendRaw('{"op":0,"t":"MADE_UP","s":1,"d":null}');
    const altering = sandbox.gateway.alterFrames((frame) => frame.replace('"name":"mill"', '"name":null'));
    sandbox.createChannel({ name: 'mill' });
    altering.restore();
    sandbox.createGuild({ name: 'Another', channels: [{ name: 'mill' }] });

    expect((await gateway.event('MADE_UP')).d).toBeNull();
    expect((await gateway.event('CHANNEL_CREATE')).d.name).toBeNull();
    const guild = await gateway.next((frame) => frame.t === 'GUILD_CREATE' && frame.d.name === 'Another');
    expect(guild.d.channels).toContainEqual(expect.objectContaining({ name: 'mill' }));
  });

  it('spends a purse of session starts, and takes the token of who has none left', async () => {
    const sandbox = await fixtures.sandbox({ sessionStarts: 1 });
    const first = fixtures.gateway(sandbox);
    first.identify();
    await first.event('READY');

    const purse = await callApi(sandbox, 'GET', '/gateway/bot');
    const second = fixtures.gateway(sandbox);
    second.identify();

    expect(purse.json.session_start_limit).toMatchObject({ total: 1, remaining: 0, max_concurrency: 1 });
    expect(await second.closed).toBe(4004);
    expect((await callApi(sandbox, 'GET', '/users/@me')).status).toBe(401);
  });

  it('lets one identify through in five seconds under real limits', async () => {
    const sandbox = await fixtures.sandbox({ rateLimits: 'real' });
    const first = fixtures.gateway(sandbox);
    const second = fixtures.gateway(sandbox);

    first.identify();
    await first.event('READY');
    second.identify();

    expect((await second.next((frame) => frame.op === 9)).d).toBe(false);
  });

  it('lets shards of different buckets identify at the same time under real limits', async () => {
    const sandbox = await fixtures.sandbox({ rateLimits: 'real', maxConcurrency: 2 });
    const [zero, one, two] = [fixtures.gateway(sandbox), fixtures.gateway(sandbox), fixtures.gateway(sandbox)];

    zero.identify({ shard: [0, 3] });
    await zero.event('READY');
    one.identify({ shard: [1, 3] });
    await one.event('READY');
    two.identify({ shard: [2, 3] });

    expect((await callApi(sandbox, 'GET', '/gateway/bot')).json.session_start_limit.max_concurrency).toBe(2);
    expect((await two.next((frame) => frame.op === 9)).d).toBe(false);
  });

  it('replays to a shard that resumes what its own guilds did, and nothing of others', async () => {
    const guilds = Array.from({ length: 2 }, (_, index) => ({ name: `Guild ${index}` }));
    const sandbox = await fixtures.sandbox({ guilds });
    const shardOf = (id: string) => Number((BigInt(id) >> 22n) % 2n);
    const first = fixtures.gateway(sandbox);
    first.identify({ shard: [shardOf(sandbox.guildId), 2] });
    const ready = await first.event('READY');
    await first.event('GUILD_CREATE');
    sandbox.gateway.drop();
    await first.closed;
    const other = sandbox.guildIdOf('Guild 1');

    sandbox.createChannel({ name: 'elsewhere' }, other);
    sandbox.createChannel({ name: 'here' });
    const second = fixtures.gateway(sandbox);
    second.resume({ id: ready.d.session_id, sequence: 2 });
    await second.event('RESUMED');

    expect(second.frames.filter(({ t }) => t === 'CHANNEL_CREATE').map(({ d }) => d.name)).toEqual(['here']);
  });

  it('compresses each payload when the identify asks for it', async () => {
    const sandbox = await fixtures.sandbox();
    const socket = new WebSocket(`ws://127.0.0.1:${sandbox.port}/gateway?v=10&encoding=json`);
    await new Promise((resolve) => socket.once('open', resolve));
    const binary = new Promise<Buffer>((resolve) => socket.on('message', (data: Buffer, isBinary) => isBinary && resolve(data)));

    socket.send(JSON.stringify({ op: 2, d: { token: sandbox.token, intents: 1, properties: {}, compress: true } }));

    expect(JSON.parse(inflateSync(await binary).toString()).t).toBe('READY');
    socket.close();
  });

  it('speaks zlib-stream to who asks for it', async () => {
    const sandbox = await fixtures.sandbox();
    const socket = new WebSocket(`ws://127.0.0.1:${sandbox.port}/gateway?v=10&encoding=json&compress=zlib-stream`);

    const data = await new Promise<Buffer>((resolve) => socket.once('message', (chunk: Buffer) => resolve(chunk)));

    expect(data.subarray(-4)).toEqual(Buffer.from([0, 0, 0xff, 0xff]));
    expect(JSON.parse(inflateSync(data, { finishFlush: 2 }).toString()).op).toBe(10);
    socket.close();
  });

  it.each([
    ['a resume', 6, { session_id: { toString: null }, seq: 1 }],
    ['a resume of nothing', 6, null],
    ['an identify', 2, { token: { toString: null }, properties: {}, intents: 1 }],
    ['an identify of nothing', 2, null],
    ['a request for members', 8, { guild_id: { toString: null } }],
  ])('outlives %s from hell', async (_, op, d) => {
    const sandbox = await fixtures.sandbox();
    const hostile = fixtures.gateway(sandbox);
    const good = fixtures.gateway(sandbox);
    if (op === 8) hostile.identify();

    hostile.send(op, op === 6 && d ? { ...d, token: sandbox.token } : d);
    good.identify();

    expect((await good.event('READY')).s).toBe(1);
  });

  it('is nowhere but at its own path', async () => {
    const sandbox = await fixtures.sandbox();

    const answers = await Promise.all(
      ['/elsewhere', '//', '/gateway/x'].map((path) => {
        const socket = new WebSocket(`ws://127.0.0.1:${sandbox.port}${path}`);
        socket.on('error', () => {});
        return new Promise<number>((resolve) =>
          socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0)),
        );
      }),
    );

    expect(answers).toEqual([404, 404, 404]);
  });

  it('hands out members on request', async () => {
    const sandbox = await fixtures.sandbox();
    const gateway = fixtures.gateway(sandbox);
    gateway.identify();

    gateway.send(8, { guild_id: sandbox.guildId, user_ids: [sandbox.userId('ada')], nonce: 'n' });
    const chunk = await gateway.event('GUILD_MEMBERS_CHUNK');

    expect(chunk.d).toMatchObject({ nonce: 'n', members: [{ user: { username: 'ada' } }] });
  });
});
