import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlackPublisher } from '../../../src/platform/slack/publisher.ts';
import type { MessageRef, Publisher, PublishJob } from '../../../src/ports/publisher.ts';
import { slackFaults } from '../../../src/sandbox/slack/slack-faults.ts';
import { createSlackSandbox, type SlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';
import { destinationOf, type Destination } from '../../../src/subscription/subscription.ts';
import { publishedBy } from '../../../src/testing/publisher-stage.ts';
import { makeFindJob, makeJob } from '../../announce/jobs.ts';
import { keepText } from '../../../src/words/kept-text.ts';

const never = new AbortController().signal;

describe('what follows a post on Slack', () => {
  let slack: SlackSandbox;
  let publisher: Publisher;
  let channel: Destination;
  let rosa: Destination;

  const post = async (job: PublishJob): Promise<MessageRef> => publishedBy(await publisher.publish(job, never));
  const shown = (channelId: string): readonly string[] =>
    slack
      .messages(channelId)
      .filter(({ isDeleted }) => !isDeleted)
      .map(({ text }) => text);
  const refuse = (method: string, error: string): unknown =>
    slack.faults.fault({ match: { path: method }, action: slackFaults.apiError(error) });

  beforeEach(async () => {
    slack = await createSlackSandbox();
    publisher = createSlackPublisher({ token: slack.botToken, apiUrl: slack.apiUrl, timeoutMs: 1_500 });
    channel = destinationOf('slack', slack.teamId, 'channel', 'C0ANNOUNCE');
    rosa = destinationOf('slack', slack.teamId, 'user', 'U0READER01');
  });
  afterEach(() => slack.close());

  it('edits and removes a direct message where it stands', async () => {
    const job = makeJob('a', rosa);
    const message = await post(job);
    const place = message.channelId ?? '';

    const edited = await publisher.edit({ ...job, message: { ...job.message, summary: 'Edited' } }, message, never);
    const afterEdit = shown(place);
    const removed = await publisher.remove(job, message, never);

    expect([edited, afterEdit, removed, shown(place)]).toEqual([{ kind: 'done', message }, ['Edited'], { kind: 'done', message }, []]);
  });

  it('puts a note into the thread of a direct message, opening the direct messages once, and finds it there', async () => {
    const below = await post(makeJob('a', rosa));
    const note = makeJob('note', rosa, { below });

    const message = await post(note);
    const found = await publisher.find({ ...makeFindJob(note, Date.now()), below }, never);

    expect(message.channelId).toBe(below.channelId);
    expect(slack.messages(below.channelId ?? '')[1]?.threadTs).toBe(below.messageId);
    expect(found).toEqual({ kind: 'found', message });
    expect(slack.requests('conversations.open')).toHaveLength(1);
  });

  it.each([
    ['the connection is cut', slackFaults.lostAfterAcceptance(), 'attempt'],
    ['Slack answers 500', slackFaults.serverError(), 'attempt'],
    ['Slack asks to wait', slackFaults.rateLimit(7_000), 'attempt'],
    ['the person has left', slackFaults.apiError('user_disabled'), 'destination'],
  ])('posts nothing if %s while direct messages are opened', async (_name, action, refused) => {
    slack.faults.fault({ match: { path: 'conversations.open' }, action });

    expect(await publisher.publish(makeJob('a', rosa), never)).toMatchObject({ kind: 'notDone', refused });
    expect(slack.requests('chat.postMessage')).toEqual([]);
  });

  it('is content with a message that is gone, and says so if Slack does not remove one', async () => {
    const job = makeJob('a', channel);
    const message = await post(job);

    refuse('chat.delete', 'channel_not_found');
    const refused = await publisher.remove(job, message, never);
    const outcomes = [await publisher.remove(job, message, never), await publisher.remove(job, message, never)];

    expect(refused).toMatchObject({ kind: 'notDone', refused: 'destination' });
    expect(outcomes).toEqual([
      { kind: 'done', message },
      { kind: 'done', message },
    ]);
    expect(shown(channel.targetId)).toEqual([]);
  });

  it('removes and edits nothing once the claim has ended', async () => {
    const message = await post(makeJob('a', channel));
    const late = makeJob('a', channel, { mayStart: () => false });

    const outcomes = [await publisher.edit(late, message, never), await publisher.remove(late, message, never)];

    expect(outcomes).toMatchObject([
      { kind: 'notDone', refused: 'attempt' },
      { kind: 'notDone', refused: 'attempt' },
    ]);
    expect(shown(channel.targetId)).toHaveLength(1);
  });

  it('has a thread below each message without asking, and no channels that others follow', async () => {
    const job = makeJob('a', channel);
    const message = await post(job);
    const before = slack.requests().length;

    expect(await publisher.openThread(job, message, never)).toEqual({ kind: 'done', message });
    expect(await publisher.crosspost(job, message, never)).toMatchObject({ kind: 'notDone', refused: 'delivery' });
    expect(slack.requests()).toHaveLength(before);
  });

  it('names each message by its key for Slack to drop a repetition, whatever it says, and a plainer form otherwise', async () => {
    const job = makeJob('a', channel);
    await post(job);
    await post({ ...job, message: { ...job.message, summary: 'The same in other words' } });
    refuse('chat.postMessage', 'invalid_blocks');
    await post(job);

    const [first, again, refused, plainer] = slack.requests('chat.postMessage').map(({ args }) => args['client_msg_id']);
    expect([again, refused]).toEqual([first, first]);
    expect(plainer).not.toBe(first);
  });

  it('takes a thread that is gone for a note that is not there', async () => {
    const below = await post(makeJob('a', channel));
    const note = makeJob('note', channel, { below });
    refuse('conversations.replies', 'thread_not_found');

    expect(await publisher.find({ ...makeFindJob(note, Date.now()), below }, never)).toEqual({ kind: 'absent' });
  });

  it.each([
    ['invalid_auth', false],
    ['an_error_of_tomorrow', false],
    ['channel_not_found', true],
  ])('looks again later if Slack says %s: not allowed for good is %s', async (error, permanent) => {
    refuse('conversations.history', error);

    expect(await publisher.find(makeFindJob(makeJob('a', channel), Date.now()), never)).toMatchObject({ kind: 'cannotLook', permanent });
  });

  it('reads a long channel in pages of the size that Slack recommends, and gives up after 2,000 messages', async () => {
    const page = { ok: true, messages: [], response_metadata: { next_cursor: 'more' } };
    slack.faults.fault({
      match: { path: 'conversations.history' },
      times: Infinity,
      action: { kind: 'refuse', answer: () => ({ status: 200, body: JSON.stringify(page) }) },
    });

    const found = await publisher.find(makeFindJob(makeJob('a', channel), Date.now()), never);

    expect(found).toEqual({ kind: 'cannotLook', reason: keepText('tooManyMessages', 2_000), permanent: true });
    // docs.slack.dev, conversations.history: "no more than 200 results at a time".
    expect(slack.requests('conversations.history').map(({ args }) => args['limit'])).toEqual(Array.from({ length: 10 }, () => '200'));
  });
});
