import type { ContextBlock, KnownBlock, RichTextBlock } from '@slack/types';
import { isPrivateAddress } from '../../content/public-address.ts';
import type { Mark } from '../../content/rich-text.ts';
import type { Cost } from '../../reply/budget.ts';
import { citationParts, headingLine, shortDate, type CitationPart } from '../../reply/citation-line.ts';
import { clip } from '../../reply/clip.ts';
import { webAddress } from '../../reply/honest-link.ts';
import type { BlockOf, ListBlock, Surface } from '../../reply/lay-out.ts';
import { onceForEach } from '../../reply/once-for-each.ts';
import { rememberWhole } from '../../reply/remember-whole.ts';
import { snippetLine } from '../../reply/snippet-line.ts';
import type { Citation, MentionItem, ResultItem } from '../../reply/reply.ts';
import { escapeText, isPlainInMrkdwn } from './escape.ts';
import { slackLimits } from './limits.ts';
import { plainText } from './plain-text.ts';
import { renderCarousel } from './render-cards.ts';
import { linkUrl, renderPassage, richLine } from './render-rich-text.ts';
import type { Words } from '../../words/words.ts';

type Section = Extract<RichTextBlock['elements'][number], { type: 'rich_text_section' }>;

/** In UTF-16 code units of the words. */
const caps = { title: 200, path: 300, line: 1000, credit: 120, footer: 500, snippet: 400 } as const;

/** Characters and blocks: what one message may hold, in the order of every cost here. */
export const messageRoom: Cost = [slackLimits.textTotal, slackLimits.blocks];

const renderBody = rememberWhole((body, page): readonly KnownBlock[] => renderPassage(body, page));

/** The surface of a message in one language; the same object for the same words. */
export const slackSurface = onceForEach((words: Words): Surface<KnownBlock> => {
  const frameOf = onceForEach((citation: Citation) => ({
    above: passageHead(citation),
    below: quiet(citationParts(citation, words).map((part) => ({ ...part, text: clip(part.text, caps.credit) }))),
  }));
  return {
    leastPassage: [3000, 1],
    costOf: (block) => [textLength(block), 1],
    heading: ({ text, url }) => titleBlocks(text, url),
    text: textBlocks,
    sharer: (block, text) => sharerBlocks(block, text, words),
    definition: (block, text, showsHeadword) => definitionBlocks(block, text, showsHeadword, words),
    items: (block, count) => itemBlocks(block, count, words),
    channels: channelBlocks,
    image: (block) => imageBlocks(block, words),
    rule: () => [{ type: 'divider' }],
    aside: (text) => quiet([{ text }])[0] ?? { type: 'divider' },
    frame: ({ citation }) => frameOf(citation),
    passage: ({ body }, page) => renderBody(body, page),
  };
});

/** Everything a reader or Slack sees of a block, ids aside: texts, links, values. */
export function textLength(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let length = 0;
  // Every block of an answer is measured, some more than once: walking arrays and members as what they are took a sixth of the time
  // that a list of entries for each took.
  if (Array.isArray(value)) {
    for (const inner of value) length += textLength(inner);
    return length;
  }
  const members = value as Readonly<Record<string, unknown>>;
  for (const name in members) if (name !== 'type') length += textLength(members[name]);
  return length;
}

/** Small gray text. Links need mrkdwn, which is used only for words that it cannot misread. */
function quiet(parts: readonly CitationPart[]): readonly ContextBlock[] {
  const shown = parts.filter(({ text }) => text.trim() !== '');
  if (shown.length === 0) return [];
  const linked = shown.map(({ text, url }) => ({ text, url: url === undefined ? undefined : linkUrl(text, url) }));
  if (linked.some(({ url }) => url !== undefined) && linked.every(({ text }) => isPlainInMrkdwn(text))) {
    const text = linked
      .map(({ text: words, url }) => (url === undefined ? words : `<${escapeText(url).replaceAll('|', '%7C')}|${words}>`))
      .join(' · ');
    if (text.length <= slackLimits.textObject) return [{ type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] }];
  }
  // Plain text has no links: an address that would be lost with its label is written out.
  const text = clip(
    linked.map(({ text: words, url }) => (url === undefined ? words : `${words} (${url})`)).join(' · '),
    slackLimits.textObject,
  );
  return [{ type: 'context', elements: [plainText(text)] }];
}

