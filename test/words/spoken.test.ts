import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { createAnnouncementService } from '../../src/announce/announcement-service.ts';
import { createAnswering } from '../../src/app/answering.ts';
import { type Asker, type Dispatch, isForm } from '../../src/command/command.ts';
import { type EditionServer, openEditionServer } from '../../src/desk/edition-server.ts';
import { renderDiscord } from '../../src/platform/discord/render.ts';
import { renderSlack } from '../../src/platform/slack/render.ts';
import { renderView } from '../../src/platform/slack/render-view.ts';
import { renderTerminal } from '../../src/platform/terminal/render.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { sectionKey } from '../../src/reply/intent-codec.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { createFakeClock } from '../announce/fake-clock.ts';
import { readingRoom } from '../fixtures/valley/reading-room.ts';
import { goldenReplies } from '../golden/replies.ts';
import { describeAnswer } from './describe-answer.ts';

const clock = createFakeClock(Date.UTC(2026, 5, 15));
const german: Asker = {
  platform: 'discord',
  installationId: 'g1',
  channelId: 'c1',
  userId: 'u1',
  userName: 'Rosa',
  locale: 'de',
  managesChannel: true,
  channelOffers: ['threads', 'followers'],
};
let desk: EditionServer;
let storage: Storage;
let dispatch: Dispatch;

beforeAll(async () => {
  desk = openEditionServer(readingRoom, clock);
  storage = await openMemory();
  const announcements = createAnnouncementService({ storage, clock, branding: () => ({}), onPlanned: () => {} });
  dispatch = createAnswering({
    desk,
    commands,
    extras: () => ({ announcements }),
    onIncident: ({ cause }) => {
      throw cause;
    },
  });
});
afterAll(async () => {
  desk.close();
  await storage.close();
});

/** One of each kind of answer, in an order in which a channel is subscribed in between. */
const lines = [
  'news sluice gates',
  'news heorns',
  'news hern xyzzy',
  'news xyzzy',
  'news topic:birds',
  'news x since:yesteryear',
  'news topic:nobody',
  'news',
  'article',
  'article firmware',
  'article xyzzy',
  'term Sluice',
  'term heron',
  'term xyzzy',
  'latest 2',
  'latest 99',
  'help',
  'following',
  'answers',
  'announcements',
  'announcements on topic:nosuch digest=daily@08:00',
  'announcements',
  'announcements settings',
  'announcements why firmware',
  'announcements on tag:ai',
  'announcements on digest=hourly',
  'announcements on crosspost=on tags=policy',
  'announcements off',
  'announcements sideways',
  'nothing',
] as const;

async function ask(line: string, asker: Asker): Promise<string> {
  const [, name = '', rest = ''] = /^(\S+) ?(.*)$/u.exec(line) ?? [];
  return `? /${line}\n${describeAnswer(await dispatch.runText(name, rest, asker))}\n`;
}

describe.each(['de', 'ja'])('answers to somebody whose client is in the language "%s"', (locale) => {
  it('are as reviewed', async () => {
    const asker = { ...german, locale, channelId: locale };
    const said: string[] = [];

    for (const line of lines) said.push(await ask(line, asker));
    said.push(`? a message\n${describeAnswer(await dispatch.lookUp('The sluice and the heron, says Mara', asker))}\n`);

    await expect(said.join('\n')).toMatchFileSnapshot(fileURLToPath(new URL(`../golden/words/${locale}.txt`, import.meta.url)));
  });
});

