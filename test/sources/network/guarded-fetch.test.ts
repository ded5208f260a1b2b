import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGuardedFetch, type GuardedFetch, type GuardedFetchOptions } from '../../../src/sources/network/guarded-fetch.ts';
import { type FeedServer, startFeedServer } from '../feeds/feed-server.ts';

let server: FeedServer;
const open: GuardedFetch[] = [];

beforeEach(async () => {
  server = await startFeedServer();
  server.answer = (_, response) => void response.end('hello');
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((fetch) => fetch.close()));
  await server[Symbol.asyncDispose]();
});

function create(options: Partial<GuardedFetchOptions> = {}): GuardedFetch {
  const fetch = createGuardedFetch({ userAgent: 'Newsdesk/test', allowedHosts: [], ...options });
  open.push(fetch);
  return fetch;
}
const allowed = (): GuardedFetch => create({ allowedHosts: [server.host] });

describe('an address of this machine', () => {
  const forms = [
    '127.0.0.1',
    'localhost',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '017700000001',
    '127.0.0.1.',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[0:0:0:0:0:ffff:7f00:1]',
    '0.0.0.0',
    '[::]',
  ];

  it.each(forms.flatMap((form) => [`http://${form}`, `https://${form}`]))('is not reached as %s', async (address) => {
    const port = new URL(server.origin).port;

    await expect(create().get({ url: `${address}:${port}/` })).rejects.toMatchObject({ code: 'fetch.refused' });
    expect(server.requests).toHaveLength(0);
  });

  it('is reached if the operator names it', async () => {
    expect((await allowed().get({ url: `${server.origin}/` })).body.toString()).toBe('hello');
    expect((await create({ allowedHosts: [], allowPrivate: true }).get({ url: `${server.origin}/` })).status).toBe(200);
  });

  it('is not reached on another port than the one that is named', async () => {
    await expect(create({ allowedHosts: ['127.0.0.1:1'] }).get({ url: server.origin })).rejects.toMatchObject({ code: 'fetch.refused' });
  });
});

it.each(['file:///etc/hostname', 'ftp://example.com/', 'data:text/plain,x', 'http://user:secret@example.com/', 'gate.example/feed'])(
  'does not fetch %s, nor repeat a password',
  async (url) => {
    const problem: Error = (await create({ allowPrivate: true })
      .get({ url })
      .catch((error: unknown) => error as Error)) as Error;

    expect(problem).toMatchObject({ code: 'fetch.refused' });
    expect(problem.message).not.toContain('secret');
  },
);

describe('a host whose name leads here', () => {
  const resolving = (...answers: readonly (readonly string[])[]): GuardedFetch => {
    let asked = 0;
    return create({
      async resolve() {
        const addresses = answers[Math.min(asked++, answers.length - 1)] ?? [];
        return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      },
    });
  };
  const url = (): string => `http://gate.example:${new URL(server.origin).port}/`;

  it.each([
    ['alone', ['127.0.0.1']],
    ['beside a public address', ['93.184.215.14', '127.0.0.1']],
    ['by IPv6 alone', ['93.184.215.14', '::1']],
    ['inside an IPv6 address', ['::ffff:127.0.0.1']],
  ])('%s is not reached', async (_, addresses) => {
    await expect(resolving(addresses).get({ url: url() })).rejects.toMatchObject({ code: 'fetch.refused' });
    expect(server.requests).toHaveLength(0);
  });

  it('is judged at each connection: a name that led elsewhere a moment ago is not reached', async () => {
    const rules = { resolve: async () => [{ address: '127.0.0.1', family: 4 }] };
    expect((await create({ ...rules, allowedHosts: [new URL(url()).host] }).get({ url: url() })).status).toBe(200);

    server.answer = (_, response) => void response.writeHead(302, { location: url() }).end();
    await expect(create({ ...rules, allowedHosts: [server.host] }).get({ url: server.origin })).rejects.toMatchObject({
      code: 'fetch.refused',
    });
    expect(server.requests).toHaveLength(2);
  });

  it('that the operator names is reached on its own port alone', async () => {
    const named = (host: string): GuardedFetch =>
      create({ allowedHosts: [host], resolve: async () => [{ address: '127.0.0.1', family: 4 }] });

    await expect(named('gate.example').get({ url: url() })).rejects.toMatchObject({ code: 'fetch.refused' });
    await expect(named('gate.example:1').get({ url: url() })).rejects.toMatchObject({ code: 'fetch.refused' });
    expect(server.requests).toHaveLength(0);
  });
});

