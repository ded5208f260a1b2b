import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AnnouncementStage, startAnnouncementStage } from './announcement-stage.ts';

describe('channels that the operator configured', () => {
  let stage: AnnouncementStage;

  beforeEach(async () => {
    stage = await startAnnouncementStage({ configured: true });
  });
  afterEach(() => stage.stop());

  it('are what /announcements speaks of there, and never get an article twice', async () => {
    const onDiscord = await stage.onDiscord('announcements status');
    const onSlack = await (await stage.onSlack('announcements', 'status')).answer();
    await stage.onDiscord('announcements on', { settings: 'topic:power' });
    await (await stage.onSlack('announcements', 'on topic:power')).answer();
    await stage.save('fan', 'It hums.');
    await stage.until('both are posted to', () => stage.posts().length > 0 && stage.slackPosts().length > 0);
    await stage.save('pump', 'It turns.');
    await stage.until('both are posted to again', () => stage.posts().length > 1 && stage.slackPosts().length > 1);

    expect(JSON.stringify(onDiscord.message?.payload)).toContain('New articles are announced here');
    expect(JSON.stringify(onSlack.blocks)).toContain('New articles are announced here');
    expect(await stage.storage.subscriptions.list()).toHaveLength(2);
    expect(stage.posts()).toHaveLength(2);
    expect(stage.slackPosts()).toHaveLength(2);
  });
});
