import { describe, expect, it } from 'vitest';
import { readHeard } from '../../../src/platform/discord/heard-message.ts';

const bot = '100000000000000001';
const message = {
  id: '300000000000000001',
  channel_id: '400000000000000001',
  guild_id: '500000000000000001',
  type: 0,
  content: `<@${bot}> colossus`,
  author: { id: '200000000000000001', username: 'ada', global_name: 'Ada' },
  timestamp: '2026-11-30T00:00:00.000000+00:00',
};
const packet = (change: object): unknown => ({ op: 0, s: 1, t: 'MESSAGE_CREATE', d: { ...message, ...change } });

describe('a message of the gateway', () => {
  it('is heard if its text names the bot, without the mention', () => {
    expect(readHeard(packet({}), bot)).toEqual({
      id: message.id,
      channelId: message.channel_id,
      guildId: message.guild_id,
      authorId: message.author.id,
      authorName: 'Ada',
      roles: [],
      text: 'colossus',
      sentAt: Date.UTC(2026, 10, 30),
    });
    expect(readHeard(packet({ content: `colossus <@!${bot}>`, member: { nick: 'Countess', roles: ['7', 8] } }), bot)).toMatchObject({
      text: 'colossus',
      authorName: 'Countess',
      roles: ['7'],
    });
  });

  it('is heard in a direct channel whatever it says', () => {
    expect(readHeard(packet({ guild_id: undefined, content: 'colossus' }), bot)).toMatchObject({ text: 'colossus' });
  });

  it.each([
    ['of a bot', { author: { ...message.author, bot: true } }],
    ['of a webhook', { webhook_id: '600000000000000001' }],
    ['that is a notice of Discord’s own', { type: 7 }],
    ['that names somebody else', { content: '<@100000000000000002> colossus' }],
    ['that is a reply to a post and names nobody', { content: 'colossus', type: 19, mentions: [{ id: bot }] }],
    ['without a text', { content: undefined }],
    ['without an author', { author: null }],
  ])('is not heard: one %s', (_, change) => {
    expect(readHeard(packet(change), bot)).toBeUndefined();
  });

  it('is not heard if it is another event, or no event at all', () => {
    expect(readHeard({ t: 'MESSAGE_UPDATE', d: message }, bot)).toBeUndefined();
    expect(readHeard(null, bot)).toBeUndefined();
  });
});
