import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCellOptions } from '../../../src/content/dialects/cell-options.ts';
import { rewriteDialects } from '../../../src/content/dialects/rewrite-dialects.ts';

/** The text of an author, and the Markdown that means the same. */
const rows: readonly (readonly [string, string, string])[] = [
  ['an alert of GitHub', '> [!NOTE]\n> The gate shuts at nine.', '> **Note**\n>\n> The gate shuts at nine.'],
  ['an alert with a title', '> [!WARNING] Wet floor\n> Mind it.', '> **Warning: Wet floor**\n>\n> Mind it.'],
  ['a folded callout of Obsidian', '> [!tip]- Folded\n> Inside.', '> **Folded**\n>\n> Inside.'],
  ['an admonition of Docusaurus', ':::tip\n\nTurn it.\n\n:::', '> **Tip**\n>\n> \n> Turn it.\n> \n'],
  ['an admonition with a title in brackets', ':::danger[The wheel]\nStand back.\n:::', '> **Danger: The wheel**\n>\n> Stand back.\n'],
  ['a container of VitePress', '::: details Show it\nInside.\n:::', '> **Show it**\n>\n> Inside.\n'],
  ['a callout of Quarto', '::: {.callout-note}\n## The wheel\nIt turns.\n:::', '\n> **The wheel**\n>\n> It turns.\n'],
  ['a labelled equation', '$$\nx + 1\n$$ {#eq-wheel}\n\nAfter.', '$$\nx + 1\n$$\n\nAfter.'],
  ['a caption with a label', '| a |\n| - |\n| 1 |\n\n: The wheels {#tbl-wheels .striped}', '| a |\n| - |\n| 1 |\n\nThe wheels'],
  ['a caption with words in braces', ': The set {a, b}', ': The set {a, b}'],
  ['a block of pymdownx', '/// warning | Wet\nMind it.\n///', '> **Warning: Wet**\n>\n> Mind it.\n'],
  ['nested containers', '::::note\nOuter.\n:::tip Inner\nDeep.\n:::\n::::', '> **Note**\n>\n> Outer.\n> > **Inner**\n>\n> > Deep.\n\n'],
  ['a container that arranges', '::: columns\nLeft.\n:::', '\nLeft.\n'],
  ['a container that nobody closed', ':::note\nText.', '\nText.'],
  [
    'an admonition of MkDocs',
    '!!! warning "Mind the step"\n    It is wet.\n\n    Twice.\n\nAfter.',
    '> **Warning: Mind the step**\n>\n> It is wet.\n>\n> Twice.\n>\nAfter.',
  ],
  ['a folded admonition', '??? note\n    Inside.', '> **Note**\n>\n> Inside.'],
  ['an admonition without a title', '!!! note ""\n    Inside.', '\n> Inside.'],
  ['an admonition with quotation marks in its title', '??? note "The "old" bell"\n    Inside.', '> **The "old" bell**\n>\n> Inside.'],
  [
    'tabs of MkDocs',
    '=== "Linux"\n    Turn left.\n\n=== "Windows"\n    Turn right.',
    '**Linux**\n\nTurn left.\n\n**Windows**\n\nTurn right.',
  ],
  ['a list in an admonition', '!!! tip\n    - One\n        - Two', '> **Tip**\n>\n> - One\n>     - Two'],
  ['a figure', '{{< figure src="b.png" caption="The old bell" >}}', '![](<b.png>)\n\nThe old bell\n\n'],
  ['a notice', '{{% notice tip %}}\nTurn it.\n{{% /notice %}}', '\n> **Tip**\n>\n> \n> Turn it.\n> \n\n'],
  ['a reference in a link', '[stairs]({{< ref "stairs.md" >}})', '[stairs](stairs.md)'],
  ['highlighted code', '{{< highlight go >}}\nx := 1\n{{< /highlight >}}', '\n```go\nx := 1\n```\n'],
  ['an unknown shortcode', 'A {{< spin 3 >}}wheel{{< /spin >}} turns.', 'A wheel turns.'],
  ['a shortcode that is shown', 'Write {{</* figure */>}}.', 'Write `{{< figure >}}`.'],
  ['a shortcode with marks in quotes', '{{< x a=">}}" >}}after', 'after'],
  ['a raw part of Liquid', '{% raw %}{{ x }}{% endraw %}', '{{ x }}'],
  ['an include of Jekyll', 'A {% include bell.html size="2" %} bell.', 'A  bell.'],
  [
    'links whose addresses a template writes',
    'See [the *mill*][], [a wheel][w], [a b][c] and a[0][1].\n\n[c]: /c\n{% include links.html %}',
    'See the *mill*, a wheel, [a b][c] and a[0][1].\n\n[c]: /c\n',
  ],
  [
    'digits in double brackets beside a tag',
    'See [1][2], [12][13], [the log][3], [4][w] and [§ 2][§ 3] {% include note.html %}.',
    'See [1][2], [12][13], [the log][3], [4][w] and [§ 2][§ 3] .',
  ],
  ['a wikilink whose label has an address', 'See [[Bug 7]].\n\n[Bug 7]: /7', 'See [[Bug 7]].\n\n[Bug 7]: /7'],
  [
    'a wikilink whose label has an address in code alone',
    'See [[Bug 7]].\n\n```\n[Bug 7]: /7\n```\n',
    'See [Bug 7](<wiki:Bug%207>).\n\n```\n[Bug 7]: /7\n```\n',
  ],
  ['links without an address where no template is', 'See [the mill][m].', 'See [the mill][m].'],
  ['code of Jekyll', '{% highlight ruby %}\nputs 1\n{% endhighlight %}', '\n```ruby\nputs 1\n```\n'],
  ['a link of Jekyll', '[a]({% link _posts/2026-01-02-a.md %})', '[a](_posts/2026-01-02-a.md)'],
  ['a base address', '[a]({{ site.baseurl }}/a)', '[a](/a)'],
  ['a literal through a filter', '![a]({{ "/a.png" | relative_url }})', '![a](/a.png)'],
  ['a branch', '{% if a %}Yes{% else %}No{% endif %}.', 'Yes.'],
  ['a loop', '{% for x in y %}{{ x }}{% endfor %}After', 'After'],
  ['a hint of GitBook', '{% hint style="warning" %}\nWet.\n{% endhint %}', '\n> **Warning**\n>\n> \n> Wet.\n> \n\n'],
  ['a tab of GitBook', '{% tabs %}{% tab title="Linux" %}\nLeft.\n{% endtab %}{% endtabs %}', '\n**Linux**\n\n\nLeft.\n\n'],
  [
    'wikilinks',
    'See [[Tower]], [[Tower|the tower]] and [[Tower#Stairs]].',
    'See [Tower](<wiki:Tower>), [the tower](<wiki:Tower>) and [Tower › Stairs](<wiki:Tower#Stairs>).',
  ],
  [
    'brackets around a link whose address stands below',
    'Mended. [[Gate 7]] and [[Weir]]\n\n[gate  7]: https://example.com/7\n',
    'Mended. [[Gate 7]] and [Weir](<wiki:Weir>)\n\n[gate  7]: https://example.com/7\n',
  ],
  ['an embedded picture', '![[bell.png|300]]', '![](<bell.png>)'],
  ['an attribute list on a line', 'Text\n{: .lead }', 'Text\n'],
  ['attributes of an image', '![A](a.png){: .left }', '![A](a.png)'],
  ['attributes of a link', '[x](y){ .button } and [small]{.x}', '[x](y) and small'],
  ['attributes of an item of a list', '1. {:#bell} The bell\n2. Then', '1. The bell\n2. Then'],
  ['attributes of an emoji', '- :bell:{ .lg .middle } **Ann**', '- 🔔 **Ann**'],
  ['an id with spaces', '## Stairs { #stairs }', '## Stairs {#stairs}'],
  ['an id between signs of its own', '## Room %{#bell}%', '## Room {#bell}'],
  ['an id of kramdown below a heading', '## Room\n{: #bell .wide}', '## Room {#bell}'],
  ['an id of kramdown', '## Room {: #bell }', '## Room {#bell}'],
  ['an id in an attribute', '### 1.2.0 { id="1.2.0" }', '### 1.2.0 {#1.2.0}'],
  ['an id in a remark', '## Room {/*the-room*/}', '## Room {#the-room}'],
  ['a reference behind a heading', '## The crash [#42]\n\n[#42]: https://a.example', '## The crash [#42]\n\n[#42]: https://a.example'],
  ['braces of words', '## Sets like {a, b}', '## Sets like {a, b}'],
  ['a table of contents', '* TOC\n{:toc}\n\n[TOC]\n', '\n\n\n\n'],
  ['emoji and icons', ':tada: :material-bird: done at 10:30:20', '🎉  done at 10:30:20'],
  ['a flag of Twemoji', 'From :flag_de: on, at 10:20:30', 'From 🇩🇪 on, at 10:20:30'],
  ['keys', 'Press ++ctrl+k++ in C++ or ++i++', 'Press Ctrl+K in C++ or I'],
  ['marked words', 'A ==marked== word, a == b', 'A marked word, a == b'],
  ['raised and lowered', 'x^2^ and H~2~O, ~~gone~~', 'x<sup>2</sup> and H<sub>2</sub>O, ~~gone~~'],
  [
    'strong words in the title of a callout',
    '!!! note "The **old** mill ([**map**](x)), 2 ** 3"\n    Wet.',
    '> **The old mill ([map](x)), 2 ** 3**\n>\n> Wet.',
  ],
  [
    'a value of Zola with a long text',
    `Go. {{ figure(src='a.png', caption='${'gull '.repeat(300)}') }}`,
    `Go. ![](<a.png>)\n\n${'gull '.repeat(300)}\n\n`,
  ],
  ['a call with a caption', 'Go.\n\n{{ figure(src="a.png", caption="The *wheel*") }}', 'Go.\n\n![](<a.png>)\n\nThe *wheel*\n\n'],
  ['a call that nobody knows', 'Go {{ tally(count=3) }} on.', 'Go  on.'],
  [
    'an event of Vue in a tag',
    'Go <a href="x" @click="go(0)">on</a> and <template v-if="y" #top>off</template>.',
    'Go <a href="x">on</a> and <template v-if="y">off</template>.',
  ],
  ['no event of Vue in signs that a text has', 'See <Section #3> of <the @handle>, <b @x>.', 'See <Section #3> of <the @handle>, <b @x>.'],
  ['no event of Vue in code that is indented', 'Go.\n\n    <a @click="go">on</a>\n', 'Go.\n\n    <a @click="go">on</a>\n'],
  ['no text of a call that may be for few', 'A {{ members(text="heron") }} {{ todo(text="heron") }} b', 'A   b'],
  [
    'no strong words within code, an address or a word of a title',
    '::: tip Use `__init__` and a__b__c and [x](y/__z__) **now**\nGo.\n:::',
    '> **Use `__init__` and a__b__c and [x](y/__z__) now**\n>\n> Go.\n',
  ],
  ['no event of Vue in a text', 'Ask <ann@mill.example> or a < b @c d > e', 'Ask <ann@mill.example> or a < b @c d > e'],
  ['no emphasis between two', 'was **a%**, then [**b**](x), then **c:**d', 'was **a%**, then [**b**](x), then <strong>c:</strong>d'],
  ['emphasis glued below what is not closed', '**a!\n\n**b:**c `**` **d:**e', '**a!\n\n<strong>b:</strong>c `**` <strong>d:</strong>e'],
  ['emphasis glued to a word', '**Status:**Healthy and **CPU:**45%', '<strong>Status:</strong>Healthy and <strong>CPU:</strong>45%'],
  ['an abbreviation', 'HTML is old.\n\n*[HTML]: Hyper Text Markup Language', 'HTML is old.\n\n- **HTML**: Hyper Text Markup Language'],
  ['an include that is not there', '{{#include ../code/bell.rs:here}}', ''],
  ['an include of Python-Markdown', 'A {!docs/bell.md!}B', 'A B'],
  ['an include with lines and marks that is not there', 'A:\n\n{* ../src/bell.py ln[2:5] hl[3,4] *}\n\nB', 'A:\n\n\n\nB'],
  [
    'an include that code shows, and braces with stars',
    '```\n{* ../src/bell.py *}\n```\n{** a.b *}',
    '```\n{* ../src/bell.py *}\n```\n{** a.b *}',
  ],
  [
    'tabs of code in the themes of VuePress',
    '::: code-tabs#shell\n\n@tab pnpm\n\nA\n\n@tab:active yarn#own\n\nB\n\n:::',
    '\n\n\n**pnpm**\n\n\nA\n\n\n**yarn**\n\n\nB\n\n',
  ],
  ['tabs of a plugin of VitePress', ':::tabs\n== Mill\nIt turns.\n:::\n\n== Weir', '\n\n**Mill**\n\nIt turns.\n\n\n== Weir'],
  ['a sign of tabs outside of them', '::: columns\n@tab of the house\n:::', '\n@tab of the house\n'],
  ['a component and a value of Bridgetown', 'A {%@ Note type: :tip do %} b {% end %}{%= toc %}.', 'A  b .'],
  ['a definition with its term', '{{% def name="Heron mast" abbr="HM" %}} A mast. {{% /def %}}', '**Heron mast (HM)**:  A mast. '],
  ['a formula', 'Given $x_1 + y_2$ of $5 and *6*$.', 'Given $x\\_1 + y\\_2$ of $5 and *6*$.'],
  ['a formula with braces', '$$\\sum_{i=1}^{N} *x*$$', '$$\\\\sum\\_\\{i=1\\}^\\{N\\} \\*x\\*$$'],
  ['sums of money and names of a shell', 'From $5_000 to $HOME/a_b and $c_d.', 'From $5_000 to $HOME/a_b and $c_d.'],
  ['a call over several lines', 'A {{ tabs ({\n  of: 1, in: { a: [2] },\n  as: ["b"]\n}) }} b', 'A  b'],
  ['a long tag', `A {% include faq.md a="${'word '.repeat(2_000)}" %} b`, 'A  b'],
  ['a place of a program', 'Text.\n\n{{ grammar-summary }}\n', 'Text.\n\n\n'],
  [
    'a definition list',
    'Ebb\n: It falls.\n\nFlood\n\n:   It rises.\n\n    Fast.',
    '- **Ebb**: It falls.\n\n- **Flood**: It rises.\n\n    Fast.',
  ],
  ['two terms of two explanations', 'Spring\nSyzygy\n: High.\n: Low.', '- **Spring (Syzygy)**: High.\n- **Spring (Syzygy)**: Low.'],
  ['terms with marks', '`ebb`\n: It falls.\n\n[Flood][1]\n: Up.', '- `ebb`: It falls.\n\n- **[Flood][1]**: Up.'],
  ['a definition list in a list', '* The file\n  SIZE\n  : 12\n\n  MD5\n  : ab', '* The file\n  - **SIZE**: 12\n\n  - **MD5**: ab'],
  ['a term in a list', '- Ebb\n  : It falls.', '- **Ebb**: It falls.'],
  ['a term behind another explanation', 'Ebb\n: It falls\n  fast.\nFlood\n: Up.', '- **Ebb**: It falls\n  fast.\n- **Flood**: Up.'],
  ['a term in an element', '<span>**Ebb**</span>\n\n:   It falls.', '- <span>**Ebb**</span>: It falls.'],
  [
    'an attribute that is an expression',
    '- <b style={{ color: "teal" }} id="a" hidden={x}>Ebb</b> <name x={1}>',
    '- <b id="a">Ebb</b> <name x={1}>',
  ],
  ['such an attribute in code', '`<b id={x}>`', '`<b id={x}>`'],
  ['a question and its answer', 'Why two?\n\n: One is a spare.\n\n  So it is.', '- **Why two?** One is a spare.\n\n  So it is.'],
  ['a colon below lines with a question', 'Is it hot?\nIt is\n: so', 'Is it hot?\nIt is\n: so'],
  ['a colon below a block of HTML', '<div>Ebb</div>\n\n: not a definition', '<div>Ebb</div>\n\n: not a definition'],
  ['a colon below a sentence', 'It is hot.\n\n: not a definition', 'It is hot.\n\n: not a definition'],
  ['a caption below a table', '| a |\n| - |\n| 1 |\n: The wheels', '| a |\n| - |\n| 1 |\n\nThe wheels'],
  [
    'cross references of Quarto',
    '![](a.png){#fig-a}\n\n$$ x $$ {#eq-x}\n\n## The mill {#sec-mill}\n\nSee @fig-a, [Eq. -@eq-x], [-@fig-a], @sec-mill and @tbl-none.',
    '![](a.png)\n\n$$ x $$\n\n## The mill {#sec-mill}\n\nSee Figure 1, Eq. 1, 1, The mill and Table.',
  ],
  ['an address like a reference', 'Write to a@fig-tree.example or @figtree.', 'Write to a@fig-tree.example or @figtree.'],
  ['an address that only a template knows', '[a][x]\n\n[x]: {{ site.x.y }}\n[y]: <{{< param z >}}/b>', '[a][x]\n\n[x]: <>\n[y]: <>'],
  [
    'an address with a value that nobody knows',
    '[a](../x/{{< meta y >}}.md "t") and ![b](/img/{{ z }}/{{ w }}.png), [c]({{ x }}/c.md)',
    '[a](<> "t") and ![b](<>), [c](/c.md)',
  ],
  ['attributes over two lines', '![A](a.png){:\n.icon width="70"} next', '![A](a.png) next'],
  ['attributes behind attributes', '[a](b){:rel="x"}{: .c}{:.d} *e*{:.f}{:.g}', '[a](b) *e*'],
  ['the name of a block', 'It turns. ^9b526a\n\n- a ^00ff11 \n\n> b\n> ^abcde1\n\n^12345f', 'It turns.\n\n- a\n\n> b\n\n\n'],
  ['a power in a paragraph', 'About 10 ^100000\ngrains, and x ^decade', 'About 10 ^100000\ngrains, and x ^decade'],
  ['a power in code', '    git log main ^a1b2c3', '    git log main ^a1b2c3'],
  ['a name in a paragraph', 'It turns ^a1b2c3\nand turns.', 'It turns ^a1b2c3\nand turns.'],
  ['attributes behind others of another kind', 'set(){.map}{x=1} f(x){.a}{a=b}{c}', 'set(){x=1} f(x){a=b}{c}'],
  ['a sign of power', 'x ^2\ny ^wheel\nz ^9b526a w\nv^9b526a', 'x ^2\ny ^wheel\nz ^9b526a w\nv^9b526a'],
  ['attributes of a picture below it', '![A](a.png)\n{style="margin: auto"}', '![A](a.png)\n'],
];

