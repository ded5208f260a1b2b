import type { BlockOf } from '../../reply/lay-out.ts';
import type { Citation, GlossaryCitation, MentionItem, ResultItem } from '../../reply/reply.ts';
import { citationParts, headingLine, shortDate, type CitationPart } from '../../reply/citation-line.ts';
import { clip } from '../../reply/clip.ts';
import { snippetLine } from '../../reply/snippet-line.ts';
import { discordAddress } from './address.ts';
import { discordLimits } from './limits.ts';
import { addressText, isLinkable, renderTitle, renderWords } from './render-inline.ts';
import { renderPassage } from './render-passage.ts';
import { webAddress } from '../../reply/honest-link.ts';
import type { Words } from '../../words/words.ts';

/** One piece of the message's body, in the order shown. */
export type Part =
  | { readonly kind: 'text'; readonly content: string }
  /** A title whose words name another address: the link is a button beside it, not behind it. */
  | { readonly kind: 'titleWithButton'; readonly content: string; readonly url: string }
  | { readonly kind: 'image'; readonly url: string; readonly alt: string }
  | { readonly kind: 'rule' };

/** So that the lines around a passage can never crowd it out. In UTF-16 code units of the words, before escaping. */
const caps = { title: 200, path: 200, line: 1000, credit: 80, footer: 300, snippet: 400 } as const;

export function headingParts({ text, url }: { readonly text: string; readonly url?: string | undefined }): readonly Part[] {
  const title = clip(text.trim(), caps.title);
  if (title === '') return [];
  const content = `### ${renderTitle({ text: title, url })}`;
  const address = url === undefined ? undefined : webAddress(url)?.href;
  if (address === undefined || isLinkable(title, address)) return [{ kind: 'text', content }];
  const sendable = discordAddress(address, discordLimits.buttonUrl);
  if (sendable !== undefined) return [{ kind: 'titleWithButton', content, url: sendable }];
  return [{ kind: 'text', content: address.length > discordLimits.buttonUrl ? content : `${content}\n${addressText('', address)}` }];
}

/** Title and heading path of what is quoted: the line above a passage. */
export function passageHeadParts({ title, headingPath, url }: Citation): readonly Part[] {
  const path = clip(headingLine(headingPath), caps.path);
  const [head] = headingParts({ text: title, url });
  if (!head) return path.trim() === '' ? [] : [{ kind: 'text', content: muted(path) }];
  if (path.trim() === '' || !('content' in head)) return [head];
  return [{ ...head, content: `${head.content}\n${muted(path)}` }];
}

/** The line under a passage: who wrote it, where and when. */
export function citationText(citation: Citation, words: Words): string {
  return creditText(citationParts(citation, words));
}

/** Discord has no quotation in small print: each line is subtext, and blank ones stay. */
export function muted(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? line : `-# ${renderWords(line)}`))
    .join('\n');
}

export function textOf(block: BlockOf<'paragraph' | 'notice' | 'credit'>, text: string): string {
  if (block.kind === 'paragraph') return block.muted ? muted(text) : plainText(text);
  if (block.kind === 'credit') return creditText([{ text, ...(block.url === undefined ? {} : { url: block.url }) }], caps.footer);
  switch (block.tone) {
    case 'info':
      return plainText(text);
    case 'correction':
      return `✏️ ${plainText(text)}`;
    case 'retraction':
    case 'problem':
      return `⚠️ ${plainText(text)}`;
  }
}

/** An id makes a mention: it shows the name of today, and pings nobody, since no message of ours may. The line is a quotation. */
export function sharerText({ person }: BlockOf<'sharer'>, text: string, words: Words): string {
  const name = clip(person.name.replace(/\s+/gu, ' ').trim(), caps.title);
  const who = /^\d{15,20}$/u.test(person.id) ? `<@${person.id}>` : renderWords(name === '' ? words.somebody : name);
  const line = plainText(text.trim()).replaceAll('\n', ' ');
  return [`-# ${words.sharedBy(who)}`, line === '' ? '' : `> ${line}`].filter((each) => each !== '').join('\n');
}