describe('a redirect', () => {
  it('to a private address is not followed', async () => {
    await using other = await startFeedServer();
    server.answer = (_, response) => void response.writeHead(302, { location: `${other.origin}/` }).end();

    await expect(allowed().get({ url: server.origin })).rejects.toMatchObject({ code: 'fetch.refused' });
    expect(other.requests).toHaveLength(0);
  });

  it('to another scheme is not followed', async () => {
    server.answer = (_, response) => void response.writeHead(302, { location: 'file:///etc/hostname' }).end();

    await expect(allowed().get({ url: server.origin })).rejects.toMatchObject({ code: 'fetch.refused' });
  });

  it('that is permanent says where to ask next time, up to the first that is not', async () => {
    const hops: Record<string, readonly [number, string]> = { '/a': [301, '/b'], '/b': [308, '/c'], '/c': [302, '/d'], '/d': [301, '/e'] };
    server.answer = ({ url = '' }, response) => {
      const hop = hops[url];
      if (hop === undefined) response.end('there');
      else response.writeHead(hop[0], { location: hop[1] }).end();
    };

    expect(await allowed().get({ url: `${server.origin}/a` })).toMatchObject({ url: `${server.origin}/e`, movedTo: `${server.origin}/c` });
  });

  it('in a circle ends', async () => {
    server.answer = (_, response) => void response.writeHead(302, { location: '/' }).end();

    await expect(allowed().get({ url: server.origin })).rejects.toMatchObject({ code: 'fetch.redirects' });
    expect(server.requests.length).toBe(11);
  });
});

it('repeats no key of an address in what it says', async () => {
  const url = `${server.origin}/posts/?page=2&key=abcdef&access_token=ghijkl`;
  server.answer = (_, response) => void response.destroy();
  const failed: Error = (await allowed()
    .get({ url })
    .catch((error: unknown) => error as Error)) as Error;
  server.answer = (_, response) => void response.writeHead(302, { location: url }).end();
  const circle: Error = (await allowed()
    .get({ url })
    .catch((error: unknown) => error as Error)) as Error;

  for (const { message } of [failed, circle]) {
    expect(message).toContain('/posts/?page=2');
    expect(message).not.toMatch(/abcdef|ghijkl/u);
  }
});

describe('an answer', () => {
  it('that is too large is not read to its end, packed or not', async () => {
    const large = Buffer.alloc(3 * 1024 * 1024, 'a');
    server.answer = (_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(large));
    await expect(allowed().get({ url: server.origin, maxBytes: 1024 * 1024 })).rejects.toMatchObject({ code: 'fetch.tooLarge' });

    server.answer = (_, response) => void response.end(large);
    await expect(allowed().get({ url: server.origin, maxBytes: 1024 * 1024 })).rejects.toMatchObject({ code: 'fetch.tooLarge' });
  });

  it('that does not come in time is given up', async () => {
    server.answer = () => {};

    await expect(create({ allowedHosts: [server.host], timeoutMs: 100 }).get({ url: server.origin })).rejects.toMatchObject({
      code: 'fetch.timeout',
    });
  });

  it('of a server that is not there says so', async () => {
    const { origin, host } = server;
    await server[Symbol.asyncDispose]();
    const problem = await create({ allowedHosts: [host] })
      .get({ url: origin })
      .catch((error: unknown) => error);
    server = await startFeedServer();

    expect(problem).toMatchObject({ code: 'fetch.failed', message: expect.stringContaining('ECONNREFUSED') });
  });

  it('comes without cookies, and is asked for by name', async () => {
    server.answer = (_, response) => void response.writeHead(200, { 'set-cookie': 'a=b' }).end();
    const fetch = allowed();
    await fetch.get({ url: server.origin });
    await fetch.get({ url: server.origin, headers: { 'if-none-match': '"x"' } });

    expect(server.requests.map(({ headers }) => headers.cookie)).toEqual([undefined, undefined]);
    expect(server.requests[1]?.headers).toMatchObject({ 'user-agent': 'Newsdesk/test', 'if-none-match': '"x"' });
  });
});
