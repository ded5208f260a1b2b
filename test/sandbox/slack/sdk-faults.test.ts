import type { App } from '@slack/bolt';
import { expect, test } from 'vitest';

import { refusePart } from '../../../src/sandbox/slack/refuse-part.ts';
import { slackFaults } from '../../../src/sandbox/slack/slack-faults.ts';
import type { SlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';
import { announcements, connectBolt, createClient, general, openSandbox, reader } from './open-sandbox.ts';

const onPost = { path: 'chat.postMessage' };
const post = { channel: announcements, text: 'New article' };

/** As an announcer should be: no retries of its own, no queueing on 429, a hard timeout. */
function careful(sandbox: SlackSandbox) {
  return createClient(sandbox, { rejectRateLimitedCalls: true, timeout: 300 });
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : error;
}

test.each([
  ['a connection lost before', slackFaults.lostBeforeAcceptance(), 0],
  ['a connection lost after', slackFaults.lostAfterAcceptance(), 1],
  ['a server error before', slackFaults.serverError(), 0],
  ['a server error after', slackFaults.serverErrorAfterAcceptance(), 1],
  ['no answer, before', slackFaults.hang(), 0],
  ['no answer, after', slackFaults.hangAfterAcceptance(), 1],
  ['internal_error after', slackFaults.apiErrorAfterAcceptance('internal_error'), 1],
])('%s acceptance fails the call once, and posts only what was accepted', async (_name, action, posted) => {
  const sandbox = await openSandbox();
  sandbox.faults.fault({ match: onPost, action });

  const outcome = await careful(sandbox).chat.postMessage(post).catch(codeOf);

  expect(outcome).toMatch(/^slack_webapi_(request|http|platform)_error$/);
  expect(sandbox.messages(announcements)).toHaveLength(posted);
  expect(sandbox.requestCounts()['chat.postMessage']).toBe(1);
});

test('a part that is refused is named by its pointer, with no effect, until the fault is removed', async () => {
  const sandbox = await openSandbox();
  const blocks = [{ type: 'divider' }, { type: 'image', image_url: 'https://a.example/i.png', alt_text: 'a' }];
  const fault = sandbox.faults.fault(
    refusePart({ isRefused: ({ type }) => type === 'image', member: 'image_url', message: 'downloading image failed' }),
  );

  const refused = await careful(sandbox)
    .chat.postMessage({ ...post, blocks })
    .catch((error: unknown) => error);
  const untouched = await careful(sandbox).chat.postMessage(post);
  fault.remove();
  const taken = await careful(sandbox).chat.postMessage({ ...post, blocks });

  expect(refused).toMatchObject({
    data: {
      error: 'invalid_blocks',
      response_metadata: { messages: ['[ERROR] downloading image failed [json-pointer:/blocks/1/image_url]'] },
    },
  });
  expect([untouched.ok, taken.ok]).toEqual([true, true]);
  expect(sandbox.messages(announcements)).toHaveLength(2);
});

test('an acknowledgement is lost only to a fault that asks for it', async () => {
  const sandbox = await openSandbox();
  await connectBolt(sandbox, (app) => {
    app.command('/news', async ({ ack }) => ack({ text: 'An answer' }));
  });
  const ask = () => sandbox.slash({ userId: reader, channelId: general, command: '/news' });
  sandbox.faults.fault({ match: onPost, times: 100, action: slackFaults.hang() });
  const untouched = await ask();
  const onAnswers = { path: /^\/commands\//, acknowledgements: true };
  sandbox.faults.fault({ match: onAnswers, action: slackFaults.hang() });

  const lost = await ask();
  sandbox.faults.fault({ match: onAnswers, action: slackFaults.lostAfterAcceptance() });
  const taken = await ask();

  expect([untouched.status, lost.status, taken.status]).toEqual(['acked', 'timeout', 'acked']);
  expect(sandbox.messages(general)).toHaveLength(2);
  await expect.poll(() => sandbox.socket.connections().length).toBe(0);
});

test('a message accepted after the client gave up is there all the same', async () => {
  const sandbox = await openSandbox();
  sandbox.faults.fault({ match: onPost, action: slackFaults.acceptLate(500) });

  const outcome = await careful(sandbox).chat.postMessage(post).catch(codeOf);
  const before = sandbox.messages(announcements).length;

  expect(outcome).toBe('slack_webapi_request_error');
  expect(before).toBe(0);
  await expect.poll(() => sandbox.messages(announcements)).toHaveLength(1);
});

test('the default WebClient posts again after a lost answer: the message is there twice', async () => {
  const sandbox = await openSandbox();
  sandbox.faults.fault({ match: onPost, action: slackFaults.lostAfterAcceptance() });

  await createClient(sandbox, { retryConfig: { retries: 3, minTimeout: 1, maxTimeout: 5 } }).chat.postMessage(post);

  expect(sandbox.messages(announcements)).toHaveLength(2);
});

test('metadata finds a message whose answer was lost', async () => {
  const sandbox = await openSandbox();
  const client = careful(sandbox);
  sandbox.faults.fault({ match: onPost, action: slackFaults.lostAfterAcceptance() });
  const metadata = { event_type: 'newsdesk_delivery', event_payload: { delivery_id: 'd-42' } };
  await client.chat.postMessage({ ...post, metadata }).catch(codeOf);

  const { messages = [] } = await client.conversations.history({ channel: announcements, include_all_metadata: true });

  expect(messages.map((message) => message.metadata)).toEqual([metadata]);
});

test('429 tells how long to wait, and without the header it is an error without a code', async () => {
  const sandbox = await openSandbox();
  const client = careful(sandbox);
  sandbox.faults.fault({ match: onPost, action: slackFaults.rateLimit(1500) });
  sandbox.faults.fault({ match: onPost, action: slackFaults.rateLimitWithoutHeader() });

  const limited: unknown = await client.chat.postMessage(post).catch((error: unknown) => error);
  const headerless: unknown = await client.chat.postMessage(post).catch((error: unknown) => error);

  expect(limited).toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: 2 });
  expect(headerless).toBeInstanceOf(Error);
  expect(headerless).not.toHaveProperty('code');
});

