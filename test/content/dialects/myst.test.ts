import { describe, expect, it } from 'vitest';
import { rewriteDialects } from '../../../src/content/dialects/rewrite-dialects.ts';

/** Lines that mean nothing to Markdown count once. */
const read = (text: string) =>
  rewriteDialects(text, { readsMyst: true })
    .text.replace(/[ \t]+$/gmu, '')
    .replace(/(?:\n>(?: >)*)+(?=\n> )/gu, '\n>')
    .replace(/^\s+|[>\s]+$/gu, '')
    .replace(/\n{3,}/gu, '\n\n');

describe('MyST', () => {
  it.each([
    ['a note', '```{note}\nIt turns.\n```', '> **Note**\n>\n> It turns.'],
    ['words behind the name of a note', '```{hint} It turns.\n```', '> **Hint**\n>\n> It turns.'],
    ['a note with a title and options', ':::{admonition} Wheel\n:class: tip\n:name: w\n\nIt turns.\n:::', '> **Wheel**\n>\n> It turns.'],
    ['options between dashes', '```{note}\n---\nclass: x\n---\nIt turns.\n```', '> **Note**\n>\n> It turns.'],
    ['a note in a note', '````{warning}\nHot.\n```{tip}\nWait.\n```\n````', '> **Warning**\n>\n> Hot.\n>\n> > **Tip**\n>\n> > Wait.'],
    ['a note in a list', '- a\n\n  ```{note}\n  b\n  ```', '- a\n\n  > **Note**\n  >\n  > b'],
    ['a version', '```{versionadded} 1.2 Wheels.\n```', '> **Added in version 1.2**\n>\n> Wheels.'],
    ['a part that opens', '```{dropdown} More\nOf it.\n```', '> **More**\n>\n> Of it.'],
    ['tabs', '::::{tab-set}\n:::{tab-item} Linux\n:sync: l\nTurn.\n:::\n::::', '**Linux**\n\nTurn.'],
    ['code', '```{code-block} python\n:linenos:\nturn()\n```', '```python\nturn()\n```'],
    ['code with a caption', '```{code-cell} ipython3\n:caption: Turning\nturn()\n```', 'Turning\n\n```ipython3\nturn()\n```'],
    ['code with fences', '````{code} md\n```\na\n```\n````', '~~~~md\n```\na\n```\n~~~~'],
    ['a directive that is shown as code', '````md\n```{note}\na\n```\n````', '````md\n```{note}\na\n```\n````'],
    ['a figure', '```{figure} a.png\n:alt: A wheel\n\nIt turns.\n```', '![A wheel](<a.png>)\n\nIt turns.'],
    ['a picture', '```{image} a.png\n```', '![](<a.png>)'],
    ['a formula', '```{math}\n:label: a\nx_1 * y * z\n```', '$$\nx\\_1 \\* y \\* z\n$$'],
    [
      'a glossary',
      '```{glossary}\nEbb\n  It falls.\n\nFlood\nRise : r\n  It rises\n  fast.\n```',
      '- **Ebb**: It falls.\n\n- **Flood (Rise)**: It rises\n  fast.',
    ],
    ['a list of pages', 'a\n\n```{toctree}\n:maxdepth: 2\nb\n```\n\nc', 'a\n\nc'],
    ['other markup', '```{eval-rst}\n.. note:: a\n```', ''],
    ['a function', '```{py:function} turn(n)\nIt turns.\n```', '`turn(n)`\n\nIt turns.'],
    ['a kind that nobody knows', '```{wheel-house} The wheel\nIt turns.\n```', '**The wheel**\n\nIt turns.'],
    ['columns', '::::{grid} 1 2 2 3\n:::{grid-item-card} Wheel\nIt turns.\n:::\n::::', '**Wheel**\n\nIt turns.'],
    ['a directive that nobody closed', '```{note}\na', '```{note}\na'],
    ['an include', '```{include} b.md\n```', ''],
    ['a part of a file', '```{literalinclude} b.py\n:lines: 1-2\n```', ''],
  ])('%s', (_, written, expected) => {
    expect(read(written)).toBe(expected);
  });

  it.each([
    ['{term}`Ebb <ebb tide>` {term}`flood`', 'Ebb flood'],
    ['{abbr}`MW (megawatt)` {guilabel}`Open`', 'MW (megawatt) Open'],
    ['{doc}`mill` {doc}`The wheel <../wheel>` {doc}`/a/big-wheel`', '[mill](<mill.md>) [The wheel](<../wheel.md>) big wheel'],
    ['{ref}`words <wheel>` {ref}`other-place`', 'words other place'],
    ['{py:func}`~os.path.join` {class}`!Wheel` {kbd}`Ctrl`', '`join` `Wheel` `Ctrl`'],
    ['{math}`x` H{sub}`2`O {sup}`2` {octicon}`check` {cite}`quist`', '$x$ H<sub>2</sub>O <sup>2</sup>  \\[quist\\]'],
    ['`{ref}` and `` {ref}`x` ``', '`{ref}` and `` {ref}`x` ``'],
    ['a\n\n(wheel)=\n% remark\n+++\n\nb', 'a\n\nb'],
    ['(a)=\n(wheel)=\n## The wheel\n\n{ref}`wheel` {ref}`a`', '## The wheel\n\nThe wheel The wheel'],
  ])('%s', (written, expected) => {
    expect(read(written)).toBe(expected);
  });

  it('puts the text of a file in place of its directive', () => {
    const resolveInclude = ({ path }: { readonly path: string }) => `of ${path}`;
    const text = '```{include} b.md\n```\n\n```{literalinclude} c.py\n:language: python\n```\n';

    expect(rewriteDialects(text, { readsMyst: true, resolveInclude }).text.replace(/\n{2,}/gu, '\n')).toContain(
      'of b.md\n```python\nof c.py\n```',
    );
  });

  it('is found by its signs in a folder whose generator is not known, and not in cells of Quarto', () => {
    const text = '```{note}\nIt turns.\n```';

    expect(rewriteDialects(text).text.trim()).toBe('> **Note**\n>\n> It turns.');
    expect(rewriteDialects('{ref}`a <b>`').text).toBe('a');
    expect(rewriteDialects(text, { cells: { echo: true } }).text).not.toContain('>');
    expect(rewriteDialects('```{python}\nturn()\n```\n\n% a').text).toBe('```{python}\nturn()\n```\n\n% a');
  });

  it('reads directives a thousand deep, and a thousand that nobody closed, without harm', () => {
    const deep = `${Array.from({ length: 1_000 }, (_, level) => `${'`'.repeat(1_003 - level)}{note}\n`).join('')}a`;

    expect(read(`${deep}\n${Array.from({ length: 1_000 }, (_, level) => '`'.repeat(level + 4)).join('\n')}`)).toContain('> **Note**');
    expect(read('```{note}\n'.repeat(20_000))).toContain('```{note}');
  });
});
