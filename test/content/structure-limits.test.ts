import { describe, expect, it } from 'vitest';
import { countStructure } from '../../src/content/count-structure.ts';
import { parseArticle } from '../../src/content/parse-article.ts';
import { MAX_COUNTS } from '../../src/content/structure-limits.ts';

const codes = (text: string, path = 'a.md') => parseArticle({ path, text }).problems.map(({ code }) => code);

describe('the structure of a text', () => {
  it('counts headings, items, cells and paragraphs, and none of them in code', () => {
    const text = '# A\n\nOne.\n\nB\n-\n\n- x\n- y\n  1. z\n\n|a|b|\n|-|-|\n|1|2|\n|3|4|\n\n```\n# no\n- no\n\nno\n```\nTwo.\n';

    expect(countStructure(text)).toEqual({ headings: 2, 'list items': 3, 'table cells': 4, paragraphs: 4, depth: 1 });
  });

  it('counts what nests on one line', () => {
    expect(countStructure('> > - - a\n')).toMatchObject({ depth: 4, 'list items': 2 });
  });

  it.each([
    ['headings', '## H1\n\nx\n'],
    ['list items', '- a\n'],
    ['table cells', `${'|a'.repeat(30)}\n`],
    ['paragraphs', 'x\n\n'],
  ] as const)('is refused with words when it has too many %s', (name, unit) => {
    const head = name === 'table cells' ? `${'|a'.repeat(30)}\n${'|-'.repeat(30)}\n` : '';
    const each = name === 'table cells' ? 30 : 1;
    const text = `# T\n\n${head}${unit.repeat(MAX_COUNTS[name] / each + 1)}`;

    const { article, problems } = parseArticle({ path: 'a.md', text });

    expect(article).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'content.tooMany', what: expect.stringContaining(name) }]);
  });

  it('is refused when plain text has too many headings', () => {
    const text = `The Title of It\n\nThe text is here.\n${Array.from({ length: 6_500 }, (_, at) => `Gate ${at}\n\nThe wheel turns.\n`).join('\n')}`;

    expect(codes(text, 'a.txt')).toEqual(['content.tooMany']);
  });

  it('is refused when quotations nest too deep, before they are built', () => {
    expect(codes(`# T\n\n${'>'.repeat(100_000)} a\n`)).toEqual(['parse.depth']);
  });

  it('is read when it is as large as an article may be and plain', () => {
    const rows = Array.from({ length: 4_600 }, (_, row) => `| ${row} | a gate | a mill | a heron | a lock | 12.5 t |`);
    const headings = Array.from({ length: 4_300 }, (_, at) => `## Gate ${at}\n\nIts wheel turns ${at} times an hour.\n`);

    expect([codes(`# T\n\n|n|a|b|c|d|e|\n|-|-|-|-|-|-|\n${rows.join('\n')}`), codes(`# T\n\n${headings.join('\n')}`)]).toEqual([[], []]);
  });
});
