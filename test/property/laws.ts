import { formatTable } from '../../src/content/table-text.ts';
import type { RichText } from '../../src/content/rich-text.ts';
import type { Citation, Reply } from '../../src/reply/reply.ts';
import type { Anchor, Slug } from '../../src/content/article.ts';
import type { SectionKey } from '../../src/reply/intent.ts';
import { readDiscord } from '../readers/discord-markdown.ts';
import { componentsOf, findDiscordProblems, type AnyDiscordPayload } from '../readers/discord-payload.ts';
import { findSlackProblems, readMrkdwn, readRichText, type AnySlackPayload } from '../readers/slack-blocks.ts';
import { columnsOf, readTerminal } from '../readers/terminal-text.ts';

const citation: Citation = {
  slug: 'laws' as Slug,
  anchor: 'kept' as Anchor,
  title: 'Laws kept',
  headingPath: ['Rendering'],
  url: 'https://example.com/laws#kept',
  bylines: ['Ada'],
  publishedAt: '2026-11-02',
};

/** The reply that every document is sent through: one passage, cut into pages where it must. */
export function replyWith(body: RichText): Reply {
  return {
    audience: 'channel',
    summary: 'Laws kept',
    blocks: [{ kind: 'passage', body, citation }],
    actions: [{ kind: 'link', label: 'Read the article', url: 'https://example.com/laws' }],
    paging: { intent: { kind: 'page', section: 'AbCdEfGhIjKl' as SectionKey, page: 1, query: 'laws' } },
  };
}

export type RenderPages<Payload> = (
  reply: Reply,
  options: { readonly page: number },
) => { readonly payload: Payload; readonly pageCount: number };

function allPages<Payload>(render: RenderPages<Payload>, reply: Reply): readonly Payload[] {
  const first = render(reply, { page: 1 });
  return [first.payload, ...Array.from({ length: first.pageCount - 1 }, (_, index) => render(reply, { page: index + 2 }).payload)];
}

/** Every law that a document's pages break on Discord, as sentences; none when all is well. */
export function findBrokenDiscordLaws(body: RichText, render: RenderPages<AnyDiscordPayload>): readonly string[] {
  const broken: string[] = [];
  const pages = allPages(render, replyWith(body));
  const texts = pages.map((payload) => {
    broken.push(...findDiscordProblems(payload));
    const displays = componentsOf(payload).flatMap((component) =>
      component.type === 10 ? [readDiscord(String(component['content']))] : [],
    );
    for (const { live, links } of displays) {
      broken.push(...live.map((each) => `mentions: ${each} is live`));
      broken.push(
        ...links.filter(({ label, url }) => !leadsWhereItSays(label, url)).map(({ label, url }) => `links: “${label}” leads to ${url}`),
      );
    }
    // Title and credit stand around the passage; a page of white space alone has no text of its own.
    return displays.slice(1, -1).map(({ text }) => text);
  });
  if (texts.some((each) => each.length === 0) && body.text.trim() !== '') broken.push('text: a page without a passage');
  const whole = joinDisplays(texts, body.text);
  const joined = whole.join('');
  if (joined !== body.text && body.text.trim() !== '') broken.push(`text: read as ${excerpt(joined, body.text)}`);
  broken.push(...findBadCuts(body, lengthsOf(whole)));
  broken.push(...findBrokenFences(pages));
  return broken;
}

export function findBrokenSlackLaws(body: RichText, render: RenderPages<AnySlackPayload>): readonly string[] {
  const broken: string[] = [];
  let position = 0;
  const cuts: number[] = [];
  for (const payload of allPages(render, replyWith(body))) {
    broken.push(...findSlackProblems(payload));
    const readings = (payload.blocks as readonly { type: string; elements: readonly { text: string; type: string }[] }[]).flatMap(
      (block) => {
        if (block.type === 'rich_text') return [readRichText(block)];
        return block.type === 'context' ? block.elements.filter(({ type }) => type === 'mrkdwn').map(({ text }) => readMrkdwn(text)) : [];
      },
    );
    for (const { live, links } of readings) {
      broken.push(...live.map((each) => `mentions: ${each} is live`));
      broken.push(
        ...links.filter(({ label, url }) => !leadsWhereItSays(label, url)).map(({ label, url }) => `links: “${label}” leads to ${url}`),
      );
    }
    // The title stands before it.
    const passage = payload.blocks.filter((block) => ['rich_text', 'table'].includes((block as { type: string }).type)).slice(1);
    const read = passage.map(readPassage).join('\n\n');
    const end = endOfSame(body.text, position, read);
    const expected = leveled(body.text.slice(position, end));
    if (end === undefined || leveled(read) !== expected) broken.push(`text: read as ${excerpt(leveled(read), expected)}`);
    position = end ?? position;
    cuts.push(position);
  }
  if (body.text.slice(position).trim() !== '') broken.push('text: the end is missing');
  broken.push(...findBadCuts(body, cuts.slice(0, -1)));
  return broken;
}

