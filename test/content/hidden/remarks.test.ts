import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../../src/content/parse-article.ts';

const parse = (text: string, path = 'a.md') => parseArticle({ path, text: `# The gate\n\n${text}` }, { baseUrl: 'https://own.example' });
const textOf = (text: string, path?: string): string | undefined =>
  parse(text, path)
    .article?.sections.map(({ body }) => body.text)
    .join('\n---\n');

describe('remarks for editors', () => {
  it.each([
    ['One %%ask legal%% two.', 'One two.'],
    ['One.\n\n%%\nask\n\n- legal\n%%\n\nTwo.', 'One.\n\nTwo.'],
    ['%%ask%% One.', 'One.'],
    ['One %%ask\nlegal%% two.', 'One two.'],
    ['one\n%% ask %%\ntwo', 'one\n\ntwo'],
    ['One {/* ask */} two.', 'One two.'],
    ['One { /* ask\n\nlegal */ } two.', 'One\n\ntwo.'],
    ['One <!-- ask --> two.', 'One two.'],
    ['One <!-- ask\n\nlegal --> two.', 'One\n\ntwo.'],
    ['One <!-- ask --!> two <!--> three <!---> four.', 'One two three four.'],
    ['One{>>ask<<} two.', 'One two.'],
    ['One {--old --}two.', 'One two.'],
    ['The mill{++s++} turn.', 'The mills turn.'],
    ['At {~~nine~>ten~~} sharp.', 'At ten sharp.'],
    ['The {==wide==}{>>ask<<} gate.', 'The wide gate.'],
    ['One {# ask #}two {#- ask\nlegal -#}three.', 'One two three.'],
    ['One {% comment %}ask{% comment %}legal{% endcomment %}!{% endcomment %}two.', 'One two.'],
    ['One {%- comment -%}ask{%- endcomment -%} two.', 'One two.'],
    ['One {% # ask legal %}two.', 'One two.'],
    ['One {{/* ask */}}two {{- /* ask */ -}}three.', 'One two three.'],
    ['One {{</* ask legal first */>}}two.', 'One two.'],
    ['One {{< comment >}}ask{{< /comment >}}two.', 'One two.'],
    ['One {{! ask }}two {{!-- ask }} legal --}}three.', 'One two three.'],
    ['One <%# ask %>two <%-- ask --%>three.', 'One two three.'],
    ['One.\n\n[//]: # (ask legal (now)!)\n\nTwo.', 'One.\n\nTwo.'],
    ['One\n[//]: # "ask"\n[comment]: <> (ask\nlegal)\n\nTwo.', 'One\n\nTwo.'],
    ['One.\n\n<todo>ask</todo><Todo>ask</Todo>\n\nTwo <p hidden>ask</p>.', 'One.\n\nask\n\nTwo .'],
    [':::todo\nask\n:::\n\nOne.', 'One.'],
    ['- one\n- <!-- ask -->\n- two %%ask%%', '- one\n- two'],
    ['> one <!-- ask -->\n> %%ask%% two', 'one two'],
    ['| A | B |\n|---|---|\n| x <!-- a | b --> | %%y%% 2 |', 'A   | B\n----|----\nx   | 2'],
    ['## Stairs %%ask%% {#up}\n\nOne.', 'One.'],
  ])('are left out of %j', (text, expected) => {
    expect(textOf(text)).toBe(expected);
    expect(textOf(text.replaceAll('<todo>ask</todo>', ''), 'a.mdx')).not.toMatch(/ask|legal/);
  });

  it.each([
    ['`%%x%%` and `<!-- y -->`', '%%x%% and <!-- y -->'],
    ['```\n{# x #}\n%% y %%\n```', '{# x #}\n%% y %%'],
    ['One.\n\n    {>>x<<} %%y%%', 'One.\n\n{>>x<<} %%y%%'],
    ['One %%ask `legal%% and `code %%x%%`.', 'One and code %%x%%.'],
    ['\\%%x%% and \\<!-- y -->', '%%x%% and <!-- y -->'],
    ['`{{</* figure */>}}` and {{</* figure src="a.png" */>}}', '{{< figure >}} and {{< figure src="a.png" >}}'],
  ])('are kept in code, and behind a backslash: %j', (text, expected) => {
    expect(textOf(text)).toBe(expected);
  });

  it.each([
    '50%% off today, and 20%% tomorrow.',
    'The rest of 7 %% 3 is 1, of 8 %% 3 is 2.',
    'It is at 100 % now. 40 %%, they say, of 90 %%.',
    'Use %% to write a percent sign.',
    'The sign "%%" is one.',
    'See https://own.example/a%%20b%%20c there.',
    'Run it {--queue} or {--queue=2} with {{a}} and {x}.',
    'A style {--accent: red} in prose.',
  ])('are not seen in prose: %j', (text) => {
    expect(textOf(text)).toBe(text);
    expect(parse(text).problems).toEqual([]);
  });

  it('leave links, anchors and the other marks of a page alone', () => {
    const text =
      '## Stairs {#up}\n\nSee [comments] and [top].\n\n[comments]: https://own.example/c\n[top]: #top "x"\n\n# Next { #next }\n\nOne.';

    const { article } = parse(text);

    expect(article?.sections.map(({ anchor }) => anchor)).toContain('up');
    expect(article?.sections[0]?.body.marks.map((mark) => 'url' in mark && mark.url)).toEqual([
      'https://own.example/c',
      'https://own.example/a#top',
    ]);
  });

  it.each([
    ['One.\n\n%%\nask\n\nTwo.', 'One.', 5],
    ['One %%ask\n\nTwo.', 'One', 3],
    ['One <!-- ask\n\nTwo.', 'One', 3],
    ['One {/* ask\n\nTwo.', 'One', 3],
    ['One {# ask\n\nTwo.', 'One', 3],
    ['One {% comment %}ask\n\nTwo.', 'One', 3],
    ['One {{/* ask\n\nTwo.', 'One', 3],
    ['One {>>ask legal\n\nTwo.', 'One\n\nTwo.', 3],
    ['One {--ask legal\n\nTwo.', 'One\n\nTwo.', 3],
  ])('hide what follows when they have no end, and the editor hears of it: %j', (text, expected, line) => {
    expect(textOf(text)).toBe(expected);
    expect(parse(text).problems).toMatchObject([{ code: 'remark.unclosed', severity: 'warning', line }]);
  });

  it('hide the words between doubtful percent signs, and the editor hears of it', () => {
    const { article, problems } = parse('Done %% ask legal %% today.');

    expect(article?.sections[0]?.body.text).toBe('Done today.');
    expect(problems).toMatchObject([{ code: 'remark.doubtful', line: 3, column: 6 }]);
  });

  it('are in no credit, and the credit above one is found', () => {
    const text = 'The gate\nIt opened.\n\nSource: The Tide\n<!-- ask\nSource: A hidden name\n-->\n';

    const { article } = parseArticle({ path: 'a.txt', text });

    expect(article).toMatchObject({ credit: { source: 'The Tide' } });
    expect(JSON.stringify(article)).not.toContain('hidden name');
  });

  it('are left out of plain text', () => {
    const text = 'The gate %%ask%%\nA line <!-- ask --> below\nThe hall {>>ask<<}opened.\n%%\nask\n%%\n- item {# ask #}one\n- item two';

    const { article } = parseArticle({ path: 'a.txt', text });

    expect(article).toMatchObject({ title: 'The gate', dek: 'A line below' });
    expect(article?.sections.map(({ body }) => body.text)).toEqual(['The hall opened.\n\n- item one\n- item two']);
  });

  it('are read to the end however often they begin without one', () => {
    const text = '{--a} %% 5 %% {#b {{x [a [//]: <!- `c '.repeat(6_000);

    const { article } = parse(text);

    expect(article?.sections).toHaveLength(1);
  });
});
