import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DeliveryMarker } from '../../../src/delivery/delivery-key.ts';
import { destinationOf } from '../../../src/subscription/subscription.ts';
import { announcementBody } from '../../../src/platform/slack/announcement-body.ts';
import { createSlackPublisher } from '../../../src/platform/slack/publisher.ts';
import type { Publisher, PublishJob, PublishOutcome } from '../../../src/ports/publisher.ts';
import type { Reply } from '../../../src/reply/reply.ts';
import { refusePart } from '../../../src/sandbox/slack/refuse-part.ts';
import { slackFaults } from '../../../src/sandbox/slack/slack-faults.ts';
import { createSlackSandbox, type SlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';
import type { SlackMessage } from '../../../src/sandbox/slack/state/message.ts';
import { makeFindJob, makeJob } from '../../announce/jobs.ts';
import { kindsIn, replies, samplesOf, slackKindOf, wordsToSee } from './kinds.ts';
import { keepText, sayKept } from '../../../src/words/kept-text.ts';

const never = new AbortController().signal;
const settings = { ping: 'S0EDITORS1', forumTags: [] };
const kindsOf = (reply: Reply): ReadonlySet<string> =>
  kindsIn(announcementBody({ message: reply, marker: 'm' as DeliveryMarker, settings }).blocks, slackKindOf);
const samples = samplesOf(kindsOf);

describe('what Newsdesk posts on Slack', () => {
  let slack: SlackSandbox;
  let publisher: Publisher;
  let channelId: string;
  let jobs = 0;

  const jobOf = (name: string, more: Partial<PublishJob> = {}): PublishJob => {
    jobs += 1;
    const message = replies[name];
    if (message === undefined) throw new Error(`There is no reply ${name}.`);
    return makeJob(`a${jobs}`, destinationOf('slack', slack.teamId, 'channel', channelId), { message, settings, ...more });
  };
  const posted = (): readonly SlackMessage[] => slack.messages(channelId);
  const find = (job: PublishJob) => publisher.find(makeFindJob(job, Date.now() - 1_000), never);

  beforeAll(async () => {
    slack = await createSlackSandbox();
    channelId = [...slack.workspace().channels.values()].find((channel) => channel.memberIds.has(slack.botUserId))?.id ?? '';
    publisher = createSlackPublisher({ token: slack.botToken, apiUrl: slack.apiUrl });
  });
  afterEach(() => slack.faults.clear());
  afterAll(() => slack.close());

  it('has every kind of block among its samples, each under a name', () => {
    expect(samples.map(([kind]) => kind).toSorted()).toEqual(
      [
        'actions',
        'alert',
        'button',
        'card',
        'carousel',
        'container',
        'context with links',
        'context_actions',
        'divider',
        'feedback_buttons',
        'image',
        'link',
        'link button',
        'ping',
        'rich_text',
        'static_select',
      ].filter((kind) => samples.some(([name]) => name === kind)),
    );
    expect(samples.length).toBeGreaterThan(7);
  });

  it.each(samples)('is posted once without any %s, when Slack refuses each (in "%s")', async (kind, name) => {
    const job = jobOf(name);
    const before = posted().length;
    slack.faults.fault(refusePart({ isRefused: (part) => slackKindOf(part) === kind }));

    const outcome = await publisher.publish(job, never);

    const [message, ...others] = posted().slice(before);
    expect(leftOutOf(outcome)).toMatch(/^without .*because Slack says/u);
    expect(others).toEqual([]);
    expect([...kindsIn(message?.blocks, slackKindOf)]).not.toContain(kind);
    for (const word of wordsToSee(job.message)) expect(textOf(message)).toContain(word);
    expect((await find(job)).kind).toBe('found');
  });

  it.each(samples)('keeps all the rest when only a %s is refused (in "%s")', async (kind, name) => {
    const job = jobOf(name);
    slack.faults.fault(refusePart({ isRefused: (part) => slackKindOf(part) === kind }));
    const since = slack.requests('chat.postMessage').length;

    await publisher.publish(job, never);

    const kinds = kindsOf(job.message);
    const shown = kindsIn(posted().at(-1)?.blocks, slackKindOf);
    const falling = fallsWith[kind] ?? [];
    expect([...kinds].filter((each) => each !== kind && !falling.includes(each) && !shown.has(each))).toEqual([]);
    expect(slack.requests('chat.postMessage').length - since).toBeLessThanOrEqual(3);
  });

  it.each(samples)('is posted once when Slack refuses a %s without a word of where it is (in "%s")', async (kind, name) => {
    const job = jobOf(name);
    const before = posted().length;
    slack.faults.fault(refusePart({ isRefused: (part) => slackKindOf(part) === kind, isUnnamed: true }));

    const outcome = await publisher.publish(job, never);

    const [message, ...others] = posted().slice(before);
    expect([outcome.kind, others]).toEqual(['done', []]);
    for (const word of wordsToSee(job.message)) expect(textOf(message)).toContain(word);
    expect((await find(job)).kind).toBe('found');
  });

  it.each(samples.filter(([kind]) => kind !== 'ping'))(
    'is edited without any %s, when Slack refuses each (in "%s")',
    async (kind, name) => {
      const job = jobOf(name, { settings: { forumTags: [] } });
      const published = await publisher.publish(job, never);
      if (published.kind !== 'done') throw new Error('It was not published.');
      const before = posted().length;
      slack.faults.fault(refusePart({ isRefused: (part) => slackKindOf(part) === kind }));

      const outcome = await publisher.edit(job, published.message, never);

      const message = posted().at(-1);
      expect(outcome).toMatchObject({ kind: 'done', message: published.message, leftOut: expect.anything() as unknown });
      expect(posted()).toHaveLength(before);
      expect([...kindsIn(message?.blocks, slackKindOf)]).not.toContain(kind);
      for (const word of wordsToSee(job.message)) expect(textOf(message)).toContain(word);
      expect((await find(job)).kind).toBe('found');
    },
  );

  it('is posted without a picture that Slack cannot fetch, says which, and shows it when it is edited whole', async () => {
    const job = jobOf('announcement-card');
    const isImage = (part: Readonly<Record<string, unknown>>): boolean => part['type'] === 'image';
    slack.faults.fault(refusePart({ isRefused: isImage, member: 'image_url', message: 'downloading image failed' }));

    const outcome = await publisher.publish(job, never);
    const plain = [...kindsIn(posted().at(-1)?.blocks, slackKindOf)];
    slack.faults.clear();
    if (outcome.kind !== 'done') throw new Error('It was not published.');
    const edited = await publisher.edit(job, outcome.message, never);

    expect(leftOutOf(outcome)).toBe(
      'without the picture https://news.example/hall.jpg, because Slack says: invalid_blocks (downloading image failed)',
    );
    expect(outcome.leftOut).toMatchObject({ fix: keepText('mendArticle'), isSetting: false, mayHeal: true });
    expect(plain).not.toContain('image');
    expect(edited).toEqual({ kind: 'done', message: outcome.message });
    expect([...kindsIn(posted().at(-1)?.blocks, slackKindOf)]).toContain('image');
  });

  it.each([
    ['invalid_blocks', 2],
    ['invalid_blocks_format', 2],
    ['invalid_attachments', 2],
    ['invalid_arguments', 2],
    ['msg_too_long', 2],
    ['msg_blocks_too_long', 2],
    ['metadata_too_large', 2],
    ['invalid_metadata_format', 2],
    ['no_text', 2],
  ])('is posted once after %s, at the second request', async (error, requests) => {
    const job = jobOf('announcement-card');
    const before = posted().length;
    const since = slack.requests('chat.postMessage').length;
    slack.faults.fault({ match: { path: 'chat.postMessage' }, action: slackFaults.apiError(error) });

    const outcome = await publisher.publish(job, never);

    expect(outcome).toMatchObject({ kind: 'done', leftOut: { what: expect.stringContaining(error) as unknown } });
    expect(posted()).toHaveLength(before + 1);
    expect(slack.requests('chat.postMessage').length - since).toBe(requests);
    expect((await find(job)).kind).toBe('found');
  });

  it('is found without its metadata, by a block and, where Slack takes no blocks either, by its text', async () => {
    const [first, second] = [jobOf('announcement-card'), jobOf('announcement-card')];
    slack.faults.fault(refusePart({ isRefused: (part) => 'event_payload' in part, error: 'metadata_too_large', isUnnamed: true }));
    const byBlock = await publisher.publish(first, never);
    slack.faults.fault(refusePart({ isRefused: ({ type }) => typeof type === 'string' }));

    const byText = await publisher.publish(second, never);

    expect([leftOutOf(byBlock), byText.kind]).toEqual(['without its metadata, because Slack says: metadata_too_large', 'done']);
    expect(posted().at(-1)).toMatchObject({ blocks: [] });
    expect([(await find(first)).kind, (await find(second)).kind]).toEqual(['found', 'found']);
  });

  it('is given up after a bounded number of requests when Slack takes no form of it', async () => {
    const since = slack.requests('chat.postMessage').length;
    slack.faults.fault({ match: { path: 'chat.postMessage' }, times: Infinity, action: slackFaults.apiError('invalid_blocks') });

    const outcome = await publisher.publish(jobOf('announcement-card'), never);

    expect(outcome).toMatchObject({ kind: 'notDone', refused: 'delivery' });
    expect(slack.requests('chat.postMessage').length - since).toBeLessThanOrEqual(7);
  });

  it('stands in the channel where Slack takes no thread, and is found there', async () => {
    const published = await publisher.publish(jobOf('announcement-card'), never);
    if (published.kind !== 'done') throw new Error('It was not published.');
    slack.faults.fault({ match: { path: 'chat.postMessage' }, action: slackFaults.apiError('restricted_action_non_threadable_channel') });
    const note = jobOf('announcement-note', { below: published.message });

    const outcome = await publisher.publish(note, never);

    expect(leftOutOf(outcome)).toContain('without its thread');
    expect(await publisher.find({ ...makeFindJob(note, Date.now() - 1_000), below: published.message }, never)).toMatchObject({
      kind: 'found',
    });
  });

  it('goes on where it stopped when Slack asks to wait between two forms', async () => {
    const job = jobOf('announcement-card');
    const before = posted().length;
    slack.faults.fault({ match: ({ body }) => !JSON.stringify(body).includes('image_url'), action: slackFaults.rateLimit(1_000) });
    slack.faults.fault(refusePart({ isRefused: (part) => part['type'] === 'image' }));

    const first = await publisher.publish(job, never);
    const since = slack.requests('chat.postMessage').length;
    const second = await publisher.publish(job, never);

    expect(first).toMatchObject({ kind: 'notDone', retryAfterMs: 1_000 });
    expect(leftOutOf(second)).toContain('picture');
    expect(slack.requests('chat.postMessage').length - since).toBe(1);
    expect(posted()).toHaveLength(before + 1);
  });
});

/** The block that holds the refused part, or stands in it, goes with it. */
const fallsWith: Readonly<Record<string, readonly string[]>> = {
  card: ['carousel'],
  carousel: ['card'],
  actions: ['button', 'link button', 'static_select'],
  // A menu takes the place of its buttons.
  container: ['button'],
  // The same pair as ordinary buttons.
  context_actions: ['feedback_buttons'],
  feedback_buttons: ['context_actions'],
  rich_text: ['link'],
  button: ['actions'],
  'link button': ['actions'],
  static_select: ['actions'],
};

function textOf(message: SlackMessage | undefined): string {
  return `${message?.text ?? ''} ${JSON.stringify(message?.blocks)}`;
}

function leftOutOf(outcome: PublishOutcome): string | undefined {
  return outcome.kind === 'done' && outcome.leftOut !== undefined ? sayKept(outcome.leftOut.what) : undefined;
}