describe('what a generator adds to Markdown', () => {
  it.each(rows)('is rewritten: %s', (_name, written, expected) => {
    expect(rewriteDialects(written).text).toBe(expected);
  });

  it.each(rows.filter(([, written]) => !/include|highlight|</u.test(written)))('stays as written in code: %s', (_name, written) => {
    const fenced = `~~~~\n${written}\n~~~~`;

    expect(rewriteDialects(fenced).text).toBe(fenced);
  });

  it('stays as written in a code span', () => {
    const text = 'Write `{{< figure >}}`, `[[Page]]`, `{{ x }}`, `:tada:` and ``==a==``.';

    expect(rewriteDialects(text).text).toBe(text);
  });
});

it('keeps in notes too what stands in a paragraph or in code', () => {
  const written = 'm c ^2\nand it turns. Press ^C\nto stop.\n\n    git log main ^dev\n';

  expect(rewriteDialects(written, { namesBlocks: true }).text).toBe(written);
});

it('drops a name that the author gave to a block, where blocks have such', () => {
  const { text } = rewriteDialects('It turns. ^the-wheel\n\n`a ^b`\n\n^Gate-2\n\n$x ^n$', { namesBlocks: true });

  expect(text).toBe('It turns.\n\n`a ^b`\n\n\n\n$x ^n$');
});

