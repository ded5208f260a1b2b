import { describe, expect, it } from 'vitest';
import type { RichText } from '../../src/content/rich-text.ts';
import { renderDiscord } from '../../src/platform/discord/render.ts';
import { renderSlack } from '../../src/platform/slack/render.ts';
import { renderTerminal } from '../../src/platform/terminal/render.ts';
import { componentsOf, type AnyDiscordPayload } from '../readers/discord-payload.ts';
import type { AnySlackPayload } from '../readers/slack-blocks.ts';
import { createDocument } from './documents.ts';
import { findBrokenDiscordLaws, findBrokenSlackLaws, findBrokenTerminalLaws, type RenderPages } from './laws.ts';

/** Documents among which every fault below has something to break. */
const documents = Array.from({ length: 40 }, (_, index) => createDocument(index + 1, 8));

/** Each page as it should be: rendered once, spoiled often. */
function onceEach<Payload>(render: RenderPages<Payload>): RenderPages<Payload> {
  const rendered = new WeakMap<RichText, Map<number, ReturnType<RenderPages<Payload>>>>();
  return (reply, { page }) => {
    const [passage] = reply.blocks;
    if (passage?.kind !== 'passage') throw new Error('The reply of the laws is one passage.');
    const pages = rendered.get(passage.body) ?? new Map<number, ReturnType<RenderPages<Payload>>>();
    rendered.set(passage.body, pages);
    const result = pages.get(page) ?? render(reply, { page });
    pages.set(page, result);
    return result;
  };
}

const soundDiscord = onceEach(renderDiscord);
const soundSlack = onceEach(renderSlack);

/** A Discord renderer whose text displays come out changed. */
function discordWith(change: (content: string, page: number) => string): RenderPages<AnyDiscordPayload> {
  return (reply, { page }) => {
    const { payload, pageCount } = soundDiscord(reply, { page });
    const copy = structuredClone(payload) as unknown as AnyDiscordPayload;
    const display = componentsOf(copy).filter(({ type }) => type === 10)[1] as { content: string } | undefined;
    if (display) display.content = change(display.content, page);
    return { payload: copy, pageCount };
  };
}

function slackWith(change: (payload: Record<string, unknown>) => void): RenderPages<AnySlackPayload> {
  return (reply, { page }) => {
    const { payload, pageCount } = soundSlack(reply, { page });
    const copy = structuredClone(payload) as unknown as AnySlackPayload & Record<string, unknown>;
    change(copy);
    return { payload: copy, pageCount };
  };
}

/** The pages of one text of one block, cut in two by hand. */
function cutByHand(text: string, cut: number): RenderPages<AnyDiscordPayload> {
  return (reply, { page }) => {
    const whole = reply.blocks[0];
    if (whole?.kind !== 'passage') throw new Error('The reply of the laws is one passage.');
    const part = page === 1 ? text.slice(0, cut) : text.slice(cut);
    const body: RichText = {
      text: part,
      blocks: [{ kind: 'paragraph', start: 0, contentStart: 0, end: part.length, listDepth: 0, quoteDepth: 0 }],
      marks: [],
    };
    return { payload: renderDiscord({ ...reply, blocks: [{ ...whole, body }] }, { page: 1 }).payload, pageCount: 2 };
  };
}

function lawsBrokenOnDiscord(render: RenderPages<AnyDiscordPayload>): readonly string[] {
  return documents.flatMap((body) => findBrokenDiscordLaws(body, render));
}

function lawsBrokenOnSlack(render: RenderPages<AnySlackPayload>): readonly string[] {
  return documents.flatMap((body) => findBrokenSlackLaws(body, render));
}

