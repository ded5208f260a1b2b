import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { composeOpened } from '../../commands/article.ts';
import type { CommandContext } from '../../commands/context.ts';
import { answerQuery } from '../../commands/news.ts';
import { explainTerm } from '../../commands/term.ts';
import type { Slug } from '../../src/content/article.ts';
import type { RichText } from '../../src/content/rich-text.ts';
import { openEditionServer } from '../../src/desk/edition-server.ts';
import { renderDiscord } from '../../src/platform/discord/render.ts';
import { renderSlack } from '../../src/platform/slack/render.ts';
import { clip, clipToFit } from '../../src/reply/clip.ts';
import { composeFormProblems } from '../../src/reply/compose-form-problems.ts';
import { composeLatest } from '../../src/reply/compose-latest.ts';
import { fillForm, withProblems } from '../../src/reply/fill-form.ts';
import { fitPassage } from '../../src/reply/fit.ts';
import type { Form } from '../../src/reply/form.ts';
import { isHonestLabel, isOwnAddress, webAddress } from '../../src/reply/honest-link.ts';
import { inlineRuns, marksIn } from '../../src/reply/inline.ts';
import { decodeIntent, encodeIntent, sectionKey } from '../../src/reply/intent-codec.ts';
import { sliceByBlock } from '../../src/reply/page-slice.ts';
import { plainTextOf } from '../../src/reply/plain-text.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { snippetLine } from '../../src/reply/snippet-line.ts';
import { createFakeClock } from '../announce/fake-clock.ts';
import { readingRoom } from '../fixtures/valley/reading-room.ts';
import { clippedTexts, encodedIntents, intents, labels, sampleForm } from './transcript-inputs.ts';
import { wordsFor } from '../../src/words/words-for.ts';

/** Reviewed files: `npx vitest run test/reply -u` writes them anew. */
const golden = (name: string) => fileURLToPath(new URL(`../golden/reply/${name}.txt`, import.meta.url));
const lines = (all: readonly unknown[]) => `${all.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n')}\n`;

/** The reply's parts without the texts of passages, which `plainTextOf` has. */
function describeReply(name: string, reply: Reply): readonly string[] {
  const blocks = reply.blocks.map((block) =>
    JSON.stringify(block.kind === 'passage' ? { ...block, body: `${block.body.text.length}` } : block),
  );
  const { blocks: _, actions, ...rest } = reply;
  return [`? ${name}`, JSON.stringify(rest), ...blocks, ...(actions ?? []).map((action) => JSON.stringify(action))];
}

