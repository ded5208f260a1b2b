import { connect } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { systemClock } from '../../src/runtime/clock.ts';
import { type HttpServer, startHttpServer } from '../../src/runtime/http-server.ts';
import type { Inbound, InboundAnswer } from '../../src/runtime/inbound.ts';
import { createInboundRoutes, MAX_INBOUND_BODIES } from '../../src/web/inbound-routes.ts';

let server: HttpServer | undefined;
afterEach(async () => {
  await server?.close();
});

/** Takes everything, and counts the bytes. */
const taking: Inbound = {
  admit: () => ({ kind: 'admitted', take: async (body) => ({ status: 200, type: 'text/plain', body: String(body.length) }) }),
};

async function serve(inbound: Inbound | undefined): Promise<{ readonly url: string; readonly answers: readonly InboundAnswer[] }> {
  const answers: InboundAnswer[] = [];
  const onAnswered = (answer: InboundAnswer): void => void answers.push(answer);
  const hurried = { ...systemClock, after: (delayMs: number, callback: () => void) => systemClock.after(delayMs / 6, callback) };
  const routes = createInboundRoutes({ path: '/in', inbound: () => inbound, clock: hurried, onAnswered });
  server = await startHttpServer({ host: '127.0.0.1', port: 0, routes });
  return { url: `${server.url}/in`, answers };
}

it('asks to come again before the platform is there', async () => {
  const { url } = await serve(undefined);

  const answer = await fetch(url, { method: 'POST', body: 'x' });

  expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('cache-control')]).toEqual([503, '1', 'no-store']);
  expect((await fetch(url)).status).toBe(404);
});

it('judges headers before it reads a byte, and says nothing of a body that is never there', async () => {
  const { url } = await serve({ admit: () => ({ kind: 'refused', answer: { status: 401, refusal: 'inbound.unsigned' } }) });

  expect(await firstLine(url, 'content-length: 500000', '')).toContain(' 401 ');
});

it('gives up a body that comes too slowly, and reads so many at a time and no more', async () => {
  const { url, answers } = await serve(taking);

  const slow = Array.from({ length: MAX_INBOUND_BODIES }, () => firstLine(url, 'content-length: 10', 'half'));
  await expect.poll(async () => (await fetch(url, { method: 'POST', body: 'whole' })).status).toBe(503);
  const lines = await Promise.all(slow);

  expect(new Set(lines)).toEqual(new Set(['HTTP/1.1 408 Request Timeout']));
  expect(answers.map(({ refusal }) => refusal)).toContain('inbound.busy');
  expect(await (await fetch(url, { method: 'POST', body: 'whole' })).text()).toBe('5');
});

function firstLine(url: string, header: string, body: string): Promise<string> {
  const { port, pathname } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.once('data', (data) => {
      resolve(data.toString('latin1').split('\r\n')[0] ?? '');
      socket.destroy();
    });
    socket.once('error', reject);
    socket.write(`POST ${pathname} HTTP/1.1\r\nhost: x\r\n${header}\r\n\r\n${body}`);
  });
}