export function findBrokenTerminalLaws(
  body: RichText,
  render: (reply: Reply) => string,
  width: number,
  expectsStyle: boolean,
): readonly string[] {
  const broken: string[] = [];
  const { lines, controls, links, hasStyle } = readTerminal(render(replyWith(body)));
  broken.push(...controls.map((each) => `mentions: control ${JSON.stringify(each)} reaches the terminal`));
  broken.push(...links.filter(({ url }) => !/^https?:\/\/[\x21-\x7e]+$/.test(url)).map(({ url }) => `links: to ${url}`));
  if (!expectsStyle && (hasStyle || links.length > 0)) broken.push('style: where none is wanted');
  // Two columns of grace: a grapheme may be as wide as the room that is left.
  // A web address stays whole; behind a bar or a marker it has the line to itself.
  const isAddress = (line: string): boolean => /^[│ ]*(?:\S{1,9} ){0,3}["'([{<]*https?:\/\/[!-~]+$/u.test(line);
  broken.push(
    ...lines.filter((line) => columnsOf(line) > width + 2 && !isAddress(line)).map((line) => `limit: ${columnsOf(line)} columns`),
  );
  const expected = solid(body.text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202d\u202e\u2028\u2029]/g, '?'));
  const shown = solid(
    lines
      .join('\n')
      .replaceAll(/[\u2400-\u2421�]/g, '?')
      .replaceAll('│ ', ''),
  );
  // A passage of white space alone shows nothing on any platform.
  if (body.text.trim() !== '' && !shown.includes(expected)) broken.push(`text: read as ${excerpt(shown, expected)}`);
  return broken;
}

/** Offsets at which the pages of a text may not end: inside a grapheme, a link or a list marker. */
export function findBadCuts({ text, blocks, marks }: RichText, cuts: readonly number[]): readonly string[] {
  const broken: string[] = [];
  if (cuts.length === 0) return broken;
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text);
  for (const cut of cuts) {
    if (cut <= 0 || cut >= text.length) continue;
    if (graphemes.containing(cut)?.index !== cut) broken.push(`cut: inside a grapheme at ${cut}`);
    if (marks.some(({ kind, start, end }) => kind === 'link' && start < cut && cut < end)) broken.push(`cut: inside a link at ${cut}`);
    if (blocks.some(({ start, contentStart }) => start < cut && cut < contentStart)) broken.push(`cut: inside a list marker at ${cut}`);
  }
  return broken;
}

/** The pages' texts; between two displays of one page stands the white space that the text has there, where an item follows it. */
function joinDisplays(pages: readonly (readonly string[])[], text: string): readonly string[] {
  let position = 0;
  return pages.map((displays) => {
    let page = '';
    for (const [index, display] of displays.entries()) {
      const gap = index === 0 ? '' : (/^[ \n]*\n(?=(?:-|\d+\.) )/.exec(text.slice(position))?.[0] ?? '\n');
      page += gap + display;
      position += gap.length + display.length;
    }
    return page;
  });
}

/** A fence that Discord does not read as one shows as bare backticks. */
function findBrokenFences(pages: readonly AnyDiscordPayload[]): readonly string[] {
  return pages.flatMap((payload) =>
    componentsOf(payload).flatMap((component) => {
      if (component.type !== 10) return [];
      const fences = String(component['content']).replaceAll(/\\[^]/g, 'xx').match(/```/g)?.length ?? 0;
      const { codeBlocks } = readDiscord(String(component['content']));
      return fences === codeBlocks.length * 2 ? [] : [`fence: ${fences} fences read as ${codeBlocks.length} blocks`];
    }),
  );
}

function lengthsOf(texts: readonly string[]): readonly number[] {
  let sum = 0;
  return texts.slice(0, -1).map((text) => (sum += text.length));
}

/** A label that names a host names the one it leads to. */
function leadsWhereItSays(label: string, url: string): boolean {
  if (label === url) return true;
  const target = URL.parse(url);
  const named = /https?:\/\/[^\s/]+|\b(?:[a-z0-9-]+\.)+(?:example|com|org|gg)\b/i.exec(label)?.[0];
  if (!target || named === undefined) return target !== null;
  const host = URL.parse(named.includes('://') ? named : `https://${named}`)?.hostname.replace(/^www\./, '');
  return host === target.hostname.replace(/^www\./, '');
}

/** A text or a table of a passage as its reader reads it. */
function readPassage(block: unknown): string {
  const { type, rows = [], column_settings: settings = [] } = block as TableLike;
  if (type !== 'table') return readRichText(block).text.replace(/\n+$/u, '');
  const cells = rows.map((row) => row.map(({ text }) => text.trim()));
  return (
    formatTable(
      cells,
      settings.map(({ align }) => align),
    ) ?? ''
  );
}

interface TableLike {
  readonly type: string;
  readonly rows?: readonly (readonly { readonly text: string }[])[];
  readonly column_settings?: readonly { readonly align: 'left' | 'right' | 'center' }[];
}

/** The offset to which `text`, from `position` on, has been read: equal but for spaces and line breaks. */
function endOfSame(text: string, position: number, read: string): number | undefined {
  let end = position;
  for (const character of read) {
    if (/[ \n]/.test(character)) continue;
    while (/[ \n]/.test(text.charAt(end))) end += 1;
    if (!text.startsWith(character, end)) return undefined;
    end += character.length;
  }
  while (/[ \n]/.test(text.charAt(end))) end += 1;
  // Indentation belongs to the item that follows.
  const lineStart = text.lastIndexOf('\n', end - 1) + 1;
  return lineStart > position && text.slice(lineStart, end).trim() === '' && end < text.length ? lineStart : end;
}

/** Without the indentation of items, which Slack draws itself, and what trails. */
function leveled(text: string): string {
  return text
    .replaceAll(/^ +(?=(?:-|\d+\.) )/gm, '')
    .replaceAll(/ +$/gm, '')
    .replaceAll(/^[ \n]+|[ \n]+$/g, '');
}

function solid(text: string): string {
  return text.replaceAll(/[ \n\t]/g, '');
}

function excerpt(read: string, expected: string): string {
  let index = 0;
  while (index < read.length && read[index] === expected[index]) index += 1;
  return `${JSON.stringify(read.slice(Math.max(0, index - 20), index + 30))} for ${JSON.stringify(expected.slice(Math.max(0, index - 20), index + 30))} at ${index}`;
}
