import { expect, it } from 'vitest';
import { parseArticle } from '../../src/content/parse-article.ts';

function read(text: string): readonly [string | undefined, readonly string[]] {
  const body = parseArticle({ path: 'wheel.md', text: `---\ntitle: Wheel\n---\n${text}` }).article?.sections[0]?.body;
  const strong = body?.marks.flatMap(({ kind, start, end }) => (kind === 'strong' ? [body.text.slice(start, end)] : [])) ?? [];
  return [body?.text, strong];
}

it.each([
  ['**Aim: **turning the wheel', 'Aim: turning the wheel', ['Aim: ']],
  ['the **value ** in it', 'the value in it', ['value ']],
  ['מגבלת ה**[הרשמות](https://mill.example/a)** היא 50', 'מגבלת ההרשמות היא 50', ['הרשמות']],
  ['**One: **two and **three: **four', 'One: two and three: four', ['One: ', 'three: ']],
])('reads %s as it is meant', (text, shown, strong) => {
  expect(read(text)).toEqual([shown, strong]);
});

it.each(['src/** and test/**', '**kwargs and **options', '2 ** 3 ** 4', 'one **: alone', String.raw`\*\*Aim: \*\*turning`])(
  'leaves %s as it stands',
  (text) => {
    expect(read(text)).toEqual([text.replaceAll('\\', ''), []]);
  },
);
