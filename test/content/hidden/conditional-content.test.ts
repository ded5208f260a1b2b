import { describe, expect, it } from 'vitest';
import { findHidden } from '../../../src/content/hidden/find-hidden.ts';
import { parseArticle } from '../../../src/content/parse-article.ts';

const shownOf = (text: string): string =>
  parseArticle({ path: 'a.qmd', text: `# The gate\n\nOpen.\n\n${text}\n\nClosed.` }, { baseUrl: 'https://own.example' })
    .article?.sections.map(({ body }) => body.text)
    .join('\n') ?? '';

describe('words that Quarto shows on a condition', () => {
  it.each([
    '.content-hidden',
    '.content-hidden when-format="html"',
    '.content-hidden unless-format="pdf"',
    '.box .content-hidden when-profile="advanced"',
    '.content-hidden unless-meta="tool.is_wheel"',
    '.content-visible when-format="pdf"',
    ".content-visible when-format='docx'",
    '.content-visible unless-format="html"',
    '.content-visible when-profile="internal"',
    '.content-visible when-format="html" when-profile=internal',
    '.content-visible when-meta="is_draft"',
    '.content-visible unless-profile="internal"',
    '.content-visible unless-meta="is_draft"',
    '.content-visible when-profile = "internal"',
    '.content-visible .content-hidden',
    '.content-hidden .content-visible when-format="pdf"',
  ])('are not shown: %s', (attributes) => {
    const texts = [
      `::: {${attributes}}\nheron\n\nheron\n:::`,
      `A [heron]{${attributes}} gull.`,
      `A [the *heron* [heron](x)]{\n${attributes}}\ngull.`,
    ];

    for (const text of texts) {
      const shown = shownOf(text);

      expect(shown).not.toMatch(/heron|content-|[{}]/u);
      expect(shown).toMatch(/^Open\..*Closed\.$/su);
    }
    expect(shownOf(texts[1] ?? '')).toMatch(/A +gull/u);
  });

  it.each([
    '.content-visible',
    '.content-visible when-format="html"',
    '.content-visible unless-format="pdf"',
    '.content-hidden when-format="pdf"',
    '.content-hidden unless-format="html:js"',
  ])('are shown on the web page: %s', (attributes) => {
    for (const text of [`::: {${attributes}}\nheron\n:::`, `A [heron]{${attributes}} gull.`, `A [heron]{\n  ${attributes}} gull.`]) {
      const shown = shownOf(text);

      expect(shown).toContain('heron');
      expect(shown).not.toMatch(/content-|[{}[\]]/u);
    }
  });

  it('end with their own brackets, and not with those of code or of another paragraph', () => {
    expect(shownOf('The [gull](x) [a %% heron %% [b] heron]{.content-hidden} tern.')).toMatch(/The gull +tern\./u);
    expect(shownOf('See `[gull]{.content-hidden}` here.')).toContain('[gull]{.content-hidden}');
    expect(shownOf('A \\[gull [heron]{.content-hidden} here.')).toMatch(/gull +here/u);
  });

  it.each([
    'A [heron `]` heron]{.content-hidden} tern.',
    'A [heron `[` heron]{.content-hidden} tern.',
    'A [heron `arr[0` heron]{.content-hidden} tern.',
    'A [heron \\] heron]{.content-hidden} tern.',
    'A [heron [heron \\\\] heron]{.content-hidden} tern.',
    'A [heron \\\\[ heron] heron]{.content-hidden} tern.',
    'heron heron]{.content-hidden} tern.',
    'A [heron]{title="}" .content-hidden} tern.',
    "A [heron]{title='{a}' .content-visible when-profile='editors'} tern.",
    `A [heron]{title="${'long '.repeat(100)}" .content-hidden} tern.`,
    '- heron\n- heron]{.content-hidden} tern.',
    '> heron heron]{.content-hidden} tern.',
  ])('are hidden with all words before their end, whatever signs stand in them: %s', (text) => {
    const shown = shownOf(text);

    expect(shown).not.toContain('heron');
    expect(shown).toContain('tern');
    expect(shown).toMatch(/^Open\..*Closed\.$/su);
  });

  it.each([
    ['very long', `A [heron ${'heron '.repeat(1_000)} heron]{.content-hidden} tern.`],
    ['without a beginning in their paragraph', 'A [gull\n\nheron]{.content-hidden} tern.'],
  ])('are hidden from the beginning of the paragraph if they are %s, with a warning', (_case, text) => {
    const shown = shownOf(text);
    const { problems } = parseArticle({ path: 'a.qmd', text: `# The gate\n\n${text}\n` });

    expect(shown).not.toContain('heron');
    expect(shown).toContain('tern');
    if (text.includes('gull')) expect(shown).toContain('gull');
    expect(problems.map(({ what }) => what)).toEqual(['A part that nobody sees has no beginning near its end']);
  });

  it.each([
    '::: {k="}" .content-hidden}\nheron\n:::',
    "::: {k='{a}' .content-visible when-profile='editors'}\nheron\n:::",
    '::: {.content-visible\nwhen-profile="editors"}\nheron\n:::',
    '::: {.box\n  .content-hidden}\nheron\n:::',
    "::: {.members-only title=Don't}\nIt's heron.\n:::",
    '::: {.members-only title="5\\" pipe"}\nA 3" heron pipe.\n:::',
    '::: {.members-only title="5 inch}\nThe "heron" plan.\n:::',
    "::: {.content-hidden title=Don't}\nIt's heron.\n:::",
    "::: {.comment title=Don't}\nIt's heron.\n:::",
    '::: {\n.content-hidden\nwhen-format="html"}\n\nheron\n\n:::',
    `::: {title="${'long '.repeat(200)}" .content-hidden}\nheron\n:::`,
    '> ::: {.box\n> .content-hidden}\n> heron\n> :::',
  ])('are hidden in a block, over however many lines its attributes go: %s', (text) => {
    expect(shownOf(`${text}\n\ntern`)).not.toContain('heron');
    expect(shownOf(`${text}\n\ntern`)).toContain('tern');
  });

  it('are shown in a block for the web page whose attributes go over several lines', () => {
    expect(shownOf('::: {.content-visible\nwhen-format="html"}\nheron\n:::')).toContain('heron');
    expect(shownOf('::: {k="it\'s" .box}\nheron\n:::\n\ntern')).toMatch(/heron.*tern/su);
  });

  it.each([
    '<div class="content-hidden">\n\nheron\n\n</div>\n\ntern',
    '<div class="box content-visible" when-profile="editors">\n\nheron\n\n</div>\n\ntern',
    "A <span class='content-visible' data-when-format='pdf'>heron</span> tern",
    'A <span className={"content-hidden"}>heron</span> tern',
  ])('are not shown in an element: %s', (text) => {
    expect(shownOf(text)).not.toContain('heron');
    expect(shownOf(text)).toContain('tern');
  });

  it('are shown in an element for the web page', () => {
    expect(shownOf('A <span class="content-visible" when-format="html">heron</span> tern')).toMatch(/heron.*tern/u);
  });

  it('are found in time in a long line of ends without a beginning', () => {
    const msOf = (text: string): number => {
      const before = process.cpuUsage();
      findHidden(text, { all: () => [], plain: () => undefined });
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1_000;
    };
    const ends = (count: number): string => `x${']{.content-hidden}'.repeat(count)}`;
    const few = Math.max(msOf(ends(2_000)), 1);

    expect(msOf(ends(16_000))).toBeLessThan(few * 40);
  });
});
