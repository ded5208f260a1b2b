import { afterEach, describe, expect, it } from 'vitest';
import { faultActions } from '../../src/sandbox/faults.ts';
import { type AnnouncementStage, buttonOn, startAnnouncementStage } from './announcement-stage.ts';
import { defaultTransport } from './over-http.ts';

const guilds = [
  {
    name: 'The Newsroom',
    owner: 'ada',
    channels: [
      { name: 'general' },
      { name: 'articles', type: 'forum' as const, tags: ['infrastructure', 'public policy'] },
      { name: 'strict', type: 'forum' as const, tags: ['news'], requiresTag: true },
    ],
    roles: [{ name: 'Editors', permissions: ['ManageChannels'] as const }, { name: 'Readers' }, { name: 'Staff' }],
  },
];

describe('a forum at Discord, subscribed from one of its posts', () => {
  let stage: AnnouncementStage;

  afterEach(() => stage.stop());

  /** Somebody's post in the forum, to type commands in. */
  async function openPost(forum: string): Promise<string> {
    const response = await fetch(`${stage.discord.apiUrl}/v10/channels/${stage.discord.channelId(forum)}/threads`, {
      method: 'POST',
      headers: { authorization: `Bot ${stage.discord.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        name: 'Ask here',
        message: { content: 'A post.' },
        applied_tags: forum === 'strict' ? [await tagOf('strict', 'news')] : [],
      }),
    });
    const { id } = (await response.json()) as { id: string };
    return id;
  }

  async function tagOf(forum: string, name: string): Promise<string> {
    const response = await fetch(`${stage.discord.apiUrl}/v10/channels/${stage.discord.channelId(forum)}`, {
      headers: { authorization: `Bot ${stage.discord.token}` },
    });
    const { available_tags } = (await response.json()) as { available_tags: readonly { id: string; name: string }[] };
    return available_tags.find((tag) => tag.name === name)?.id ?? '';
  }

  const postsOf = async (forum: string): Promise<readonly { name: string; applied_tags?: readonly string[]; id: string }[]> => {
    const response = await fetch(`${stage.discord.apiUrl}/v10/guilds/${stage.discord.guildId}/threads/active`, {
      headers: { authorization: `Bot ${stage.discord.token}` },
    });
    const { threads } = (await response.json()) as {
      threads: readonly { name: string; parent_id: string; id: string; applied_tags?: string[] }[];
    };
    return threads.filter(({ parent_id, name }) => parent_id === stage.discord.channelId(forum) && name !== 'Ask here');
  };

  it('gets a post with tags for each article, which is edited and explained in place', async () => {
    stage = await startAnnouncementStage({ discord: { guilds } });
    const channelId = await openPost('articles');

    const unknown = await stage.onDiscord('announcements on', { settings: 'tags=sports' }, { channelId });
    const on = await stage.onDiscord('announcements on', { settings: 'tags="Public Policy",infrastructure' }, { channelId });
    await stage.save('fresh', 'The first details.');
    const [post] = await stage.until('the post', async () => {
      const found = await postsOf('articles');
      return found.length > 0 ? found : undefined;
    });
    await stage.save('fresh', 'The first details.', 'corrections: [The date was wrong.]\n');
    await stage.until('the note', () => stage.discord.messages(post?.id ?? '').length === 2);

    expect(JSON.stringify(unknown.message?.payload)).toContain(
      'The forum has no tag \\"sports\\". Its tags: infrastructure, public policy.',
    );
    expect(JSON.stringify(on.message?.payload)).toMatch(/Posts of their own in this forum.*public policy.*infrastructure/u);
    expect(post?.name).toBe('fresh title');
    expect(post?.applied_tags).toEqual([await tagOf('articles', 'public policy'), await tagOf('articles', 'infrastructure')]);
    expect(await postsOf('articles')).toHaveLength(1);
    const why = await stage.onDiscord('announcements why', { article: 'fresh' }, { channelId });
    expect(JSON.stringify(why.message?.payload)).toContain('Posted here at');
  });

  it('that takes no post without a tag asks for one, in the form too', async () => {
    stage = await startAnnouncementStage({ discord: { guilds } });
    const channelId = await openPost('strict');
    const typed = await stage.onDiscord('announcements on', { settings: 'everything' }, { channelId });
    const opened = await stage.onDiscord('announcements on', {}, { channelId });
    const tag = await tagOf('strict', 'news');

    const saved = await stage.discord.submitModal({
      userId: stage.manager.discord.userId,
      interactionId: opened.interactionId,
      values: { tags: [tag] },
    });

    expect(JSON.stringify(typed.message?.payload)).toContain('takes no post without a tag');
    expect(JSON.stringify(saved.message?.payload)).toContain('New articles are announced here from now on');
    expect((await stage.storage.subscriptions.list())[0]).toMatchObject({ destination: { kind: 'forum' }, settings: { forumTags: [tag] } });
  });

  it('loses nothing when what is wrong stands in the other part of the form', async () => {
    stage = await startAnnouncementStage({ discord: { guilds } });
    const { discord, manager } = stage;
    const channelId = await openPost('strict');
    const status = await stage.onDiscord('announcements status', {}, { channelId });
    const { userId } = manager.discord;
    const press = (messageId: string | undefined, payload: unknown, label: RegExp) =>
      discord.click({ userId, messageId: messageId ?? '', customId: buttonOn(payload, label) });
    const when = await press(status.message?.id, status.message?.payload, /When it is announced/u);
    const refused = await discord.submitModal({
      userId,
      interactionId: when.interactionId,
      values: { schedule: ['daily'], at: '07:15', zone: 'UTC' },
    });
    // The message is changed in place by what follows.
    const told = JSON.stringify(refused.message?.payload);
    const corrected = await press(refused.message?.id, refused.message?.payload, /Correct it/u);

    const saved = await discord.submitModal({
      userId,
      interactionId: corrected.interactionId,
      values: { tags: [await tagOf('strict', 'news')] },
    });

    expect(told).toMatch(/takes no post without a tag.*07:15/su);
    expect(corrected.modal).toMatchObject({ title: 'What is announced' });
    expect(JSON.stringify(saved.message?.payload)).toContain('New articles are announced here from now on');
    expect((await stage.storage.subscriptions.list())[0]?.settings.schedule).toEqual({ kind: 'daily', at: '07:15', zone: 'UTC' });
  });

  // Without a gateway nothing tells the rights in a channel that the bot does not see.
  it.skipIf(defaultTransport === 'http')('asks its owner, in a direct message, about a post that it cannot look for', async () => {
    stage = await startAnnouncementStage({ discord: { guilds } });
    const { discord, manager } = stage;
    const channelId = await openPost('articles');
    await stage.onDiscord('announcements on', { settings: 'everything' }, { channelId });
    discord.faults.fault({ match: { method: 'POST', path: /\/threads$/u }, action: faultActions.lostAfterAcceptance() });
    await stage.save('fresh', 'The first details.');
    await stage.until('the lost answer', async () => (await postsOf('articles')).length === 1);
    discord.removePermission(discord.channelId('articles'), 'ViewChannel');
    const direct = discord.openDirectMessage(manager.discord.userId);

    const notice = await stage.until('the notice', () => discord.messages(direct)[0]);
    const press = (label: RegExp) =>
      discord.click({ userId: manager.discord.userId, messageId: notice.id, customId: buttonOn(notice.payload, label) });
    const settled = await press(/It is there/u);
    const again = await press(/Post it again/u);

    expect(JSON.stringify(settled.message?.payload)).toContain('It is not posted again');
    expect(JSON.stringify(again.message?.payload)).toContain('decided before');
  });
});
