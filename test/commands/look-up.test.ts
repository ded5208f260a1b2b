import { afterAll, beforeAll, expect, it } from 'vitest';
import { lookUp } from '../../commands/look-up.ts';
import { createArticle } from '../../src/content/create-article.ts';
import { createEdition } from '../../src/content/create-edition.ts';
import { type EditionServer, openEditionServer } from '../../src/desk/edition-server.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { wordsFor } from '../../src/words/words-for.ts';

const names = ['sluice', 'weir', 'penstock', 'lock gate', 'towpath', 'culvert', 'spillway', 'mooring', 'dredger', 'fender'];
const asker = { platform: 'discord', installationId: '1', channelId: '2', userId: '3', managesChannel: false } as const;

let desk: EditionServer;

beforeAll(() => {
  const sections = [
    { heading: 'Herons', text: 'Herons wade below the old mill and wait for eels.' },
    { heading: 'Gates', text: `The keepers look after every ${names.join(', ')} of the river.` },
  ];
  const article = createArticle({ slug: 'river', title: 'The river', sections });
  const glossary = names.map((headword, line) => ({
    headword,
    definition: `A ${headword} is a part of a canal.`,
    aliases: [],
    seeAlso: [],
    file: 'glossary.yaml',
    line: line + 1,
  }));
  desk = openEditionServer(createEdition({ articles: [article], glossary }), systemClock);
});
afterAll(() => desk.close());

const ask = async (text: string): Promise<Reply> => lookUp(text, { ...desk.served(), commands: [], words: wordsFor([]) }, asker);

it('names every term, explains three, and offers five of the others as buttons', async () => {
  const reply = await ask(`Which ${names.join(' or ')}?`);

  expect(reply.audience).toBe('asker');
  const [named] = reply.blocks.filter(({ kind }) => kind === 'paragraph');
  for (const name of names) expect(named).toMatchObject({ text: expect.stringContaining(name) });
  expect(reply.blocks.filter(({ kind }) => kind === 'definition')).toHaveLength(3);
  expect(reply.actions.filter((action) => action.kind === 'button' && action.intent.kind === 'term')).toHaveLength(5);
});

it('names an ordinary word of the articles behind the other terms, however long it is', async () => {
  const article = createArticle({
    slug: 'boats',
    title: 'Boats',
    sections: [
      { heading: 'People', text: 'A passenger is a person who sits in a boat.' },
      { heading: 'Skeg', text: 'A skeg is a fin that holds the rudder.' },
      ...Array.from({ length: 25 }, (_, at) => ({ heading: `Trip ${at}`, text: `The passenger of trip ${at} came late.` })),
    ],
  });
  const boats = openEditionServer(createEdition({ articles: [article], glossary: [] }), systemClock);

  const reply = await lookUp('the passenger saw the skeg', { ...boats.served(), commands: [], words: wordsFor([]) }, asker);
  boats.close();

  expect(reply.blocks[0]).toMatchObject({ text: '2 terms in this message: skeg, passenger' });
});

it('shows the section that the message is about, and searches for its terms if it is about much else', async () => {
  const about = await ask('Do herons wait for eels?');
  const rambling = await ask('My cousin phoned yesterday evening from somewhere loud, and shouted that the penstock jammed');

  expect(about.blocks).toContainEqual(
    expect.objectContaining({ kind: 'passage', citation: expect.objectContaining({ headingPath: ['Herons'] }) }),
  );
  expect(rambling.blocks).toContainEqual(
    expect.objectContaining({ kind: 'passage', citation: expect.objectContaining({ headingPath: ['Gates'] }) }),
  );
});

it('says that a message has nothing to look up', async () => {
  expect((await ask('<@1> https://a.example')).summary).toContain('no words to look up');
  expect((await ask('zxqwvkj flibber')).summary).toContain('Nothing in our articles explains this message');
});
