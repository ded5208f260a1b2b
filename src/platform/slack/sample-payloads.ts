import type { KnownBlock, View } from '@slack/types';
import type { Anchor, Slug } from '../../content/article.ts';
import type { RichText } from '../../content/rich-text.ts';
import { formatTable } from '../../content/table-text.ts';
import type { Form, FormField } from '../../reply/form.ts';
import type { SectionKey } from '../../reply/intent.ts';
import type { Action, Citation, Reply, ReplyBlock, ResultItem } from '../../reply/reply.ts';
import { wordsFor } from '../../words/words-for.ts';
import { renderAsk } from './ask-view.ts';
import { renderHome } from './home-view.ts';
import { forView } from './native-trial.ts';
import { renderSlack } from './render.ts';
import { renderView } from './render-view.ts';

/** A payload that holds every part of its kind, as `blocks.validate` takes it. */
export type SamplePayload =
  | { readonly what: string; readonly message: { readonly text: string; readonly blocks: readonly KnownBlock[] } }
  | { readonly what: string; readonly view: View };

const url = 'https://example.com/harbor#cooling';
const section = 'AbCdEfGhIjKl' as SectionKey;
const words = wordsFor([]);

const citation: Citation = {
  slug: 'harbor' as Slug,
  anchor: 'cooling' as Anchor,
  title: 'The harbor',
  headingPath: ['Cooling'],
  url,
  bylines: ['Ada Quist'],
  credit: { source: 'Port Gazette', sourceUrl: 'https://example.com/gazette' },
  publishedAt: '2026-11-02',
};
const result: ResultItem = {
  rank: 1,
  title: 'The harbor',
  locator: 'Cooling',
  url,
  snippet: { text: 'Sea water cools it.', highlights: [{ start: 0, end: 9 }], cutBefore: true, cutAfter: true },
  publishedAt: '2026-11-02',
};

/** A list, code, a table, and marked words. */
function passage(): RichText {
  const parts = [
    { kind: 'paragraph', text: 'Sea water cools it.' },
    { kind: 'paragraph', text: '- one', marker: { kind: 'bullet' } },
    { kind: 'code', text: 'pump --on', lang: 'sh' },
    {
      kind: 'code',
      text:
        formatTable(
          [
            ['Loop', 'Water'],
            ['first', 'fresh'],
          ],
          ['left', 'left'],
        ) ?? '',
      lang: 'table',
    },
  ] as const;
  let text = '';
  const blocks = parts.map(({ kind, text: own, ...more }) => {
    const start = text === '' ? 0 : text.length + 2;
    text += `${text === '' ? '' : '\n\n'}${own}`;
    const isItem = 'marker' in more;
    return { kind, start, contentStart: start + (isItem ? 2 : 0), end: text.length, listDepth: isItem ? 1 : 0, quoteDepth: 0, ...more };
  });
  return { text, blocks: blocks as RichText['blocks'], marks: [{ kind: 'link', start: 0, end: 9, url }] };
}

/** Every kind: another one does not compile without its sample. */
const blocks: { readonly [Kind in ReplyBlock['kind']]: readonly Extract<ReplyBlock, { kind: Kind }>[] } = {
  sharer: [{ kind: 'sharer', person: { id: 'U0000000000', name: 'Rosa' }, text: 'Look at this.' }],
  heading: [{ kind: 'heading', text: 'The harbor', url }],
  paragraph: [{ kind: 'paragraph', text: 'Words', muted: true }],
  notice: (['info', 'problem', 'correction', 'retraction'] as const).map((tone) => ({ kind: 'notice', tone, text: 'A notice' })),
  passage: [{ kind: 'passage', body: passage(), citation }],
  results: [
    { kind: 'results', items: [result] },
    { kind: 'results', items: [result], asCards: true },
  ],
  definition: [{ kind: 'definition', headword: 'Weir', text: 'A low dam.', citation }],
  mentions: [{ kind: 'mentions', items: [{ title: 'The harbor', locator: 'Cooling', url, snippet: result.snippet }] }],
  fields: [{ kind: 'fields', items: [{ name: 'Posted', text: '7' }] }],
  channels: [{ kind: 'channels', ids: ['C0000000000'] }],
  rule: [{ kind: 'rule' }],
  image: [{ kind: 'image', url: 'https://example.com/harbor.png', alt: 'The harbor' }],
  credit: [{ kind: 'credit', text: 'Port Gazette', url }],
};

const options = [{ label: 'Cooling', intent: { kind: 'article', section } }] as const;

const actions: { readonly [Kind in Action['kind']]: readonly Action[] } = {
  feedback: [{ kind: 'feedback', question: 'cooling', labels: { helpful: words.helpful, unhelpful: words.notHelpful } }],
  link: [{ kind: 'link', label: words.open, url }],
  button: [{ kind: 'button', label: words.share, intent: { kind: 'article', section }, tone: 'primary' }],
  menu: [
    { kind: 'menu', placeholder: words.readOne, options },
    { kind: 'menu', placeholder: words.otherSections, options, isContents: true },
  ],
};

const option = { label: 'One', value: 'one' };
const base = { label: 'A field', hint: 'What it is for', optional: true } as const;
const fields: { readonly [Kind in FormField['kind']]: FormField } = {
  text: { kind: 'text', name: 'text', value: 'cooling', placeholder: 'topic:ai', multiline: true, maxLength: 1_000, ...base },
  choice: { kind: 'choice', name: 'choice', options: [option], value: 'one', ...base },
  choices: { kind: 'choices', name: 'choices', options: [option], values: ['one'], max: 1, ...base },
  role: { kind: 'role', name: 'role', value: 'S0000000000', ...base },
  channel: { kind: 'channel', name: 'channel', value: '', ...base },
  flag: { kind: 'flag', name: 'flag', value: 'yes', yes: 'Yes', ...base },
  suggested: { kind: 'suggested', name: 'suggested', option: 'query', value: 'cooling', maxLength: 300, ...base },
};

/** One payload of each kind that Newsdesk sends to Slack: a message, a form, the Home tab and the form that stays open. */
export function samplePayloads(): readonly SamplePayload[] {
  const reply: Reply = {
    audience: 'asker',
    summary: 'A sample of every part',
    blocks: Object.values<readonly ReplyBlock[]>(blocks).flat(),
    actions: Object.values<readonly Action[]>(actions).flat(),
  };
  const form: Form = {
    kind: 'form',
    title: 'A form',
    submitLabel: words.save,
    notice: 'Words above the fields',
    sections: [{ title: 'Fields', fields: Object.values(fields) }],
  };
  const { payload } = renderSlack(reply, { page: 1 });
  const below = { words, question: 'cooling', blocks: forView(payload).blocks };
  const place = { command: 'announcements', channelId: 'C0000000000', responseUrl: 'https://example.com/response' };
  return [
    { what: 'a message', message: { text: payload.text, blocks: payload.blocks } },
    { what: 'a form', view: renderView(form, place) },
    { what: 'the Home tab', view: renderHome({ ...below, leadsBack: true }) },
    { what: 'the form of the shortcut', view: renderAsk(below) },
  ];
}
