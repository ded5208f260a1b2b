import type { Mark } from '../../content/rich-text.ts';
import { citationLine, headingLine, shortDate } from '../../reply/citation-line.ts';
import { isNamed } from '../../reply/lay-out.ts';
import type { Action, MentionItem, Reply, ReplyBlock, ResultItem } from '../../reply/reply.ts';
import { snippetLine } from '../../reply/snippet-line.ts';
import { createPainter, type Painter } from './paint.ts';
import { renderPassage, renderWords } from './render-passage.ts';
import { wordsIn } from '../../words/words-for.ts';
import type { Words } from '../../words/words.ts';

export interface TerminalOptions {
  /** Whether colors and other styles are wanted: the caller knows NO_COLOR and whether this is a terminal. */
  readonly color: boolean;
  /** Columns; at least 20 are used. */
  readonly width: number;
  /** Whether the terminal is known to understand links (OSC 8). */
  readonly links: boolean;
}

/** In UTF-16 code units; a terminal takes more, a reader does not. */
const longestSnippet = 600;

interface Page {
  readonly width: number;
  readonly painter: Painter;
  readonly words: Words;
}

/** A reply as text for a terminal, whole: there are no pages. What could be chosen elsewhere is listed, in the order of `reply.actions`. */
export function renderTerminal(reply: Reply, { color, width, links }: TerminalOptions): string {
  const page = { width: Math.max(20, Math.trunc(width) || 80), painter: createPainter({ color, links }), words: wordsIn(reply.language) };
  const blocks = reply.blocks.map((block, index) => renderBlock(block, reply.blocks.slice(0, index), page));
  const parts = [...blocks, renderActions(reply.actions, page)].filter((part) => part.trim() !== '');
  return `${parts.length === 0 ? renderWords(reply.summary, [], page.width, page.painter) : parts.join('\n\n')}\n`;
}

function renderBlock(block: ReplyBlock, before: readonly ReplyBlock[], page: Page): string {
  const { width, painter, words } = page;
  switch (block.kind) {
    case 'heading':
      return title(block.text, block.url, page);
    case 'paragraph':
      return block.muted ? quiet(block.text, page) : renderWords(block.text, [], width, painter);
    case 'passage': {
      const { citation } = block;
      const parts = [
        [title(citation.title, citation.url, page), quiet(headingLine(citation.headingPath), page)],
        [renderPassage(block.body, block.highlights ?? [], width, painter)],
        [quiet(citationLine(citation, words), page)],
      ];
      return parts
        .map(joinLines)
        .filter((part) => part.trim() !== '')
        .join('\n\n');
    }
    case 'results':
      return block.items.map((item) => renderResult(item, page)).join('\n\n');
    case 'definition': {
      const { citation } = block;
      const source =
        'glossary' in citation
          ? citation.glossary
          : [citation.title, headingLine(citation.headingPath)].filter((part) => part !== '').join(' › ');
      const sourceUrl = 'glossary' in citation ? undefined : citation.url;
      return joinLines([
        isNamed(block.headword, before) ? '' : title(block.headword, undefined, page),
        renderWords(block.text, [], width, painter),
        linked(source, sourceUrl, page),
      ]);
    }
    case 'mentions':
      return block.items.map((item) => renderMention(item, page)).join('\n');
    case 'notice':
      return renderWords(`${{ info: '', correction: '✏️ ', retraction: '⚠️ ', problem: '⚠️ ' }[block.tone]}${block.text}`, [], width, painter);
    case 'sharer':
      return joinLines([
        quiet(words.sharedBy(block.person.name || words.somebody), page),
        block.text === '' ? '' : renderWords(`“${block.text}”`, [], width, painter),
      ]);
    case 'fields':
      return block.items
        .map(({ name, text }) => joinLines([title(name, undefined, page), renderWords(text, [], width, painter, '  ')]))
        .join('\n');
    case 'channels':
      return block.ids.map((id) => `#${id}`).join(' · ');
    case 'image':
      return linked(words.image(block.alt), block.url, page);
    case 'rule':
      return painter.style('dim')('─'.repeat(Math.min(width, 40)));
    case 'credit':
      return linked(block.text, block.url, page);
  }
}

function renderResult({ rank, title: name, locator, url, publishedAt, snippet }: ResultItem, page: Page): string {
  const head = `${Math.trunc(rank)}. ${name}`;
  const where = [locator, publishedAt === undefined ? '' : shortDate(publishedAt, page.words)].filter((part) => part !== '').join(' · ');
  return joinLines([title(head, url, page), where === '' ? '' : quiet(where, page, '   '), renderSnippet(snippet, page, '   ')]);
}

function renderMention({ title: name, locator, url, snippet }: MentionItem, page: Page): string {
  return joinLines([title(`- ${name}${locator === '' ? '' : ` › ${locator}`}`, url, page), renderSnippet(snippet, page, '  ')]);
}

function renderSnippet(snippet: ResultItem['snippet'], { width, painter }: Page, indent: string): string {
  const { text, marks } = snippetLine(snippet, longestSnippet);
  return text === '' ? '' : renderWords(text, marks, width, painter, indent);
}

/** Without numbers, since nothing here takes one: what is listed can be asked for. A link shows its address where it cannot be clicked. */
function renderActions(actions: readonly Action[], page: Page): string {
  const lines = actions.flatMap((action): readonly string[] => {
    if (action.kind === 'link') return [linked(`${action.label}: ${action.url}`, action.url, page)];
    if (action.kind === 'button') return [choice(action.label, page)];
    // Nobody presses anything here.
    if (action.kind === 'feedback') return [];
    const head = action.placeholder.trim() === '' ? [] : [quiet(`${action.placeholder}:`, page)];
    return [
      ...head,
      ...action.options.map(({ label, description }) => choice(description === undefined ? label : `${label} (${description})`, page)),
    ];
  });
  return lines.join('\n');
}

function choice(label: string, { width, painter }: Page): string {
  return renderWords(`- ${label.replaceAll('\n', ' ')}`, [], width, painter, '  ');
}

function title(text: string, url: string | undefined, { width, painter }: Page): string {
  if (text.trim() === '') return '';
  const range = { start: 0, end: text.length };
  return renderWords(
    text,
    [{ kind: 'strong', ...range }, ...(url === undefined ? [] : [{ kind: 'link' as const, url, ...range }])],
    width,
    painter,
  );
}

function quiet(text: string, { width, painter }: Page, indent = ''): string {
  if (text.trim() === '') return '';
  return renderWords(text, [], width, painter, indent).split('\n').map(painter.style('dim')).join('\n');
}

function linked(text: string, url: string | undefined, page: Page): string {
  if (text.trim() === '') return '';
  const { width, painter } = page;
  const marks: readonly Mark[] = url === undefined ? [] : [{ kind: 'link', url, start: 0, end: text.length }];
  return renderWords(text, marks, width, painter).split('\n').map(painter.style('dim')).join('\n');
}

function joinLines(lines: readonly string[]): string {
  return lines.filter((line) => line.trim() !== '').join('\n');
}
