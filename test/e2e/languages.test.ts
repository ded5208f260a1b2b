import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnnouncementStage, buttonOn, startAnnouncementStage } from './announcement-stage.ts';
import { defaultGuilds } from '../../src/sandbox/discord/seed.ts';
import { runNewsdesk } from './newsdesk-process.ts';

let stage: AnnouncementStage;

/** A server whose people have set French, with somebody in it whose client is German. */
beforeAll(async () => {
  stage = await startAnnouncementStage({ discord: { guilds: defaultGuilds.map((guild) => ({ ...guild, locale: 'fr' })) } });
});
afterAll(() => stage.stop());

describe('on Discord', () => {
  it('an answer is in the asker’s language, and shared in the server’s', async () => {
    const { discord, manager } = stage;
    const userId = discord.userId('mary');

    const answer = await stage.onDiscord('term', { term: 'interconnect' }, { userId });
    const shared = await discord.click({
      userId,
      messageId: answer.message?.id ?? '',
      customId: buttonOn(answer.message?.payload, /^Teilen$/u),
    });

    expect(JSON.stringify(answer.message?.payload)).toMatch(/Erwähnt an|Dort lesen/u);
    expect(JSON.stringify(shared.message?.payload)).toContain('Partagé par');
    expect(JSON.stringify(shared.message?.payload)).not.toContain('Erwähnt');
    expect(shared.message?.channelId).toBe(manager.discord.channelId);
  });

  it('the form for a term is in the language of the person who opens it', async () => {
    const opened = await stage.onDiscord('terms suggest', { term: 'Keel' }, { userId: stage.discord.userId('mary') });

    expect(opened.modal).toMatchObject({ title: 'Begriff vorschlagen' });
    expect(JSON.stringify(opened.modal)).toContain('So, wie Artikel ihn schreiben.');
  });

  it('a mention is answered in the server’s language', async () => {
    const { discord, manager, until } = stage;

    discord.say({ userId: discord.userId('mary'), channelId: manager.discord.channelId, content: `<@${discord.botUserId}> xyzzyplugh` });

    await until('the answer to the mention', () => stage.posts().find((post) => post.includes('Aucun article ne mentionne')));
  });

  it('announcements are in the server’s language', async () => {
    await stage.onDiscord('announcements on', { settings: 'everything' });

    await stage.save('a-heron', 'A heron was seen at the weir.');

    await stage.until('the announcement', () => stage.posts().find((post) => post.includes('Lire ici')));
  });
});

describe('on Slack', () => {
  it('an answer is in the language of the asker’s Slack', async () => {
    const { slack } = stage;
    const where = { userId: 'U0GUEST001', channelId: 'C0GENERAL1' };

    const answer = await (await stage.onSlack('news', 'xyzzyplugh', where)).answer();

    expect(JSON.stringify(answer.blocks)).toContain('Aucun article ne mentionne');
    expect(slack.requests('users.info')).not.toEqual([]);
  });
});

it('in a terminal, an answer is in the language of the system', async () => {
  const { stdout } = await runNewsdesk(['ask', 'xyzzyplugh'], { LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' });

  expect(stdout).toContain('Kein Artikel erwähnt „xyzzyplugh“.');
});
