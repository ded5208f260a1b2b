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
    '.content-visible unless-profile="internal"',
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
    expect(shownOf('A [gull\n\ntern]{.content-hidden} here.')).toMatch(/gull.*tern/su);
    expect(shownOf('A \\[gull [heron]{.content-hidden} here.')).toMatch(/gull +here/u);
  });

  it('are hidden at their end if they are very long', () => {
    const shown = shownOf(`A [${'gull '.repeat(1_000)} heron]{.content-hidden} tern.`);

    expect(shown).not.toContain('heron');
    expect(shown).toContain('tern');
  });

  it('are found in time in a long line of ends without a beginning', () => {
    const msOf = (text: string): number => {
      const started = performance.now();
      findHidden(text, { all: () => [], plain: () => undefined });
      return performance.now() - started;
    };
    const ends = (count: number): string => `x${']{.content-hidden}'.repeat(count)}`;
    const few = Math.max(msOf(ends(2_000)), 1);

    expect(msOf(ends(16_000))).toBeLessThan(few * 40);
  });
});
