import { afterEach, beforeEach, expect, it } from 'vitest';
import { createWebhookPublisher } from '../../../src/platform/webhook/publisher.ts';
import type { PublishJob, Publisher } from '../../../src/ports/publisher.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { Secret } from '../../../src/runtime/secret.ts';
import { createGuardedPost, type GuardedPost } from '../../../src/sources/network/guarded-post.ts';
import { destinationOf } from '../../../src/subscription/subscription.ts';
import { never } from '../../../src/testing/publisher-stage.ts';
import { makeCard } from '../../announce/fixtures.ts';
import { makeJob } from '../../announce/jobs.ts';
import { receiverSecret, startReceiver, type TestReceiver } from './webhook-receiver.ts';

const destination = destinationOf('webhook', 'newsdesk.yaml', 'channel', 'shop');
let receiver: TestReceiver;
let guarded: GuardedPost;

beforeEach(async () => {
  receiver = await startReceiver();
  guarded = createGuardedPost({ userAgent: 'Newsdesk/test', allowedHosts: [receiver.host] });
});
afterEach(async () => {
  await guarded.close();
  await receiver.close();
});

const open = (secret = receiverSecret): Publisher =>
  createWebhookPublisher({
    receivers: [{ name: 'shop', url: receiver.url, secret: new Secret(secret) }],
    post: guarded.post,
    clock: systemClock,
  });
const job = (revision: number, overrides: Partial<PublishJob> = {}): PublishJob =>
  makeJob('tide', destination, { revision, key: `key-${revision}` as PublishJob['key'], ...overrides });

it('tells of an article, its changes, its retraction and its end under one id', async () => {
  const publisher = open();
  const card = makeCard('tide', { url: 'https://gate.example/tide', dek: 'A gate' });
  const outcome = await publisher.publish(job(1, { card }), never);
  const message = { messageId: 'tide' };
  await publisher.edit(job(2, { card: { ...card, slug: 'low-tide' as typeof card.slug, whatChanged: 'A new title' } }), message, never);
  await publisher.edit(job(3, { card: { ...card, retraction: 'It is a door' } }), message, never);
  await publisher.remove(job(4, { card: { kind: 'takenDown', how: 'remove' }, takesDown: 'remove' }), message, never);
  await publisher.edit(job(5, { card: { ...card, isBack: true } }), message, never);

  expect(outcome).toEqual({ kind: 'done', message });
  expect(receiver.unsigned).toBe(0);
  expect(receiver.requests).toEqual(['key-1', 'key-2', 'key-3', 'key-4', 'key-5']);
  expect(receiver.events).toEqual([
    {
      type: 'publish',
      revision: 1,
      article: {
        id: 'tide',
        slug: 'tide',
        url: 'https://gate.example/tide',
        title: card.title,
        dek: 'A gate',
        publishedAt: card.publishedAt,
        authors: card.bylines,
        topics: card.topics,
        corrections: [],
      },
    },
    expect.objectContaining({
      type: 'update',
      revision: 2,
      whatChanged: 'A new title',
      article: expect.objectContaining({ id: 'tide', slug: 'low-tide' }),
    }),
    expect.objectContaining({ type: 'retract', revision: 3, article: expect.objectContaining({ retraction: 'It is a door' }) }),
    { type: 'delete', revision: 4, article: { id: 'tide' } },
    expect.objectContaining({ type: 'publish', revision: 5 }),
  ]);
});

it('says of a note below a post nothing more than the update says', async () => {
  expect(await open().publish(job(2, { below: { messageId: 'tide' } }), never)).toEqual({ kind: 'done', message: { messageId: 'tide' } });
  expect(receiver.requests).toEqual([]);
});

it('waits with what a receiver with another secret refuses', async () => {
  expect(await open('another secret of the same length').publish(job(1), never)).toMatchObject({ kind: 'notDone', refused: 'destination' });
  expect([receiver.unsigned, receiver.events]).toEqual([1, []]);
});

it('tells of articles, and to receivers that are listed', async () => {
  const publisher = open();
  const notice = job(1, { card: { kind: 'notice', text: 'A channel refuses' } });
  const gone = job(1, { destination: destinationOf('webhook', 'newsdesk.yaml', 'channel', 'gone') });

  for (const refused of [notice, gone])
    expect(await publisher.publish(refused, never)).toMatchObject({ kind: 'notDone', refused: 'delivery' });
  expect(await publisher.openThread(job(1), { messageId: 'tide' }, never)).toMatchObject({ kind: 'notDone' });
  expect(receiver.requests).toEqual([]);
});