function titleBlocks(text: string, url: string | undefined): readonly KnownBlock[] {
  const title = clip(text.trim(), caps.title);
  if (title === '') return [];
  return [{ type: 'rich_text', elements: [sectionOf(title, [{ kind: 'strong', start: 0, end: title.length }, ...linkMarks(title, url)])] }];
}

function passageHead({ title, headingPath, url }: Citation): readonly KnownBlock[] {
  return [...titleBlocks(title, url), ...quiet([{ text: clip(headingLine(headingPath), caps.path) }])];
}

/** Notices about an article itself. Refusals to one person are no alarm. */
const alertLevels = { info: undefined, correction: 'warning', retraction: 'error', problem: undefined } as const;

function textBlocks(block: BlockOf<'paragraph' | 'notice' | 'credit'>, text: string): readonly KnownBlock[] {
  if (text.trim() === '') return [];
  switch (block.kind) {
    case 'paragraph':
      return block.muted ? quiet([{ text }]) : [{ type: 'rich_text', elements: [sectionOf(text)] }];
    case 'notice': {
      const level = alertLevels[block.tone];
      if (level !== undefined && text.length <= slackLimits.alertText) return [{ type: 'alert', level, text: plainText(text) }];
      const sign = { info: '', correction: '✏️ ', retraction: '⚠️ ', problem: '⚠️ ' }[block.tone];
      return [{ type: 'rich_text', elements: [sectionOf(sign + text)] }];
    }
    case 'credit':
      return quiet([{ text: clip(text, caps.footer), ...(block.url === undefined ? {} : { url: block.url }) }]);
  }
}

/** Known again by its id: a message that begins with it belongs to everybody, and nobody turns its pages in place. */
export const sharerBlockId = 'newsdesk:sharer';

/** The name as words: a mention would ping, and Slack has no other kind. The line is a quotation. */
function sharerBlocks({ person }: BlockOf<'sharer'>, text: string, words: Words): readonly KnownBlock[] {
  const name = clip(person.name.replace(/\s+/gu, ' ').trim(), caps.title);
  const head = words.sharedBy(name === '' ? words.somebody : name);
  const line = text.trim();
  const quote: readonly KnownBlock[] =
    line === '' ? [] : [{ type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: line }] }] }];
  return [{ type: 'context', block_id: sharerBlockId, elements: [plainText(head)] }, ...quote];
}

function channelBlocks({ ids }: BlockOf<'channels'>): readonly KnownBlock[] {
  const elements = ids.flatMap((id) => (/^[CG][A-Z0-9]+$/u.test(id) ? [{ type: 'channel' as const, channel_id: id }] : []));
  if (elements.length === 0) return [];
  const spaced = elements.flatMap((element, place) => (place === 0 ? [element] : [{ type: 'text' as const, text: ' · ' }, element]));
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: spaced }] }];
}

function definitionBlocks(block: BlockOf<'definition'>, text: string, showsHeadword: boolean, words: Words): readonly KnownBlock[] {
  const headword = showsHeadword ? clip(block.headword.trim(), caps.title) : '';
  const said = [headword, text.trim()].filter((each) => each !== '').join('\n');
  const passage: readonly KnownBlock[] =
    said === '' ? [] : [{ type: 'rich_text', elements: [sectionOf(said, [{ kind: 'strong', start: 0, end: headword.length }])] }];
  return [...passage, ...quiet(sourceParts(block.citation, words))];
}

