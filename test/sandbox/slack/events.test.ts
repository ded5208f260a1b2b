import { expect, test } from 'vitest';

import { createManualClock } from './manual-clock.ts';
import { call, connectBolt, general, openSandbox, reader } from './open-sandbox.ts';
import { openSocket } from './raw-socket.ts';

test('a mention reaches the real Bolt as an event', async () => {
  const sandbox = await openSandbox();
  const heard: unknown[] = [];
  await connectBolt(sandbox, (app) =>
    app.event('app_mention', async ({ event, say }) => {
      heard.push(event);
      await say({ text: 'You called?', thread_ts: event.ts });
    }),
  );

  const { message, events } = await sandbox.say({ userId: reader, channelId: general, text: `<@${sandbox.botUserId}> colossus` });

  expect(events.map(({ status }) => status)).toEqual(['acked', 'acked']);
  expect(heard).toMatchObject([
    { type: 'app_mention', user: reader, channel: general, text: `<@${sandbox.botUserId}> colossus`, ts: message.ts },
  ]);
  await expect.poll(() => sandbox.messages(general).at(-1)).toMatchObject({ text: 'You called?', threadTs: message.ts });
});

test('only what the manifest subscribes to is sent, and links only of its domains', async () => {
  const sandbox = await openSandbox({
    manifest: { features: { unfurl_domains: ['gazette.example'] }, settings: { event_subscriptions: { bot_events: ['link_shared'] } } },
  });
  await connectBolt(sandbox);

  const plain = await sandbox.say({ userId: reader, channelId: general, text: `<@${sandbox.botUserId}> hi` });
  const foreign = await sandbox.say({ userId: reader, channelId: general, text: '<https://other.example/a>' });
  const ours = await sandbox.say({
    userId: reader,
    channelId: general,
    text: '<https://www.gazette.example/a|here> <https://gazette.example/b>',
  });

  expect([plain.events, foreign.events]).toEqual([[], []]);
  expect(ours.events.map(({ payload }) => payload['event'])).toMatchObject([
    {
      type: 'link_shared',
      message_ts: ours.message.ts,
      links: [
        { url: 'https://www.gazette.example/a', domain: 'www.gazette.example' },
        { url: 'https://gazette.example/b', domain: 'gazette.example' },
      ],
    },
  ]);
});

test('links are told of wherever they are shared, and while they are typed', async () => {
  const sandbox = await openSandbox();
  await connectBolt(sandbox);
  const apart = [...sandbox.workspace().channels.values()].find(({ memberIds }) => !memberIds.has(sandbox.botUserId));
  const url = 'https://gazette.example/a';

  const far = await sandbox.say({ userId: [...(apart?.memberIds ?? [])][0] ?? '', channelId: apart?.id ?? '', text: `<${url}>` });
  const typed = await sandbox.type({ userId: reader, text: `<${url}>` });
  const event = typed.events[0]?.payload['event'] as { readonly unfurl_id: string };
  const unfurls = { [url]: { preview: { title: { type: 'plain_text', text: 'A' } } } };
  const byId = await call(sandbox, 'chat.unfurl', { unfurl_id: event.unfurl_id, source: 'composer', unfurls });
  const byPlace = await call(sandbox, 'chat.unfurl', { channel: 'COMPOSER', ts: event.unfurl_id, unfurls });

  expect(far.events.map(({ payload }) => payload['event'])).toMatchObject([{ type: 'link_shared', is_bot_user_member: false }]);
  expect(event).toMatchObject({ channel: 'COMPOSER', message_ts: event.unfurl_id, source: 'composer', links: [{ url }] });
  expect([byId.body, byPlace.body]).toMatchObject([{ ok: true }, { ok: true }]);
  expect(typed.previews[url]).toEqual(unfurls[url]);
});

test('nothing is heard in a channel the bot is not in', async () => {
  const sandbox = await openSandbox();
  await connectBolt(sandbox);

  expect((await sandbox.say({ userId: reader, channelId: 'C0NOTINVIT', text: 'hi' })).events).toEqual([]);
});

test('an event that is not acknowledged is repeated at once, after a minute and after five, and then dropped', async () => {
  const clock = createManualClock();
  const sandbox = await openSandbox({ clock });
  const socket = await openSocket(sandbox);
  const retries: unknown[] = [];

  const sending = sandbox.event({ type: 'app_mention', user: reader, channel: general, text: 'hi', ts: '1.000001' });
  const first = await socket.next('events_api');
  clock.advance(3000);
  const record = await sending;
  for (const waitMs of [0, 60_000, 300_000]) {
    clock.advance(waitMs);
    const again = await socket.next('events_api');
    retries.push([again['retry_attempt'], again['retry_reason'], (again['payload'] as { event_id: string }).event_id]);
    clock.advance(3000);
    await new Promise((resolve) => setImmediate(resolve));
  }
  clock.advance(3_600_000);
  await new Promise((resolve) => setImmediate(resolve));

  expect(first).toMatchObject({ retry_attempt: 0, retry_reason: '', accepts_response_payload: false });
  expect(record.status).toBe('timeout');
  expect(retries).toEqual([1, 2, 3].map((attempt) => [attempt, 'timeout', record.eventId]));
  expect(record.attempts).toBe(4);
});

test('an event can be delivered twice, as Slack does when it lost the acknowledgement: Bolt hears both', async () => {
  const sandbox = await openSandbox();
  const ids: string[] = [];
  await connectBolt(sandbox, (app) => app.event('app_mention', async ({ body }) => void ids.push(body.event_id)));

  const record = await sandbox.event({ type: 'app_mention', user: reader, channel: general, text: 'hi', ts: '1.000001' });
  const again = await record.redeliver();

  expect(again.kind).toBe('acked');
  expect(ids).toEqual([record.eventId, record.eventId]);
});

test('an event while no connection is there waits for one', async () => {
  const clock = createManualClock();
  const sandbox = await openSandbox({ clock });

  const record = await sandbox.event({ type: 'app_mention', user: reader, channel: general, text: 'hi', ts: '1.000001' });
  clock.advance(0);
  await new Promise((resolve) => setImmediate(resolve));
  const socket = await openSocket(sandbox);
  clock.advance(60_000);
  const delivered = await socket.next('events_api');

  expect(record.status).toBe('dispatch_failed');
  expect(delivered).toMatchObject({ retry_attempt: 2, retry_reason: 'connection_failed' });
});
