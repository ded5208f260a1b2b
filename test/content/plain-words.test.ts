import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/content/parse-article.ts';

const read = (yaml: string) =>
  parseArticle({ path: 'a.md', text: `---\n${yaml}\n---\nText of it.\n` }, { baseUrl: 'https://own.example' }).article;

describe('words in front matter', () => {
  it.each([
    ['Caf&#233; news: it&#8217;s &amp; open', 'Café news: it’s & open'],
    ['It&#39;s &quot;quoted&quot; &#x2014; Jos&eacute;', 'It\'s "quoted" — José'],
    ['R&amp;D of AT&T and B&B', 'R&D of AT&T and B&B'],
    ['Twice: it&amp;#8217;s &amp;amp; it&amp;rsquo;s', 'Twice: it’s & it’s'],
    ['How to write &amp;lt; in HTML', 'How to write &lt; in HTML'],
    ['&nosuchthing; &copy=2 &#; &', '&nosuchthing; &copy=2 &#; &'],
    ['See https://own.example/?a=1&copy=2&lt;3 &lt;b&gt;', 'See https://own.example/?a=1&copy=2&lt;3 <b>'],
    ['The **wide** *gate* of `set_point` and ~~old~~ [mill](https://own.example/m)', 'The wide gate of set_point and old mill'],
    ['The <em>wide</em> gate, 10<sup>6</sup> H<sub>2</sub>O', 'The wide gate, 10⁶ H₂O'],
    ['How set_point and max_temp work: 2 * 3 * 4, __init__ and *args', 'How set_point and max_temp work: 2 * 3 * 4, __init__ and *args'],
    ['Of [the `gate` in a mill](https://own.example/m) and [`set`](gate.md#set)', 'Of the gate in a mill and set'],
    ['[one](a/b.md), [two](../b), [three](./c.html), [four](mailto:a@own.example), [five](d.qmd?x)', 'one, two, three, four, five'],
    ['`[a](b.md)` and call[i](x), [sic](ibid)', '[a](b.md) and call[i](x), [sic](ibid)'],
    ['`**kept** &amp;` and \\*kept\\*', '**kept** &amp; and *kept*'],
    ['The gate %%ask legal%% opens <!-- ask -->{>>ask<<}', 'The gate opens'],
    ['The gate {# ask #}is {--not --}open. {% if member %}ask{% endif %}', 'The gate is open.'],
    ['The gate <!-- ask legal', 'The gate'],
  ])('%j reads %j', (written, expected) => {
    const quoted = `'${written.replaceAll("'", "''")}'`;

    expect(read(`title: ${quoted}\ndek: ${quoted}`)).toMatchObject({ title: expected, dek: expected });
  });

  it('are read before names and topics are told apart', () => {
    const article = read(
      'author: "Jos&eacute; Mill"\ntags: [R&amp;D, "caf&eacute;"]\ncorrection: It&rsquo;s ten.\nimage: {url: "https://own.example/a.png?a=1&amp;b=2", alt: "A &lt;gate&gt;"}',
    );

    expect(article).toMatchObject({
      bylines: ['José Mill'],
      topics: ['R&D', 'café'],
      corrections: ['It’s ten.'],
      image: { url: 'https://own.example/a.png?a=1&amp;b=2', alt: 'A <gate>' },
    });
  });
});

describe('topics', () => {
  it.each([
    ['tags: [a, b]\ncategories: [B, c]', ['a', 'b', 'c']],
    ['categories: news tech', ['news', 'tech']],
    ['tags: news tech', ['news', 'tech']],
    ['categories: news, river mills', ['news', 'river mills']],
    ['category: river mills', ['river mills']],
    ['categories: [river mills]\ntag: gates', ['river mills', 'gates']],
    ['topics: "a; b"\ncategories: c', ['a', 'b', 'c']],
    ['tags: [a]\nkeywords: [x, y]\nsection: z', ['a']],
    ['keywords: x, y', ['x', 'y']],
    ['tags: []\ncategories: [c]', ['c']],
    ['Categories:\n  - name: c\n  - "#d"', ['c', 'd']],
  ])('of %j', (yaml, topics) => {
    expect(read(yaml)?.topics).toEqual(topics);
  });
});
