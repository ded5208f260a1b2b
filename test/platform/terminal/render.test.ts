import { describe, expect, it } from 'vitest';
import type { Anchor, Slug } from '../../../src/content/article.ts';
import { displayWidth } from '../../../src/platform/terminal/display-width.ts';
import { renderTerminal } from '../../../src/platform/terminal/render.ts';
import type { Reply } from '../../../src/reply/reply.ts';
import { readTerminal } from '../../readers/terminal-text.ts';

const plain = { color: false, links: false, width: 40 };

function replyOf(text: string, more: Partial<Reply> = {}): Reply {
  return { audience: 'asker', summary: '', blocks: [{ kind: 'paragraph', text }], actions: [], ...more };
}

describe('a reply in the terminal', () => {
  it('wraps at spaces and loses nothing', () => {
    const output = renderTerminal(replyOf('one two three four five six seven eight nine ten'), { ...plain, width: 20 });

    expect(output).toBe('one two three four\nfive six seven eight\nnine ten\n');
  });

  it('wraps by columns: wide characters take two, marks none', () => {
    const output = renderTerminal(replyOf('数据中心的冷却系统使用海水'), { ...plain, width: 20 });

    expect(output).toBe('数据中心的冷却系统使\n用海水\n');
    expect(displayWidth('e\u0301👩‍👩‍👧‍👦数')).toBe(5);
  });

  it('keeps a web address whole, on a line of its own where it is longer than the width', () => {
    const url = 'https://example.com/a#:~:text=A%20cooling%20loop';

    expect(renderTerminal(replyOf(`Read (${url}) and more`), { ...plain, width: 20 })).toBe(`Read\n(${url})\nand more\n`);
    expect(renderTerminal(replyOf(`冷却系统${url}冷却`), { ...plain, width: 20 })).toBe(`冷却系统\n${url}\n冷却\n`);
    expect(renderTerminal(replyOf('', { actions: [{ kind: 'link', label: 'Read the article', url }] }), plain)).toBe(
      `Read the article:\n${url}\n`,
    );
  });

  it('takes an address of a megabyte in a moment', () => {
    const url = `https://example.com/${'a'.repeat(1_000_000)}`;
    const begin = performance.now();

    expect(renderTerminal(replyOf(url), plain)).toBe(`${url}\n`);
    expect(performance.now() - begin).toBeLessThan(5_000);
  });

  it('shows control characters as pictures, so that no text can drive the terminal', () => {
    const { lines, controls } = readTerminal(renderTerminal(replyOf('\u001b]0;owned\u0007 \u001b[2J \u009b31m'), plain));

    expect(controls).toEqual([]);
    expect(lines[0]).toBe('␛]0;owned␇ ␛[2J �31m');
  });

  it('colors and links only when asked to', () => {
    const reply = replyOf('', { blocks: [{ kind: 'heading', text: 'Title', url: 'https://example.com/' }] });

    expect(renderTerminal(reply, plain)).toBe('Title\n');
    expect(renderTerminal(reply, { ...plain, color: true })).toBe('\u001b[4m\u001b[1mTitle\u001b[22m\u001b[24m\n');
    expect(renderTerminal(reply, { ...plain, links: true })).toBe('\u001b]8;;https://example.com/\u001b\\Title\u001b]8;;\u001b\\\n');
  });

  it('lists what can be chosen elsewhere, without numbers that nothing takes', () => {
    const reply = replyOf('Did you mean:', {
      actions: [
        { kind: 'button', label: 'cooling', intent: { kind: 'search', query: 'cooling' } },
        { kind: 'link', label: 'Read', url: 'https://example.com/' },
        {
          kind: 'menu',
          placeholder: 'More',
          options: [{ label: 'Power', description: 'Harbor', intent: { kind: 'search', query: 'power' } }],
        },
      ],
    });

    expect(renderTerminal(reply, plain)).toBe('Did you mean:\n\n  - cooling\nRead: https://example.com/\nMore:\n  - Power (Harbor)\n');
  });

  it('hangs list items and puts a bar beside quotations', () => {
    const text = '- an item that is longer than the line\n\nquoted words that are longer than it too';
    const citation = { slug: 's' as Slug, anchor: 'a' as Anchor, title: 'T', headingPath: [], bylines: [] };
    const item = {
      kind: 'paragraph' as const,
      start: 0,
      contentStart: 2,
      end: 38,
      listDepth: 1,
      quoteDepth: 0,
      marker: { kind: 'bullet' as const },
    };
    const quote = { kind: 'paragraph' as const, start: 40, contentStart: 40, end: text.length, listDepth: 0, quoteDepth: 1 };

    const output = renderTerminal(
      replyOf('', { blocks: [{ kind: 'passage', body: { text, blocks: [item, quote], marks: [] }, citation }] }),
      { ...plain, width: 24 },
    );

    expect(output).toBe('T\n\n- an item that is longer\n  than the line\n\n│ quoted words that are\n│ longer than it too\n');
  });
});
