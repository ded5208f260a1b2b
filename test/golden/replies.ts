import { privateReply } from '../../src/reply/private-reply.ts';
import { composeShared } from '../../src/reply/compose-shared.ts';
import type { Anchor, Slug } from '../../src/content/article.ts';
import type { RichText, TextBlock } from '../../src/content/rich-text.ts';
import type { SectionKey } from '../../src/reply/intent.ts';
import type { Citation, Reply, ResultItem } from '../../src/reply/reply.ts';
import { wordsFor } from '../../src/words/words-for.ts';

const key = 'Q2xpcHBlcl9f' as SectionKey;

const citation: Citation = {
  slug: 'harbor-cluster' as Slug,
  anchor: 'cooling' as Anchor,
  title: 'Inside the harbor cluster',
  headingPath: ['Technical breakdown', 'Cooling'],
  url: 'https://news.example/harbor-cluster#cooling',
  bylines: ['Ada Quist'],
  credit: { source: 'Port Gazette', sourceUrl: 'https://gazette.example/harbor' },
  publishedAt: '2026-11-02',
};

/** A text of paragraphs, list items (`- ` or `1. `) and code (fenced), one a string. */
function bodyOf(...parts: readonly string[]): RichText {
  const blocks: TextBlock[] = [];
  let text = '';
  for (const part of parts) {
    const isItem = /^(?:- |\d+\. )/.test(part);
    const previous = blocks.at(-1);
    if (text !== '') text += isItem && previous?.listDepth === 1 ? '\n' : '\n\n';
    const start = text.length;
    const base = { start, listDepth: isItem ? 1 : 0, quoteDepth: part.startsWith('> ') ? 1 : 0 };
    if (part.startsWith('```')) {
      text += part.slice(5);
      blocks.push({ kind: 'code', contentStart: start, end: text.length, lang: part.slice(3, 5), ...base });
      continue;
    }
    text += part.replace(/^> /, '');
    const number = /^(\d+)\. /.exec(part);
    const marker = isItem ? { marker: number ? { kind: 'number' as const, value: Number(number[1]) } : { kind: 'bullet' as const } } : {};
    blocks.push({ kind: 'paragraph', contentStart: start + (isItem ? part.indexOf(' ') + 1 : 0), end: text.length, ...base, ...marker });
  }
  return { text, blocks, marks: [] };
}

function marked(
  body: RichText,
  marks: readonly (readonly [words: string, mark: { kind: 'strong' | 'emphasis' | 'code' } | { kind: 'link'; url: string }])[],
): RichText {
  const found = marks.map(([words, mark]) => ({ ...mark, start: body.text.indexOf(words), end: body.text.indexOf(words) + words.length }));
  return { ...body, marks: found.sort((a, b) => a.start - b.start) };
}

const shortBody = marked(
  bodyOf(
    'Sea water never touches a server. It runs through titanium plates, and a closed loop of fresh water carries the heat there at 45 °C.',
    '- Primary loop: fresh water, 12 l/s a row, sealed since the first day.',
    '- Secondary loop: sea water from 30 m down, the same 9 °C in every season.',
    '> Warm water is the product, says the harbor master; computing is how we make it.',
    '```shpump --loop primary --set 45C   # @everyone on shift',
    'The manual asks operators to run set_point once a week.',
  ),
  [
    ['titanium plates', { kind: 'link', url: 'https://news.example/plates_(heat)' }],
    ['Primary loop', { kind: 'strong' }],
    ['Secondary loop', { kind: 'strong' }],
    ['set_point', { kind: 'code' }],
  ],
);

const longBody = bodyOf(
  ...Array.from(
    { length: 34 },
    (_, index) =>
      `Paragraph ${index + 1} of the log. Pumps ran at ${60 + index} percent, the water left at ${40 + (index % 7)} °C, and nobody on the night shift had to get up. ${'The readings follow the tide, as they always have. '.repeat(1 + (index % 4)).trim()}`,
  ),
);

const item = (rank: number, title: string, text: string, word: string): ResultItem => ({
  rank,
  title,
  locator: rank === 2 ? '' : 'Technical breakdown › Cooling',
  url: `https://news.example/article-${rank}`,
  publishedAt: `2026-10-${10 + rank}`,
  snippet: {
    text,
    highlights: [{ start: text.indexOf(word), end: text.indexOf(word) + word.length }],
    cutBefore: rank > 1,
    cutAfter: true,
  },
});

