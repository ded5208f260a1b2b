import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { BenchSection } from './adapter.ts';
import { generateSections } from './generated-sections.ts';

/** A number makes so many sections; a path reads them from a file of one JSON object a line, gzipped or not. */
export function readSections(source: string, seed = 1): BenchSection[] {
  if (/^\d+$/.test(source)) return generateSections(Number(source), seed);
  return readJsonLines<BenchSection>(source);
}

export function readJsonLines<T>(file: string): T[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}