it('knows the columns of code in an item behind a tab', () => {
  const item = '3.\tOne\n\n\t```\n\t{{ x }}\n\t```\n\n';

  expect(rewriteDialects(`${item}\tTwo {{ y }}\n`).text).toBe(`${item}\tTwo \n`);
  expect(rewriteDialects('8.  One\n\n    ```\n\t{{ x }}\n\t\t{{ x }}\n    ```\n').text).toContain('```\n\t{{ x }}\n\t\t{{ x }}\n    ```');
});

it('ends code that nobody closes with its list item', () => {
  expect(rewriteDialects('* One\n    ``` ruby\n    {{ x }}\n\n* Two {{ y }}\n').text).toBe('* One\n    ``` ruby\n    {{ x }}\n\n* Two \n');
  expect(rewriteDialects('1. One\n\n   ```\n   {{ x }}\n\n   {{ y }}\n   ```\n').text).toContain('{{ y }}');
});

/** A cell of Quarto, and the text of it that readers see. */
const cells: readonly (readonly [string, string, string])[] = [
  ['options', '```{r}\n#| label: fig-a\n#| echo: true\n# A remark\nx <- 1\n```', '```r\n# A remark\nx <- 1\n```'],
  [
    'options of other languages',
    '```{ojs}\n//| panel: input\nx\n```\n\n```{mermaid}\n%%| a: b\ny\n```\n\n```{sql}\n--| c: d\nz\n```',
    '```ojs\nx\n```\n\n```mermaid\ny\n```\n\n```sql\nz\n```',
  ],
  ['a cell that is left out', 'A\n\n```{r}\n#| include: false\n#| fig-cap: Unseen\nx\n```\n\nB', 'A\n\n\n\nB'],
  ['a cell without its source', 'A\n\n```{python}\n#| echo: false\nx\n```\n\nB', 'A\n\n\n\nB'],
  [
    'options behind the language',
    '```{r, echo=FALSE}\nx\n```\n\n```{r setup, include = F}\ny\n```\n\n```{r a, message=FALSE}\nz\n```',
    '\n\n\n\n```r\nz\n```',
  ],
  ['a source with its fence', '```{python}\n#| echo: fenced\nx\n```', '```python\nx\n```'],
  ['captions', '```{r}\n#| fig-cap: "The mill: *old*"\n#| echo: false\nx\n```', '\n\nThe mill: *old*\n'],
  [
    'captions over lines',
    '```{r}\n#| fig-cap: |\n#|   The mill\n#|   stands.\n#| fig-alt: >\n#|   Unseen\nx\n```',
    '```r\nx\n```\n\nThe mill stands.\n',
  ],
  ['a caption of what does not run', '```{r}\n#| fig-cap: The mill\n#| eval: false\nx\n```', '```r\nx\n```'],
  ['a cell in a list', '1.  A\n\n    ```{r}\n    #| fig-cap: B\n    x\n    ```', '1.  A\n\n    ```r\n    x\n    ```\n    \n    B\n    '],
  ['a cell in a quotation', '> ```{r}\n> #| echo: false\n> x\n> ```\n> B', '> \n> B'],
  ['values that a run fills in', 'It has `r nrow(x)`, `{python} y` and `r` or `{r} `.', 'It has ,  and `r` or `{r} `.'],
  ['cells that are shown', '```{{r}}\n#| echo: false\nx\n```\n\n```r\n#| y\n```', '```{{r}}\n#| echo: false\nx\n```\n\n```r\n#| y\n```'],
  ['raw blocks', '```{=html}\n<b>A</b>\n```\n\n```{=latex}\n\\x\n```', '\n<b>A</b>\n\n\n'],
  [
    'a reference to a label among options',
    '```{r}\n#| label: fig-a\n#| echo: false\nx\n```\n\n::: {#fig-b}\nB\n:::\n\n@fig-a, @fig-b',
    '\n\n\nB\n\n\nFigure 1, Figure 2',
  ],
];

