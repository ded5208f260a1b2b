import { expect, it } from 'vitest';
import { createTermService } from '../../src/desk/term-service.ts';
import { createTermMemory } from '../../src/desk/term-memory.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { wordsFor } from '../../src/words/words-for.ts';
import { createFakeClock } from '../announce/fake-clock.ts';

it('a change that is saved is told as saved, though the look behind it meets a busy database', async () => {
  const storage = await openMemory();
  const { terms } = storage;
  const clock = createFakeClock(0);
  const memory = createTermMemory({ terms, clock, onChanged: () => {}, onTrouble: () => {} });
  let looks = 0;
  const refresh = () => ((looks += 1) === 1 ? memory.refresh() : Promise.reject(new Error('busy')));
  const desk = createTermService({ terms, memory: { refresh }, clock, once: async (_cause, _what, work) => work() });
  const values = { headword: 'Keel', definition: 'The spine of a boat.' };
  const by = { platform: 'discord', userId: 'U1', name: 'Ada' };

  const outcome = await desk.submit(
    { edit: { act: 'add' }, values, by, cause: undefined },
    { published: { file: [], hides: () => false, find: () => undefined }, words: wordsFor([]) },
  );

  expect([outcome, looks]).toMatchObject([{ kind: 'changed', act: 'add' }, 2]);
  expect((await terms.read()).terms).toMatchObject([{ headword: 'Keel' }]);
  await storage.close();
});
