import { citationLine, headingLine, shortDate } from './citation-line.ts';
import type { Reply, ReplyBlock, ResultItem } from './reply.ts';
import { wordsIn } from '../words/words-for.ts';
import type { Words } from '../words/words.ts';

/** A reply as plain text with its addresses written out: for logs of an operator's own test, exports and platforms with no markup. */
export function plainTextOf(reply: Reply): string {
  const blocks = reply.blocks.map((block) => blockText(block, wordsIn(reply.language))).filter((text) => text.trim() !== '');
  return blocks.length === 0 ? reply.summary : blocks.join('\n\n');
}

function blockText(block: ReplyBlock, words: Words): string {
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
      return [head, block.body.text, citationLine(block.citation, words)].filter((part) => part.trim() !== '').join('\n\n');
    }
    case 'results':
      return block.items.map((item) => resultText(item, words)).join('\n\n');
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
      return lines([words.sharedBy(block.person.name || words.somebody), block.text]);
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

function resultText({ rank, title, locator, url, publishedAt, snippet }: ResultItem, words: Words): string {
  const where = [locator, publishedAt === undefined ? '' : shortDate(publishedAt, words)].filter((part) => part !== '').join(' · ');
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
