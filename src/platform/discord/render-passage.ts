import type { RichText, Span, TextBlock } from '../../content/rich-text.ts';
import { marksIn } from '../../reply/inline.ts';
import { sliceByBlock, type PagePiece } from '../../reply/page-slice.ts';
import { createListGuard, type ListGuard } from './render-lists.ts';
import { closesLink, renderLine } from './render-inline.ts';

type BlockPiece = Extract<PagePiece, { kind: 'block' }>;

/**
 * A page of a passage as Discord Markdown, most often in one piece. Read back by Discord's rules, it is exactly
 * `body.text.slice(page.start, page.end)`: list markers are the text's own, and stay plain where Discord would number them otherwise.
 *
 * Discord takes a list behind a list of the other kind for more of the first, so that its bullets would be numbers. There the text goes
 * on in a piece of its own, and the white space between them is left to the space between two components.
 */
export function renderPassageInPieces(body: RichText, page: Span): readonly string[] {
  const pieces = sliceByBlock(body, page);
  let lists = createListGuard();
  let chunks: string[] = [];
  const done: string[] = [];
  let place: Place = { line: '', lineBefore: undefined };
  for (const [index, piece] of pieces.entries()) {
    const before = pieces[index - 1];
    if (piece.kind === 'block' && beginsPiece(piece, before, body.text) && lists.joinsOtherKind(piece, body.text)) {
      done.push(chunks.slice(0, -1).join(''));
      chunks = [];
      lists = createListGuard();
      place = { line: '', lineBefore: undefined };
    }
    const continuesQuote = quoted(before) && quoted(pieces[index + 1]);
    const chunk = piece.kind === 'gap' ? renderGap(body, piece, continuesQuote) : renderBlock(body, piece, place, lists);
    chunks.push(chunk);
    place = placeAfter(place, chunk);
  }
  return [...done, chunks.join('')];
}

/** At the very start of a line below others, and in no quotation. */
function beginsPiece({ block }: BlockPiece, before: PagePiece | undefined, text: string): boolean {
  return before?.kind === 'gap' && block.quoteDepth === 0 && text.slice(before.start, before.end).endsWith('\n');
}

/** The same in one piece, for text that has no lists. */
export function renderPassage(body: RichText, page: Span): string {
  return renderPassageInPieces(body, page).join('\n\n');
}

/** The position of the writer: the content of its line so far, and the line before. */
interface Place {
  readonly line: string;
  /** Absent on the first line. */
  readonly lineBefore: string | undefined;
}

function placeAfter({ line, lineBefore }: Place, chunk: string): Place {
  const last = chunk.lastIndexOf('\n');
  if (last === -1) return { line: line + chunk, lineBefore };
  const start = chunk.lastIndexOf('\n', last - 1);
  const before = start === -1 || last === 0 ? line + chunk.slice(0, last) : chunk.slice(start + 1, last);
  return { line: chunk.slice(last + 1), lineBefore: before };
}

/** Between two quoted blocks the bar goes on; the next block then has its prefix already. */
function renderGap(body: RichText, gap: Span, continuesQuote: boolean): string {
  const text = body.text.slice(gap.start, gap.end);
  return continuesQuote ? text.replaceAll('\n', '\n> ') : renderLine(body.text, gap, []);
}

function renderBlock(body: RichText, piece: BlockPiece, { line, lineBefore }: Place, lists: ListGuard): string {
  const atLineStart = line === '';
  if (atLineStart && lineBefore?.trim() === '') lists.afterBlankLine(piece, body.text);
  const isQuoted = quoted(piece) && (atLineStart || line.startsWith('> '));
  const beginsLine = atLineStart || (isQuoted && line === '> ');
  const markup = piece.block.kind === 'code' ? renderCodeBlock(body, piece) : renderTextBlock(body, piece, beginsLine, lists);
  if (!isQuoted) return markup;
  return (atLineStart ? '> ' : '') + markup.replaceAll('\n', '\n> ');
}

function renderTextBlock(body: RichText, piece: BlockPiece, atLineStart: boolean, lists: ListGuard): string {
  const { text } = body;
  const marks = marksIn(body, piece.block.start, piece);
  const markerEnd =
    piece.start + (atLineStart && lists.mayBeLive(piece, text) ? liveMarkerLength(text.slice(piece.start, piece.contentStart)) : 0);
  const marker = text.slice(piece.start, markerEnd);
  const content = renderLines(text, { start: markerEnd, end: piece.end }, marks);
  if (piece.block.kind !== 'heading' || !piece.opens || piece.end < piece.block.end) return marker + content;
  return marker + renderHeading(piece, text, content, !atLineStart || piece.contentStart > piece.start, marks.length > 0);
}

/** Discord has three sizes, on a line of their own, and eats a `#` at the end; elsewhere a heading is bold. */
function renderHeading(piece: BlockPiece, text: string, content: string, isIndented: boolean, isMarked: boolean): string {
  const words = text.slice(piece.contentStart, piece.end);
  const isPlainLine = words.trim() === words && words !== '' && !/[\n\r\u2028\u2029]/.test(words);
  if (!isPlainLine) return content;
  if (!isIndented && !words.endsWith('#') && piece.block.kind === 'heading' && piece.block.level <= 4) return `### ${content}`;
  return isMarked || isIndented
    ? content
    : renderLine(text, { start: piece.contentStart, end: piece.end }, [{ kind: 'strong', start: piece.contentStart, end: piece.end }]);
}

/** Markup never spans lines: Discord's own line rules would cut it. */
function renderLines(text: string, range: Span, marks: RichText['marks']): string {
  let out = '';
  for (let start = range.start; start <= range.end; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 || newline >= range.end ? range.end : newline;
    const touching = marks.filter((mark) => mark.start < end && mark.end > start);
    out += renderLine(text, { start, end }, touching);
    if (end === range.end) return out;
    out += '\n';
    start = end + 1;
  }
  return out;
}

/** `- ` or `2. ` with its indentation; what stands behind it before the content (a task's box) is text. */
function liveMarkerLength(marker: string): number {
  return /^ *(?:- |\d+\. )/.exec(marker)?.[0].length ?? 0;
}

/** Discord knows the fence of three backticks only. Code that holds one is shown as plain text, exact all the same. */
function renderCodeBlock(body: RichText, piece: BlockPiece): string {
  const { text } = body;
  const lead = renderLine(text, { start: piece.start, end: piece.contentStart }, []);
  const code = text.slice(piece.contentStart, piece.end);
  // The fence swallows line breaks at its edges: they stand outside of it.
  const start = code.search(/[^\n]|$/);
  let end = code.length;
  while (end > start && code[end - 1] === '\n') end -= 1;
  const core = code.slice(start, end);
  if (core.trim() === '' || core.includes('```') || closesLink(core))
    return lead + renderLines(text, { start: piece.contentStart, end: piece.end }, []);
  return `${lead}${code.slice(0, start)}\`\`\`${fenceLanguage(piece.block)}\n${core}\n\`\`\`${code.slice(end)}`;
}

function fenceLanguage(block: TextBlock): string {
  const lang = block.kind === 'code' ? (block.lang ?? '') : '';
  return lang !== 'table' && /^[a-z0-9_+\-.#]{1,20}$/i.test(lang) ? lang : '';
}

function quoted(piece: PagePiece | undefined): boolean {
  return piece?.kind === 'block' && piece.block.quoteDepth > 0;
}
