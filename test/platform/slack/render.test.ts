import { describe, expect, it } from 'vitest';
import type { Anchor, Slug } from '../../../src/content/article.ts';
import type { RichText, TextBlock } from '../../../src/content/rich-text.ts';
import { escapeWithin } from '../../../src/platform/slack/escape.ts';
import { renderSlack } from '../../../src/platform/slack/render.ts';
import { renderPassage } from '../../../src/platform/slack/render-rich-text.ts';
import { decodeIntent } from '../../../src/reply/intent-codec.ts';
import type { SectionKey } from '../../../src/reply/intent.ts';
import type { Reply } from '../../../src/reply/reply.ts';
import { readMrkdwn } from '../../readers/slack-blocks.ts';

const citation = { slug: 's' as Slug, anchor: 'a' as Anchor, title: 'T', headingPath: [], bylines: [] };

function block(kind: 'paragraph' | 'code', start: number, end: number, more: Partial<TextBlock> = {}): TextBlock {
  return { kind, start, contentStart: start, end, listDepth: 0, quoteDepth: 0, ...more } as TextBlock;
}

/** Of a text, not of a table. */
function elementsOf(passage: ReturnType<typeof renderPassage>[number] | undefined): unknown {
  return passage?.type === 'rich_text' ? passage.elements : undefined;
}

function longReply(text: string): Reply {
  return {
    audience: 'asker',
    summary: 'Long & <long>',
    blocks: [{ kind: 'passage', body: { text, blocks: [block('paragraph', 0, text.length)], marks: [] }, citation }],
    actions: [],
    paging: { intent: { kind: 'page', section: 'AbCdEfGhIjKl' as SectionKey, page: 1 } },
  };
}

describe('a passage on Slack', () => {
  it('is rich text: lists, quotations and code are Slack’s own, and its words are never read for markup', () => {
    const text = 'Hi <!channel> *all*.\n\n- one\n- two\n\nsaid\n\nrun()';
    const body: RichText = {
      text,
      blocks: [
        block('paragraph', 0, 20),
        block('paragraph', 22, 27, { contentStart: 24, listDepth: 1, marker: { kind: 'bullet' } }),
        block('paragraph', 28, 33, { contentStart: 30, listDepth: 1, marker: { kind: 'bullet' } }),
        block('paragraph', 35, 39, { quoteDepth: 1 }),
        block('code', 41, 46),
      ],
      marks: [{ kind: 'strong', start: 3, end: 13 }],
    };

    expect(elementsOf(renderPassage(body, { start: 0, end: text.length })[0])).toEqual([
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'Hi ' },
          { type: 'text', text: '<!channel>', style: { bold: true } },
          { type: 'text', text: ' *all*.\n\n' },
        ],
      },
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] },
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'two\n' }] },
        ],
      },
      { type: 'rich_text_quote', elements: [{ type: 'text', text: 'said\n' }] },
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'run()' }] },
    ]);
  });

  it('goes on counting where a list begins later', () => {
    const text = '4. four\n5. five';
    const number = (start: number, end: number, value: number) =>
      block('paragraph', start, end, { contentStart: start + 3, listDepth: 1, marker: { kind: 'number', value } });

    const [passage] = renderPassage({ text, blocks: [number(0, 7, 4), number(8, 15, 5)], marks: [] }, { start: 0, end: text.length });

    expect(elementsOf(passage)).toMatchObject([{ type: 'rich_text_list', style: 'ordered', offset: 3, elements: [{}, {}] }]);
  });

  it('links nowhere else than its words say', () => {
    const text = 'bank.example or here';
    const marks = [
      { kind: 'link' as const, url: 'https://evil.example/', start: 0, end: 12 },
      { kind: 'link' as const, url: 'https://evil.example/', start: 16, end: 20 },
    ];

    const [passage] = renderPassage({ text, blocks: [block('paragraph', 0, text.length)], marks }, { start: 0, end: text.length });

    expect(elementsOf(passage)).toEqual([
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'bank.example or ' },
          { type: 'link', url: 'https://evil.example/', text: 'here' },
        ],
      },
    ]);
  });
});

describe('a message on Slack', () => {
  it('turns pages by buttons, one at each end and two between', () => {
    const reply = longReply('A sentence of the long text. '.repeat(1000).trim());
    const { pageCount } = renderSlack(reply, { page: 1 });
    const buttonsOf = (page: number) =>
      renderSlack(reply, { page }).payload.blocks.flatMap((each) =>
        each.type === 'actions'
          ? each.elements.map((element) => ('value' in element ? decodeIntent(String(element.value)) : undefined))
          : [],
      );

    expect(pageCount).toBeGreaterThan(3);
    expect(buttonsOf(1)).toMatchObject([{ page: 2 }]);
    expect(buttonsOf(2)).toMatchObject([{ page: 1 }, { page: 3 }]);
    expect(buttonsOf(pageCount)).toMatchObject([{ page: pageCount - 1 }]);
    expect(buttonsOf(pageCount + 7)).toEqual(buttonsOf(pageCount));
  });

  it('is for the asker alone when the reply is, unfurls nothing, and escapes its fallback', () => {
    const { payload } = renderSlack(longReply('Short.'), { page: 1 });

    expect(payload).toMatchObject({
      response_type: 'ephemeral',
      unfurl_links: false,
      unfurl_media: false,
      text: 'Long &amp; &lt;long&gt;',
    });
  });

  it('cuts its fallback at a character, never inside an entity', () => {
    const escaped = escapeWithin('<😀>&'.repeat(100), 300);

    expect(escaped.length).toBeLessThanOrEqual(300);
    expect(escaped.isWellFormed()).toBe(true);
    expect(readMrkdwn(escaped).live).toEqual([]);
    expect('<😀>&'.repeat(100).startsWith(readMrkdwn(escaped).text.slice(0, -1))).toBe(true);
  });
});