describe('the language of an answer', () => {
  const question = { command: 'term', options: { term: 'Sluice' } } as const;
  const summaryOf = async (line: string, asker: Asker): Promise<string> => {
    const answer = await dispatch.runText('latest', line, asker);
    return isForm(answer) ? '' : answer.summary;
  };

  it.each([
    ['de', 'de', 'Die 2 neuesten Artikel'],
    ['its own region', 'de-AT', 'Die 2 neuesten Artikel'],
    ['a region with a low line', 'pt_BR.UTF-8', 'Os 2 artigos mais recentes'],
    ['a language without texts', 'it', 'The 2 newest articles'],
    ['none', undefined, 'The 2 newest articles'],
  ])('follows the locale of the asker: %s', async (_, locale, summary) => {
    const { locale: _own, ...rest } = german;

    expect(await summaryOf('2', locale === undefined ? rest : { ...rest, locale })).toBe(summary);
  });

  it('is the publication’s if the asker’s is not told, or has no texts', async () => {
    const { locale: _own, ...untold } = german;
    const own = openEditionServer({ ...readingRoom, publication: { ...readingRoom.publication, lang: 'fr-CA' } }, clock);
    const french = createAnswering({ desk: own, commands, onIncident: () => {} });

    for (const asker of [untold, { ...german, locale: 'it' }])
      expect(await french.runText('latest', '2', asker)).toMatchObject({ summary: 'Les 2 articles les plus récents', language: 'fr' });
    expect(await french.runText('latest', '2', german)).toMatchObject({ language: 'de' });
    own.close();
  });

  it('is one each, although the same is asked again and again', async () => {
    const askers = [german, { ...german, locale: 'ja' }, { ...german, locale: 'en-US' }];
    const answers: Reply[][] = [[], [], []];

    for (let time = 0; time < 3; time += 1)
      for (const [index, asker] of askers.entries()) answers[index]?.push((await dispatch.run({ ...question, asker })) as Reply);

    expect(answers.map((each) => each.map(({ language }) => language))).toEqual([
      ['de', 'de', 'de'],
      ['ja', 'ja', 'ja'],
      [undefined, undefined, undefined],
    ]);
    // Kept from the second time on: the same object, whose rendering is kept too.
    expect(answers.map(([, second, third]) => second === third)).toEqual([true, true, true]);
  });

  it('is the channel’s for what everybody there sees', async () => {
    const inFrench = { ...german, channelLocale: 'fr' };

    expect(await dispatch.runText('latest', '2 public:', inFrench)).toMatchObject({ audience: 'channel', language: 'fr' });
    expect(await dispatch.runText('latest', '2', inFrench)).toMatchObject({ audience: 'asker', language: 'de' });
    expect(await dispatch.hear('sluice gates', inFrench)).toMatchObject({ language: 'fr' });
    expect(await dispatch.act({ kind: 'share', of: { kind: 'latest', count: 2 } }, inFrench)).toMatchObject({
      summary: 'Partagé par Rosa : Les 2 articles les plus récents',
      language: 'fr',
    });
    expect(await dispatch.runText('latest', '2 public:', { ...inFrench, isDirect: true })).toMatchObject({ language: 'de' });
  });

  it('names commands as the client of the asker shows them, and nowhere else', async () => {
    const newest = readingRoom.articles[0]?.title ?? '';
    const summary = async (asker: Asker): Promise<unknown> => dispatch.runText('news', '', asker);

    expect(await summary(german)).toMatchObject({ summary: expect.stringContaining(`/nachrichten ${newest}`) });
    expect(await summary({ ...german, platform: 'slack' })).toMatchObject({ summary: expect.stringContaining(`/news ${newest}`) });
    expect(await summary({ ...german, locale: 'it' })).toMatchObject({ summary: expect.stringContaining(`/news ${newest}`) });
  });

  it('is that of a gone section and of what an adapter says itself', async () => {
    const gone = { kind: 'article', section: sectionKey('gone' as never, 'gone' as never) } as const;

    expect(await dispatch.act(gone, german)).toMatchObject({ summary: expect.stringContaining('Diesen Abschnitt gibt es nicht mehr') });
    expect(dispatch.wordsOf(german).formTooLate).toContain('Formular');
  });
});

describe('what a platform adds', () => {
  const paged: Reply = { ...(goldenReplies['paged-section'] as Reply), language: 'de' };
  const shared: Reply = { ...(goldenReplies['shared-section'] as Reply), language: 'ja' };

  it('is in the language of the reply, on Discord', () => {
    const text = JSON.stringify(renderDiscord(paged, { page: 2 }).payload);

    for (const words of ['◀ Zurück', 'Weiter ▶', 'Seite 2 von', 'Von Ada Quist', 'Quelle: Port Gazette', '02.11.2026'])
      expect(text).toContain(words);
    expect(JSON.stringify(renderDiscord(shared, { page: 1 }).payload)).toContain('さんが共有');
  });

  it('is in the language of the reply, on Slack', () => {
    const text = JSON.stringify(renderSlack(paged, { page: 2 }).payload);

    for (const words of ['◀ Zurück', 'Seite 2 von', 'Von Ada Quist']) expect(text).toContain(words);
    expect(JSON.stringify(renderSlack(shared, { page: 1 }).payload)).toContain('さんが共有');
  });

  it('is in the language of the reply, in a terminal', () => {
    const output = renderTerminal({ ...shared, language: 'es' }, { color: false, links: false, width: 80 });

    expect(output).toContain('Compartido por');
    expect(output).toContain('2 nov 2026');
  });

  it('is in the language of the form, in a view of Slack', async () => {
    const opened = await dispatch.act({ kind: 'form', command: 'announcements' }, german);
    if (!isForm(opened)) throw new Error('It is a form.');

    const view = renderView(opened, { command: 'announcements', channelId: 'c1', responseUrl: 'https://hooks.example/1' });

    expect(view).toMatchObject({ title: { text: 'Ankündigungen hier' }, close: { text: 'Abbrechen' }, submit: { text: 'Einschalten' } });
    expect(JSON.stringify(view)).toContain('"placeholder":{"type":"plain_text","text":"Niemand"');
  });
});
