import { connect } from 'node:net';
import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import { type Clock, systemClock } from '../../src/runtime/clock.ts';
import { createHealthRoutes, type ReadinessCheck } from '../../src/runtime/health.ts';
import { type HttpServer, startHttpServer } from '../../src/runtime/http-server.ts';
import { createMetrics } from '../../src/runtime/metrics.ts';
import { parseExposition } from './parse-exposition.ts';

const servers: HttpServer[] = [];

async function serve(routes: Hono, port = 0, host = '127.0.0.1'): Promise<HttpServer> {
  const server = await startHttpServer({ host, port, routes });
  servers.push(server);
  return server;
}

const ready: ReadinessCheck = { name: 'content', check: () => ({ ready: true }) };

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

describe('the health server', () => {
  it('is alive and ready when every check passes', async () => {
    const { url } = await serve(createHealthRoutes({ checks: [ready], clock: systemClock }));

    const health = await fetch(`${url}/healthz`);
    const readiness = await fetch(`${url}/readyz`);

    expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
    expect([readiness.status, await readiness.json()]).toEqual([200, { status: 'ready', checks: [{ name: 'content', ready: true }] }]);
    expect(readiness.headers.get('cache-control')).toBe('no-store');
  });

  it('is alive and not ready when a check fails, throws or never answers, and names each', async () => {
    const impatient: Clock = { now: systemClock.now, after: (_, callback) => systemClock.after(20, callback) };
    const checks: ReadinessCheck[] = [
      ready,
      { name: 'discord', check: async () => ({ ready: false, reason: 'connecting' }) },
      {
        name: 'slack',
        check: () => {
          throw new Error('socket closed');
        },
      },
      { name: 'storage', check: () => new Promise(() => {}) },
    ];
    const { url } = await serve(createHealthRoutes({ checks, clock: impatient }));

    const readiness = await fetch(`${url}/readyz`);

    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(readiness.status).toBe(503);
    expect(await readiness.json()).toEqual({
      status: 'notReady',
      checks: [
        { name: 'content', ready: true },
        { name: 'discord', ready: false, reason: 'connecting' },
        { name: 'slack', ready: false, reason: 'socket closed' },
        { name: 'storage', ready: false, reason: 'no answer within 2000 ms' },
      ],
    });
  });

  it('takes requests while something fails that no proxy can mend, until it stops', async () => {
    const stopping = new AbortController();
    const discord: ReadinessCheck = { name: 'discord', check: () => ({ ready: false, reason: 'connecting' }) };
    let started = false;
    const start: ReadinessCheck = { name: 'start', check: () => (started ? { ready: true } : { ready: false, reason: 'not started' }) };
    const { url } = await serve(
      createHealthRoutes({ checks: [discord], requestChecks: [start], clock: systemClock, stopping: stopping.signal }),
    );
    const look = async (path: string): Promise<number> => (await fetch(url + path)).status;

    const before = await look('/readyz/requests');
    started = true;
    const serving = [await look('/readyz/requests'), await look('/readyz')];
    stopping.abort();

    expect([before, serving, await look('/readyz/requests')]).toEqual([503, [200, 503], 503]);
  });

  it('is no longer ready once it is stopping', async () => {
    const stopping = new AbortController();
    const { url } = await serve(createHealthRoutes({ checks: [ready], clock: systemClock, stopping: stopping.signal }));

    stopping.abort();
    const readiness = await fetch(`${url}/readyz`);

    expect(readiness.status).toBe(503);
    expect(await readiness.json()).toMatchObject({ checks: [{ name: 'content' }, { name: 'process', reason: 'stopping' }] });
  });

  it('shows its metrics, and nothing at other addresses', async () => {
    const metrics = createMetrics();
    metrics.counter({ name: 'answers_total', help: 'Answers.' }).add({ platform: 'slack' }, 2);
    const failing: ReadinessCheck = { name: 'slack', check: () => ({ ready: false, reason: 'connecting' }) };
    const { url } = await serve(createHealthRoutes({ checks: [ready, failing], clock: systemClock, metrics }));

    const answer = await fetch(`${url}/metrics`);

    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const { samples } = parseExposition(await answer.text());
    expect(samples.slice(0, 3)).toEqual([
      { name: 'answers_total', labels: { platform: 'slack' }, value: 2 },
      { name: 'newsdesk_check_ready', labels: { check: 'content' }, value: 1 },
      { name: 'newsdesk_check_ready', labels: { check: 'slack' }, value: 0 },
    ]);
    expect((await fetch(`${url}/`)).status).toBe(404);
  });

  it('tells the memory, processor time and start of the process, the processor time growing', async () => {
    const metrics = createMetrics();
    const { url } = await serve(createHealthRoutes({ checks: [], clock: systemClock, metrics }));
    const read = async (): Promise<Record<string, number>> => {
      const { samples } = parseExposition(await (await fetch(`${url}/metrics`)).text());
      return Object.fromEntries(samples.map(({ name, value }) => [name, value]));
    };

    const first = await read();
    const second = await read();

    expect(first['process_resident_memory_bytes']).toBeGreaterThan(10_000_000);
    expect(first['process_start_time_seconds']).toBeCloseTo(performance.timeOrigin / 1_000);
    expect(second['process_cpu_seconds_total']).toBeGreaterThan(first['process_cpu_seconds_total'] as number);
    expect(second['process_cpu_seconds_total']).toBeLessThan(process.uptime() * 32);
  });

  it('says which port is taken and how to take another', async () => {
    const { port } = await serve(new Hono());

    const second = serve(new Hono(), port);

    await expect(second).rejects.toMatchObject({
      code: 'http.portInUse',
      message: `Port ${port} on 127.0.0.1 is already in use, perhaps by another Newsdesk.`,
      fix: expect.stringContaining('set PORT to a free port'),
    });
  });

  it('says that a host is not of this machine', async () => {
    const foreign = serve(new Hono(), 0, '203.0.113.1');

    await expect(foreign).rejects.toMatchObject({ code: 'http.hostUnknown', fix: expect.stringContaining('HOST') });
  });

  it('closes with a connection that stays open, and frees its port', async () => {
    const server = await startHttpServer({ host: '127.0.0.1', port: 0, routes: new Hono() });
    const idle = connect(server.port, '127.0.0.1');
    await new Promise((resolve) => idle.once('connect', resolve));
    idle.write('GET / HTTP/1.1\r\nHost: x\r\n');

    await server.close();
    idle.destroy();

    const again = await serve(new Hono(), server.port);
    expect(again.port).toBe(server.port);
  });
});
