import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../../src/content/parse-article.ts';
import { withColonFences } from '../../../src/content/dialects/myst-fences.ts';
import { rewriteDialects } from '../../../src/content/dialects/rewrite-dialects.ts';

/** Lines that mean nothing to Markdown count once. */
const read = (text: string) =>
  rewriteDialects(withColonFences(text), { readsMyst: true })
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
    ['a note in a note', '````{warning}\nHot.\n```{tip}\nWait.\n```\n````', '> **Warning**\n>\n> Hot.\n> > **Tip**\n>\n> > Wait.'],
    ['a note in a list', '- a\n\n  ```{note}\n  b\n  ```', '- a\n\n  > **Note**\n  >\n  > b'],
    ['a version', '```{versionadded} 1.2 Wheels.\n```', '> **Added in version 1.2**\n>\n> Wheels.'],
    ['a part that opens', '```{dropdown} More\nOf it.\n```', '> **More**\n>\n> Of it.'],
    ['tabs', '::::{tab-set}\n:::{tab-item} Linux\n:sync: l\nTurn.\n:::\n::::', '**Linux**\n\nTurn.'],
    ['code', '```{code-block} python\n:linenos:\nturn()\n```', '```python\nturn()\n```'],
    ['code with a caption', '```{code-cell} ipython3\n:caption: Turning\nturn()\n```', 'Turning\n\n```ipython3\nturn()\n```'],
    ['code with fences', '````{code} md\n```\na\n```\n````', '````md\n```\na\n```\n````'],
    ['a directive that is shown as code', '````md\n```{note}\na\n```\n````', '````md\n```{note}\na\n```\n````'],
    ['a figure', '```{figure} a.png\n:alt: A wheel\n\nIt turns.\n```', '![A wheel](<a.png>)\n\nIt turns.'],
    [
      'a figure of Markdown',
      '```{figure-md} wheel\n![A wheel](a.png)\n\nIt turns.\n```\n\n```{tip}\nOil.\n```',
      '![A wheel](a.png)\n\nIt turns.\n\n> **Tip**\n>\n> Oil.',
    ],
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
    [
      'a kind that nobody knows',
      '```{wheel-house} The wheel\nIt turns.\n```\n\n```{tip}\nOil.\n```',
      '**The wheel**\n\nIt turns.\n\n> **Tip**\n>\n> Oil.',
    ],
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

    expect(rewriteDialects(withColonFences(text), { readsMyst: true, resolveInclude }).text.replace(/\n{2,}/gu, '\n')).toContain(
      'of b.md\n```python\nof c.py\n```',
    );
  });

  it('is found by its signs in a folder whose generator is not known, and not in cells of Quarto', () => {
    const text = '```{note}\nIt turns.\n```';

    expect(rewriteDialects(withColonFences(text)).text.trim()).toBe('> **Note**\n>\n> It turns.');
    expect(rewriteDialects('{ref}`a <b>`').text).toBe('a');
    expect(rewriteDialects(text, { cells: { echo: true } }).text).not.toContain('>');
    expect(rewriteDialects('```{python}\nturn()\n```\n\n% a').text).toBe('```{python}\nturn()\n```\n\n% a');
  });

  it.each([
    [
      'a fence behind the mark of a list',
      '- ```py\n  code()\n  ```\n\n```{warning}\nHot.\n```',
      '- ```py\n  code()\n  ```\n\n> **Warning**\n>\n> Hot.',
    ],
    [
      'a fence that is indented as code is',
      '```{note}\n1.  Do\n\n    ```sh\n    make\n    ```\n\nAfter.\n```\n\n## Next',
      '> **Note**\n>\n> 1.  Do\n>\n>     ```sh\n>     make\n>     ```\n>\n> After.\n\n## Next',
    ],
    ['an example in indented code', 'a\n\n    ```{note}\n    b\n    ```', 'a\n\n    ```{note}\n    b\n    ```'],
    ['a role in code', 'The route is `GET /git/{ref}`.\n\n% of it `x`', 'The route is `GET /git/{ref}`.'],
    ['a role that is escaped', '\\{term}`x`', '\\{term}`x`'],
    ['a target with an id', '(b)=\n## The wheel {#w}\n\n{ref}`b`', '## The wheel {#w}\n\nThe wheel'],
    ['a remark in a quotation', '> a\n> % remark\n> b', '> a\n> \n> b'.replace('> \n', '>\n')],
  ])('reads what stands around: %s', (_, written, expected) => {
    expect(read(written)).toBe(expected);
  });

  it('leaves lines as they are in a text without a directive', () => {
    const text = 'a {math} b\n\n% of the north\n(x)=\n+++\n\nThe route is `GET /git/{ref}`.';

    expect(rewriteDialects(withColonFences(text)).text).toBe(text);
  });

  it('knows where the text behind a directive was written', () => {
    const text = 'a\n\n```{note}\n:class: x\nBell\n```\n\n## C\n\n```{code-block} python\n:linenos:\nturn()\n```\n\n## D';
    const { text: read, toWritten } = rewriteDialects(withColonFences(text));

    for (const word of ['Bell', '## C', 'turn()', '## D']) expect(toWritten(read.lastIndexOf(word))).toBe(text.lastIndexOf(word));
  });

  it.each([
    ['```{note}\nOpen.\n%% SECRET %%\n<!-- SECRET -->\n```'],
    ['```{note}\nOpen.\n:::members\nSECRET\n:::\n```'],
    ['```{note}\nOpen.\n```\n\n:::members\nSECRET\n\n```py\n:::\n```\n\nSECRET\n:::'],
    ['```{note}\nOpen.\n<div hidden>SECRET</div>\n```'],
    ['```{epigraph}\nOpen.\n{% if member %}SECRET{% endif %}\n```'],
    ['Open.\n\n```{note}\nx\n```\n\n```{members}\nSECRET\n```'],
    ['Open.\n\n```{members}\nSECRET\n```'],
    ['Open.\n\n```{todo}\nSECRET\n```'],
    ['Open.\n\n```{note}\n:class: members-only\nSECRET\n```'],
    ['Open.\n\n```{note}\n:class: draft\nSECRET\n```'],
    ['Open.\n\n```{tip}\nx\n```\n\n```{container} members-only\nSECRET\n```'],
    ['Open.\n\n```{code-cell}\n:tags: [remove-cell]\nSECRET\n```'],
    ['Open.\n\n```{ifconfig} members\nSECRET\n```'],
    ['Open.\n\n```{note}\nx\n```\n\n> a\n> % SECRET'],
  ])('shows nothing that readers may not see: %j', (text) => {
    const { article } = parseArticle({ path: 'wheel.md', text: `# Wheel\n\n${text}\n` });
    const shown = article?.sections.map(({ body }) => body.text).join('\n') ?? '';

    expect(shown).toContain('Open.');
    expect(shown).not.toContain('SECRET');
  });

  it('shows remarks in code as they are written', () => {
    const text =
      '# Wheel\n\n```{note}\nWrite `%% remark` or `<!--` so.\n```\n\n```{code-cell}\n%%time\nturn()\n```\n\n## End\n\nAll of it.\n';
    const { article } = parseArticle({ path: 'wheel.md', text });

    expect(article?.sections.map(({ body }) => body.text)).toEqual(['Note\n\nWrite %% remark or <!-- so.\n\n%%time\nturn()', 'All of it.']);
  });

  it('reads directives a thousand deep, a thousand that nobody closed, and very long ones', () => {
    const rewrite = (text: string) => rewriteDialects(withColonFences(text)).text;
    const deep = `${Array.from({ length: 1_000 }, (_, level) => `${'`'.repeat(1_003 - level)}{note}\n`).join('')}a`;

    expect(rewrite(`${deep}\n${Array.from({ length: 1_000 }, (_, level) => '`'.repeat(level + 4)).join('\n')}`)).toContain('> **Note**');
    expect(rewrite('```{note}\n'.repeat(20_000))).toContain('```{note}');
    expect(rewrite(`\`\`\`{note}\n${'a\n'.repeat(150_000)}\`\`\``)).toContain('> **Note**');
    expect(rewrite(`\`\`\`{note} a${' '.repeat(100_000)}b\n\`\`\``)).toContain('> **Note**');
  });
});