test('HTML with status 200 arrives as an error whose name is the HTML', async () => {
  const sandbox = await openSandbox();
  sandbox.faults.fault({ match: onPost, action: slackFaults.htmlWithOk() });

  const outcome: unknown = await careful(sandbox)
    .chat.postMessage(post)
    .catch((error: unknown) => error);

  expect(outcome).toMatchObject({ code: 'slack_webapi_platform_error', data: { error: expect.stringContaining('<!DOCTYPE html>') } });
});

test('the log shows which fault struck', async () => {
  const sandbox = await openSandbox();
  const strikes: unknown[] = [];
  sandbox.events.on('fault', ({ action }) => void strikes.push(action.kind));
  sandbox.faults.fault({
    match: (request) => (request.body as { channel?: string }).channel === announcements,
    action: slackFaults.apiError('internal_error'),
  });

  await careful(sandbox).chat.postMessage({ ...post, channel: general });
  await careful(sandbox).chat.postMessage(post).catch(codeOf);

  expect(strikes).toEqual(['status']);
  expect(sandbox.requests('chat.postMessage').map(({ error, fault }) => [error, fault?.kind])).toEqual([
    [undefined, undefined],
    ['internal_error', 'status'],
  ]);
});

test('Bolt comes back about five seconds after a refresh, and answers nothing in between', async () => {
  const sandbox = await openSandbox();
  await connectBolt(sandbox, (app) => app.command('/news', async ({ ack }) => ack('hello')));
  const ask = () => sandbox.slash({ userId: reader, channelId: general, command: '/news' });
  const reconnected = new Promise<number>((resolve) => sandbox.events.once('connected', ({ openedAt }) => resolve(openedAt)));
  const before = await ask();
  const startedAt = performance.now();

  sandbox.socket.refresh();
  const between = await ask();
  await reconnected;
  const gapMs = performance.now() - startedAt;
  const after = await ask();

  expect([before.status, between.status, after.status]).toEqual(['acked', 'dispatch_failed', 'acked']);
  expect(gapMs).toBeGreaterThan(4500);
  expect(gapMs).toBeLessThan(9000);
});

test('with two Bolt connections no command is lost while one of them is away', async () => {
  const sandbox = await openSandbox();
  const answer = (app: App): void => app.command('/news', async ({ ack }) => ack('hello'));
  await connectBolt(sandbox, answer);
  await connectBolt(sandbox, answer);
  const [first] = sandbox.socket.connections();
  if (first === undefined) throw new Error('Two connections were expected.');

  sandbox.socket.refresh({ connectionId: first.id });
  const asked = await Promise.all(
    Array.from({ length: 20 }, () => sandbox.slash({ userId: reader, channelId: general, command: '/news' })),
  );

  expect(asked.every(({ status }) => status === 'acked')).toBe(true);
});
