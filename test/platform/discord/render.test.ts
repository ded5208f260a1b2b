import { describe, expect, it } from 'vitest';
import type { Anchor, Slug } from '../../../src/content/article.ts';
import type { Mark, RichText } from '../../../src/content/rich-text.ts';
import { renderDiscord } from '../../../src/platform/discord/render.ts';
import { parseArticle } from '../../../src/content/parse-article.ts';
import { renderPassage, renderPassageInPieces } from '../../../src/platform/discord/render-passage.ts';
import { decodeIntent } from '../../../src/reply/intent-codec.ts';
import type { SectionKey } from '../../../src/reply/intent.ts';
import type { Reply, ResultItem } from '../../../src/reply/reply.ts';
import { readDiscord } from '../../readers/discord-markdown.ts';
import { componentsOf, type AnyComponent } from '../../readers/discord-payload.ts';

function paragraph(text: string, marks: readonly Mark[] = []): RichText {
  return { text, blocks: [{ kind: 'paragraph', start: 0, contentStart: 0, end: text.length, listDepth: 0, quoteDepth: 0 }], marks };
}

function markdownOf(body: RichText): string {
  return renderPassage(body, { start: 0, end: body.text.length });
}

function textsOf(reply: Reply, page = 1): readonly string[] {
  return componentsOf(renderDiscord(reply, { page }).payload).flatMap((component) =>
    component.type === 10 ? [String(component['content'])] : [],
  );
}

function buttonsOf(reply: Reply, page: number): readonly AnyComponent[] {
  return componentsOf(renderDiscord(reply, { page }).payload).filter(({ type }) => type === 2);
}

const citation = { slug: 's' as Slug, anchor: 'a' as Anchor, title: 'T', headingPath: [], bylines: [] };
const longReply: Reply = {
  audience: 'channel',
  summary: 'Long',
  blocks: [{ kind: 'passage', body: paragraph('A sentence of the long text. '.repeat(400).trim()), citation }],
  actions: [],
  paging: { intent: { kind: 'page', section: 'AbCdEfGhIjKl' as SectionKey, page: 1, query: 'long' } },
};

