import { expect, it } from 'vitest';
import { isPlainInMrkdwn } from '../../../src/platform/slack/escape.ts';

it.each([
  ['a date as in Japanese', '2026/11/03', true],
  ['a question with quotation marks', 'Why “now”, and why here?', true],
  ['Japanese brackets', '「港」の記事（一）', true],
  ['a colon before a space', 'Ports: a guide', true],
  ['a colon at the end', 'Ports:', true],
  ['an emoji', 'Ports :wave:', false],
  ['emphasis', 'a *bold* port', false],
  ['what has to be escaped', 'Q&A', false],
  ['a mention', 'ask @here', false],
  ['a channel', 'ask in #general', false],
  ['two lines', 'one\ntwo', false],
])('tells whether mrkdwn can misread %s', (_, text, isPlain) => {
  expect(isPlainInMrkdwn(text)).toBe(isPlain);
});
