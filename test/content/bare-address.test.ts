import { expect, it } from 'vitest';
import { parseArticle } from '../../src/content/parse-article.ts';

it.each([
  ['詳しくはhttps://mill.example/wheelをご覧ください。', 'https://mill.example/wheel'],
  ['请看 https://mill.example/wheel，然后回来。', 'https://mill.example/wheel'],
  ['（https://mill.example/wheel）', 'https://mill.example/wheel'],
  ['「https://mill.example/wheel」と', 'https://mill.example/wheel'],
  ['자세한 내용은 https://mill.example/wheel을 보세요', 'https://mill.example/wheel'],
  ['https://ja.mill.example/wiki/水車 を見る', 'https://ja.mill.example/wiki/%E6%B0%B4%E8%BB%8A'],
  ['[see https://mill.example/wheel], then', 'https://mill.example/wheel'],
  ['{https://mill.example/wheel}', 'https://mill.example/wheel'],
  ['https://mill.example/a[1]/b and', 'https://mill.example/a[1]/b'],
  ['(https://mill.example/wheel_(mill))', 'https://mill.example/wheel_(mill)'],
  ['“https://mill.example/wheel”', 'https://mill.example/wheel'],
])('ends the address in %s where its author did', (text, url) => {
  const body = parseArticle({ path: 'wheel.md', text: `---\ntitle: Wheel\n---\n${text}` }).article?.sections[0]?.body;

  const links = body?.marks.flatMap((mark) => (mark.kind === 'link' ? [mark] : [])) ?? [];
  expect(body?.text).toBe(text);
  expect(links.map((link) => [link.url, body?.text.slice(link.start, link.end)])).toEqual([[url, decodeURI(url)]]);
});
