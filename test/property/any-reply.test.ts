import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Anchor, Slug } from '../../src/content/article.ts';
import { renderDiscord } from '../../src/platform/discord/render.ts';
import { renderSlack } from '../../src/platform/slack/render.ts';
import { renderTerminal } from '../../src/platform/terminal/render.ts';
import type { Intent, SectionKey } from '../../src/reply/intent.ts';
import { plainTextOf } from '../../src/reply/plain-text.ts';
import type { Action, Citation, Reply, ReplyBlock, ResultItem } from '../../src/reply/reply.ts';
import { readDiscord } from '../readers/discord-markdown.ts';
import { componentsOf, findDiscordProblems } from '../readers/discord-payload.ts';
import { findSlackProblems } from '../readers/slack-blocks.ts';
import { readTerminal } from '../readers/terminal-text.ts';
import { createDocument } from './documents.ts';

const line = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      '@everyone',
      '<@1> <!channel>',
      '[a](https://evil.example)',
      '```',
      '# x',
      '- y',
      '`',
      'a\nb\n\nc',
      '::smile::',
      '*_~|',
    ),
  },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 9000 }).map((length) => '*<数\u0301 '.repeat(length / 5)) },
);
const url = fc.oneof(
  fc.webUrl(),
  fc.constantFrom(
    '',
    'nonsense',
    'javascript:alert(1)',
    'mailto:a@b.example',
    'https://user:pass@example.com/',
    `https://example.com/${'x'.repeat(5000)}`,
    'https://example.com/(a)|<b>*_~`',
  ),
);
const key = fc.constant('AbCdEfGhIjKl' as SectionKey);
const intent: fc.Arbitrary<Intent> = fc.oneof(
  fc.record(
    { kind: fc.constant('page' as const), section: key, page: fc.integer({ min: 1, max: 99 }), query: line },
    { requiredKeys: ['kind', 'section', 'page'] },
  ),
  fc.record({ kind: fc.constant('search' as const), query: line }),
  fc.record({ kind: fc.constant('term' as const), name: line }),
  fc.record({ kind: fc.constant('share' as const), of: fc.record({ kind: fc.constant('section' as const), section: key }) }),
);
const spans = fc.array(fc.record({ start: fc.integer({ min: -2, max: 80 }), end: fc.integer({ min: -2, max: 80 }) }), { maxLength: 4 });
const snippet = fc.record({ text: line, highlights: spans, cutBefore: fc.boolean(), cutAfter: fc.boolean() });
const citation: fc.Arbitrary<Citation> = fc.record(
  {
    slug: fc.constant('any' as Slug),
    anchor: fc.constant('any' as Anchor),
    title: line,
    headingPath: fc.array(line, { maxLength: 6 }),
    url,
    bylines: fc.array(line, { maxLength: 5 }),
    credit: fc.record({ source: line, sourceUrl: url, publication: line, byline: line }, { requiredKeys: [] }),
    publishedAt: fc.constantFrom('2026-11-02', 'yesterday', ''),
  },
  { requiredKeys: ['slug', 'anchor', 'title', 'headingPath', 'bylines'] },
);
const result: fc.Arbitrary<ResultItem> = fc.record(
  { rank: fc.integer({ min: 1, max: 500 }), title: line, locator: line, url, snippet, publishedAt: fc.constant('2026-11-02') },
  { requiredKeys: ['rank', 'title', 'locator', 'snippet'] },
);
const block: fc.Arbitrary<ReplyBlock> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), text: line, url }, { requiredKeys: ['kind', 'text'] }),
  fc.record({ kind: fc.constant('paragraph' as const), text: line, muted: fc.boolean() }),
  fc.record({
    kind: fc.constant('passage' as const),
    body: fc.integer({ min: 0, max: 5000 }).map((seed) => createDocument(seed, 10)),
    citation,
    highlights: spans,
  }),
  fc.record({ kind: fc.constant('results' as const), items: fc.array(result, { maxLength: 60 }) }),
  fc.record({
    kind: fc.constant('definition' as const),
    headword: line,
    text: line,
    citation: fc.oneof(citation, fc.record({ glossary: line })),
  }),
  fc.record({
    kind: fc.constant('mentions' as const),
    items: fc.array(fc.record({ title: line, locator: line, url, snippet }, { requiredKeys: ['title', 'locator', 'snippet'] }), {
      maxLength: 60,
    }),
  }),
  fc.record({
    kind: fc.constant('notice' as const),
    tone: fc.constantFrom('info' as const, 'correction' as const, 'problem' as const),
    text: line,
  }),
  fc.record({ kind: fc.constant('fields' as const), items: fc.array(fc.record({ name: line, text: line }), { maxLength: 60 }) }),
  fc.record({ kind: fc.constant('image' as const), url, alt: line }),
  fc.record({ kind: fc.constant('sharer' as const), person: fc.record({ id: fc.constant('U0READER01'), name: line }), text: line }),
  fc.constant({ kind: 'rule' as const }),
  fc.record({ kind: fc.constant('credit' as const), text: line, url }, { requiredKeys: ['kind', 'text'] }),
);
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('link' as const), label: line, url }),
  fc.record(
    { kind: fc.constant('button' as const), label: line, intent, tone: fc.constantFrom('primary' as const, 'danger' as const) },
    { requiredKeys: ['kind', 'label', 'intent'] },
  ),
  fc.record({
    kind: fc.constant('menu' as const),
    placeholder: line,
    options: fc.array(fc.record({ label: line, description: line, intent }, { requiredKeys: ['label', 'intent'] }), { maxLength: 130 }),
  }),
);
const anyReply: fc.Arbitrary<Reply> = fc.record(
  {
    audience: fc.constantFrom('channel' as const, 'asker' as const),
    summary: line,
    blocks: fc.array(block, { maxLength: 12 }),
    actions: fc.array(action, { maxLength: 30 }),
    color: fc.integer({ min: -1, max: 0x1ffffff }),
    paging: fc.record({ intent: fc.record({ kind: fc.constant('page' as const), section: key, page: fc.constant(1), query: line }) }),
  },
  { requiredKeys: ['audience', 'summary', 'blocks', 'actions'] },
);
const anyPage = fc.constantFrom(1, 2, 3, 99, 0, -1, 1.5, Number.NaN, Infinity);

