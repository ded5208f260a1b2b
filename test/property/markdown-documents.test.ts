import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RichText } from '../../src/content/rich-text.ts';
import { parseArticle } from '../../src/content/parse-article.ts';
import { renderDiscord } from '../../src/platform/discord/render.ts';
import { renderSlack } from '../../src/platform/slack/render.ts';
import { renderTerminal } from '../../src/platform/terminal/render.ts';
import { findBrokenDiscordLaws, findBrokenSlackLaws, findBrokenTerminalLaws } from './laws.ts';
import { createRandom } from './random.ts';

const pieces = [
  'Plain words with **bold**, *slanted* and ~~struck~~ ones, `code_span` and a [link](https://example.com/a_(b)).',
  '***all of it*** and **bold _with slant_ inside** and __under__ and <https://example.com/auto>',
  'Hard  \nbreak and soft\nbreak @everyone @here <@1> <!channel> :smile:',
  '- one\n- two\n  - two a\n    continued\n  - two b\n\n    another paragraph\n- three',
  '3. three\n4. four\n   - nested\n     1. deep\n5. five',
  '- [ ] open\n- [x] done `x`',
  '1. one\n\n\n- bullet after numbers\n\n1. one again',
  '> quoted **bold**\n> second line\n>\n> - in a list\n> - of two\n>\n> ```\n> code\n> ```',
  '> outer\n>\n> > inner\n',
  '```ts\nconst fence = "```";\n\n  indented();\n```',
  '````md\n```js\nnested\n```\n````',
  '    indented code\n    of two lines',
  '| Name | Figure |\n| --- | ---: |\n| `a|b` | 1 |\n| **x** | [y](https://example.com) |',
  '#### Deep heading with `code` #\n\nIts text.',
  '---',
  '![picture](https://example.com/p.png) and [evil.example](https://example.com)',
  '[https://bank.example](https://evil.example) https://example.com/a_b_c*d*, www.example.com',
  '\\*escaped\\* 1\\. \\# \\[x\\](y) &lt;b&gt; &amp;amp; ¯\\\\\\_(ツ)\\_/¯',
  'مرحبا **بالعالم** و`code` שלום',
  '中文**重点**内容。日本語の文章、かな。한국어',
  '👩‍👩‍👧‍👦 🇩🇪 e\u0301 क्षि',
  'A footnote[^1].\n\n[^1]: With **its** text.',
  '<div>html <b>inside</b></div>\n\nafter',
  '* star\n+ plus\n- minus',
  '10. ten\n11. eleven',
  'text\n# no\n\n- ',
] as const;

function markdownOf(seed: number): string {
  const random = createRandom(seed);
  const parts = Array.from({ length: 1 + random.below(8) }, () => random.pick(pieces));
  const long = random.chance(0.1) ? Array.from({ length: 30 }, () => random.pick(pieces)) : [];
  return `# Title\n\n${[...parts, ...long].join('\n\n')}\n`;
}

function bodiesOf(path: string, text: string): readonly RichText[] {
  return parseArticle({ path, text }).article?.sections.map(({ body }) => body) ?? [];
}

function findBroken(body: RichText): readonly string[] {
  const render = (...args: Parameters<typeof renderSlack>) => {
    const { payload, pageCount } = renderSlack(...args);
    return { payload: { ...payload }, pageCount };
  };
  return [
    ...findBrokenDiscordLaws(body, renderDiscord),
    ...findBrokenSlackLaws(body, render),
    ...findBrokenTerminalLaws(body, (reply) => renderTerminal(reply, { color: true, links: true, width: 60 }), 60, true),
  ];
}

describe('Markdown, parsed and rendered', () => {
  it('obeys every law', () => {
    const broken = Array.from({ length: 400 }, (_, index) => index + 1).flatMap((seed) =>
      bodiesOf('generated.md', markdownOf(seed)).flatMap((body) => findBroken(body).map((law) => `seed ${seed}: ${law}`)),
    );

    expect(broken).toEqual([]);
  });

  it('obeys every law for each sample article', () => {
    const directory = new URL('../../content/', import.meta.url);
    const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(?:md|mdx|txt)$/.test(path));

    const bodies = files.flatMap((path) => bodiesOf(path, readFileSync(new URL(path, directory), 'utf8')));

    expect(bodies.length).toBeGreaterThan(10);
    expect(bodies.flatMap(findBroken)).toEqual([]);
  });
});
