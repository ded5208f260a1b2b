import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookUpEntry } from '../../src/command/look-up-entry.ts';
import { wordsFor } from '../../src/words/words-for.ts';
import { type AnnouncementStage, buttonOn, startAnnouncementStage } from './announcement-stage.ts';
import { defaultTransport } from './over-http.ts';

const [english, german, french] = [wordsFor([]), wordsFor(['de']), wordsFor(['fr'])];
/** In another server. */
const OTHER_CHANNEL = '998877665544332211';
let stage: AnnouncementStage;

/** Questions in #general, the newest for editors, the others free; the thirteenth question in a minute is one too many. */
beforeAll(async () => {
  stage = await startAnnouncementStage({
    rights: (discord) => ({
      questionsPerMinute: 12,
      rules: [
        {
          use: ['news', 'mention', 'look-up', 'preview'],
          discord: { channels: [discord.channelId('general'), OTHER_CHANNEL] },
          slack: { channels: ['C0GENERAL1', 'direct'] },
        },
        { use: ['following'], discord: 'all', slack: { channels: ['direct'] } },
        { use: ['announcements'], discord: { channels: [discord.channelId('general')] }, slack: { channels: ['C0GENERAL1'] } },
        { use: ['latest'], discord: { groups: [discord.roleId('Editors')] }, slack: { groups: ['S0EDITORS1'] } },
      ],
    }),
  });
});
afterAll(() => stage.stop());

const onDiscord = { reader: 'linus', editor: 'grace', foreigner: 'mary' };
const onSlack = { reader: 'U0READER01', editor: 'U0ADMIN001', foreigner: 'U0GUEST001' };
const channels = { general: 'C0GENERAL1', announcements: 'C0ANNOUNCE' };
interface Row {
  readonly who: keyof typeof onSlack;
  readonly where: keyof typeof channels;
  readonly asked: string;
  readonly expected: string;
  readonly expectedOnSlack?: string;
}
const rows: readonly Row[] = [
  { who: 'reader', where: 'general', asked: 'news colossus', expected: 'Colossus' },
  { who: 'editor', where: 'announcements', asked: 'news colossus', expected: english.notHere },
  { who: 'reader', where: 'announcements', asked: 'news colossus', expected: english.openIn },
  { who: 'foreigner', where: 'announcements', asked: 'news colossus', expected: german.notHere, expectedOnSlack: french.notHere },
  { who: 'editor', where: 'general', asked: 'latest', expected: 'Colossus' },
  { who: 'reader', where: 'general', asked: 'latest', expected: english.notForYou },
  { who: 'reader', where: 'announcements', asked: 'term colossus', expected: 'Colossus' },
  {
    who: 'reader',
    where: 'announcements',
    asked: 'help',
    expected: english.helpClosed(['/news', '/latest', '/announcements']),
    expectedOnSlack: english.helpClosed(['/news', '/latest', '/announcements', '/following']),
  },
  { who: 'reader', where: 'announcements', asked: 'help', expected: english.helpRate(12) },
  { who: 'editor', where: 'general', asked: 'help', expected: '/latest' },
];

