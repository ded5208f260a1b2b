import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Anchor, Slug } from '../../src/content/article.ts';
import { decodeIntent, encodeIntent, sectionKey } from '../../src/reply/intent-codec.ts';
import type { Intent, SectionKey, TermEdit } from '../../src/reply/intent.ts';
import type { TextHash } from '../../src/reply/text-hash.ts';

const key = fc.stringMatching(/^[A-Za-z0-9_-]{12}$/).map((text) => text as SectionKey);
const text = fc.stringMatching(/^[A-Za-z0-9_-]{5}$/).map((each) => each as TextHash);
const words = fc.string({ unit: 'grapheme', maxLength: 200 });
const pageNumber = fc.integer({ min: 1, max: 999 });
const intents: fc.Arbitrary<Intent> = fc.oneof(
  fc.record(
    { kind: fc.constant('page' as const), section: key, text, page: pageNumber, query: words },
    { requiredKeys: ['kind', 'section', 'page'] },
  ),
  fc.record({ kind: fc.constant('search' as const), query: words, exact: fc.boolean() }, { requiredKeys: ['kind', 'query'] }),
  fc.record({ kind: fc.constant('term' as const), name: words, page: pageNumber }, { requiredKeys: ['kind', 'name'] }),
  fc.record({ kind: fc.constant('term' as const), name: words, beside: fc.constant(true as const) }),
  fc.record({ kind: fc.constant('article' as const), section: key }),
  fc.record({
    kind: fc.constantFrom('share' as const, 'shareForm' as const),
    of: fc.oneof(
      fc.record({ kind: fc.constant('section' as const), section: key, text }, { requiredKeys: ['kind', 'section'] }),
      fc.record(
        { kind: fc.constant('term' as const), name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), text },
        { requiredKeys: ['kind', 'name'] },
      ),
      fc.record({ kind: fc.constant('search' as const), query: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }) }),
      fc.record({ kind: fc.constant('latest' as const), count: fc.integer({ min: 1, max: 99 }) }),
    ),
  }),
  fc.record(
    { kind: fc.constant('form' as const), command: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,12}$/), section: pageNumber },
    { requiredKeys: ['kind', 'command'] },
  ),
  fc.record({ kind: fc.constant('announcements' as const), action: fc.constantFrom('off' as const, 'test' as const) }),
  fc.record({
    kind: fc.constant('announcements' as const),
    action: fc.constant('term' as const),
    value: fc.string({ minLength: 1, maxLength: 20 }),
  }),
  fc.record({
    kind: fc.constant('decide' as const),
    delivery: fc.integer({ min: 1, max: 999_999_999 }),
    verdict: fc.constantFrom('isThere' as const, 'postAgain' as const),
  }),
);