/** Named answers as a desk gives them; each is rendered for every platform and kept beside the others. */
export const goldenReplies: Readonly<Record<string, Reply>> = {
  'short-section': {
    audience: 'channel',
    summary: 'Technical breakdown › Cooling: Inside the harbor cluster',
    blocks: [
      { kind: 'passage', body: shortBody, citation, highlights: [{ start: 0, end: 9 }] },
      { kind: 'credit', text: 'Harbor News, independent since 1998' },
    ],
    actions: [
      { kind: 'link', label: 'Read the article', url: 'https://news.example/harbor-cluster#cooling' },
      {
        kind: 'menu',
        placeholder: 'More answers',
        options: [
          { label: 'Power', description: 'Inside the harbor cluster', intent: { kind: 'article', section: key } },
          { label: 'Why ports compute', intent: { kind: 'article', section: 'AAAAAAAAAAAA' as SectionKey } },
        ],
      },
    ],
    color: 0x1f6feb,
    paging: { intent: { kind: 'page', section: key, page: 1, query: 'harbor cooling' } },
  },
  'paged-section': {
    audience: 'channel',
    summary: 'Log: Inside the harbor cluster',
    blocks: [
      { kind: 'paragraph', text: 'Showing “cooling” for “coling”.', muted: true },
      { kind: 'passage', body: longBody, citation: { ...citation, headingPath: ['Log'] } },
    ],
    actions: [{ kind: 'link', label: 'Read the article', url: 'https://news.example/harbor-cluster#log' }],
    paging: { intent: { kind: 'page', section: key, page: 1, query: 'coling log' } },
  },
  'shared-section': composeShared(
    {
      audience: 'channel',
      summary: 'Inside the harbor cluster',
      blocks: [{ kind: 'passage', body: bodyOf('The cluster stands in an old fish hall.'), citation: { ...citation, headingPath: [] } }],
      actions: [{ kind: 'link', label: 'Read the article', url: 'https://news.example/harbor-cluster' }],
      color: 0x1f6feb,
    },
    { id: 'U0READER01', name: '*Rosa* <!channel> @everyone' },
    'Look: **here**\n# <@U0READER01> and [there](https://evil.example)',
    wordsFor([]),
  ),
  'private-section': {
    audience: 'asker',
    summary: 'Inside the harbor cluster',
    blocks: [
      { kind: 'notice', tone: 'correction', text: 'Correction: an earlier version gave the depth in feet.' },
      {
        kind: 'passage',
        body: bodyOf('The cluster stands in an old fish hall. Its door is still blue.'),
        citation: { ...citation, headingPath: [], credit: { publication: 'Harbor News' } },
      },
    ],
    actions: [
      { kind: 'link', label: 'Read the article', url: 'https://news.example/harbor-cluster' },
      { kind: 'button', label: 'Share', intent: { kind: 'share', of: { kind: 'section', section: key } } },
    ],
    paging: { intent: { kind: 'page', section: key, page: 1 } },
  },
  results: {
    audience: 'channel',
    summary: '3 results for topic:cooling',
    blocks: [
      { kind: 'paragraph', text: 'Newest for topic:cooling', muted: true },
      {
        kind: 'results',
        items: [
          item(1, 'Inside the harbor cluster', 'Sea water never touches a server. It runs through titanium plates', 'server'),
          item(
            2,
            'discord.js, node.js and other names',
            'what a [masked](https://evil.example) link & <@1> cooling do in a title',
            'cooling',
          ),
          item(3, 'Cheap at night.example', 'the host in this title is not the one it leads to, so cooling stays plain', 'cooling'),
        ],
      },
    ],
    actions: [
      {
        kind: 'menu',
        placeholder: 'Read one of them',
        options: [{ label: 'Cooling', description: 'Inside the harbor cluster', intent: { kind: 'article', section: key } }],
      },
    ],
  },
  'two-definitions': {
    audience: 'channel',
    summary: 'Heat exchanger: Plates that pass heat on.',
    blocks: [
      { kind: 'heading', text: 'Heat exchanger' },
      { kind: 'paragraph', text: 'Also: plate exchanger, HX', muted: true },
      { kind: 'definition', headword: 'Heat exchanger', text: 'Plates that pass heat on and keep the waters apart.', citation },
      {
        kind: 'definition',
        headword: 'Heat exchanger',
        text: 'A device in which one stream warms another without mixing.',
        citation: { glossary: 'Glossary' },
      },
      { kind: 'rule' },
      { kind: 'paragraph', text: 'Mentioned in one place:' },
      {
        kind: 'mentions',
        items: [
          {
            title: 'Why ports compute',
            locator: 'Heat',
            url: 'https://news.example/ports#heat',
            snippet: { text: 'an exchanger the size of a bus', highlights: [{ start: 3, end: 12 }], cutBefore: true, cutAfter: true },
          },
        ],
      },
    ],
    actions: [{ kind: 'button', label: 'See also: Loop', intent: { kind: 'term', name: 'Loop' } }],
    color: 0x1f6feb,
  },
  mentioned: {
    audience: 'channel',
    summary: 'Colossus: Inside the harbor cluster',
    blocks: [
      { kind: 'heading', text: 'Colossus' },
      { kind: 'paragraph', text: 'No article defines it. 2 sections mention it; this one says most about it:', muted: true },
      { kind: 'passage', body: bodyOf('Next to Colossus the harbor cluster is small. It is also finished.'), citation },
      { kind: 'rule' },
      { kind: 'paragraph', text: 'Also mentioned in one place:' },
      {
        kind: 'mentions',
        items: [
          {
            title: 'Why ports compute',
            locator: '',
            url: 'https://news.example/ports',
            snippet: { text: 'even Colossus needs water', highlights: [{ start: 5, end: 13 }], cutBefore: true, cutAfter: false },
          },
        ],
      },
    ],
    actions: [{ kind: 'link', label: 'Read the article', url: 'https://news.example/harbor-cluster#cooling' }],
    paging: { intent: { kind: 'page', section: key, page: 1 } },
  },
  'did-you-mean': {
    audience: 'asker',
    summary: 'Nothing in our articles matches “titanic plates”.',
    blocks: [
      { kind: 'notice', tone: 'info', text: 'Nothing in our articles matches “titanic plates”.' },
      { kind: 'paragraph', text: 'Did you mean:' },
    ],
    actions: [
      { kind: 'button', label: 'titanium plates', intent: { kind: 'search', query: 'titanium plates' } },
      { kind: 'button', label: 'titanic', intent: { kind: 'search', query: 'titanic', exact: true } },
    ],
  },
  apology: {
    audience: 'asker',
    summary: 'Sorry, something went wrong on our side.',
    blocks: [
      {
        kind: 'notice',
        tone: 'problem',
        text: 'Sorry, something went wrong on our side. If it keeps happening, tell the people who run this bot: incident 7f3a_9c.',
      },
    ],
    actions: [],
  },
  help: {
    audience: 'asker',
    summary: 'How to ask Harbor News',
    blocks: [
      { kind: 'heading', text: 'Ask Harbor News' },
      { kind: 'paragraph', text: '12 articles, answered section by section in their own words. Typos are fine.' },
      {
        kind: 'fields',
        items: [
          { name: '/news <query>', text: 'Ask the articles. Example: /news harbor cooling' },
          { name: '/term <term>', text: 'What a term means. Example: /term heat_exchanger' },
        ],
      },
      { kind: 'paragraph', muted: true, text: 'In a query: "words in quotes" stay together, -word leaves out.' },
    ],
    actions: [],
    color: 0x1f6feb,
  },
  latest: {
    audience: 'channel',
    summary: 'The 2 newest articles',
    blocks: [
      {
        kind: 'results',
        asCards: true,
        items: [
          {
            rank: 1,
            title: 'Inside the harbor cluster',
            locator: '',
            url: 'https://news.example/harbor-cluster',
            publishedAt: '2026-11-02',
            snippet: { text: 'How a fish hall became a data center.', highlights: [], cutBefore: false, cutAfter: false },
          },
          {
            rank: 2,
            title: 'Why ports compute',
            locator: '',
            url: 'https://news.example/ports',
            publishedAt: '2026-10-20',
            snippet: { text: 'Cold water, thick cables, old halls.', highlights: [], cutBefore: false, cutAfter: false },
          },
        ],
      },
      { kind: 'image', url: 'https://news.example/hall.jpg', alt: 'The fish hall at dawn' },
      { kind: 'credit', text: 'Harbor News, independent since 1998', url: 'https://news.example/' },
    ],
    actions: [],
  },
  'for-one': privateReply({
    audience: 'channel',
    summary: 'Cooling: Inside the harbor cluster',
    blocks: [{ kind: 'passage', body: shortBody, citation }],
    actions: [{ kind: 'link', label: 'Read the article', url: 'https://news.example/harbor-cluster#cooling' }],
    share: { kind: 'search', query: 'cooling | “harbor”' },
    question: 'how is the harbor cluster cooled?',
  }),
};
