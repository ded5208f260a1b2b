import { afterEach, describe, expect, it } from 'vitest';
import { type AnnouncementStage, startAnnouncementStage } from './announcement-stage.ts';

describe('what becomes of an announcement, over the wire', () => {
  let stage: AnnouncementStage;

  afterEach(() => stage.stop());

  const onBoth = async (settings: string): Promise<void> => {
    await stage.onDiscord('announcements on', { settings });
    await (await stage.onSlack('announcements', `on ${settings}`)).answer();
  };
  const messages = (): readonly string[] => [...stage.posts(), ...stage.slackPosts().slice(0, 1)];

  it('is a line or two with the compact template, also when the article changes, and in a digest', async () => {
    stage = await startAnnouncementStage();
    await onBoth('template=compact');
    await stage.save('fresh', 'The first details.', 'authors: [Ada]\ndek: What it is about.\n');
    await stage.until('the posts', () => stage.posts().length === 1 && stage.slackPosts().length === 1);
    const first = messages();
    await stage.save('fresh', 'Other details.', 'authors: [Ada]\ndek: What it is about.\n');
    await stage.until('the edits', () => messages().every((message) => message.includes('rewritten')));

    for (const message of [...first, ...messages()]) {
      expect(message).toContain('fresh title');
      expect(message).toContain('Read here');
      expect(message).not.toContain('What it is about.');
      expect(message).not.toContain('Follow power');
    }
  });

  it('is marked, and explained in its thread, when the article is corrected and retracted: never a second post', async () => {
    stage = await startAnnouncementStage();
    const { discord, slack } = stage;
    await onBoth('everything');
    await stage.save('fresh', 'The first details.');
    await stage.until('the posts', () => stage.posts().length === 1 && stage.slackPosts().length === 1);
    await stage.save('fresh', 'The first details.', 'corrections: [The date was wrong.]\n');
    const [post] = discord.messages(stage.manager.discord.channelId).filter(({ ephemeralFor }) => ephemeralFor === undefined);
    const notes = (): readonly string[] => discord.messages(post?.id ?? '').map(({ payload }) => JSON.stringify(payload));
    const slackNotes = (): readonly string[] =>
      slack
        .messages('C0GENERAL1')
        .filter(({ threadTs }) => threadTs !== undefined)
        .map(({ blocks }) => JSON.stringify(blocks));
    await stage.until('the corrections', () => notes().length === 1 && slackNotes().length === 1);
    await stage.save('fresh', 'The first details.', 'corrections: [The date was wrong.]\nretraction: All of it was wrong.\n');
    await stage.until('the retractions', () => notes().length === 2 && slackNotes().length === 2);
    await stage.until('the marks', () => messages().every((message) => message.includes('Retracted: All of it was wrong.')));

    for (const list of [notes(), slackNotes()]) {
      expect(list[0]).toContain('Corrected: The date was wrong.');
      expect(list[1]).toContain('Retracted: All of it was wrong.');
    }
    expect(stage.posts()).toHaveLength(1);
    expect(stage.slackPosts()).toHaveLength(3);
  });

  it('says what the bot lacks as soon as it is turned on where it may not post', async () => {
    stage = await startAnnouncementStage();
    const { discord, manager } = stage;
    discord.removePermission(manager.discord.channelId, 'SendMessages');

    const on = JSON.stringify((await stage.onDiscord('announcements on', { settings: 'everything' })).message?.payload);
    const status = JSON.stringify((await stage.onDiscord('announcements status')).message?.payload);
    discord.restorePermission(manager.discord.channelId, 'SendMessages');
    const mended = JSON.stringify((await stage.onDiscord('announcements status')).message?.payload);

    for (const answer of [on, status]) expect(answer).toContain('cannot post here yet: give it the permission Send Messages');
    expect(mended).toContain('It works.');
  });

  it('says that there is nothing to change where nothing is announced', async () => {
    stage = await startAnnouncementStage();

    const answer = JSON.stringify((await stage.onDiscord('announcements settings', { settings: 'quiet=off' })).message?.payload);

    expect(answer).toContain('/announcements on quiet=off turns it on');
    expect(await stage.storage.subscriptions.list()).toEqual([]);
  });

  it('comes in order when several articles are saved at once', async () => {
    stage = await startAnnouncementStage();
    await onBoth('everything');
    await Promise.all(['one', 'two', 'three'].map((slug) => stage.save(slug, `The details of ${slug}.`)));
    await stage.until('the posts', () => stage.posts().length === 3 && stage.slackPosts().length === 3);

    const order = (list: readonly string[]): readonly (string | undefined)[] =>
      list.map((message) => /(one|two|three) title/u.exec(message)?.[1]);
    expect(order(stage.posts()).toSorted()).toEqual(['one', 'three', 'two']);
    expect(order(stage.posts())).toEqual(order(stage.slackPosts()));
  });

  it('is one digest for what piled up while a channel refused, once its manager has mended it', async () => {
    stage = await startAnnouncementStage();
    const { discord, slack, manager } = stage;
    await onBoth('everything');
    discord.removePermission(manager.discord.channelId, 'SendMessages');
    slack.admin.archive(manager.slack.channelId);
    await stage.save('late-0', 'The details.');
    await stage.until('the pause', async () => (await stage.storage.subscriptions.list()).every(({ parked }) => parked !== undefined));
    await Promise.all([1, 2, 3, 4, 5, 6, 7].map((number) => stage.save(`late-${number}`, 'The details.')));
    await stage.until(
      'the digests',
      async () =>
        (await stage.storage.outbox.list({ limit: 100 })).filter(({ announcementId }) => announcementId.startsWith('digest:')).length === 2,
    );
    const direct = discord.openDirectMessage(manager.discord.userId);
    const notices = discord.messages(direct).map(({ payload }) => JSON.stringify(payload));

    discord.restorePermission(manager.discord.channelId, 'SendMessages');
    slack.admin.unarchive(manager.slack.channelId);
    await onBoth('template=card');
    await stage.until('everything', () => stage.posts().length === 2 && stage.slackPosts().length === 2);

    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain('cannot be posted');
    for (const [first, second] of [stage.posts(), stage.slackPosts()]) {
      expect(first).toContain('late-0 title');
      expect(second).toContain('7 new articles');
    }
  });

  it('opens a thread, and is published to followers in a queue of its own that holds nothing up', async () => {
    stage = await startAnnouncementStage({ discord: { rateLimits: 'real' } });
    const { discord } = stage;
    const channelId = discord.channelId('announcements');
    await stage.onDiscord('announcements on', { settings: 'thread=on crosspost=on' }, { channelId });
    for (let number = 1; number <= 12; number += 1) {
      await stage.save(`news-${number}`, 'The details.');
      await stage.until(`post ${number}`, () => stage.posts(channelId).length === number);
    }
    const crossposts = async () => (await stage.storage.outbox.list({ limit: 200 })).filter(({ kind }) => kind === 'crosspost');
    // The last post can be seen before it is recorded; its crosspost waits for the record.
    await stage.until('all recorded', async () => (await crossposts()).every(({ status }) => status !== 'waiting'));
    await stage.until('ten published', async () => (await crossposts()).filter(({ status }) => status === 'delivered').length === 10);

    const open = (await crossposts()).filter(({ status }) => status !== 'delivered');
    expect(open.map(({ status, queueKey }) => [status, queueKey])).toEqual(
      Array(2).fill(['pending', `discord:channel:${channelId}:crosspost`]),
    );
    const threads = async () => (await stage.storage.outbox.list({ limit: 200 })).filter(({ kind }) => kind === 'thread');
    await stage.until('twelve threads', async () => (await threads()).filter(({ status }) => status === 'delivered').length === 12);
  });

  it('is told by rule, clause of the filter, queue, attempts and times', async () => {
    stage = await startAnnouncementStage();
    await onBoth('topic:power (words:details or author:nobody) -topic:sports');
    await stage.save('fresh', 'The first details.');
    await stage.save('other', 'Nothing of it.', 'authors: [Somebody]\n');
    await stage.until('the posts', () => stage.posts().length >= 1 && stage.slackPosts().length >= 1);
    const why = async (article: string): Promise<readonly string[]> => [
      JSON.stringify((await stage.onDiscord('announcements why', { article })).message?.payload),
      JSON.stringify((await (await stage.onSlack('announcements', `why ${article}`)).answer()).blocks),
    ];

    for (const answer of await why('fresh')) {
      expect(answer).toMatch(
        /Posted here at \d{4}-\d\d-\d\d \d\d:\d\d UTC\. It was new\. The filter of this channel let it in: topic:power, [\\"]+details[\\"]+, -topic:sports/u,
      );
      expect(answer).toMatch(/1 attempt.*in queue (?:discord|slack)\\*:channel:/u);
    }
    for (const answer of await why('spacex-colossus')) expect(answer).toContain('Not announced anywhere');
    for (const answer of await why('zxqwv')) expect(answer).toContain('Which article?');
  });
});