describe('who may use what, where', () => {
  it.each(rows)('$who in #$where, /$asked: on Discord', async ({ who, where, asked, expected }) => {
    const [command = '', text = ''] = asked.split(' ');
    const { discord } = stage;
    const place = { userId: discord.userId(onDiscord[who]), channelId: discord.channelId(where) };
    const option = command === 'news' ? 'query' : command === 'term' ? 'term' : undefined;

    const { message } = await stage.onDiscord(command, option === undefined ? {} : { [option]: text }, place);

    expect(JSON.stringify(message?.payload)).toContain(JSON.stringify(expected).slice(1, -1));
    expect(message?.ephemeralFor).toBe(place.userId);
  });

  it.each(rows)('$who in #$where, /$asked: on Slack', async ({ who, where, asked, expected, expectedOnSlack = expected }) => {
    const [command = '', text = ''] = asked.split(' ');
    const place = { userId: onSlack[who], channelId: channels[where] };

    const answer = await (await stage.onSlack(command, text, place)).answer();

    expect(JSON.stringify(answer.blocks)).toContain(JSON.stringify(expectedOnSlack).slice(1, -1));
    expect(answer.visibleTo).toBe(place.userId);
  });

  it('names the channels that are open, so that a click leads there', async () => {
    const { discord } = stage;
    const place = { userId: discord.userId('linus'), channelId: discord.channelId('announcements') };

    const { message } = await stage.onDiscord('news', { query: 'colossus' }, place);
    const answer = await (await stage.onSlack('news', 'colossus', { userId: 'U0READER01', channelId: 'C0ANNOUNCE' })).answer();

    expect(JSON.stringify(message?.payload)).toContain(`<#${discord.channelId('general')}>`);
    // Without the gateway it cannot be told.
    if (defaultTransport !== 'http') expect(JSON.stringify(message?.payload)).not.toContain(OTHER_CHANNEL);
    expect(JSON.stringify(answer.blocks)).toContain('C0GENERAL1');
  });

  it.skipIf(defaultTransport === 'http')('counts a thread as its channel, for commands and mentions', async () => {
    const { discord } = stage;
    const userId = discord.userId('grace');
    const general = discord.channelId('general');
    const response = await fetch(`${discord.apiUrl}/v10/channels/${general}/threads`, {
      method: 'POST',
      headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Questions', type: 11 }),
    });
    const { id: channelId } = (await response.json()) as { id: string };

    const { message } = await stage.onDiscord('news', { query: 'colossus' }, { userId, channelId });
    const asked = discord.say({ userId, channelId, content: `<@${discord.botUserId}> colossus key details` });
    const heard = await stage.until('the answer', () =>
      discord.messages(channelId).find(({ payload }) => JSON.stringify(payload.message_reference ?? {}).includes(asked.id)),
    );

    for (const answer of [message?.payload, heard.payload]) expect(JSON.stringify(answer)).not.toContain(english.notHere);
  });

  it('holds for Look this up, and for what is suggested', async () => {
    const { discord, slack } = stage;
    const place = { userId: discord.userId('linus'), channelId: discord.channelId('announcements') };
    const said = discord.say({ ...place, content: 'Colossus?' });
    const { message } = await slack.say({ userId: 'U0READER01', channelId: 'C0ANNOUNCE', text: 'Colossus?' });

    const look = await discord.contextCommand({ ...place, command: lookUpEntry.name, targetId: said.id });
    const lookOnSlack = await slack.shortcut({ userId: 'U0READER01', callbackId: lookUpEntry.callbackId, message });
    const typed = { command: 'news', options: { query: 'colo' }, focused: 'query' };

    expect(JSON.stringify(look.message?.payload)).toContain(english.notHere);
    expect(JSON.stringify((await lookOnSlack.answer()).blocks)).toContain(english.notHere);
    expect((await discord.autocomplete({ ...place, ...typed })).choices).toEqual([]);
    expect((await discord.autocomplete({ ...place, ...typed, channelId: discord.channelId('general') })).choices).not.toEqual([]);
  });
});

