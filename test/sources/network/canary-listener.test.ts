import { connect } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createGuardedFetch, type GuardedFetchOptions } from '../../../src/sources/network/guarded-fetch.ts';
import { createGuardedPost } from '../../../src/sources/network/guarded-post.ts';
import { type FeedServer, startFeedServer } from '../feeds/feed-server.ts';
import { type CanaryListener, startCanaryListener } from './canary-listener.ts';

/** Fourteen ways to write this machine. */
const FORMS = [
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
const SCHEMES = ['http', 'https'];
const HOPS = 6;

let canary: CanaryListener;
let server: FeedServer;
beforeAll(async () => {
  canary = await startCanaryListener();
  server = await startFeedServer();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await canary[Symbol.asyncDispose]();
});
beforeEach(() => {
  canary.connections = 0;
});

const targets = (): readonly string[] => FORMS.flatMap((form) => SCHEMES.map((scheme) => `${scheme}://${form}:${canary.port}/`));

async function get(url: string, options: Partial<GuardedFetchOptions> = {}): Promise<string> {
  const fetch = createGuardedFetch({ userAgent: 'Newsdesk/test', allowedHosts: [], ...options });
  try {
    await fetch.get({ url });
    return 'reached';
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await fetch.close();
  }
}

async function codesOf(urls: readonly string[], options?: Partial<GuardedFetchOptions>): Promise<readonly string[]> {
  const codes: string[] = [];
  for (const url of urls) codes.push(await get(url, options));
  return [...new Set(codes)];
}

describe('nobody connects to a listener on this machine', () => {
  it('by any way to write its address', async () => {
    expect(await codesOf(targets())).toEqual(['fetch.refused']);
    expect(canary.connections).toBe(0);
  });

  it('by a message that is sent out', async () => {
    const { post, close } = createGuardedPost({ userAgent: 'Newsdesk/test', allowedHosts: [] });
    const kinds = new Set<string>();
    for (const url of targets())
      kinds.add((await post({ url, headers: {}, body: Buffer.from('{}'), signal: AbortSignal.timeout(5_000) })).kind);
    await close();

    expect([...kinds]).toEqual(['refused']);
    expect(canary.connections).toBe(0);
  });

  it('by a name, whatever else the name stands for', async () => {
    const answers = [
      ['127.0.0.1'],
      ['::1'],
      ['93.184.215.14', '127.0.0.1'],
      ['127.0.0.1', '93.184.215.14'],
      ['::ffff:127.0.0.1'],
      ['0.0.0.0'],
      ['::'],
    ];
    for (const addresses of answers) {
      const resolve = async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      expect(
        await codesOf(
          SCHEMES.map((scheme) => `${scheme}://gate.example:${canary.port}/`),
          { resolve },
        ),
      ).toEqual(['fetch.refused']);
    }
    expect(canary.connections).toBe(0);
  });

  it('by a name that led to a server which is allowed, and leads here at the next connection', async () => {
    const { hostname, port } = new URL(server.origin);
    let asked = 0;
    const resolve = async () => [{ address: asked++ === 0 ? hostname : '127.0.0.1', family: 4 }];
    server.answer = (_, response) =>
      void response.writeHead(302, { location: `http://gate.example:${canary.port}/`, connection: 'close' }).end();

    expect(await get(`http://gate.example:${port}/`, { resolve, allowedHosts: [`gate.example:${port}`] })).toBe('fetch.refused');
    expect(asked).toBe(2);
    expect(canary.connections).toBe(0);
  });

  it(`at the end of ${HOPS} redirects`, async () => {
    let target = '';
    server.answer = ({ url = '' }, response) => {
      const hop = Number(url.slice(1));
      response.writeHead(302, { location: hop < HOPS ? `/${hop + 1}` : target }).end();
    };
    for (target of [...targets(), `http://gate.example:${canary.port}/`, `//127.1:${canary.port}/`, 'file:///etc/hostname']) {
      const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
      expect(await get(`${server.origin}/1`, { resolve, allowedHosts: [server.host] })).toBe('fetch.refused');
    }
    expect(server.requests.length).toBeGreaterThanOrEqual(HOPS * targets().length);
    expect(canary.connections).toBe(0);
  });

  it('on another port than the one that is named', async () => {
    const urls = [`http://127.0.0.1:${canary.port}/`, `http://localhost:${canary.port}/`];
    expect(await codesOf(urls, { allowedHosts: ['127.0.0.1', '127.0.0.1:1', 'localhost'] })).toEqual(['fetch.refused']);
    expect(canary.connections).toBe(0);
  });

  it('with a name or a password, though its host is named', async () => {
    const urls = ['mara:secret', 'mara', ':secret'].map((credentials) => `http://${credentials}@127.0.0.1:${canary.port}/`);
    expect(await codesOf(urls, { allowedHosts: [`127.0.0.1:${canary.port}`] })).toEqual(['fetch.refused']);
    expect(canary.connections).toBe(0);
  });
});

it('the listener counts who connects, by each version of IP, and a host that is named is reached', async () => {
  const hosts = canary.hasIPv6 ? ['127.0.0.1', '::1'] : ['127.0.0.1'];
  for (const host of hosts) await once(connect({ host, port: canary.port }), 'close');
  expect(canary.connections).toBe(hosts.length);

  expect(await get(`http://127.0.0.1:${canary.port}/`, { allowedHosts: [`127.0.0.1:${canary.port}`] })).toBe('fetch.failed');
  expect(canary.connections).toBe(hosts.length + 1);
});