describe('the intent codec', () => {
  it('reads back what it wrote when there is room', () => {
    fc.assert(
      fc.property(intents, fc.integer({ min: 0, max: 1295 }), (intent, slot) => {
        const encoded = encodeIntent(intent, 4000, slot);

        expect(decodeIntent(encoded)).toEqual(intent);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('carries a change of a term whole in a button of Discord', () => {
    const act = fc.constantFrom('add', 'edit', 'alias', 'merge', 'hide', 'restore', 'undo', 'suggest', 'accept', 'reject' as const);
    const number = fc.integer({ min: 0, max: 999_999_999 });
    const term = fc.record({ id: fc.stringMatching(/^[A-Za-z0-9_-]{12}$/), version: number });
    const name = fc.string({ minLength: 1, maxLength: 80 }).filter((text) => text.isWellFormed());
    const edits = fc.oneof(
      fc.record({ act, term, suggestion: number }, { requiredKeys: ['act'] }),
      fc.record({ act, name }),
    ) as fc.Arbitrary<TermEdit>;
    fc.assert(
      fc.property(edits, fc.constantFrom('editTerm' as const, 'editForm' as const), (edit, kind) => {
        expect(decodeIntent(encodeIntent({ kind, edit }, 100, 35))).toEqual({ kind, edit });
      }),
      { seed: 1, numRuns: 500 },
    );
    for (const forged of ['1g0|e', '1g0|e|short|1||', '1g0|z||||x', '1g0|e|abcdefghijkl|||x', '1g0|e||7||x', '1g0|e||||'])
      expect([forged, decodeIntent(forged)]).toEqual([
        forged,
        forged === '1g0|e||||' ? { kind: 'editTerm', edit: { act: 'edit' } } : undefined,
      ]);
  });

  it('never exceeds the length it is given, and keeps what the button is for', () => {
    fc.assert(
      fc.property(intents, fc.integer({ min: 32, max: 150 }), (intent, maxLength) => {
        const encoded = encodeIntent(intent, maxLength, 1295);

        expect(encoded.length).toBeLessThanOrEqual(maxLength);
        const decoded = decodeIntent(encoded);
        expect(decoded?.kind).toBe(intent.kind);
        if (decoded?.kind === 'page' && intent.kind === 'page')
          expect([decoded.section, decoded.page]).toEqual([intent.section, intent.page]);
        if (decoded?.kind === 'search' && intent.kind === 'search') expect(intent.query.startsWith(decoded.query)).toBe(true);
      }),
      { seed: 2, numRuns: 2000 },
    );
  });

  it.each<Intent>([
    { kind: 'form', command: 'announcements', channel: '1576917323074240512' },
    { kind: 'form', command: 'announcements', section: 2, channel: 'C0ANNOUNCE' },
    { kind: 'announcements', action: 'off', channel: '1576917323074240512' },
    { kind: 'announcements', action: 'test', channel: 'C0ANNOUNCE' },
    { kind: 'announcements', action: 'choose' },
    { kind: 'announcements', action: 'show' },
  ])('carries the channel that a button is for: %j', (intent) => {
    expect(decodeIntent(encodeIntent(intent, 100, 1295))).toEqual(intent);
  });

  it.each([
    '1o0|announcements|',
    '1o0|announcements||',
    '1o0|announcements|x|C1',
    '1o0|announcements||c1',
    '1o0|announcements|1|C1|C2',
    '1n0|off|',
    '1n0|off|<#1>',
    '1n0|choose|C1',
  ])('takes %s for no button', (forged) => {
    expect(decodeIntent(forged)).toBeUndefined();
  });

  it('tells equal intents of one message apart by their slot, and reads them the same', () => {
    const intent: Intent = { kind: 'search', query: 'a|b|c', exact: true };

    const encoded = Array.from({ length: 1296 }, (_, slot) => encodeIntent(intent, 100, slot));

    expect(new Set(encoded).size).toBe(1296);
    expect(encoded.every((each) => JSON.stringify(decodeIntent(each)) === JSON.stringify(intent))).toBe(true);
  });

  it('reads anything else as nothing, without throwing', () => {
    const nearMisses = fc.tuple(
      fc.constantFrom('1p0|', '1s|', '1t0|x|', '2p0|', '1a0|', '1h0|AbCdEfGhIjKl|'),
      fc.string({ unit: 'binary', maxLength: 40 }),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          nearMisses.map((parts) => parts.join('')),
        ),
        (text) => {
          const decoded = decodeIntent(text);

          if (decoded !== undefined) expect(decodeIntent(encodeIntent(decoded, 4000))).toEqual(decoded);
        },
      ),
      { seed: 3, numRuns: 5000 },
    );
    expect(['', '1', '1p0', '1p0|short|1', '1p0|AbCdEfGhIjKl|0', '1x0|AbCdEfGhIjKl', '1h0|AbCdEfGhIjKl|more'].map(decodeIntent)).toEqual(
      Array(7).fill(undefined),
    );
  });

  it('names a section by twelve characters that do not change', () => {
    const named = sectionKey('spacex-colossus' as Slug, 'cooling' as Anchor);

    expect(named).toMatch(/^[\w-]{12}$/);
    expect(named).toBe(sectionKey('spacex-colossus' as Slug, 'cooling' as Anchor));
    expect(named).not.toBe(sectionKey('spacex-colossus-cooling' as Slug, '' as Anchor));
  });
});
