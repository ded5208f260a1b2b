import { readRuns } from '../src/sandbox/marked-text.ts';

/** Pixels. Widths of letters are estimated: a picture needs no exact line ends. */
const page = { width: 640, padding: 24, lineHeight: 22, fontSize: 15, letterWidth: 7.4 } as const;

interface Word {
  readonly text: string;
  readonly styles: string;
}

/** An answer as an SVG in a neutral look: what was asked, and the lines of the message below it. */
export function drawAnswer(place: string, question: string, lines: readonly string[], accent: string): string {
  const letters = Math.floor((page.width - page.padding * 3) / page.letterWidth);
  const rows = lines.flatMap((line) => breakLine(line, letters));
  const top = page.padding * 2 + page.lineHeight * 2;
  const height = top + rows.length * page.lineHeight + page.padding;
  const body = rows.map((row, index) => drawRow(row, top + page.lineHeight * (index + 0.5)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${page.width}" height="${height}" viewBox="0 0 ${page.width} ${height}" role="img">`,
    `<title>${escapeXml(`${question} answered in ${place}`)}</title>`,
    '<style>text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;fill:#1f2328;white-space:pre}.strong{font-weight:650}.muted{fill:#656d76}.link{fill:#0b5cad}</style>',
    `<rect width="${page.width}" height="${height}" rx="10" fill="#ffffff" stroke="#d0d7de"/>`,
    `<text class="muted" font-size="12" x="${page.padding}" y="${page.padding + 6}">${escapeXml(place)}</text>`,
    `<text class="strong" font-size="${page.fontSize}" x="${page.padding}" y="${page.padding + page.lineHeight + 8}">${escapeXml(question)}</text>`,
    `<rect x="${page.padding}" y="${top - page.lineHeight / 2}" width="3" height="${rows.length * page.lineHeight + 6}" rx="1.5" fill="${accent}"/>`,
    ...body,
    '</svg>',
    '',
  ].join('\n');
}

function drawRow(words: readonly Word[], y: number): string {
  const spans = words.map(({ text, styles }) => (styles === '' ? escapeXml(text) : `<tspan class="${styles}">${escapeXml(text)}</tspan>`));
  return `<text font-size="${page.fontSize}" x="${page.padding + 16}" y="${Math.round(y + 6)}">${spans.join('')}</text>`;
}

function breakLine(line: string, letters: number): readonly (readonly Word[])[] {
  const rows: Word[][] = [[]];
  let length = 0;
  for (const word of readWords(line)) {
    if (length + word.text.trimEnd().length > letters && length > 0) {
      rows.push([]);
      length = 0;
    }
    rows.at(-1)?.push(word);
    length += word.text.length;
  }
  return rows;
}

function readWords(line: string): readonly Word[] {
  return readRuns(line).flatMap(({ text, strong, muted, url }) => {
    const styles = [strong ? 'strong' : '', muted ? 'muted' : '', url === undefined ? '' : 'link'].filter(Boolean).join(' ');
    return (text.match(/\S+\s*|\s+/gu) ?? []).map((word) => ({ text: word, styles }));
  });
}

function escapeXml(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');
}
