import { HOSTILE_SHAPES } from '../sources/hostile-markdown.ts';
import type { Random } from './random.ts';

/** Just below the limit of a file, in characters. */
const LARGEST = 250_000;

/** Files that were seen to take more than all the memory or all the time that a file may have, at that size. */
const EXHAUSTING: readonly ((size: number) => string)[] = [
  (size) => `|a|b|c|d|\n|-|-|-|-|\n${fill('|[a](b)|[a](b)|*c*|`d`|\n', size)}`,
  (size) => fill('**a*', size),
  (size) => fill('*[a](b)*', size),
  (size) => fill('_*', size),
  (size) => fill('*a **b** c* ', size),
];

/** Files that take much of it, nest too deep, or have too much of something. */
const HEAVY: readonly ((size: number) => string)[] = [
  (size) => fill('[a](b)', size),
  (size) => fill('>', size),
  (size) => fill('- ', size),
  (size) => fill('[', size / 2) + fill('](u)', size / 2),
  (size) => fill('## H1\n\nx\n', size),
  (size) => fill('H1\n-\nx\n\n', size),
  (size) => `${fill('|a', size / 4)}\n${fill('|-', size / 4)}\n${fill('|x|\n', size / 4)}`,
  (size) => fill('- a\n', size),
  (size) => fill('x\n\n', size),
  ...Object.values(HOSTILE_SHAPES),
];

export function exhaustingFile(random: Random, title: string): string {
  const isExhausting = random.next() < 0.5;
  const shapes = isExhausting ? EXHAUSTING : HEAVY;
  const shape = shapes[Math.floor(random.next() * shapes.length)];
  const size = isExhausting ? LARGEST : Math.floor(LARGEST * random.between(0.3, 1));
  return `# ${title}\n\nText.\n\n${shape?.(size).slice(0, LARGEST) ?? ''}\n`;
}

function fill(unit: string, size: number): string {
  return unit.repeat(Math.max(1, Math.floor(size / unit.length)));
}