describe('*Another channel…* leads to no channel that is closed', () => {
  it('on Discord', async () => {
    const { discord, manager } = stage;
    const { userId } = manager.discord;
    const { message } = await stage.onDiscord('announcements status');
    const { interactionId } = await discord.click({
      userId,
      messageId: message?.id ?? '',
      customId: buttonOn(message?.payload, /Another channel/u),
    });
    const values = { channel: [discord.channelId('announcements')] };

    const refused = JSON.stringify((await discord.submitModal({ userId, interactionId, values })).message?.payload);

    expect(refused).toContain(english.elsewhere.notHere);
    expect(refused).toContain(`<#${discord.channelId('general')}>`);
    expect(refused).toContain(english.anotherChannel);
  });

  it('on Slack', async () => {
    const { slack, manager } = stage;
    const { userId, channelId } = manager.slack;
    const status = await (await stage.onSlack('announcements', 'status')).answer();
    await slack.click({ message: status, actionId: buttonOn(status.blocks, /Another channel/u), userId });
    await slack.submitView({ view: await stage.view(), values: { channel: 'C0ANNOUNCE' } });

    const refused = await stage.until('the refusal', () =>
      slack.messages(channelId).find(({ blocks }) => JSON.stringify(blocks).includes(english.elsewhere.notHere)),
    );

    expect(refused.visibleTo).toBe(userId);
  });
});

describe('in one’s own direct message on Slack', () => {
  const userId = onSlack.reader;

  it('a press counts as one there, and elsewhere as one elsewhere', async () => {
    const { slack } = stage;
    const follow = async (channelId: string): Promise<string> => {
      const term = await (await stage.onSlack('term', 'interconnect', { userId, channelId })).answer();
      const press = await slack.click({ message: term, actionId: buttonOn(term.blocks, /^Follow /u), userId });
      return JSON.stringify((await press.answer()).blocks);
    };

    expect(await follow(channels.general)).toContain(english.openDirect);
    expect(await follow(slack.openDirectMessage(userId))).toContain('You follow');
  });

  it('a link has its preview', async () => {
    const { slack } = stage;
    const text = '<https://example.com/articles/anthropic-spacex-colossus>';

    const there = await slack.say({ userId, channelId: slack.openDirectMessage(userId), text });

    await stage.until('the preview', () => Object.keys(there.message.unfurls).length > 0);
  });
});

describe('a mention that is refused', () => {
  it.skipIf(defaultTransport === 'http')('is told so in a direct message on Discord', async () => {
    const { discord } = stage;
    const userId = discord.userId('linus');
    const channelId = discord.channelId('announcements');
    const direct = discord.openDirectMessage(userId);
    const before = discord.messages(channelId).length;

    discord.say({ userId, channelId, content: `<@${discord.botUserId}> colossus` });
    const [told] = await stage.until('the refusal', () => {
      const found = discord.messages(direct).filter(({ payload }) => JSON.stringify(payload).includes(english.notHere));
      return found.length > 0 ? found : undefined;
    });

    expect(JSON.stringify(told?.payload)).toContain(discord.channelId('general'));
    expect(JSON.stringify(told?.payload)).not.toContain(OTHER_CHANNEL);
    expect(discord.messages(channelId)).toHaveLength(before + 1);
  });

  it('is told so to the person alone on Slack', async () => {
    const { slack } = stage;

    const { message } = await slack.say({ userId: 'U0READER01', channelId: 'C0ANNOUNCE', text: `<@${slack.botUserId}> colossus` });
    const told = await stage.until('the refusal', () =>
      slack.messages('C0ANNOUNCE').find(({ threadTs, visibleTo }) => threadTs === message.ts && visibleTo === 'U0READER01'),
    );

    expect(JSON.stringify(told.blocks)).toContain(english.notHere);
    expect(slack.messages('C0ANNOUNCE').filter(({ threadTs, visibleTo }) => threadTs === message.ts && visibleTo === undefined)).toEqual(
      [],
    );
  });
});

it('tells somebody who asks too fast so, alone and in their own language', async () => {
  const { discord } = stage;
  const place = { userId: discord.userId('mary'), channelId: discord.channelId('general') };
  let last = '';
  for (let asked = 0; asked < 13; asked += 1) {
    const { message } = await stage.onDiscord('term', { term: 'colossus' }, place);
    expect(message?.ephemeralFor).toBe(place.userId);
    last = JSON.stringify(message?.payload);
  }

  expect(last).toContain('Newsdesk beantwortet jedem 12 Fragen in der Minute');
});
