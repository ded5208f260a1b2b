import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InteractionAnswer } from '../../src/sandbox/discord/interactions.ts';
import { type AnnouncementStage, buttonOn, startAnnouncementStage } from './announcement-stage.ts';

/** Linus has the application in his account, and asks in places that the bot is not in. */
let stage: AnnouncementStage;
let linus: string;
let ada: string;
let places: Readonly<Record<'server' | 'two' | 'group', string>>;

beforeAll(async () => {
  stage = await startAnnouncementStage({ discord: { userInstall: true } });
  const { discord } = stage;
  [linus, ada] = [discord.userId('linus'), discord.userId('ada')];
  discord.addToAccount(linus);
  const elsewhere = discord.createGuild({ name: 'Elsewhere', owner: 'ada', withoutBot: true });
  places = {
    server: discord.channelId('general', elsewhere),
    two: discord.openPrivateChannel([linus, ada]),
    group: discord.openPrivateChannel([linus, ada, discord.userId('grace')]),
  };
});
afterAll(() => stage.stop());

const query = { query: 'colossus key details' };
const eachPlace = ['server', 'two', 'group'] as const;

const ask = (place: keyof typeof places, command = 'news', options: Readonly<Record<string, string | boolean>> = query) =>
  stage.discord.slash({ userId: linus, channelId: places[place], command, options });
const textOf = ({ message }: InteractionAnswer): string => JSON.stringify(message?.payload ?? {});

function press(answer: InteractionAnswer, label: RegExp, userId = linus): Promise<InteractionAnswer> {
  const messageId = answer.message?.id ?? '';
  return stage.discord.click({ userId, messageId, customId: buttonOn(answer.message?.payload, label) });
}

function choose(answer: InteractionAnswer, label: string, userId: string): Promise<InteractionAnswer> {
  const [, customId = '', options = ''] = /"custom_id":"(menu:\d)","placeholder":[^\]]*?"options":(\[.*?\])/u.exec(textOf(answer)) ?? [];
  const found = (JSON.parse(options) as readonly { readonly label: string; readonly value: string }[]).find((each) => each.label === label);
  return stage.discord.select({ userId, messageId: answer.message?.id ?? '', customId, values: [found?.value ?? ''] });
}

describe('a person who brought the bot along', () => {
  it('is answered alone in every place, shares once, and everybody there can use what was shared', async () => {
    for (const place of eachPlace) {
      const answer = await ask(place);
      const shared = await press(answer, /^Share$/u);
      const again = await press(answer, /^Share$/u);
      const reading = await choose(shared, 'Looking Ahead', ada);

      expect([place, answer.message?.ephemeralFor]).toEqual([place, linus]);
      expect(textOf(answer)).toContain('cooled by liquid');
      expect([place, shared.message?.ephemeralFor]).toEqual([place, undefined]);
      expect(textOf(shared)).toContain(`Shared by <@${linus}>`);
      expect(textOf(again)).toContain('You have shared this answer before');
      expect(reading.message?.ephemeralFor).toBe(ada);
      expect(textOf(reading)).toContain('Looking Ahead');
    }
  });

  it('gets every command of readers and suggestions there, and no follow-up is spent', async () => {
    const commands = ['article', 'term', 'latest', 'help'] as const;
    const options = { article: { title: 'colossus' }, term: { term: 'colossus' }, latest: {}, help: {} };

    for (const command of commands) {
      const answer = await ask('group', command, command === 'article' ? await articleOption() : options[command]);
      expect([command, answer.refusal, answer.status, answer.message?.ephemeralFor]).toEqual([command, undefined, 'answered', linus]);
      expect(answer.followups).toEqual([]);
    }
    const typed = await stage.discord.autocomplete({
      userId: linus,
      channelId: places.server,
      command: 'news',
      options: { query: 'colo' },
      focused: 'query',
    });
    expect(typed.status).toBe('choices');
  });

  it('looks up a message that the bot never saw', async () => {
    const message = stage.discord.say({ userId: ada, channelId: places.server, content: 'What about the Colossus?' });

    const answer = await stage.discord.contextCommand({
      userId: linus,
      channelId: places.server,
      command: 'Look this up',
      targetId: message.id,
    });

    expect(answer.message?.ephemeralFor).toBe(linus);
    expect(textOf(answer)).toMatch(/colossus/iu);
  });

  it('is offered nothing that takes a member, and is told why', async () => {
    const term = await ask('server', 'term', { term: 'colossus' });
    const atHome = await stage.onDiscord('term', { term: 'colossus' });
    const help = await ask('server', 'help', {});
    const manage = await ask('server', 'announcements status', {});

    expect(textOf(atHome)).toContain('Follow Colossus');
    expect(textOf(term)).not.toContain('Follow Colossus');
    expect(textOf(help)).toContain('The bot is not a member here');
    expect(textOf(help)).not.toMatch(/announcements|\/following|\/answers/u);
    expect(manage.refusal?.code).toBe('wrongContext');
  });

  it('cannot share where the server keeps brought applications private, and is told so', async () => {
    const channel = stage.discord.world.channels.get(places.server);
    channel?.overwrites.push({ id: channel.guildId ?? '', type: 0, allow: 0n, deny: 1n << 50n });
    const answer = await ask('server');

    const shared = await press(answer, /^Share$/u);
    const inPublic = await ask('server', 'news', { ...query, public: true });

    expect(textOf(shared)).toContain('keeps the apps of its members private');
    expect(inPublic.message?.ephemeralFor).toBe(linus);
    expect(textOf(inPublic)).toContain('only you see this answer');
  });

  it('shows an answer to everybody at once if they say so', async () => {
    const inPublic = await ask('two', 'news', { ...query, public: true });

    expect(inPublic.message?.ephemeralFor).toBeUndefined();
  });
});

/** The first article, by its suggestion. */
async function articleOption(): Promise<Readonly<Record<string, string>>> {
  const found = stage.discord.commands().find(({ name }) => name === 'article') as { options: { name: string }[] };
  return { [found.options[0]?.name ?? '']: 'colossus' };
}
