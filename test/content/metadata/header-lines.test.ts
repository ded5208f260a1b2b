import { describe, expect, it } from 'vitest';
import type { LocatedValue } from '../../../src/content/located-value.ts';
import { readNikolaHeader, readPelicanHeader } from '../../../src/content/metadata/header-lines.ts';

describe('a header of Pelican', () => {
  it('ends at the first blank line', () => {
    const text = 'Title: The mill\nDate: 2026-03-04 10:20\nCategory: Birds\n\nThe mill turns.\n';

    const header = readPelicanHeader(text, 0);

    expect(plain(header?.tree)).toEqual({ Title: 'The mill', Date: '2026-03-04 10:20', Category: 'Birds' });
    expect(text.slice(header?.end)).toBe('\nThe mill turns.\n');
  });

  it('goes on with a value on lines that begin with four spaces', () => {
    const header = readPelicanHeader('Title: The mill\nSummary: It turns\n    every day.\n\nText\n', 0);

    expect(plain(header?.tree)).toEqual({ Title: 'The mill', Summary: 'It turns every day.' });
  });

  it.each([
    'The mill turns.\nTitle: no\n\n',
    'Note: this is\nprose that goes on\n',
    'Note: this is\nprose with a    gap\n',
    '    Indented\nTitle: no\n',
    'Title: no\n   three spaces\n',
    Array.from({ length: 41 }, (_, index) => `Field${index}: value`).join('\n'),
    '',
  ])('is not %j', (text) => {
    expect(readPelicanHeader(text, 0)).toBeUndefined();
  });

  it('goes on with a value behind a tab, keeps one without a value, and may end with the text', () => {
    const header = readPelicanHeader('Title: The mill\n\tat night\nDraft:\nTags:', 0);

    expect(plain(header?.tree)).toEqual({ Title: 'The mill at night', Draft: '', Tags: '' });
    expect(header?.end).toBe('Title: The mill\n\tat night\nDraft:\nTags:'.length);
  });

  it('has at most forty fields', () => {
    const text = Array.from({ length: 40 }, (_, index) => `Field${index}: value`).join('\n');

    expect(Object.keys(plain(readPelicanHeader(text, 0)?.tree))).toHaveLength(40);
  });

  it('points to the value in the file', () => {
    const text = 'Title: The mill\nDate: soon\n\nText\n';

    const header = readPelicanHeader(text, 0);
    const date = header?.tree.kind === 'map' ? header.tree.entries[1]?.value : undefined;

    expect(text.slice(date?.offset, (date?.offset ?? 0) + 4)).toBe('soon');
  });
});

describe('a header of Nikola', () => {
  it.each([
    '.. title: The mill\n.. status: draft\n.. tags: mills, wheat\n\nText\n',
    '<!--\n.. title: The mill\n.. status: draft\n.. tags: mills, wheat\n-->\nText\n',
  ])('is read from %j', (text) => {
    const header = readNikolaHeader(text, 0);

    expect(plain(header?.tree)).toEqual({ title: 'The mill', status: 'draft', tags: 'mills, wheat' });
    expect(text.slice(header?.end).trim()).toBe('Text');
  });
});

describe('a header of Nikola that is none', () => {
  it.each(['.. title The mill\n\nText', '<!--\n.. title: The mill\n\nText without an end', 'Text\n.. title: no\n'])(
    'is not read from %j',
    (text) => {
      expect(readNikolaHeader(text, 0)).toBeUndefined();
    },
  );
});

function plain(tree: LocatedValue | undefined): Readonly<Record<string, string>> {
  if (tree?.kind !== 'map') return {};
  return Object.fromEntries(tree.entries.map(({ key, value }) => [key, value.kind === 'text' ? value.text : value.kind]));
}