function sourceParts(citation: BlockOf<'definition'>['citation'], words: Words): readonly CitationPart[] {
  if ('glossary' in citation) return [{ text: clip(citation.glossary, caps.title) }];
  const path = clip(headingLine(citation.headingPath), caps.path);
  return [
    { text: clip(citation.title, caps.title), ...(citation.url === undefined ? {} : { url: citation.url }) },
    { text: path },
    { text: citation.publishedAt === undefined ? '' : shortDate(citation.publishedAt, words) },
  ];
}

function itemBlocks(block: ListBlock, count: number, words: Words): readonly KnownBlock[] {
  switch (block.kind) {
    case 'results': {
      const carousel = block.asCards === true ? renderCarousel(block.items.slice(0, count), words) : undefined;
      if (carousel !== undefined) return [carousel];
      return block.items.slice(0, count).map((item) => resultBlock(item, words));
    }
    case 'mentions': {
      const elements = block.items.slice(0, count).map(mentionItem);
      return elements.length === 0 ? [] : [{ type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements }] }];
    }
    case 'fields':
      return block.items.slice(0, count).flatMap(({ name, text }) => {
        const head = clip(name.trim(), caps.title);
        const said = [head, clip(text.trim(), caps.line)].filter((each) => each !== '').join('\n');
        return said === ''
          ? []
          : [{ type: 'rich_text', elements: [sectionOf(said, [{ kind: 'strong', start: 0, end: head.length }])] } as const];
      });
  }
}

/** Rank and title on one line, where and when on the next, and the snippet as a quotation. */
function resultBlock({ rank, title, locator, url, publishedAt, snippet }: ResultItem, words: Words): RichTextBlock {
  const number = `${Math.trunc(rank)}. `;
  const head = number + clip(title.trim(), caps.title);
  const where = [clip(locator.trim(), caps.path), publishedAt === undefined ? '' : shortDate(publishedAt, words)]
    .filter((each) => each !== '')
    .join(' · ');
  const link = linkMarks(head.slice(number.length), url).map((mark) => ({ ...mark, start: number.length, end: head.length }));
  const lines = where === '' ? head : `${head}\n${where}`;
  const { text, marks } = snippetLine(snippet, caps.snippet);
  return {
    type: 'rich_text',
    elements: [
      sectionOf(lines, [{ kind: 'strong', start: 0, end: head.length }, ...link]),
      ...(text === '' ? [] : [{ type: 'rich_text_quote' as const, elements: [...richLine(text, marks)] }]),
    ],
  };
}

function mentionItem({ title, locator, url, snippet }: MentionItem): Section {
  const head = clip(title.trim(), caps.title) || '…';
  const path = clip(locator.trim(), caps.path);
  const { text, marks } = snippetLine(snippet, caps.snippet);
  const place = path === '' ? head : `${head} › ${path}`;
  const shift = place.length + 2;
  const shifted = marks.map((mark) => ({ ...mark, start: mark.start + shift, end: mark.end + shift }));
  return sectionOf(text === '' ? place : `${place}: ${text}`, [...linkMarks(head, url), ...shifted]);
}

function imageBlocks({ url, alt }: BlockOf<'image'>, words: Words): readonly KnownBlock[] {
  const href = webAddress(url)?.href;
  // Slack fetches a picture before it takes the message: one that it cannot reach would be refused.
  if (href === undefined || href.length > slackLimits.imageUrl || isPrivateAddress(href)) return [];
  return [{ type: 'image', image_url: href, alt_text: clip(alt.trim(), slackLimits.imageAlt) || words.image('') }];
}

function sectionOf(text: string, marks: readonly Mark[] = []): Section {
  return { type: 'rich_text_section', elements: [...richLine(text, marks)] };
}

function linkMarks(label: string, url: string | undefined): readonly Mark[] {
  return url === undefined ? [] : [{ kind: 'link', url, start: 0, end: label.length }];
}