describe('whatever the reply', () => {
  it('Discord gets a message that it takes, and nothing in it is live', () => {
    fc.assert(
      fc.property(anyReply, anyPage, (reply, page) => {
        const { payload, pageCount } = renderDiscord(reply, { page });

        const live = componentsOf(payload).flatMap((component) =>
          component.type === 10 ? readDiscord(String(component['content'])).live : [],
        );
        expect([...findDiscordProblems(payload), ...live]).toEqual([]);
        expect(pageCount).toBeGreaterThanOrEqual(1);
        expect((payload.flags & 64) !== 0).toBe(reply.audience === 'asker');
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  it('Slack gets a message that it takes, and nothing in it is live', () => {
    fc.assert(
      fc.property(anyReply, anyPage, (reply, page) => {
        const { payload, pageCount } = renderSlack(reply, { page });

        expect(findSlackProblems({ ...payload })).toEqual([]);
        expect(pageCount).toBeGreaterThanOrEqual(1);
      }),
      { seed: 12, numRuns: 500 },
    );
  });

  it('the terminal and plain text get words, and no control character', () => {
    fc.assert(
      fc.property(anyReply, fc.integer({ min: -5, max: 200 }), fc.boolean(), (reply, width, styled) => {
        const { controls } = readTerminal(renderTerminal(reply, { color: styled, links: styled, width }));

        expect(controls).toEqual([]);
        expect(typeof plainTextOf(reply)).toBe('string');
      }),
      { seed: 13, numRuns: 300 },
    );
  });
});
