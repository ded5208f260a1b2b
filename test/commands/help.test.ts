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

const words = wordsFor([]);
const desk = openEditionServer(createEdition({ articles: [], glossary: [] }), systemClock);
afterAll(() => desk.close());
const asker = { platform: 'discord', installationId: '1', channelId: '2', userId: '3', managesChannel: false } as const;

async function help(use: readonly string[]): Promise<string> {
  const rights = createRights([{ use, discord: 'none' }], 0, commands);
  const dispatch = createDispatch<CommandContext>({
    commands,
    act,
    wordsOf: () => words,
    context: () => ({ ...desk.served(), commands: [], words, rights }),
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
