import { HOSTILE_SHAPES } from '../sources/hostile-markdown.ts';
import type { Random } from './random.ts';

/** Just below the limit of a file, in characters. */
const LARGEST = 250_000;

/** Files inside the size limit that take the memory, the time or the stack of whatever reads them, or have too much of something. */
const SHAPES: readonly ((size: number) => string)[] = [
  // Memory: more links and cells than a heap holds.
  (size) => `|a|b|c|d|\n|-|-|-|-|\n${fill('|[a](b)|[a](b)|*c*|`d`|\n', size)}`,
  (size) => fill('[a](b)', size),
  // Time.
  (size) => fill('*a **a ', size),
  (size) => fill('*[a](b)*', size),
  (size) => fill('**a*', size),
  // Depth.
  (size) => fill('>', size),
  (size) => fill('- ', size),
  (size) => fill('[', size / 2) + fill('](u)', size / 2),
  // Number: of headings, cells, items, paragraphs.
  (size) => fill('## H1\n\nx\n', size),
  (size) => fill('H1\n-\nx\n\n', size),
  (size) => `${fill('|a', size / 4)}\n${fill('|-', size / 4)}\n${fill('|x|\n', size / 4)}`,
  (size) => fill('- a\n', size),
  (size) => fill('x\n\n', size),
  ...Object.values(HOSTILE_SHAPES),
];

export function exhaustingFile(random: Random, title: string): string {
  const shape = SHAPES[Math.floor(random.next() * SHAPES.length)] ?? SHAPES[0];
  const size = Math.floor(LARGEST * (0.3 + 0.7 * random.next()));
  return `# ${title}\n\nText.\n\n${shape?.(size).slice(0, LARGEST) ?? ''}\n`;
}

function fill(unit: string, size: number): string {
  return unit.repeat(Math.max(1, Math.floor(size / unit.length)));
}