describe('a cell of Quarto', () => {
  it.each(cells)('is read: %s', (_name, written, expected) => {
    expect(rewriteDialects(written, { cells: { echo: true } }).text).toBe(expected);
  });

  it('shows its source if it says so, whatever the document says', () => {
    const text = '```{r}\nx\n```\n\n```{r}\n#| echo: true\ny\n```';

    expect(rewriteDialects(text, { cells: { echo: false } }).text).toBe('\n\n```r\ny\n```');
    expect(rewriteDialects(text).text).toBe(text);
  });

  // Letter by letter, such a word takes minutes.
  it('is read in one go though its first line is one long word', () => {
    expect(readCellOptions([], `${'a'.repeat(1_000_000)}, echo=FALSE`)).toMatchObject({ isShown: false });
  });
});

it('writes values of front matter that Quarto names, in addresses too', () => {
  const text =
    '{{< meta tool.name >}} reads [it](../{{< meta tool.path >}}.qmd), {{< meta none >}}and {{< meta constructor >}}`{{< meta tool.name >}}`.';

  expect(rewriteDialects(text, { values: { 'tool.name': 'The mill', 'tool.path': 'mill' } }).text).toBe(
    'The mill reads [it](../mill.qmd), and `{{< meta tool.name >}}`.',
  );
});

