import type { Mark, RichText, Span } from '../../content/rich-text.ts';
import { inlineRuns, marksIn, type Run } from '../../reply/inline.ts';
import { sliceByBlock, type PagePiece } from '../../reply/page-slice.ts';
import { soundRanges } from '../../reply/snippet-line.ts';
import { displayWidth } from './display-width.ts';
import { neutralize } from './neutralize.ts';
import { plain, type Painter } from './paint.ts';
import { wrap, type Painted } from './wrap.ts';

type BlockPiece = Extract<PagePiece, { kind: 'block' }>;

/** A passage whole, block by block, wrapped to the width; list items hang, quotations have a bar, code keeps its lines. */
export function renderPassage(source: RichText, highlights: readonly Span[], width: number, painter: Painter): string {
  const body = { ...source, text: neutralize(source.text) };
  const sound = soundRanges(body.text, highlights);
  const pieces = sliceByBlock(body, { start: 0, end: body.text.length });
  return pieces
    .map((piece) => {
      if (piece.kind === 'gap') return body.text.slice(piece.start, piece.end).replaceAll(/[^\n]/g, '') || ' ';
      return renderBlock(body, piece, sound, width, painter).join('\n');
    })
    .join('');
}

/** One line of words, some of them marked, wrapped. */
export function renderWords(text: string, marks: readonly Mark[], width: number, painter: Painter, indent = ''): string {
  const safe = neutralize(text);
  const runs = inlineRuns({ start: 0, end: safe.length }, marks).map((run) => paintedRun(safe, run, painter));
  const lines = wrap(runs, width, indent.length, indent.length);
  return lines.map((line) => indent + line).join('\n');
}

function renderBlock(body: RichText, piece: BlockPiece, highlights: readonly Span[], width: number, painter: Painter): readonly string[] {
  const { block } = piece;
  const bar = block.quoteDepth > 0 ? painter.style('dim')('│ '.repeat(Math.min(block.quoteDepth, 4))) : '';
  const barWidth = Math.min(block.quoteDepth, 4) * 2;
  const marker = body.text.slice(piece.start, piece.contentStart);
  const hang = block.kind === 'code' ? '' : ' '.repeat(Math.min(displayWidth(marker), Math.floor(width / 3)));
  const first = barWidth + displayWidth(marker);
  const lines = wrap(runsOf(body, piece, highlights, painter), width, first, barWidth + hang.length);
  return lines.map((line, index) => bar + (index === 0 ? painter.style('cyan')(marker) : hang) + line);
}

function runsOf(body: RichText, piece: BlockPiece, highlights: readonly Span[], painter: Painter): readonly Painted[] {
  const content = { start: piece.contentStart, end: piece.end };
  const { text } = body;
  if (piece.block.kind === 'code') return [{ text: text.slice(content.start, content.end), paint: painter.style('green') }];
  const marks = marksIn(body, piece.block.start, content);
  const base: readonly Mark[] = piece.block.kind === 'heading' ? [{ kind: 'strong', ...content }] : [];
  return inlineRuns(content, [...base, ...marks]).flatMap((run) =>
    splitByHighlights(run, highlights).map((part) => paintedRun(text, part, painter, part.isHighlighted)),
  );
}

function paintedRun(text: string, run: Run, painter: Painter, isHighlighted = false): Painted {
  let paint = plain;
  if (run.code) paint = painter.style('green', paint);
  if (run.emphasis) paint = painter.style('italic', paint);
  if (run.strike) paint = painter.style('strikethrough', paint);
  if (run.strong) paint = painter.style('bold', paint);
  if (isHighlighted) paint = painter.style('yellow', paint);
  if (run.link) paint = painter.link(run.link.url, painter.style('underline', paint));
  return { text: text.slice(run.start, run.end), paint };
}

function splitByHighlights(run: Run, highlights: readonly Span[]): readonly (Run & { readonly isHighlighted: boolean })[] {
  const parts: (Run & { readonly isHighlighted: boolean })[] = [];
  let position = run.start;
  for (const highlight of highlights) {
    const start = Math.max(highlight.start, position);
    const end = Math.min(highlight.end, run.end);
    if (start >= end) continue;
    if (start > position) parts.push({ ...run, start: position, end: start, isHighlighted: false });
    parts.push({ ...run, start, end, isHighlighted: true });
    position = end;
  }
  if (position < run.end) parts.push({ ...run, start: position, end: run.end, isHighlighted: false });
  return parts;
}
