import { expect, it } from 'vitest';
import type { Curated, CuratedTerm, TermId } from '../../src/curation/curated-term.ts';
import { createTermMemory, LOOK_FOR_CHANGES_MS } from '../../src/desk/term-memory.ts';
import { createFakeClock } from '../announce/fake-clock.ts';

const skeg: CuratedTerm = {
  id: 'skegskegskeg' as TermId,
  version: 1,
  state: 'shown',
  order: 1,
  headword: 'Skeg',
  aliases: [],
  definition: 'A fin.',
  seeAlso: [],
};
const at = (revision: number, term: CuratedTerm = { ...skeg, version: revision }): Curated => ({ revision, terms: [term], pending: [] });

it('a look that ends late does not bring back what was hidden since', async () => {
  const reads: ((curated: Curated) => void)[] = [];
  let revision = 1;
  const told: string[] = [];
  const memory = createTermMemory({
    terms: { readRevision: async () => revision, read: () => new Promise((resolve) => void reads.push(resolve)) },
    clock: createFakeClock(0),
    onChanged: ({ terms }) => void told.push(terms[0]?.state ?? ''),
    onTrouble: () => {},
  });
  const early = memory.refresh();
  await expect.poll(() => reads.length).toBe(1);
  revision = 2;
  const late = memory.refresh();
  await expect.poll(() => reads.length).toBe(2);

  reads[1]?.(at(2, { ...skeg, version: 2, state: 'hidden' }));
  await late;
  reads[0]?.(at(1));

  expect((await early).revision).toBe(2);
  expect(told).toEqual(['hidden']);
});

it('changes of others are looked for again and again, also after a look that failed, and not after the end', async () => {
  const clock = createFakeClock(0);
  let revision = 0;
  let isBroken = false;
  const told: number[] = [];
  const troubles: unknown[] = [];
  const memory = createTermMemory({
    terms: {
      readRevision: async () => {
        if (isBroken) throw new Error('gone');
        return revision;
      },
      read: async () => at(revision),
    },
    clock,
    onChanged: (curated) => void told.push(curated.revision),
    onTrouble: (error) => void troubles.push(error),
  });
  memory.start();

  revision = 1;
  await clock.advance(LOOK_FOR_CHANGES_MS);
  isBroken = true;
  await clock.advance(LOOK_FOR_CHANGES_MS);
  isBroken = false;
  revision = 2;
  await clock.advance(LOOK_FOR_CHANGES_MS);
  memory.stop();
  revision = 3;
  await clock.advance(LOOK_FOR_CHANGES_MS);

  expect(told).toEqual([1, 2]);
  expect(troubles).toHaveLength(1);
});
