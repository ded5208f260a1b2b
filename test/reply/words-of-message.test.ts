import { expect, it } from 'vitest';
import { wordsOfMessage } from '../../src/reply/words-of-message.ts';

it.each([
  ['<@123456789012345678> what is <#987654321098765432> about?', 'what is about?'],
  ['Look <:wave:123456789012345678> :tada: here <t:1700000000:R>', 'Look here'],
  ['see <https://a.example/x|the report> and <https://b.example>', 'see the report and'],
  ['https://a.example/x?y=1 cooling', 'cooling'],
  ['topic:ai -nuclear "liquid cooling" in:x', 'topic ai nuclear liquid cooling in x'],
  ['**bold** _it_ `code` ~gone~ |hidden|', 'bold it code gone hidden'],
  ['state-of-the-art at 10:30', 'state-of-the-art at 10:30'],
  ['   ', ''],
  [`${'a '.repeat(1_999)}kept lost`, `${'a '.repeat(1_999)}ke`],
])('keeps a person’s own words of %j', (text, expected) => {
  expect(wordsOfMessage(text)).toBe(expected);
});