describe('a fault planted into Discord is caught', () => {
  it('finds nothing where nothing is planted', () => {
    expect(lawsBrokenOnDiscord(discordWith((content) => content))).toEqual([]);
  });

  it.each([
    ['an escape that forgets <', (content: string) => content.replaceAll('\\<', '<'), /^mentions: <@/],
    ['an escape that forgets @everyone', (content: string) => content.replaceAll('\\@', '@'), /^mentions: @everyone/],
    [
      'an escape that forgets [',
      (content: string) => content.replaceAll('\\[', '[').replaceAll('\\]', ']').replaceAll('\\(', '('),
      /^text: /,
    ],
    ['an escape that forgets *', (content: string) => content.replaceAll('\\*', '*'), /^text: /],
    ['an escape that forgets `', (content: string) => content.replaceAll('\\`', '`'), /^(?:text|fence): /],
    ['an escape that forgets ||', (content: string) => content.replaceAll('\\|', '|'), /^text: /],
    ['an escape that forgets what a backslash does', (content: string) => content.replaceAll('\\\\', '\\'), /^text: /],
    ['an escape that forgets line starts', (content: string) => content.replaceAll(/^\\([#>-])/gm, '$1'), /^text: /],
    ['an escape that forgets shortcodes', (content: string) => content.replaceAll('\\:', ':'), /^mentions: :smile:/],
    ['a renderer that drops a character', (content: string) => content.replace(/[a-z](?=[a-z])/, ''), /^text: /],
    ['a renderer that drops the last character of a page', (content: string) => content.slice(0, -1), /^text: /],
    ['a renderer that says a word twice', (content: string) => content.replace(/(\p{L}{3,}) /u, '$1 $1 '), /^text: /],
    ['a fence that is not closed', (content: string) => content.replace(/\n```(?!.*```)/s, '\n'), /^(?:text|fence): /],
    ['a page of more than 4,000 characters', (content: string) => content.padEnd(4001, 'x'), /^limit: \d+ characters of text/],
    ['a page of more bytes than Discord takes', (content: string) => content + '数'.repeat(3300), /^limit: \d+ bytes of text/],
    ['half a surrogate pair', (content: string) => `${content}\ud83d`, /^text: half a surrogate pair/],
  ])('%s', (_, change, law) => {
    const broken = lawsBrokenOnDiscord(discordWith(change));

    expect(broken.filter((each) => law.test(each))).not.toEqual([]);
  });

  it('a masked link to another host than it shows', () => {
    const broken = lawsBrokenOnDiscord(discordWith((content) => `${content} [bank.example](https://evil.example/)`));

    expect(broken).toContainEqual('links: “bank.example” leads to https://evil.example/');
  });

  it.each([
    ['a family of four', 'A family 👩‍👩‍👧‍👦 lives here.', 12],
    ['an accent', 'A cafe\u0301 is open.', 6],
    ['a flag', 'In 🇩🇪 and 🇫🇷 today.', 5],
    ['a Devanagari cluster', 'यह क्षि है', 5],
  ])('a page that ends inside %s', (_, text, cut) => {
    const body: RichText = {
      text,
      blocks: [{ kind: 'paragraph', start: 0, contentStart: 0, end: text.length, listDepth: 0, quoteDepth: 0 }],
      marks: [],
    };

    const broken = findBrokenDiscordLaws(body, cutByHand(text, cut));

    expect(broken.filter((each) => each.startsWith('cut: inside a grapheme'))).toHaveLength(1);
  });

  it('a page that ends inside a link or a list marker', () => {
    const text = '- see the manual here';
    const body: RichText = {
      text,
      blocks: [{ kind: 'paragraph', start: 0, contentStart: 2, end: text.length, listDepth: 1, quoteDepth: 0, marker: { kind: 'bullet' } }],
      marks: [{ kind: 'link', url: 'https://example.com/', start: 6, end: 16 }],
    };

    expect(findBrokenDiscordLaws(body, cutByHand(text, 10))).toContainEqual('cut: inside a link at 10');
    expect(findBrokenDiscordLaws(body, cutByHand(text, 1))).toContainEqual('cut: inside a list marker at 1');
  });

  it.each([
    [
      'two equal custom ids',
      (payload: AnyDiscordPayload) => ({
        ...payload,
        components: [
          ...payload.components,
          {
            type: 1,
            components: [
              { type: 2, style: 2, label: 'a', custom_id: 'x' },
              { type: 2, style: 2, label: 'b', custom_id: 'x' },
            ],
          },
        ],
      }),
      'limit: custom_id twice',
    ],
    [
      'mentions that are allowed',
      (payload: AnyDiscordPayload) => ({ ...payload, allowed_mentions: { parse: ['everyone'] } }),
      'mentions: allowed_mentions is not empty',
    ],
    ['a flag left out', (payload: AnyDiscordPayload) => ({ ...payload, flags: 0 }), 'flags: IS_COMPONENTS_V2 is missing'],
    [
      'too many components',
      (payload: AnyDiscordPayload) => ({ ...payload, components: Array.from({ length: 41 }, () => ({ type: 14 })) }),
      'limit: 41 components',
    ],
  ])('%s', (_, change, law) => {
    const broken = lawsBrokenOnDiscord((reply, options) => {
      const { payload, pageCount } = soundDiscord(reply, options);
      return { payload: change(payload), pageCount };
    });

    expect(broken).toContainEqual(law);
  });
});

describe('a fault planted into Slack is caught', () => {
  interface Leafy {
    type: string;
    elements: { text?: string; elements?: { text: string }[] }[];
  }
  const passageOf = (payload: Record<string, unknown>): Leafy | undefined =>
    (payload['blocks'] as Leafy[]).filter(({ type }) => type === 'rich_text')[1];
  const firstLeaf = (payload: Record<string, unknown>): { text: string } | undefined =>
    passageOf(payload)?.elements.find(({ elements }) => typeof elements?.[0]?.text === 'string' && elements[0].text.trim().length > 1)
      ?.elements?.[0];

  it('finds nothing where nothing is planted', () => {
    expect(lawsBrokenOnSlack(slackWith(() => {}))).toEqual([]);
  });

  it.each<[string, (payload: Record<string, unknown>) => void, RegExp]>([
    ['a fallback that is not escaped', (payload) => Object.assign(payload, { text: '<!channel> news' }), /^mentions: live in the fallback/],
    ['a fallback that is too long', (payload) => Object.assign(payload, { text: 'x'.repeat(301) }), /^limit: 301 characters of fallback/],
    [
      'a passage as mrkdwn',
      (payload) => (payload['blocks'] as unknown[]).push({ type: 'context', elements: [{ type: 'mrkdwn', text: 'see <@U1>' }] }),
      /mentions: live/,
    ],
    [
      'a mention element',
      (payload) =>
        passageOf(payload)?.elements.push({ type: 'rich_text_section', elements: [{ type: 'broadcast', range: 'channel' }] } as never),
      /mentions: (?:live element )?broadcast/,
    ],
    [
      'a character dropped',
      (payload) => Object.assign(firstLeaf(payload) ?? {}, { text: (firstLeaf(payload)?.text ?? '').trimStart().slice(1) }),
      /^text: /,
    ],
    ['a paragraph left out', (payload) => passageOf(payload)?.elements.splice(0, 1), /^text: /],
    [
      'too many blocks',
      (payload) => Object.assign(payload, { blocks: Array.from({ length: 51 }, () => ({ type: 'divider' })) }),
      /^limit: 51 blocks/,
    ],
    [
      'too much text',
      (payload) =>
        (payload['blocks'] as unknown[]).push({
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x'.repeat(9000) }] }],
        }),
      /^limit: \d+ characters in blocks/,
    ],
    [
      'an empty text',
      (payload) =>
        (payload['blocks'] as unknown[]).push({
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '' }] }],
        }),
      /empty text/,
    ],
    ['unfurling', (payload) => Object.assign(payload, { unfurl_links: true }), /^unfurling is on/],
  ])('%s', (_, change, law) => {
    const broken = lawsBrokenOnSlack(slackWith(change));

    expect(broken.filter((each) => law.test(each))).not.toEqual([]);
  });
});

describe('a fault planted into the terminal is caught', () => {
  const plain = { color: false, links: false, width: 60 };
  const brokenWith = (change: (output: string) => string): readonly string[] =>
    documents.flatMap((body) => findBrokenTerminalLaws(body, (reply) => change(renderTerminal(reply, plain)), plain.width, false));

  it('finds nothing where nothing is planted', () => {
    expect(brokenWith((output) => output)).toEqual([]);
  });

  it.each<[string, (output: string) => string, RegExp]>([
    ['a control character let through', (output) => `${output}\u001b[2J`, /^mentions: control/],
    ['a color where none is wanted', (output) => `\u001b[31m${output}\u001b[0m`, /^style: /],
    ['a line too wide', (output) => output.replace('\n', 'x'.repeat(70)), /^limit: /],
    ['a character dropped', (output) => output.replace(/(Rendering\n\n\s*\S)\S/, '$1'), /^text: /],
    ['a wrap that eats the character at its end', (output) => output.replaceAll(/\S\n(?=\S)/g, '\n'), /^text: /],
  ])('%s', (_, change, law) => {
    const broken = brokenWith(change);

    expect(broken.filter((each) => law.test(each))).not.toEqual([]);
  });
});