it('drops the place of a program in mdBook', () => {
  expect(rewriteDialects('A\n\n{{%segment outline}}\n\nB {{x}}', { readsValues: 'none' }).text).toBe('A\n\n\n\nB {{x}}');
});

it('reads ids and flags of Fumadocs behind a heading, and of Nextra the ids', () => {
  const text = '## Turn [step]\n\n## Stop [!toc] [#stop]\n\n### A [b](#c)\n\n## Sets [a]';

  expect(rewriteDialects(text, { headingBrackets: 'idsAndFlags' }).text).toBe('## Turn\n\n## Stop {#stop}\n\n### A [b](#c)\n\n## Sets [a]');
  expect(rewriteDialects(text, { headingBrackets: 'ids' }).text).toBe(
    '## Turn [step]\n\n## Stop [!toc] {#stop}\n\n### A [b](#c)\n\n## Sets [a]',
  );
});

it('keeps the key of a work that Pandoc cites', () => {
  const { text } = rewriteDialects('As [see @quist2024, p. 3; -@mill] and @lind say, a@b.example.', { citesWorks: true });

  expect(text).toBe('As [see quist2024, p. 3; mill] and lind say, a@b.example.');
});

it('includes Markdown of the folder of parts, and reports none that is missing', () => {
  const resolveInclude = ({ path }: { readonly path: string }) => (path === '/_includes/notes/a.md' ? '[m]: /mill\n' : undefined);

  const { text, missingIncludes } = rewriteDialects('[Mill][m]\n\n{% include notes/a.md x="1" %}\n{% include b.md %}', { resolveInclude });

  expect(text).toBe('[Mill][m]\n\n[m]: /mill\n');
  expect(missingIncludes).toEqual([]);
});

