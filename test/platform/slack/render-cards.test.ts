import { expect, it } from 'vitest';
import { renderCarousel } from '../../../src/platform/slack/render-cards.ts';
import type { ResultItem } from '../../../src/reply/reply.ts';
import { wordsFor } from '../../../src/words/words-for.ts';
import { findMessageProblems } from '../../../src/sandbox/slack/blocks/validate-blocks.ts';

const words = wordsFor([]);
const item = (change: Partial<ResultItem> = {}): ResultItem => ({
  rank: 1,
  title: 'Why ports compute',
  locator: '',
  url: 'https://news.example/ports',
  snippet: { text: 'Cold water & old halls?', highlights: [], cutBefore: false, cutAfter: false },
  ...change,
});
const snippet = (text: string) => ({ snippet: { ...item().snippet, text } });

it('links the title, and escapes what has a meaning', () => {
  expect(renderCarousel([item()], words)?.elements[0]).toEqual({
    type: 'card',
    title: { type: 'mrkdwn', text: '1. <https://news.example/ports|Why ports compute>', verbatim: true },
    body: { type: 'mrkdwn', text: 'Cold water &amp; old halls?', verbatim: true },
  });
});

it.each([
  ['a title and a body that are too long', item({ title: 'x'.repeat(400), ...snippet('&'.repeat(400)) })],
  ['an address that is too long for a title', item({ url: `https://news.example/${'x'.repeat(200)}` })],
  ['no address and no body', { ...item(snippet('')), url: undefined } as unknown as ResultItem],
])('is what Slack takes: %s', (_, one) => {
  expect(findMessageProblems([renderCarousel([one], words)])).toEqual([]);
});

it.each([
  ['emphasis', item(snippet('a *bold* move'))],
  ['an emoji', item({ title: 'Now :smile: here' })],
  ['a mention', item(snippet('ask @here'))],
  ['a quotation', item(snippet('> said'))],
  ['a title of nothing', item({ title: ' ' })],
])('leaves to a list what mrkdwn would read as %s', (_, one) => {
  expect(renderCarousel([item(), one], words)).toBeUndefined();
});

it('leaves to a list more than a carousel takes', () => {
  expect(
    renderCarousel(
      Array.from({ length: 11 }, () => item()),
      words,
    ),
  ).toBeUndefined();
  expect(renderCarousel([], words)).toBeUndefined();
});