describe('words on Discord', () => {
  it.each([
    ['*', '\\*'],
    ['snake_case', 'snake\\_case'],
    ['@everyone and @here', '\\@everyone and \\@here'],
    ['me@example.org', 'me@example.org'],
    ['<@1> <#2> <t:3> <:a:4>', '\\<@1> \\<#2> \\<t:3> \\<\\:a:4>'],
    ['# not a heading', '\\# not a heading'],
    ['C# is one', 'C# is one'],
    ['-# not small', '\\-# not small'],
    ['- not a bullet', '\\- not a bullet'],
    ['well-known', 'well-known'],
    ['1. not a number', '1\\. not a number'],
    ['version 1.2', 'version 1.2'],
    ['> not a quotation', '\\> not a quotation'],
    ['a > b', 'a > b'],
    [':smile: at 9:30', '\\:smile: at 9:30'],
    ['[a](https://example.com)', '\\[a\\]\\(<https://example.com>)'],
    ['(see https://example.com/one)', '(see <https://example.com/one>)'],
    ['https://example.com/two! https://example.com/three?', '<https://example.com/two>! <https://example.com/three>?'],
    ['https://example.com/_six_ and https://example.com/a_(b)', 'https://example.com/_six_ and https://example.com/a_(b)'],
    ['“https://example.com/a”, https://example.com/b。', '“<https://example.com/a>”, <https://example.com/b>。'],
    ['see https://example.com/a_b*c.', 'see https://example.com/a_b*c.'],
    ['https://example.com<@1>', '<https://example.com>\\<@1>'],
    ['C:\\temp', 'C:\\\\temp'],
    ['||spoiler||', '\\|\\|spoiler\\|\\|'],
    ['line\n# two', 'line\n\\# two'],
  ])('are escaped where they must be: %s', (text, markdown) => {
    const rendered = markdownOf(paragraph(text));

    expect(rendered).toBe(markdown);
    expect(readDiscord(rendered)).toMatchObject({ text, live: [] });
  });

  it.each<[string, string, readonly Mark[], string]>([
    ['bold', 'a bold word', [{ kind: 'strong', start: 2, end: 6 }], 'a **bold** word'],
    ['slanted', 'a thin word', [{ kind: 'emphasis', start: 2, end: 6 }], 'a _thin_ word'],
    ['slanted inside of a word', 'unthinkable', [{ kind: 'emphasis', start: 2, end: 7 }], 'un*think*able'],
    [
      'bold and slanted',
      'both',
      [
        { kind: 'strong', start: 0, end: 4 },
        { kind: 'emphasis', start: 0, end: 4 },
      ],
      '**_both_**',
    ],
    ['code', 'call run_it() now', [{ kind: 'code', start: 5, end: 13 }], 'call `run_it()` now'],
    ['code with a backtick', 'the a`b span', [{ kind: 'code', start: 4, end: 7 }], 'the ``a`b`` span'],
    ['code of backticks alone, as words', 'a ``` b', [{ kind: 'code', start: 2, end: 5 }], 'a \\`\\`\\` b'],
    [
      'a link',
      'see here',
      [{ kind: 'link', url: 'https://example.com/a(b)', start: 4, end: 8 }],
      'see [here](https://example.com/a%28b%29)',
    ],
    [
      'a link that says another host, as words',
      'see bank.example',
      [{ kind: 'link', url: 'https://evil.example/', start: 4, end: 16 }],
      'see bank.example',
    ],
    [
      'a link to itself, bare',
      'see https://example.com/x',
      [{ kind: 'link', url: 'https://example.com/x', start: 4, end: 25 }],
      'see https://example.com/x',
    ],
    [
      'two marks that touch, the second one plain',
      'ab',
      [
        { kind: 'strong', start: 0, end: 1 },
        { kind: 'emphasis', start: 1, end: 2 },
      ],
      '**a**b',
    ],
  ])('keep their marks where Discord reads them right: %s', (_, text, marks, markdown) => {
    const rendered = markdownOf(paragraph(text, marks));

    expect(rendered).toBe(markdown);
    expect(readDiscord(rendered).text).toBe(text);
  });

  it.each([
    ['How set_point and max_temp work', '[How set_point and max_temp work](U)'],
    ['The *bold* ~plan~ | #3 `x`', '[The](U) \\*[bold](U)\\* [~plan~ | #3](U) \\`[x](U)\\`'],
    ['1. The first gate', '[1. The first gate](U)'],
    ['# 3 gates', '\\# [3 gates](U)'],
    ['array[0] and [1]', '[array[0] and [1]](U)'],
    ['Unbalanced [ x', '[Unbalanced](U) \\[ [x](U)'],
    ['C* and 5 * 3 * 2', '[C* and 5 * 3 * 2](U)'],
    ['__init__ here', '\\_\\_[init](U)\\_\\_ [here](U)'],
    ['👑 King ☎️ x', '👑 [King](U) ☎️ [x](U)'],
    ['@everyone at <@1> :smile:', '\\@[everyone at](U) \\<[@1>](U) \\:[smile](U):'],
    ['back\\slash', '[back](U)\\\\[slash](U)'],
    ['a](b', '[a](U)\\][(b](U)'],
    ['||x|| and ~~y~~ ™', '\\|\\|[x](U)\\|\\| [and](U) \\~\\~[y](U)\\~\\~ [™](U)'],
  ])('carry no backslash inside of a link, where Discord would show it: %s', (text, markdown) => {
    const url = 'https://example.com/x';

    const rendered = markdownOf(paragraph(text, [{ kind: 'link', url, start: 0, end: text.length }]));

    expect(rendered.replaceAll(url, 'U')).toBe(markdown);
    expect(readDiscord(rendered)).toMatchObject({ text, live: [] });
    expect(readDiscord(`### ${rendered}`).text).toBe(text);
  });

  it.each([700, 1001])('lead to an address of %d letters as long as it leaves room for words', (length) => {
    const url = `https://example.com/${'x'.repeat(length - 20)}`;

    const rendered = markdownOf(paragraph('here', [{ kind: 'link', url, start: 0, end: 4 }]));

    expect(rendered).toBe(length > 1000 ? 'here' : `[here](${url})`);
  });

  it('keep list markers, and give up a number that Discord would change', () => {
    const text = '1. one\n2. two\n\n1. one again';
    const item = (start: number, end: number, value: number) => ({
      kind: 'paragraph' as const,
      start,
      contentStart: start + 3,
      end,
      listDepth: 1,
      quoteDepth: 0,
      marker: { kind: 'number' as const, value },
    });
    const body = { text, blocks: [item(0, 6, 1), item(7, 13, 2), item(15, 27, 1)], marks: [] };

    expect(markdownOf(body)).toBe('1. one\n2. two\n\n1\\. one again');
    expect(readDiscord(markdownOf(body)).text).toBe(text);
  });
});

