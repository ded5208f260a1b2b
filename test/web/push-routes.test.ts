import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WINDOW_MS } from '../../src/runtime/signed-request.ts';
import type { PushRequest } from '../../src/sources/pushes/push-store.ts';
import type { ReceiveResult } from '../../src/sources/pushes/pushes-source.ts';
import { MAX_PUSH_BYTES } from '../../src/web/push-routes.ts';
import { type PushServer, startPushServer } from './push-server.ts';

const message = { type: 'publish', article: { id: '7', title: 'The tide gate', html: '<p>It opens at noon.</p>' } };
let received: PushRequest[];
let answer: () => Promise<ReceiveResult | undefined>;
let server: PushServer;

beforeEach(async () => {
  received = [];
  answer = async () => ({ kind: 'done', result: 'published', article: 'tide' });
  server = await startPushServer((request) => {
    received.push(request);
    return answer();
  });
});
afterEach(() => server.http.close());

it('hands a signed push on, with its key and the hash of its very bytes', async () => {
  const body = ` ${JSON.stringify(message)}\n`;

  expect(await server.send(body, { key: 'key-1' })).toMatchObject({ status: 200, body: { result: 'published', article: 'tide' } });
  expect(received).toEqual([{ message, key: 'key-1', bodyHash: createHash('sha256').update(body).digest('hex') }]);
  expect(server.refused).toEqual([]);
});

describe('a push is refused before anything of it is read', () => {
  afterEach(() => expect(received).toEqual([]));

  it('with another secret, or another body than was signed', async () => {
    const wrong = { status: 401, body: { error: { code: 'push.signature' } } };

    expect(await server.send(message, { secret: 'another secret of the same length' })).toMatchObject(wrong);
    expect(await server.send('{', { secret: 'another secret of the same length' })).toMatchObject(wrong);
    expect(await server.send(message, { headers: { 'webhook-id': 'another' } })).toMatchObject(wrong);
  });

  it('without a signature', async () => {
    const response = await fetch(`${server.http.url}/hooks/publish`, { method: 'POST', body: JSON.stringify(message) });

    expect(response.status).toBe(401);
    expect(server.refused).toMatchObject([{ code: 'push.unsigned' }]);
  });

  it('more than five minutes before or after its time', async () => {
    const untimely = { status: 400, body: { error: { code: 'push.untimely', fix: expect.stringContaining('set the clock') } } };

    expect(await server.send(message, { at: Date.now() - WINDOW_MS - 5_000 })).toMatchObject(untimely);
    expect(await server.send(message, { at: Date.now() + WINDOW_MS + 5_000 })).toMatchObject(untimely);
  });

  it('if it is too large, whether it says so or not', async () => {
    const large = 'x'.repeat(MAX_PUSH_BYTES + 1);
    const silent = await fetch(`${server.http.url}/hooks/publish`, {
      method: 'POST',
      headers: { 'webhook-id': 'a', 'webhook-timestamp': `${Math.floor(Date.now() / 1_000)}`, 'webhook-signature': 'v1,AAAA' },
      body: new Blob([large]).stream(),
      duplex: 'half',
    } as RequestInit);

    expect(await server.send(large)).toMatchObject({ status: 413, body: { error: { code: 'push.tooLarge' } } });
    expect(silent.status).toBe(413);
    expect(await server.send('x'.repeat(MAX_PUSH_BYTES))).toMatchObject({ status: 400, body: { error: { code: 'push.body' } } });
  });

  it('if it is not a push, with all that is wrong', async () => {
    const { status, body } = await server.send({ type: 'publish', article: { id: '7', html: 'x', topics: 'x' } });

    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 'push.body', problems: [expect.any(String), expect.any(String)] });
  });
});

describe('an answer says what became of a push', () => {
  it.each<[ReceiveResult | undefined, number, string]>([
    [undefined, 503, 'push.starting'],
    [{ kind: 'starting' }, 503, 'push.starting'],
    [{ kind: 'keyReused' }, 422, 'push.keyReused'],
    [{ kind: 'unknownArticle' }, 404, 'push.unknownArticle'],
    [{ kind: 'unknownPush', names: ['blog', 'shop'] }, 404, 'push.unknownSource'],
  ])('%j', async (result, status, code) => {
    answer = async () => result;
    const got = await server.send(message);

    expect(got).toMatchObject({ status, body: { error: { code, what: expect.any(String), fix: expect.any(String) } } });
    expect(got.headers.get('retry-after')).toBe(status === 503 ? '2' : null);
  });

  it('that could not be kept, without a word of the reason', async () => {
    answer = () => Promise.reject(new Error('no room on /var/secret'));
    const { status, body } = await server.send(message);

    expect([status, JSON.stringify(body)]).toEqual([500, expect.not.stringContaining('secret')]);
  });
});

it('takes sixteen at a time', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  answer = async () => {
    await promise;
    return { kind: 'done', result: 'published', article: 'tide' };
  };
  const first = Array.from({ length: 16 }, () => server.send(message));
  await expect.poll(() => received.length).toBe(16);

  expect(await server.send(message)).toMatchObject({ status: 503, body: { error: { code: 'push.busy' } } });
  resolve();
  expect((await Promise.all(first)).map(({ status }) => status)).toEqual(Array(16).fill(200));
  expect(await server.send(message)).toMatchObject({ status: 200 });
});
