import { describe, expect, it } from 'vitest';
import { composeDigest } from '../../src/announce/compose-digest.ts';
import type { DigestCard } from '../../src/delivery/announcement.ts';
import type { DeliveryMarker } from '../../src/delivery/delivery-key.ts';
import { wordsFor } from '../../src/words/words-for.ts';

type Item = DigestCard['items'][number];

const marker = 'AbCdEfGhIjKlMnOpQrStUvWxY' as DeliveryMarker;
const words = wordsFor([]);
const item = (slug: string, rest: Partial<Item> = {}): Item => ({ slug, firstAnchor: 'lede', title: `Title of ${slug}`, ...rest }) as Item;
const compose = (items: readonly Item[], template: 'card' | 'compact' = 'card', branding?: DigestCard['branding']) =>
  composeDigest({ kind: 'digest', reason: 'daily', items, ...(branding && { branding }) } as DigestCard, marker, { template, words });
const menuOf = ({ actions }: ReturnType<typeof compose>): readonly string[] =>
  actions.flatMap((action) => (action.kind === 'menu' ? action.options.map(({ label }) => label) : []));

describe('a digest', () => {
  const full = item('a', { dek: 'A dek.', bylines: ['Ada', 'Bo'], publishedAt: '2026-05-03', url: 'https://mill.example/a' });

  it('has what is known of each article, in order', () => {
    const list = compose([full, item('b')]).blocks[1];

    expect(list).toStrictEqual({
      kind: 'results',
      items: [
        {
          rank: 1,
          title: 'Title of a',
          locator: 'Ada, Bo',
          url: 'https://mill.example/a',
          publishedAt: '2026-05-03',
          snippet: { text: 'A dek.', highlights: [], cutBefore: false, cutAfter: false },
        },
        { rank: 2, title: 'Title of b', locator: '', snippet: { text: '', highlights: [], cutBefore: false, cutAfter: false } },
      ],
    });
  });

  it('is titles with their addresses alone if it is compact', () => {
    const snippet = { text: '', highlights: [], cutBefore: false, cutAfter: false };

    expect(compose([full, item('b')], 'compact').blocks[1]).toStrictEqual({
      kind: 'mentions',
      items: [
        { title: 'Title of a', locator: '', url: 'https://mill.example/a', snippet },
        { title: 'Title of b', locator: '', snippet },
      ],
    });
  });

  it('has the color of the publication, and its footer unless it is compact', () => {
    const branding = { color: 0x123456, footer: 'The Mill' };

    const kinds = (template: 'card' | 'compact') => compose([full], template, branding).blocks.map(({ kind }) => kind);

    expect(compose([full], 'card', branding)).toMatchObject({ color: 0x123456, blocks: [{}, {}, { kind: 'credit', text: 'The Mill' }] });
    expect([kinds('card'), kinds('compact')]).toEqual([
      ['heading', 'results', 'credit'],
      ['heading', 'mentions'],
    ]);
    expect(compose([full])).not.toHaveProperty('color');
    expect(compose([full]).blocks).toHaveLength(2);
  });

  it('offers what may be read, as many as a menu takes', () => {
    const many = Array.from({ length: 30 }, (_, number) => item(`n${number}`));

    expect(menuOf(compose(many))).toEqual(many.slice(0, 25).map(({ title }) => title));
    expect(menuOf(compose([item('a', { isTakenDown: true }), item('b')]))).toEqual(['Title of b']);
    expect(compose([item('a', { isTakenDown: true })]).actions).toEqual([]);
  });
});
