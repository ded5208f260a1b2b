import { citationLine, headingLine, shortDate } from './citation-line.ts';
import type { Reply, ReplyBlock, ResultItem } from './reply.ts';

/** A reply as plain text with its addresses written out: for logs of an operator's own test, exports and platforms with no markup. */
export function plainTextOf(reply: Reply): string {
  const blocks = reply.blocks.map(blockText).filter((text) => text.trim() !== '');
  return blocks.length === 0 ? reply.summary : blocks.join('\n\n');
}

function blockText(block: ReplyBlock): string {
  switch (block.kind) {
    case 'heading':
    case 'credit':
      return withAddress(block.text, block.url);
    case 'paragraph':
    case 'notice':
      return block.text;
    case 'passage': {
      const { title, url, headingPath } = block.citation;
      const head = lines([withAddress(title, url), headingLine(headingPath)]);
      return [head, block.body.text, citationLine(block.citation)].filter((part) => part.trim() !== '').join('\n\n');
    }
    case 'results':
      return block.items.map(resultText).join('\n\n');
    case 'definition': {
      const source = 'glossary' in block.citation ? block.citation.glossary : withAddress(block.citation.title, block.citation.url);
      return lines([block.headword, block.text, source]);
    }
    case 'mentions':
      return block.items
        .map(({ title, locator, url, snippet }) =>
          lines([withAddress(`- ${title}${locator === '' ? '' : ` › ${locator}`}`, url), snippetText(snippet)]),
        )
        .join('\n');
    case 'sharer':
      return lines([`Shared by ${block.person.name || 'somebody'}`, block.text]);
    case 'fields':
      return block.items.map(({ name, text }) => lines([name, text])).join('\n');
    case 'channels':
      return block.ids.map((id) => `#${id}`).join(' · ');
    case 'image':
      return withAddress(block.alt, block.url);
    case 'rule':
      return '---';
  }
}

function resultText({ rank, title, locator, url, publishedAt, snippet }: ResultItem): string {
  const where = [locator, publishedAt === undefined ? '' : shortDate(publishedAt)].filter((part) => part !== '').join(' · ');
  return lines([withAddress(`${rank}. ${title}`, url), where, snippetText(snippet)]);
}

function snippetText({ text, cutBefore, cutAfter }: ResultItem['snippet']): string {
  return text.trim() === '' ? '' : `${cutBefore ? '…' : ''}${text}${cutAfter ? '…' : ''}`;
}

function withAddress(text: string, url: string | undefined): string {
  return url === undefined ? text : `${text} <${url}>`;
}

function lines(parts: readonly string[]): string {
  return parts.filter((part) => part.trim() !== '').join('\n');
}
