import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSearchIndexInWorker } from '../../src/search/build-in-worker.ts';
import { loadSearchIndex, saveSearchIndex } from '../../src/search/saved-index.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { updateSearchIndex } from '../../src/search/update-index.ts';
import { placesOf } from './corpus.ts';
import { articleArbitrary, articlesArbitrary } from './generated-corpus.ts';

const QUERIES = ['colossus', 'colosus cooling', '冷却', 'cool', 'laserinterconnect', '"of the"', 'topic:x', 'batter'];
const [articles = []] = fc.sample(
  articlesArbitrary.filter((list) => list.length > 4),
  { seed: 3, numRuns: 1 },
);

function bytesOf(pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces));
}

describe('saveSearchIndex and loadSearchIndex', () => {
  const built = createSearchIndex({ articles });
  const saved = bytesOf(saveSearchIndex(built));

  it('give back an index that answers alike', () => {
    const outcome = loadSearchIndex(saved, { articles });

    expect(outcome.kind).toBe('loaded');
    if (outcome.kind !== 'loaded') return;
    for (const query of QUERIES) expect(placesOf(outcome.index, query, { limit: 50 })).toEqual(placesOf(built, query, { limit: 50 }));
  });

  it('read bytes that are not aligned in their buffer', () => {
    const shifted = new Uint8Array(saved.length + 3);
    shifted.set(saved, 3);

    expect(loadSearchIndex(shifted.subarray(3), { articles }).kind).toBe('loaded');
  });

  it('refuse an index of other articles', () => {
    expect(loadSearchIndex(saved, { articles: articles.slice(1) })).toEqual({ kind: 'refused', reason: 'it was saved for other articles' });
  });

  it.each([0, 3, 7])('refuse %i bytes as too few', (length) => {
    expect(loadSearchIndex(saved.slice(0, length), { articles })).toEqual({ kind: 'refused', reason: 'it is no saved index: too short' });
  });

  it('refuse every damaged or cut file, whatever byte is wrong', () => {
    fc.assert(
      fc.property(fc.nat(saved.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = saved.slice();
        damaged[at] = (damaged[at] ?? 0) ^ change;

        const outcome = loadSearchIndex(damaged, { articles });

        // Bytes between two parts mean nothing; everything else is guarded.
        if (outcome.kind === 'loaded') expect(placesOf(outcome.index, 'colossus')).toEqual(placesOf(built, 'colossus'));
        expect(loadSearchIndex(saved.subarray(0, at), { articles }).kind).toBe('refused');
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it('keep what was changed since the build', () => {
    const [article] = fc.sample(articleArbitrary(77), { seed: 4, numRuns: 1 });
    const changed = { ...(article ?? articles[0]), title: 'Photonic ledgers' } as (typeof articles)[number];
    const updated = updateSearchIndex(built, { changed: [changed] });

    const outcome = loadSearchIndex(bytesOf(saveSearchIndex(updated)), { articles: [...articles, changed] });

    expect(outcome.kind === 'loaded' && placesOf(outcome.index, 'photonic')[0]).toMatch(/^a77#/);
  });
});

describe('buildSearchIndexInWorker', () => {
  it('answers as an index built in this thread', async () => {
    const built = createSearchIndex({ articles });

    const index = await buildSearchIndexInWorker({ articles });

    for (const query of QUERIES) expect(placesOf(index, query, { limit: 50 })).toEqual(placesOf(built, query, { limit: 50 }));
  });

  it('stops when asked to', async () => {
    const stop = new AbortController();
    const building = buildSearchIndexInWorker({ articles }, { signal: stop.signal });

    stop.abort(new Error('newer edition'));

    await expect(building).rejects.toThrow('newer edition');
  });
});
