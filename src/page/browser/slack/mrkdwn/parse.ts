import type { Block } from '../../markup/markup.ts';
import { decodeEntities } from './entities.ts';
import { parseMrkdwnInline } from './inline.ts';

/** Slack's mrkdwn as a tree: quotations, code and lines. Total, whatever the text. */
export function parseMrkdwn(source: string): readonly Block[] {
  return source.split(/(```\n?[^]+?```\n?)/).flatMap((part, index) => (index % 2 === 1 ? [codeOf(part)] : parseLines(part)));
}

function codeOf(part: string): Block {
  return { kind: 'code', text: decodeEntities(part.replace(/^```\n?/, '').replace(/\n?```\n?$/, '')) };
}

function parseLines(source: string): readonly Block[] {
  const blocks: Block[] = [];
  let words: string[] = [];
  let quoted: string[] = [];
  const flushWords = (): void => {
    if (words.length > 0) blocks.push({ kind: 'lines', children: parseMrkdwnInline(words.join('\n')) });
    words = [];
  };
  const flushQuote = (): void => {
    if (quoted.length > 0) blocks.push({ kind: 'quote', blocks: [{ kind: 'lines', children: parseMrkdwnInline(quoted.join('\n')) }] });
    quoted = [];
  };
  const lines = source === '' ? [] : source.split('\n');
  for (const [index, line] of lines.entries()) {
    if (/^(?:>>>|&gt;&gt;&gt;)/.test(line)) {
      flushWords();
      flushQuote();
      quoted = [line.replace(/^(?:>>>|&gt;&gt;&gt;) ?/, ''), ...lines.slice(index + 1)];
      break;
    }
    const mark = /^(?:>|&gt;) ?/.exec(line)?.[0];
    if (mark === undefined) {
      flushQuote();
      words.push(line);
    } else {
      flushWords();
      quoted.push(line.slice(mark.length));
    }
  }
  flushWords();
  flushQuote();
  return blocks;
}
