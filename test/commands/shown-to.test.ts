import { describe, expect, it } from 'vitest';
import { shownTo } from '../../commands/shown-to.ts';
import type { Asker } from '../../src/command/command.ts';
import type { CommandContext } from '../../commands/context.ts';
import type { ChannelVisibility } from '../../src/ports/channel-answers.ts';
import { composeNotice } from '../../src/reply/compose-notice.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { wordsFor } from '../../src/words/words-for.ts';

const answer: Reply = { audience: 'channel', summary: 'Herons', blocks: [], actions: [], share: { kind: 'term', name: 'heron' } };
const inChannel: Asker = { platform: 'slack', installationId: 'T1', channelId: 'C1', userId: 'U1', managesChannel: false };
const direct: Asker = { platform: 'discord', channelId: '1', userId: '2', managesChannel: false, isDirect: true };

function contextWith(publication: ChannelVisibility | undefined, channel?: ChannelVisibility): CommandContext {
  const channelAnswers = { find: async () => channel, set: async () => {} };
  return {
    edition: { publication: { name: 'n', lang: 'en', ...(publication && { answers: publication }) } },
    channelAnswers,
    words: wordsFor([]),
  } as unknown as CommandContext;
}

describe('the people who see an answer', () => {
  it.each([
    ['nothing is said', undefined, undefined, undefined, 'asker'],
    ['the publication says public', undefined, undefined, 'public', 'channel'],
    ['the channel says public', undefined, 'public', 'private', 'channel'],
    ['the channel says private', undefined, 'private', 'public', 'asker'],
    ['the command says public', true, 'private', 'private', 'channel'],
    ['the command says private', false, 'public', 'public', 'asker'],
  ] as const)('are told by command, channel and publication in this order: %s', async (_, asked, channel, publication, audience) => {
    const shown = await shownTo(() => answer, { public: asked }, contextWith(publication, channel), inChannel);

    expect(shown.audience).toBe(audience);
  });

  it('are everybody in a direct message, where there is nothing to share', async () => {
    const own = async () => true;
    const ofOthers = async () => false;

    expect(await shownTo(() => answer, {}, contextWith(undefined), direct)).toBe(answer);
    expect(await shownTo(() => answer, {}, contextWith(undefined), { ...inChannel, isDirect: own })).toBe(answer);
    expect((await shownTo(() => answer, {}, contextWith(undefined), { ...inChannel, isDirect: ofOthers })).audience).toBe('asker');
  });

  it('are told by the asker alone in a place that the bot is not a member of', async () => {
    const visitor: Asker = { ...inChannel, broughtAlong: true };

    expect((await shownTo(() => answer, {}, contextWith('public', 'public'), visitor)).audience).toBe('asker');
    expect((await shownTo(() => answer, { public: true }, contextWith(undefined), visitor)).audience).toBe('channel');
  });

  it('are the asker alone if it was so from the start, or the asker may not write there', async () => {
    const notice = composeNotice('Nothing matches.');

    expect(await shownTo(() => notice, { public: true }, contextWith('public'), inChannel)).toBe(notice);
    expect((await shownTo(() => answer, { public: true }, contextWith('public'), { ...inChannel, mayPost: false })).audience).toBe('asker');
  });
});
