import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/runtime/clock.ts';
import { createFaultPlan, faultActions } from '../../src/sandbox/faults.ts';
import { createHttpServer, type Exchange, type HttpServerOptions } from '../../src/sandbox/http-server.ts';
import { createManualClock } from './discord/manual-clock.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(overrides: Partial<HttpServerOptions> = {}) {
  const faults = createFaultPlan({ clock: systemClock });
  const exchanges: Exchange[] = [];
  const handled: string[] = [];
  const server = await createHttpServer({
    host: '127.0.0.1',
    port: 0,
    clock: systemClock,
    faults,
    maxBodyBytes: 1000,
    parse: ({ raw }) => raw.toString(),
    handle: ({ path, body }) => {
      handled.push(path);
      return { status: 200, body: `${path} ${String(body)}` };
    },
    tooLarge: () => ({ status: 413 }),
    rateLimited: ({ retryAfterMs }) => ({ status: 429, headers: { 'retry-after': String(retryAfterMs / 1000) } }),
    bareStatus: (status) => ({ status }),
    onUpgrade: (_, socket) => socket.destroy(),
    onExchange: (exchange) => exchanges.push(exchange),
    ...overrides,
  });
  closing.push(() => server.close());
  return { server, faults, exchanges, handled, url: `http://127.0.0.1:${server.port}` };
}

/** Sends bytes as they are; resolves with what came back. */
function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(text));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('the loopback server', () => {
  it('hands path, query and body on, and times the exchange', async () => {
    const { url, exchanges } = await serve();

    const response = await fetch(`${url}/a/b?c=d`, { method: 'POST', body: 'x' });

    expect(await response.text()).toBe('/a/b x');
    expect(exchanges).toMatchObject([{ request: { method: 'POST', path: '/a/b', body: 'x' }, response: { status: 200 } }]);
    expect(exchanges[0]?.request.query.get('c')).toBe('d');
    expect(exchanges[0]?.durationMs).toBeGreaterThanOrEqual(0);
  });

  it('survives an address that is none', async () => {
    const { server, url } = await serve();

    const answer = await sendRaw(server.port, 'GET // HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');

    expect(answer).toContain('200 OK');
    expect((await fetch(url)).status).toBe(200);
  });

  it('refuses a body that is too long without keeping it', async () => {
    const { url, handled } = await serve();

    const response = await fetch(url, { method: 'POST', body: 'x'.repeat(1001) });

    expect(response.status).toBe(413);
    expect(handled).toEqual([]);
  });

  it.each(['parse', 'handle'] as const)('answers 500 to a defect in %s, and shows it', async (part) => {
    const { url, exchanges } = await serve({
      [part]: () => {
        throw new TypeError('a defect');
      },
    });

    const response = await fetch(url);

    expect(response.status).toBe(500);
    expect(String(exchanges[0]?.defect)).toBe('TypeError: a defect');
  });

  it('lets a client leave while it is answering late', async () => {
    const { url, faults, exchanges } = await serve();
    faults.fault({ action: faultActions.delay(1_000) });
    const leaving = new AbortController();

    const left = fetch(url, { signal: leaving.signal }).catch(() => {});
    await expect.poll(() => faults.strikes).toHaveLength(1);
    leaving.abort();
    await left;
    await expect.poll(() => exchanges).toHaveLength(1);

    expect(exchanges[0]).not.toHaveProperty('response');
    expect((await fetch(url)).status).toBe(200);
  });

  it('does nothing late once it is closed', async () => {
    const clock = createManualClock();
    const faults = createFaultPlan({ clock });
    const { url, server, handled } = await serve({ clock, faults });
    faults.fault({ action: faultActions.acceptLate(50) });
    const asked = fetch(url).catch(() => 'cut');
    await expect.poll(() => faults.strikes).toHaveLength(1);

    await server.close();
    clock.advance(80);

    expect(await asked).toBe('cut');
    expect(handled).toEqual([]);
  });
});
