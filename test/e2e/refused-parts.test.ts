import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { refusePart as refuseOnDiscord } from '../../src/sandbox/discord/refuse-part.ts';
import { refusePart as refuseOnSlack } from '../../src/sandbox/slack/refuse-part.ts';
import { type AnnouncementStage, startAnnouncementStage } from './announcement-stage.ts';

describe('what a platform refuses, over the wire', () => {
  let stage: AnnouncementStage;

  afterEach(() => stage.stop());

  const isImage = ({ type }: Readonly<Record<string, unknown>>): boolean => type === 'image';
  const isGallery = ({ type }: Readonly<Record<string, unknown>>): boolean => type === 12;
  const answerOn = async (command: string, text: string): Promise<string> => {
    const message = await (await stage.onSlack(command, text)).answer();
    return `${message.text} ${JSON.stringify(message.blocks)}`;
  };

  it('never takes an announcement with it: it is posted, told, and edited when the picture is mended', async () => {
    stage = await startAnnouncementStage();
    await stage.onDiscord('announcements on', { settings: 'everything' });
    await stage.onSlack('announcements', 'on everything');
    const picture = { member: 'image_url', message: 'downloading image failed' };
    stage.slack.faults.fault(refuseOnSlack({ isRefused: isImage, ...picture }));
    stage.discord.faults.fault(refuseOnDiscord({ isRefused: isGallery }));

    await stage.save('fresh', 'The details.', 'image: https://mill.example/one.webp\n');
    await stage.until('the posts', () => stage.posts().length === 1 && stage.slackPosts().length === 1);
    await stage.until('what is recorded', () => stage.log.filter((line) => line.includes('a platform refused a part')).length === 2);
    const [status, why] = [await answerOn('announcements', 'status'), await answerOn('announcements', 'why fresh')];
    const onDiscord = JSON.stringify((await stage.onDiscord('announcements status')).message?.payload);
    const direct = stage.slack.openDirectMessage(stage.manager.slack.userId);
    await stage.until('the notice', () => stage.slackPosts(direct).length > 0);
    stage.slack.faults.clear();
    stage.discord.faults.clear();
    await stage.save('fresh', 'The details.', 'image: https://mill.example/two.png\n');
    await stage.until('the edits', () => [...stage.posts(), ...stage.slackPosts()].every((post) => post.includes('two.png')));

    expect(status).toContain(
      'It works, but a part of the newest post was refused. Posted without the picture https://mill.example/one.webp',
    );
    expect(why).toContain('because Slack says: invalid_blocks (downloading image failed)');
    expect(onDiscord).toContain('without the picture');
    expect(stage.slackPosts(direct)).toEqual([expect.stringContaining('“fresh title” was posted without the picture')]);
    expect([stage.posts().length, stage.slackPosts().length]).toEqual([1, 1]);
    expect(await answerOn('announcements', 'status')).toContain('It works.');
  });

  it('is known beforehand of addresses: posts and answers arrive with the address as text, and no request is refused', async () => {
    stage = await startAnnouncementStage();
    await stage.onDiscord('announcements on', { settings: 'everything' });
    await writeFile(join(stage.content, 'publication.yaml'), 'name: Mill\nbaseUrl: http://localhost:1313/\n');

    await stage.save('fresh', 'The details.');
    await stage.save('other', 'Others.', 'url: http://wiki/page\n');
    await stage.until('the posts', () => stage.posts().length === 2);
    const answers: unknown[] = [];
    for (const [command, options] of [
      ['article', { article: 'fresh' }],
      ['article', { article: 'other' }],
      ['news', { query: 'cooling' }],
      ['latest', {}],
    ] as const)
      answers.push((await stage.onDiscord(command, options)).status);

    expect(answers).toEqual(['answered', 'answered', 'answered', 'answered']);
    expect(stage.posts().join('\n')).toContain('http://localhost:1313/fresh');
    expect(stage.posts().join('\n')).toContain('http://wiki/page');
    expect(stage.discord.requests.filter(({ status }) => status === 400)).toEqual([]);
  });

  it('is known beforehand of channels on Slack: status and the start say where nothing can be posted, with the cure', async () => {
    stage = await startAnnouncementStage();
    const { slack } = stage;
    const outside = [...slack.workspace().channels.values()].find(
      (channel) => !channel.memberIds.has(slack.botUserId) && !channel.isPrivate && !channel.isIm,
    );
    const channelId = outside?.id ?? '';
    const { users } = slack.workspace();
    for (const [id, user] of users) if (id === 'U0READER01') users.set(id, { ...user, locale: 'de-DE' });
    const ask = async (text: string, userId = stage.manager.slack.userId): Promise<string> =>
      JSON.stringify((await (await stage.onSlack('announcements', text, { channelId, userId })).answer()).blocks);

    const least = ['commands', 'chat:write', 'channels:history', 'users:read'];
    slack.admin.setScopes(slack.botToken, [...least, 'chat:write.public']);
    const open = await ask('on everything');
    slack.admin.setScopes(slack.botToken, least);
    const closed = await ask('status');
    slack.admin.setScopes(slack.botToken, ['commands', 'chat:write', 'users:read']);
    const blind = await ask('status');
    slack.admin.setScopes(slack.botToken, [...least, 'channels:read']);
    slack.admin.archive(channelId);
    const archived = await ask('status');
    const inGerman = await ask('status', 'U0READER01');

    expect(open).toContain(
      'Newsdesk is not a member of the channel: after a lost answer it cannot look there. To let it, type /invite @newsdesk in the channel',
    );
    expect(closed).toContain(
      'Nothing can be posted here yet: Newsdesk is not a member of the channel. To mend it, type /invite @newsdesk in the channel.',
    );
    expect(blind).toContain(
      'Newsdesk cannot tell whether it may post here, because the app lacks the scopes channels:read and groups:read.',
    );
    expect(archived).toContain('the channel is archived');
    expect(inGerman).toContain('der Kanal ist archiviert. Abhilfe: hol ihn aus dem Archiv');
  });

  it('is told at the start of the channels that the configuration names', async () => {
    stage = await startAnnouncementStage({ configured: true, slackChannels: ['C0ARCHIVED', 'C0NOTINVIT', 'C0GENERAL1'] });

    const closed = await stage.until('both lines', () => {
      const lines = stage.log.filter((line) => line.includes('nothing can be posted in a channel of the configuration'));
      return lines.length === 2 ? lines.join('\n') : undefined;
    });

    expect(closed).toContain('the channel is archived');
    expect(closed).toContain('type /invite @newsdesk in the channel');
    expect(closed).not.toContain('C0GENERAL1');
  });
});