it('includes a part of another file, and reports what is missing', () => {
  const files: Readonly<Record<string, string>> = { 'bell.rs': 'fn ring() {}' };

  const rewritten = rewriteDialects('```rust\n{{#include bell.rs}}\n```\n\n--8<-- "none.md"\n', {
    resolveInclude: ({ path }) => files[path],
  });

  expect(rewritten.text).toBe('```rust\nfn ring() {}\n```\n\n\n');
  expect(rewritten.missingIncludes).toEqual(['none.md']);
});

it('includes lines of a file as a block of code, as deep as the include stands', () => {
  const resolveInclude = ({ path, part }: { readonly path: string; readonly part?: string }) => `${path} ${part}\n\nb`;

  expect(rewriteDialects('- One\n\n  {* ../src/bell.py ln[2:5] hl[3] *}\n', { resolveInclude }).text).toBe(
    '- One\n\n  ```py\n  ../src/bell.py 2:5\n\n  b\n  ```\n',
  );
});

it('finds the way back to the text as it was written', () => {
  const written = '!!! note "Title"\n    Body.\n\nAfter :tada: it.';

  const { text, toWritten } = rewriteDialects(written);

  expect(toWritten(text.indexOf('After'))).toBe(written.indexOf('After'));
  expect(toWritten(text.indexOf(' it.'))).toBe(written.indexOf(' it.'));
});

