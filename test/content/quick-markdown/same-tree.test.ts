import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MarkdownOptions, parseMarkdown } from '../../../src/content/parse-markdown.ts';
import { anyText, markdownDocument } from '../arbitrary-document.ts';
import { parseFully } from './parse-fully.ts';
import { quickLines } from './quick-lines.ts';

const SEED = 20_261_130;
const REPOSITORY = new URL('../../../', import.meta.url);
const options = fc.constantFrom<MarkdownOptions>({}, { mdx: true }, { inlineHtml: true });

describe('a tree of Markdown', () => {
  it.each([
    ['lines of all kinds', quickLines, 800],
    ['generated documents', markdownDocument, 100],
    ['any text', anyText, 300],
  ] as const)('is that of the parser alone for %s', (_, documents, numRuns) => {
    fc.assert(
      fc.property(documents, options, (text, how) => {
        expect(read(parseMarkdown, text, how)).toEqual(read(parseFully, text, how));
      }),
      { seed: SEED, numRuns },
    );
  });

  it.each(['docs/', 'content/', 'test/fixtures/content/valid/', ''])('is that of the parser alone for the files of %s', (folder) => {
    const files = readdirSync(new URL(folder, REPOSITORY)).filter((name) => /\.(?:md|mdx|markdown|txt)$/u.test(name));

    for (const name of files) {
      const text = readFileSync(new URL(folder + name, REPOSITORY), 'utf8');
      const how = { mdx: name.endsWith('.mdx') };
      expect(read(parseMarkdown, text, how)).toEqual(read(parseFully, text, how));
    }
    expect(files.length).toBeGreaterThan(1);
  });

  it('has every block where it stands', () => {
    const text = '# A\n\n| a |\n|---|\n\nB\n\n> c\n\n## D\n';

    expect(parseMarkdown(text).children.map(({ position }) => position?.start)).toEqual([
      { line: 1, column: 1, offset: 0 },
      { line: 3, column: 1, offset: 5 },
      { line: 6, column: 1, offset: 18 },
      { line: 8, column: 1, offset: 21 },
      { line: 10, column: 1, offset: 26 },
    ]);
  });
});

/** The parser leaves a field of a task on the root of some texts. */
function read(parse: typeof parseMarkdown, text: string, how: MarkdownOptions): unknown {
  const { children, position } = parse(text, how);
  return { children, position };
}