describe('replies', () => {
  const desk = openEditionServer(readingRoom, createFakeClock(Date.UTC(2026, 5, 15)));
  const context: CommandContext = { ...desk.served(), commands: [], words: wordsFor([]) };
  const queries = [
    'sluice gates',
    'heorns',
    'tow path',
    'lime',
    'xyzzy',
    'hern xyzzy',
    'topic:birds',
    '',
    '!!',
    'since:yesteryear x',
    '船闸',
    'mortar',
  ];
  const terms = ['Sluice', 'TMB', 'tmbs', 'heron', 'sluce', 'xyzzy', 'mill xyzzy', '', 'lime kiln', 'C++', 'Mara Quist'];

  it('are as reviewed for queries', async () => {
    const replies = queries.flatMap((query) => [
      ...describeReply(`query ${query}`, answerQuery(query, context)),
      ...describeReply(`exactly ${query}`, answerQuery(query, context, { exact: true, limit: 2 })),
    ]);

    await expect(lines(replies)).toMatchFileSnapshot(golden('queries'));
  });

  it('are as reviewed for terms, articles and the newest', async () => {
    const opened = readingRoom.articles.filter(({ slug }) => ['firmware', 'markdown-f', 'newsroom-s'].includes(slug));
    const replies = [
      ...terms.flatMap((term) => describeReply(`term ${term}`, explainTerm(term, context))),
      ...opened.flatMap((article) =>
        article.sections.flatMap((section) => describeReply(`section ${section.anchor}`, composeOpened(article, section, context))),
      ),
      ...[0, 1, 7].flatMap((count) =>
        describeReply(`latest ${count}`, composeLatest(readingRoom.articles.slice(0, count), { words: wordsFor([]) })),
      ),
    ];

    await expect(lines(replies)).toMatchFileSnapshot(golden('terms'));
  });

  it('are as reviewed as plain text', async () => {
    const replies = [
      ...queries.slice(0, 6).map((query) => answerQuery(query, context)),
      ...terms.slice(0, 6).map((term) => explainTerm(term, context)),
    ];

    await expect(lines(replies.map(plainTextOf))).toMatchFileSnapshot(golden('plain'));
  });

  it('are as reviewed page by page', async () => {
    const article = readingRoom.articles.find(({ slug }) => slug === 'markdown-h');
    const [section] = article?.sections ?? [];
    if (article === undefined || section === undefined) throw new Error('The fixture has no article "markdown-h".');
    const text = `${section.body.text}\n\n`.repeat(9);
    const blocks = Array.from({ length: 9 }, (_, index) => {
      const shift = index * (section.body.text.length + 2);
      return section.body.blocks.map((block) => ({
        ...block,
        start: block.start + shift,
        contentStart: block.contentStart + shift,
        end: block.end + shift,
      }));
    }).flat();
    const reply = composeOpened(article, { ...section, body: { text: text.slice(0, -2), blocks, marks: [] } }, context);
    const pages = [1, 99].flatMap((page) => [renderDiscord(reply, { page }), renderSlack(reply, { page })]);

    await expect(lines(pages)).toMatchFileSnapshot(golden('pages'));
  });

  it('are cut as reviewed', async () => {
    const bodies: readonly RichText[] = ['markdown-b', 'markdown-h', 'markdown-m', 'zhongwen', 'newsroom-n', 'newsroom-sp', 'markdown-nest']
      .map((slug) => readingRoom.articles.find((article) => article.slug === (slug as Slug))?.sections[0]?.body)
      .filter((body) => body !== undefined);
    const cut = bodies.flatMap((body) =>
      [3, 17, 60, 200].map((room) => {
        const pages = fitPassage(body, ({ start, end }) => end - start <= room);
        return `${room}: ${JSON.stringify(pages.map(({ start, end }) => body.text.slice(start, end)).join('¦'))}`;
      }),
    );
    const pieces = bodies
      .slice(0, 3)
      .flatMap((body) => [
        ...sliceByBlock(body, { start: 5, end: Math.floor(body.text.length / 2) }),
        ...body.blocks.map((block) =>
          inlineRuns({ start: block.start, end: block.end }, marksIn(body, block.start, { start: block.start, end: block.end })),
        ),
      ]);

    await expect(lines([...cut, ...pieces])).toMatchFileSnapshot(golden('cuts'));
  });

  it('have texts, links, buttons and forms as reviewed', async () => {
    const clipped = clippedTexts.flatMap((text) =>
      [0, 1, 2, 5, 9, 40].map((most) => JSON.stringify([most, clip(text, most), clipToFit(text, (one) => one.length <= most) ?? null])),
    );
    const honest = labels.flatMap((label) =>
      ['https://mill.example/a', 'http://www.mill.example', 'ftp://mill.example', 'https://user@mill.example', 'nonsense'].map((url) => {
        const target = webAddress(url);
        return `${label} -> ${url}: ${target?.href ?? 'none'} ${target === undefined ? '' : isHonestLabel(label, target)} ${isOwnAddress(label, url)}`;
      }),
    );
    const written = intents.flatMap((intent) => [100, 48, 32].map((most) => encodeIntent(intent, most, 37)));
    const read = [...written, ...encodedIntents].map((text) => `${text} = ${JSON.stringify(decodeIntent(text) ?? null)}`);
    const snippets = clippedTexts.flatMap((text) =>
      [4, 30].map((most) =>
        snippetLine(
          {
            text,
            cutBefore: true,
            cutAfter: true,
            highlights: [
              { start: 0, end: 2 },
              { start: 1, end: 3 },
              { start: 3, end: 4 },
              { start: 6, end: 90 },
            ],
          },
          most,
        ),
      ),
    );
    const filled: readonly Form[] = [
      fillForm(sampleForm, { name: 'x', size: 'large', tags: 'a', who: ['1', '2'], toString: 'no' }),
      fillForm(sampleForm, { size: 'gone', tags: ['a', 'b'] }),
      withProblems(sampleForm, { size: 'Too big.', nothing: 'Where?' }),
    ];
    const problems = filled.flatMap((form) => [1, 2, 3].map((section) => composeFormProblems(form, 'mill', section, wordsFor([]))));

    const all = [...clipped, ...honest, ...read, ...snippets, ...filled, ...problems, sectionKey('gate' as Slug, 'lede' as never)];
    await expect(lines(all)).toMatchFileSnapshot(golden('details'));
  });
});