describe('a list behind a list of the other kind', () => {
  it.each([
    ['1. x\n2. y\n\n- p\n- q', ['1. x\n2. y', '- p\n- q']],
    ['- p\n\n1. x\n\n- q\n\nWords.', ['- p', '1. x', '- q\n\nWords.']],
    ['1. x\n\nWords.\n\n- p', ['1. x\n\nWords.\n\n- p']],
    ['1. x\n   - p\n2. y', ['1. x\n   - p\n2. y']],
  ])('keeps its own signs on Discord: %j', (markdown, pieces) => {
    const body = parseArticle({ path: 'a.md', text: `# T\n\n${markdown}` }).article?.sections[0]?.body ?? paragraph('');

    const rendered = renderPassageInPieces(body, { start: 0, end: body.text.length });

    expect(rendered).toEqual(pieces);
    expect(rendered.map((each) => readDiscord(each).text)).toEqual(pieces);
    expect(textsOf({ ...longReply, blocks: [{ kind: 'passage', body, citation }] })).toEqual(['### T', ...pieces]);
  });
});

describe('pages on Discord', () => {
  it('turn by buttons that say where they lead, and stop at both ends', () => {
    const { pageCount } = renderDiscord(longReply, { page: 1 });
    const placesOf = (page: number) =>
      buttonsOf(longReply, page).map((button) => ({
        label: button['label'],
        off: button['disabled'] === true,
        intent: decodeIntent(String(button['custom_id'])),
      }));

    expect(pageCount).toBeGreaterThan(2);
    expect(placesOf(2)).toMatchObject([
      { label: '◀ Previous', off: false, intent: { kind: 'page', page: 1, query: 'long' } },
      { label: `Page 2 of ${pageCount}`, off: true },
      { label: 'Next ▶', off: false, intent: { kind: 'page', page: 3 } },
    ]);
    expect(placesOf(1).map(({ off }) => off)).toEqual([true, true, false]);
    expect(placesOf(pageCount).map(({ off }) => off)).toEqual([false, true, true]);
  });

  it('are clamped to those there are', () => {
    const { payload, pageCount } = renderDiscord(longReply, { page: 99 });

    expect(payload).toEqual(renderDiscord(longReply, { page: pageCount }).payload);
    expect(renderDiscord(longReply, { page: -3 }).payload).toEqual(renderDiscord(longReply, { page: 1 }).payload);
  });

  it('say so where there is no way to turn them', () => {
    const { paging: _, ...unpaged } = longReply;

    expect(textsOf(unpaged).at(-1)).toBe('-# The text goes on in the article.');
    expect(buttonsOf(unpaged, 1)).toEqual([]);
  });
});

describe('lists on Discord', () => {
  const items = Array.from(
    { length: 40 },
    (_, index): ResultItem => ({
      rank: index + 1,
      title: `Result ${index + 1}`,
      locator: '',
      snippet: { text: 'words '.repeat(20).trim(), highlights: [], cutBefore: false, cutAfter: false },
    }),
  );

  it('show the first ones that fit and count the rest', () => {
    const texts = textsOf({
      audience: 'channel',
      summary: '',
      blocks: [
        { kind: 'results', items },
        { kind: 'credit', text: 'The News' },
      ],
      actions: [],
    });

    const shown = texts.filter((text) => text.startsWith('**')).length;
    expect(shown).toBeGreaterThan(10);
    expect(texts).toContain(`-# and ${40 - shown} more`);
    expect(texts.at(-1)).toBe('-# The News');
  });

  it('put a link beside a title that names another host', () => {
    const { payload } = renderDiscord(
      {
        audience: 'channel',
        summary: '',
        blocks: [{ kind: 'heading', text: 'Why bank.example fell', url: 'https://news.example/bank' }],
        actions: [],
      },
      { page: 1 },
    );

    const section = componentsOf(payload).find(({ type }) => type === 9);
    expect(section).toMatchObject({
      components: [{ content: '### Why bank.example fell' }],
      accessory: { style: 5, url: 'https://news.example/bank' },
    });
  });
});