it('leaves plain Markdown alone', () => {
  const text =
    '# Mill\n\nA *wheel* turns: 2 < 3, a_b_c, 50 % [x](y) ![z](w)\n\n- one\n  - two\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |\n';

  expect(rewriteDialects(text).text).toBe(text);
});

it('never throws, and always maps into the text', () => {
  const piece = fc.constantFrom(
    ':::',
    ':::note',
    '{{<',
    '>}}',
    '{%',
    '%}',
    '{{',
    '}}',
    '[[',
    ']]',
    '`',
    '```',
    '\n',
    '!!! note',
    '    ',
    '==',
    '++',
    '{:',
    '}',
    '*[',
    ']:',
    '> [!',
    ']',
    'a',
    ' ',
    '{{#include ',
    '"',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const written = pieces.join('');
      const { text, toWritten } = rewriteDialects(written);
      for (let at = 0; at <= text.length; at += 7) {
        expect(toWritten(at)).toBeGreaterThanOrEqual(0);
        expect(toWritten(at)).toBeLessThanOrEqual(written.length);
      }
    }),
    { seed: 13, numRuns: 500 },
  );
});

it.each(['\t>', '> ', '-  ', '1.  ', '> -  '])('reads a line of many signs %j at once', (sign) => {
  const before = process.cpuUsage();

  rewriteDialects(`${sign.repeat(5_000)}x`);

  const { user, system } = process.cpuUsage(before);
  // Of twenty-four signs, doubling with each, it took as long.
  expect((user + system) / 1_000).toBeLessThan(2_000);
});
