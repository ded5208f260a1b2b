import { expect, it } from 'vitest';
import { parseArticle } from '../../src/content/parse-article.ts';

it.each([
  ['**「重要」**です。', 'strong', '「重要」'],
  ['水車は**重要。**门は閉まる。', 'strong', '重要。'],
  ['물레방아는 **(중요)**합니다.', 'strong', '(중요)'],
  ['门~~（旧）~~新', 'strike', '（旧）'],
  ['**<!--gate-->水車**：回る。', 'strong', '水車'],
  ['- **<!--gate-->****水車**：回る。', 'strong', '水車'],
  ['\u200B**<!--gate-->**\u200B**水車**\u200B：回る。', 'strong', '水車'],
  ['See **the mill<!-- id -->**, then.', 'strong', 'the mill'],
  ['It is **bold**<!-- id -->ly so.', 'strong', 'bold'],
])('reads the emphasis of %s as its author means it', (text, kind, marked) => {
  const { article } = parseArticle({ path: 'gate.md', text: `# 門\n\n${text}\n` });

  const body = article?.sections[0]?.body;
  const mark = body?.marks.find((found) => found.kind === kind);
  expect(body?.text.slice(mark?.start, mark?.end)).toBe(marked);
});
