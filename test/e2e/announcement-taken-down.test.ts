import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type AnnouncementStage, startAnnouncementStage } from './announcement-stage.ts';

const guilds = [
  {
    name: 'The Newsroom',
    owner: 'ada',
    channels: [{ name: 'general' }, { name: 'articles', type: 'forum' as const }],
    roles: [{ name: 'Editors', permissions: ['ManageChannels'] as const }, { name: 'Readers' }, { name: 'Staff' }],
  },
];

describe('what was posted about an article that is taken down, over the wire', () => {
  let stage: AnnouncementStage;

  afterEach(() => stage.stop());

  interface Thread {
    readonly id: string;
    readonly name: string;
    readonly parent_id: string;
  }

  async function threads(): Promise<readonly Thread[]> {
    const response = await fetch(`${stage.discord.apiUrl}/v10/guilds/${stage.discord.guildId}/threads/active`, {
      headers: { authorization: `Bot ${stage.discord.token}` },
    });
    return ((await response.json()) as { threads: readonly Thread[] }).threads;
  }

  /** Everything that people see, anywhere. */
  const seen = async (): Promise<string> =>
    JSON.stringify([
      // A message carries its thread as it was when it was opened; threads are asked for below.
      stage.posts().map((post) => (JSON.parse(post) as { components: unknown }).components),
      stage.slack
        .messages('C0GENERAL1')
        .filter(({ visibleTo, isDeleted }) => visibleTo === undefined && !isDeleted)
        .map(({ text, blocks }) => [text, blocks]),
      (await threads()).map(({ id, name }) => [name, stage.discord.messages(id).map(({ payload }) => payload)]),
    ]);

  async function subscribeAll(): Promise<void> {
    await stage.onDiscord('announcements on', { settings: 'thread=on' });
    await (await stage.onSlack('announcements', 'on everything')).answer();
    const response = await fetch(`${stage.discord.apiUrl}/v10/channels/${stage.discord.channelId('articles')}/threads`, {
      method: 'POST',
      headers: { authorization: `Bot ${stage.discord.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Ask here', message: { content: 'A post.' } }),
    });
    const { id } = (await response.json()) as { id: string };
    await stage.onDiscord('announcements on', { settings: 'everything' }, { channelId: id });
  }

  async function postWithNote(): Promise<void> {
    await subscribeAll();
    await stage.save('fresh', 'The first details.', 'dek: What nobody may know.\n');
    await stage.until(
      'the posts',
      async () => stage.posts().length === 1 && stage.slackPosts().length === 1 && (await threads()).length === 3,
    );
    await stage.save('fresh', 'The first details.', 'dek: What nobody may know.\ncorrections: [It was nobody else.]\n');
    await stage.until('the notes', async () => (await seen()).split('Corrected: It was nobody else.').length > 6);
  }

  it('is marked in place, in threads and forums too, and shown again when the article is back', async () => {
    stage = await startAnnouncementStage({ discord: { guilds } });
    await postWithNote();

    await stage.save('fresh', 'The first details.', 'dek: What nobody may know.\ndraft: true\n');
    await stage.until('the marks', async () => !/fresh title|nobody/u.test(await seen()));
    const names = (await threads()).map(({ name }) => name).sort();
    const marked = await seen();
    await stage.save('fresh', 'The first details.', 'dek: What everybody may know.\n');
    await stage.until('the posts again', async () => (await seen()).split('What everybody may know.').length === 4);
    await stage.until('the titles again', async () => (await threads()).filter(({ name }) => name === 'fresh title').length === 2);

    expect(marked.split('This article was taken down.').length).toBeGreaterThan(6);
    expect(names).toEqual(['Ask here', 'Taken down', 'Taken down']);
    expect(stage.posts()).toHaveLength(1);
  });

  it('is removed on both platforms where the publication says so', async () => {
    stage = await startAnnouncementStage({ discord: { guilds } });
    await appendFile(join(stage.content, 'publication.yaml'), 'takenDown: remove\n');
    await postWithNote();

    await stage.save('fresh', 'The first details.', 'private: true\n');
    await stage.until('the end of them', async () => !/fresh title|nobody/u.test(await seen()));

    expect(stage.posts()).toEqual([]);
    expect(stage.slack.messages('C0GENERAL1').filter(({ visibleTo, isDeleted }) => visibleTo === undefined && !isDeleted)).toEqual([]);
    const deliveries = await stage.storage.outbox.list({ limit: 50 });
    expect(deliveries.filter(({ status }) => status !== 'delivered' && status !== 'canceled')).toEqual([]);
  });
});
