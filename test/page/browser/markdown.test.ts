import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../src/page/browser/markup/markdown/parse.ts';
import type { Block, Inline } from '../../../src/page/browser/markup/markup.ts';
import { readDiscord } from '../../readers/discord-markdown.ts';
import { renderDiscord } from '../../../src/platform/discord/render.ts';
import { goldenReplies } from '../../golden/replies.ts';

const seed = 20_261_125;

function inlineText(nodes: readonly Inline[]): string {
  return nodes.map(textOfInline).join('');
}

function textOfInline(node: Inline): string {
  switch (node.kind) {
    case 'text':
    case 'code':
      return node.text;
    case 'mention':
      return node.of === 'everyone' ? `@${node.id}` : (node.label ?? node.id);
    case 'time':
      return String(node.at);
    case 'emoji':
      return `:${node.name}:`;
    default:
      return inlineText(node.children);
  }
}

function blockText(blocks: readonly Block[]): string {
  return blocks
    .map((block): string => {
      switch (block.kind) {
        case 'quote':
          return blockText(block.blocks);
        case 'list':
          return block.items
            .map(({ number, blocks: inner }) => `${number === undefined ? '-' : `${number}.`} ${blockText(inner)}`)
            .join('\n');
        case 'code':
          return block.text;
        default:
          return inlineText(block.children);
      }
    })
    .join('\n');
}

const words = (text: string): string => text.replaceAll(/\s+/g, '');

describe("Discord's Markdown", () => {
  it.each([
    ['bold', '**so**', [{ kind: 'strong', children: [{ kind: 'text', text: 'so' }] }]],
    [
      'italics',
      '*so* _so_',
      [
        { kind: 'emphasis', children: [{ kind: 'text', text: 'so' }] },
        { kind: 'text', text: ' ' },
        { kind: 'emphasis', children: [{ kind: 'text', text: 'so' }] },
      ],
    ],
    ['underline', '__so__', [{ kind: 'underline', children: [{ kind: 'text', text: 'so' }] }]],
    ['strike', '~~so~~', [{ kind: 'strike', children: [{ kind: 'text', text: 'so' }] }]],
    ['spoiler', '||so||', [{ kind: 'spoiler', children: [{ kind: 'text', text: 'so' }] }]],
    ['code', '`a * b`', [{ kind: 'code', text: 'a * b' }]],
    ['an escape', String.raw`\*so\*`, [{ kind: 'text', text: '*so*' }]],
    ['a link', '[so](https://a.example)', [{ kind: 'link', url: 'https://a.example', children: [{ kind: 'text', text: 'so' }] }]],
    ['a link to a script', '[so](javascript:alert(1))', [{ kind: 'text', text: '[so](javascript:alert(1))' }]],
    ['a person', '<@123>', [{ kind: 'mention', of: 'person', id: '123' }]],
    ['a time', '<t:1700000000:R>', [{ kind: 'time', at: 1_700_000_000, format: 'R' }]],
  ])('reads %s', (_, source, children) => {
    expect(parseMarkdown(source)).toEqual([{ kind: 'lines', children }]);
  });

  it.each(['[https://bb.example](https://a.example)', '[see https://bb.example now](https://a.example/x)'])(
    'leads nowhere else than the words say: %s',
    (source) => {
      const links = parseMarkdown(source)
        .flatMap((block) => ('children' in block ? block.children : []))
        .filter(({ kind }) => kind === 'link');

      for (const link of links) expect(link).toMatchObject({ children: [{ kind: 'text', text: link.kind === 'link' && link.url }] });
    },
  );

  it('reads headings, small lines, quotations, lists and code on lines of their own', () => {
    const blocks = parseMarkdown('### Title\n-# small\n\nWords\n- one\n  - two\n- three\n> said\n> twice\n```ts\nconst a = 1;\n```\nEnd');

    expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'subtext', 'lines', 'list', 'quote', 'code', 'lines']);
    expect(blocks[3]).toMatchObject({ items: [{ depth: 0 }, { depth: 1 }, { depth: 0 }] });
    expect(blocks[5]).toEqual({ kind: 'code', text: 'const a = 1;', language: 'ts' });
  });

  it('numbers a list from its first number on', () => {
    expect(parseMarkdown('3. a\n3. b')).toMatchObject([{ items: [{ number: 3 }, { number: 4 }] }]);
  });

  it('loses no letter of any text', () => {
    const piece = fc.constantFrom(
      '*',
      '**',
      '_',
      '__',
      '~~',
      '||',
      '`',
      '> ',
      '>>> ',
      '# ',
      '### ',
      '-# ',
      '- ',
      '1. ',
      '\\',
      '\n',
      '\n\n',
      ' ',
      'ab',
      'c',
      '7',
      '[',
      ']',
      '(',
      ')',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const source = pieces.join('');
        const letters = (text: string): string => text.replaceAll(/[^a-c]/g, '');
        expect(letters(blockText(parseMarkdown(source)))).toBe(letters(source));
      }),
      { seed, numRuns: 3_000 },
    );
  });

  it('ends on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (source) => void parseMarkdown(source)),
      { seed, numRuns: 2_000 },
    );
  });

  it('reads what Newsdesk sends as an independent reader of Discord does', () => {
    for (const reply of Object.values(goldenReplies)) {
      const payload = JSON.stringify(renderDiscord(reply, { page: 1 }).payload);
      for (const [, content] of payload.matchAll(/"content":("(?:[^"\\]|\\.)*")/g)) {
        const source = JSON.parse(content ?? '""') as string;
        expect(words(blockText(parseMarkdown(source)))).toBe(words(readDiscord(source).text));
      }
    }
  });

  it('reads six sizes of headings and no small lines for Slack', () => {
    const blocks = parseMarkdown('##### deep\n-# so', { headingLevels: 6, hasSubtext: false });

    expect(blocks).toMatchObject([{ kind: 'heading', level: 5 }, { kind: 'lines' }]);
  });
});
