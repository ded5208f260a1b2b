import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { destinationOf, type Destination } from '../../src/subscription/subscription.ts';
import { createSlackPublisher } from '../../src/platform/slack/publisher.ts';
import type { Publisher } from '../../src/ports/publisher.ts';
import { slackFaults } from '../../src/sandbox/slack/slack-faults.ts';
import { createSlackSandbox, type SlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { makeFindJob, makeJob } from '../announce/jobs.ts';

const TIMEOUT_MS = 1_500;
const never = new AbortController().signal;

describe('Slack publisher', () => {
  let slack: SlackSandbox;
  let publisher: Publisher;
  let channelId: string;

  const place = (): Destination => destinationOf('slack', slack.teamId, 'channel', channelId);

  beforeEach(async () => {
    slack = await createSlackSandbox();
    channelId = [...slack.workspace().channels.values()].find((channel) => channel.memberIds.has(slack.botUserId))?.id ?? '';
    publisher = createSlackPublisher({ token: slack.botToken, apiUrl: slack.apiUrl, timeoutMs: TIMEOUT_MS });
  });
  afterEach(async () => {
    await slack.close();
  });

  it.each([
    ['answers 500', slackFaults.serverError(500), 'inDoubt'],
    ['answers 502 after it has posted', slackFaults.serverErrorAfterAcceptance(502), 'inDoubt'],
    ['resets before it has posted', slackFaults.lostBeforeAcceptance(), 'inDoubt'],
    ['resets after it has posted', slackFaults.lostAfterAcceptance(), 'inDoubt'],
    ['hangs', slackFaults.hang(), 'inDoubt'],
    ['hangs after it has posted', slackFaults.hangAfterAcceptance(), 'inDoubt'],
    ['says internal_error after it has posted', slackFaults.apiErrorAfterAcceptance('internal_error'), 'inDoubt'],
    ['says fatal_error', slackFaults.apiError('fatal_error'), 'inDoubt'],
    ['shows a maintenance page with status 200', slackFaults.htmlWithOk(), 'inDoubt'],
    ['asks to wait', slackFaults.rateLimit(60_000), 'notDone'],
    ['asks to wait without saying how long', slackFaults.rateLimitWithoutHeader(), 'notDone'],
    ['says ratelimited', slackFaults.apiError('ratelimited'), 'notDone'],
  ])('sends one request and no more when Slack %s', async (_name, action, expected) => {
    slack.faults.fault({ match: { path: 'chat.postMessage' }, times: Infinity, action });
    const startedAt = performance.now();

    const outcome = await publisher.publish(makeJob('a', place()), never);

    const elapsed = performance.now() - startedAt;
    expect(outcome.kind).toBe(expected);
    // It waits neither for a second try nor for the minute that is asked for.
    expect(elapsed).toBeLessThan(30_000);
    expect(slack.faults.strikes).toHaveLength(1);
  });

  it.each([
    ['a minute ahead of', 55_000],
    ['a minute behind', -55_000],
  ])('finds a message although the clock here is %s that of Slack', async (_name, aheadMs) => {
    const job = makeJob('a', place());
    await publisher.publish(job, never);

    const found = await publisher.find(makeFindJob(job, Date.now() + aheadMs), never);

    expect(found.kind).toBe('found');
  });

  it.each([
    ['works', undefined, true],
    ['asks to wait', slackFaults.rateLimit(60_000), true],
    ['refuses the token', slackFaults.apiError('invalid_auth'), true],
    ['answers 503', slackFaults.serverError(503), false],
    ['shows a maintenance page', slackFaults.htmlWithOk(), false],
    ['hangs', slackFaults.hang(), false],
    ['resets', slackFaults.lostBeforeAcceptance(), false],
  ])('tells whether Slack is there when it %s', async (_name, action, expected) => {
    if (action) slack.faults.fault({ times: Infinity, action });

    expect(await publisher.isThere?.(never)).toBe(expected);
  });

  it('tells that Slack is not there when nobody listens', async () => {
    await slack.close();

    expect(await publisher.isThere?.(never)).toBe(false);
  });

  it('knows that nothing has left when nobody listens', async () => {
    await slack.close();

    expect(await publisher.publish(makeJob('a', place()), never)).toMatchObject({ kind: 'notDone', refused: 'attempt' });
  });

  it('lets nothing leave once the claim has ended', async () => {
    const outcome = await publisher.publish(makeJob('a', place(), { mayStart: () => false }), never);

    expect(outcome).toMatchObject({ kind: 'notDone', refused: 'attempt' });
    expect(slack.requests('chat.postMessage')).toEqual([]);
  });

  it('finds a message by its mark, and knows when it is not there', async () => {
    const since = Date.now();
    const job = makeJob('a', place());
    const before = await publisher.find(makeFindJob(job, since), never);
    slack.faults.fault({ match: { path: 'chat.postMessage' }, action: slackFaults.lostAfterAcceptance() });

    const outcome = await publisher.publish(job, never);
    for (let index = 0; index < 250; index += 1) await publisher.publish(makeJob(`other-${index}`, place()), never);
    const found = await publisher.find(makeFindJob(job, since), never);

    const first = slack.messages(channelId).find((message) => JSON.stringify(message.metadata).includes(job.marker));
    expect([before.kind, outcome.kind]).toEqual(['absent', 'inDoubt']);
    expect(found).toEqual({ kind: 'found', message: { messageId: first?.ts } });
  });

  it('cannot look without a history, and says for how long', async () => {
    const job = makeJob('a', place());
    const find = (): ReturnType<Publisher['find']> => publisher.find(makeFindJob(job, Date.now()), never);
    slack.faults.fault({ match: { path: 'conversations.history' }, action: slackFaults.apiError('missing_scope') });
    slack.faults.fault({ match: { path: 'conversations.history' }, action: slackFaults.serverError() });
    slack.faults.fault({ match: { path: 'conversations.history' }, action: slackFaults.rateLimit(7_000) });

    const outcomes = [await find(), await find(), await find()];

    expect(outcomes).toMatchObject([
      { kind: 'cannotLook', permanent: true },
      { kind: 'cannotLook', permanent: false },
      { kind: 'cannotLook', permanent: false, retryAfterMs: 7_000 },
    ]);
  });

  it('edits the same message and keeps its mark', async () => {
    const since = Date.now();
    const job = makeJob('a', place());
    const published = await publisher.publish(job, never);
    if (published.kind !== 'done') throw new Error('It was not published.');

    const edited = await publisher.edit({ ...job, message: { ...job.message, summary: 'Edited' } }, published.message, never);

    expect(edited.kind).toBe('done');
    expect(slack.messages(channelId).map(({ text }) => text)).toEqual(['Edited']);
    expect((await publisher.find(makeFindJob(job, since), never)).kind).toBe('found');
  });

  it('explains in the thread of the post, and finds it there', async () => {
    const since = Date.now();
    const published = await publisher.publish(makeJob('a', place()), never);
    if (published.kind !== 'done') throw new Error('It was not published.');
    const note = makeJob('note', place(), { below: published.message });
    const absent = await publisher.find({ ...makeFindJob(note, since), below: published.message }, never);

    const outcome = await publisher.publish(note, never);

    expect([absent.kind, outcome.kind]).toEqual(['absent', 'done']);
    expect(slack.messages(channelId)[1]?.threadTs).toBe(published.message.messageId);
    expect((await publisher.find({ ...makeFindJob(note, since), below: published.message }, never)).kind).toBe('found');
  });

  it('posts a direct message, and finds it there', async () => {
    const since = Date.now();
    const [reader] = [...slack.workspace().users.keys()].filter((id) => id !== slack.botUserId);
    const job = makeJob('a', destinationOf('slack', slack.teamId, 'user', reader ?? ''));

    const published = await publisher.publish(job, never);

    expect(published.kind).toBe('done');
    expect((await publisher.find(makeFindJob(job, since), never)).kind).toBe('found');
  });

  it('pings the group of the subscription only', async () => {
    const group = [...slack.workspace().usergroups.keys()][0] ?? '';

    await publisher.publish(makeJob('a', place(), { settings: { ping: group, forumTags: [] } }), never);

    const [message] = slack.messages(channelId);
    expect(JSON.stringify(message?.pings)).toContain(group);
    expect(message).toMatchObject({ text: 'New: Title of a' });
  });

  it.each([
    ['channel_not_found', 'destination'],
    ['is_archived', 'destination'],
    ['not_in_channel', 'destination'],
    ['invalid_auth', 'platform'],
    ['account_inactive', 'platform'],
    ['token_revoked', 'platform'],
    ['missing_scope', 'installation'],
    ['invalid_blocks', 'delivery'],
    ['an_error_of_tomorrow', 'attempt'],
  ])('tells what is refused when Slack says %s', async (error, refused) => {
    slack.faults.fault({ match: { path: 'chat.postMessage' }, times: Infinity, action: slackFaults.apiError(error) });

    expect(await publisher.publish(makeJob('a', place()), never)).toMatchObject({ kind: 'notDone', refused });
  });
});
