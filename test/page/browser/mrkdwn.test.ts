import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMrkdwn } from '../../../src/page/browser/slack/mrkdwn/parse.ts';

const seed = 20_261_125;

const strings = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([name, inner]) => (name === 'text' || typeof inner === 'object' ? (name === 'text' ? String(inner) : strings(inner)) : ''))
        .join('')
    : '';

describe("Slack's mrkdwn", () => {
  it.each([
    ['bold', '*so*', [{ kind: 'strong', children: [{ kind: 'text', text: 'so' }] }]],
    ['italics', '_so_', [{ kind: 'emphasis', children: [{ kind: 'text', text: 'so' }] }]],
    ['strike', '~so~', [{ kind: 'strike', children: [{ kind: 'text', text: 'so' }] }]],
    ['code', '`a *b* &amp; c`', [{ kind: 'code', text: 'a *b* & c' }]],
    ['entities, each once', '&lt;b&gt; &amp;amp;', [{ kind: 'text', text: '<b> &amp;' }]],
    [
      'a link',
      '<https://a.example?x=1&amp;y=2|so &amp; so>',
      [{ kind: 'link', url: 'https://a.example?x=1&y=2', children: [{ kind: 'text', text: 'so & so' }] }],
    ],
    [
      'a bare link',
      '<https://a.example>',
      [{ kind: 'link', url: 'https://a.example', children: [{ kind: 'text', text: 'https://a.example' }] }],
    ],
    ['a link to a script', '<javascript:alert|so>', [{ kind: 'text', text: '<javascript:alert|so>' }]],
    ['a person', '<@U123|rosa>', [{ kind: 'mention', of: 'person', id: 'U123', label: 'rosa' }]],
    ['a group', '<!subteam^S12>', [{ kind: 'mention', of: 'role', id: 'S12' }]],
    ['everybody', '<!here>', [{ kind: 'mention', of: 'everyone', id: 'here' }]],
    ['a date', '<!date^1700000000^{date}|then>', [{ kind: 'time', at: 1_700_000_000 }]],
    ['an emoji', ':tada:', [{ kind: 'emoji', name: 'tada' }]],
    ['no style inside of words', 'snake_case_name 2*3*4', [{ kind: 'text', text: 'snake_case_name 2*3*4' }]],
    ['no style over lines', '*a\nb*', [{ kind: 'text', text: '*a\nb*' }]],
  ])('reads %s', (_, source, children) => {
    expect(parseMrkdwn(source)).toEqual([{ kind: 'lines', children }]);
  });

  it('reads quotations and code on lines of their own', () => {
    const blocks = parseMrkdwn('Words\n&gt; said\n> twice\nMore\n```\na &lt; b\n```\n&gt;&gt;&gt; to the\nend');

    expect(blocks.map(({ kind }) => kind)).toEqual(['lines', 'quote', 'lines', 'code', 'quote']);
    expect(blocks[3]).toEqual({ kind: 'code', text: 'a < b' });
  });

  it('loses no letter of any text', () => {
    const piece = fc.constantFrom('*', '_', '~', '`', '```', '&gt; ', '>', '&lt;', '&amp;', '\n', ' ', 'ab', 'c', '7', '<', '|', ':', '.');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const source = pieces.join('');
        // The letters of entities and of emoji stand for something else.
        fc.pre(!/:[abc7]+:/.test(source));
        const letters = (text: string): string => text.replaceAll(/&(?:lt|gt|amp);/g, '').replaceAll(/[^a-c]/g, '');
        expect(letters(strings(parseMrkdwn(source)))).toBe(letters(source));
      }),
      { seed, numRuns: 3_000 },
    );
  });

  it('ends on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (source) => void parseMrkdwn(source)),
      { seed, numRuns: 2_000 },
    );
  });
});
