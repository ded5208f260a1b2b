import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CuratedTerm, Editor, TermId } from '../../src/curation/curated-term.ts';
import type { Storage } from '../../src/ports/storage.ts';
import type { TermChange } from '../../src/ports/terms.ts';
import { DAY, NOON } from '../announce/fixtures.ts';

const ada: Editor = { platform: 'discord', userId: 'U1', name: 'Ada' };
const skeg = makeTerm('skegskegskeg', { headword: 'Skeg', aliases: ['keel fin'], order: 1 });
const sluice = makeTerm('sluicesluice', { headword: 'Sluice', definition: 'A gate for water.', order: 2 });
const suggestion = { headword: 'Thwart', aliases: ['seat'], definition: 'A seat across a boat.', seeAlso: ['Skeg'], by: ada, at: NOON };

/** The contract of every storage for curated terms. `open` gives an empty one each time. */
export function describeTerms(name: string, open: () => Promise<Storage>): void {
  describe(`terms on ${name}`, () => {
    let storage: Storage;

    beforeEach(async () => {
      storage = await open();
    });
    afterEach(async () => {
      await storage.close();
    });

    it('are none at first, and are read as they were written, in their order', async () => {
      const before = await storage.terms.read();

      expect(before).toEqual({ revision: 0, terms: [], pending: [] });
      expect(await storage.terms.commit(0, change({ terms: [sluice, skeg] }))).toBe(true);
      expect(await storage.terms.read()).toEqual({ revision: 1, terms: [skeg, sluice], pending: [] });
      expect(await storage.terms.readRevision()).toBe(1);
    });

    it('keep every version with who, when and why, newest first, and know what one change did', async () => {
      await storage.terms.commit(0, change({ terms: [skeg, sluice] }));
      const renamed = { ...skeg, version: 2, headword: 'Skegs' };
      const by = { platform: 'slack', userId: 'U2', name: '' };
      await storage.terms.commit(1, change({ act: 'edit', by, at: NOON + 5, note: 'The plural is usual.', terms: [renamed] }));

      expect(await storage.terms.listVersions(skeg.id, 10)).toEqual([
        { term: renamed, change: 2, act: 'edit', by, at: NOON + 5, note: 'The plural is usual.' },
        { term: skeg, change: 1, act: 'add', by: ada, at: NOON, note: '' },
      ]);
      expect(await storage.terms.listVersions(skeg.id, 1)).toHaveLength(1);
      expect((await storage.terms.listChange(1)).map(({ term }) => term)).toEqual([skeg, sluice]);
      expect((await storage.terms.read()).terms).toEqual([renamed, sluice]);
    });

    it('take one of two changes that were made of the same moment, and nothing of the other', async () => {
      const committed = await Promise.all([
        storage.terms.commit(0, change({ terms: [skeg] })),
        storage.terms.commit(0, change({ terms: [sluice] })),
        storage.terms.suggest(0, suggestion),
      ]);

      expect(committed.filter((done) => done)).toHaveLength(1);
      const { revision, terms, pending } = await storage.terms.read();
      expect([revision, terms.length + pending.length]).toEqual([1, 1]);
      expect(await storage.terms.commit(0, change({ terms: [skeg] }))).toBe(false);
    });

    it('queue suggestions by their number until one is decided, and count those of a person', async () => {
      const rosa: Editor = { platform: 'slack', userId: 'U9', name: 'Rosa' };
      await storage.terms.suggest(0, suggestion);
      await storage.terms.suggest(1, { ...suggestion, by: rosa, at: NOON + 1 });
      const both = await storage.terms.read();
      await storage.terms.commit(2, change({ act: 'accept', terms: [skeg], decided: { number: 1, status: 'accepted' } }));

      expect(both.pending).toEqual([
        { ...suggestion, number: 1, status: 'pending' },
        { ...suggestion, by: rosa, at: NOON + 1, number: 2, status: 'pending' },
      ]);
      expect((await storage.terms.read()).pending.map(({ number }) => number)).toEqual([2]);
      expect(await storage.terms.countSuggestions(ada, NOON)).toBe(1);
      expect(await storage.terms.countSuggestions(ada, NOON + 1)).toBe(0);
      expect(await storage.terms.countSuggestions({ platform: 'discord', userId: 'U9' }, NOON)).toBe(0);
    });

    it('forget decided suggestions a month later, never pending ones', async () => {
      await storage.terms.suggest(0, suggestion);
      await storage.terms.suggest(1, suggestion);
      await storage.terms.commit(2, change({ terms: [], decided: { number: 1, status: 'rejected' } }));

      await storage.terms.suggest(3, { ...suggestion, at: NOON + 31 * DAY });

      expect(await storage.terms.countSuggestions(ada, 0)).toBe(2);
      expect((await storage.terms.read()).pending.map(({ number }) => number)).toEqual([2, 4]);
    });
  });
}

function makeTerm(id: string, term: Partial<CuratedTerm>): CuratedTerm {
  return {
    version: 1,
    state: 'shown',
    order: 1,
    headword: id,
    aliases: [],
    definition: 'A fin below the rudder.',
    seeAlso: [],
    ...term,
    id: id as TermId,
  };
}

function change(parts: Partial<TermChange>): TermChange {
  return { act: 'add', by: ada, at: NOON, note: '', terms: [], ...parts };
}