/** A mention of a channel pings nobody, and shows its name to those who may see it. */
export function channelsText(ids: readonly string[]): string {
  return ids.flatMap((id) => (/^\d{15,20}$/u.test(id) ? [`<#${id}>`] : [])).join(' · ');
}

export function definitionText(block: BlockOf<'definition'>, text: string, showsHeadword: boolean, words: Words): string {
  const headword = clip(block.headword.trim(), caps.title);
  const lines = [showsHeadword && headword !== '' ? bold(headword) : '', plainText(text.trim()), sourceLine(block.citation, words)];
  return lines.filter((line) => line !== '').join('\n');
}

export function resultText(item: ResultItem, words: Words): string {
  const title = clip(item.title.trim(), caps.title);
  const date = item.publishedAt === undefined ? '' : shortDate(item.publishedAt, words);
  const where = [clip(item.locator, caps.path), date].filter((each) => each.trim() !== '').join(' · ');
  const number = `${Math.trunc(item.rank)}. `;
  const text = number + title;
  const link = item.url === undefined ? [] : [{ kind: 'link' as const, url: item.url, start: number.length, end: text.length }];
  const head = renderWords(text, [{ kind: 'strong', start: 0, end: text.length }, ...link]);
  const snippet = snippetText(item.snippet);
  return [head, where === '' ? '' : muted(where), snippet === '' ? '' : `> ${snippet}`].filter((line) => line !== '').join('\n');
}

export function mentionText(item: MentionItem): string {
  const title = clip(item.title.trim(), caps.title) || '…';
  const locator = clip(item.locator.trim(), caps.path);
  const snippet = snippetText(item.snippet);
  const head = `- ${renderTitle({ text: title, url: item.url })}${locator === '' ? '' : renderWords(` › ${locator}`)}`;
  return snippet === '' ? head : `${head}\n  ${snippet}`;
}

export function fieldText({ name, text }: { readonly name: string; readonly text: string }): string {
  const head = clip(name.trim(), caps.title);
  return [head === '' ? '' : bold(head), plainText(clip(text.trim(), caps.line))].filter((line) => line !== '').join('\n');
}

/** Words that may hold line breaks, every one of them literal. */
export function plainText(text: string): string {
  const block = { kind: 'paragraph' as const, start: 0, contentStart: 0, end: text.length, listDepth: 0, quoteDepth: 0 };
  return renderPassage({ text, blocks: [block], marks: [] }, { start: 0, end: text.length });
}

function sourceLine(citation: Citation | GlossaryCitation, words: Words): string {
  if ('glossary' in citation)
    return citation.glossary.trim() === '' ? '' : muted(clip(citation.glossary.replaceAll('\n', ' '), caps.title));
  const path = clip(headingLine(citation.headingPath), caps.path);
  const parts: CitationPart[] = [
    { text: clip(citation.title.trim(), caps.title), ...(citation.url === undefined ? {} : { url: citation.url }) },
  ];
  if (path !== '') parts.push({ text: path });
  if (citation.publishedAt !== undefined) parts.push({ text: shortDate(citation.publishedAt, words) });
  return creditText(parts);
}

function creditText(parts: readonly CitationPart[], maxLength: number = caps.credit): string {
  const shown = parts.filter(({ text }) => text.trim() !== '').map(({ text, url }) => renderTitle({ text: clip(text, maxLength), url }));
  return shown.length === 0 ? '' : `-# ${shown.join(' · ')}`;
}

function snippetText(snippet: ResultItem['snippet']): string {
  const { text, marks } = snippetLine(snippet, caps.snippet);
  return renderWords(text, marks).trim();
}

function bold(text: string): string {
  return renderWords(text, [{ kind: 'strong', start: 0, end: text.length }]);
}
