import { afterAll, expect, it } from 'vitest';
import { act } from '../../commands/act.ts';
import type { CommandContext } from '../../commands/context.ts';
import { commands } from '../../commands/index.ts';
import { createDispatch } from '../../src/command/dispatch.ts';
import { createRights } from '../../src/command/rights/rights.ts';
import { createEdition } from '../../src/content/create-edition.ts';
import { openEditionServer } from '../../src/desk/edition-server.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { wordsFor } from '../../src/words/words-for.ts';
import { readingRoom } from '../fixtures/valley/reading-room.ts';

const words = wordsFor([]);
const desk = openEditionServer(createEdition({ articles: [], glossary: [] }), systemClock);
afterAll(() => desk.close());
const asker = { platform: 'discord', installationId: '1', channelId: '2', userId: '3', managesChannel: false } as const;

async function help(use: readonly string[], served = desk, named: CommandContext['commands'] = []): Promise<string> {
  const rights = createRights([{ use, discord: 'none' }], 0, commands);
  const dispatch = createDispatch<CommandContext>({
    commands,
    act,
    wordsOf: () => words,
    context: () => ({ ...served.served(), commands: named, words, rights }),
    createIncidentId: () => 'incident',
    onIncident: ({ cause }) => {
      throw cause;
    },
  });
  return JSON.stringify(await dispatch.run({ command: 'help', options: {}, asker }));
}

it.each([[['mention']], [['look-up']]])(
  '/help says nothing of mentions and Look this up if one is closed to the asker: %j',
  async (closed) => {
    const answer = await help(closed);

    expect(answer).not.toContain(words.helpElsewhere);
    expect(answer).not.toContain(words.helpClosed([]).slice(0, 12));
  },
);

it('/help says how else to ask if another command is closed', async () => {
  expect(await help(['latest'])).toContain(words.helpElsewhere);
});

const summaries = ['news', 'article', 'term', 'latest'].map((name) => ({
  name,
  signature: () => `/${name}`,
  description: () => 'Words',
  examples: ['elsewhere'],
  answersAnywhere: true,
}));

it('/help gives examples that the publication answers', async () => {
  const room = openEditionServer(readingRoom, systemClock);
  try {
    const answer = await help([], room, summaries);

    const title = readingRoom.articles[0]?.title ?? '';
    expect(answer).toContain(`Example: /news ${title}`);
    expect(answer).toContain(`Example: /article ${title}`);
    expect(answer).toContain(`Example: /term ${room.served().glossary.list()[0]?.headword}`);
    expect(answer.match(/elsewhere/gu)).toHaveLength(1);
  } finally {
    room.close();
  }
});

it.each([
  [['/*url', '$HOME', '3 sizes', 'Ångström unit', 'zebra'], 'Ångström unit'],
  [['.NET', '超伝導'], '超伝導'],
  [['C++', '/*url'], /C\+\+|url/u],
])('/help shows how to ask with a term in letters, if there is one: %j', async (headwords, shown) => {
  const glossary = headwords.map((headword, index) => ({
    headword,
    aliases: [],
    definition: 'A thing of the harbor.',
    seeAlso: [],
    file: 'glossary.yaml',
    line: index + 1,
  }));
  const room = openEditionServer(createEdition({ articles: readingRoom.articles.slice(0, 1), glossary }), systemClock);
  try {
    expect(/Example: \/term (.*?)(?:\\n|"|,)/u.exec(await help([], room, summaries))?.[1]).toMatch(shown);
  } finally {
    room.close();
  }
});

it('/help says of a publication without articles that there are none, and gives no examples of them', async () => {
  const answer = await help([], desk, summaries);

  expect(answer).toContain(words.nothingPublished);
  expect(answer.match(/Example/gu)).toHaveLength(1);
});
