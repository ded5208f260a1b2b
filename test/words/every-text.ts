import type { Language } from '../../src/words/words.ts';
import { sampleFor } from './samples.ts';

/** Every text of a language by its path, `rules.new`; one that is a function with its sample. */
export function everyText({ answers, announcing, curating, kept }: Omit<Language, 'commands'>): ReadonlyMap<string, string> {
  return new Map(textsIn({ ...answers, ...announcing, ...curating, kept }, ''));
}

function textsIn(texts: object, prefix: string): readonly (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([key, text]: [string, unknown]) => {
    const path = `${prefix}${key}`;
    if (typeof text === 'string') return [[path, text] as const];
    if (typeof text === 'function') return [[path, sampleOf(path, text as (...parts: readonly unknown[]) => string)] as const];
    return textsIn(text as object, `${path}.`);
  });
}

function sampleOf(path: string, text: (...parts: readonly unknown[]) => string): string {
  const parts = sampleFor(path);
  if (parts === undefined) throw new Error(`There is no sample for the text ${path}.`);
  return text(...parts);
}

/** The texts and numbers of a sample that a reader has to find in the text. */
export function partsOf(sample: readonly unknown[]): readonly string[] {
  return sample.flatMap((part): readonly string[] => {
    if (Array.isArray(part)) return partsOf(part as readonly unknown[]);
    if (typeof part === 'object' && part !== null) return partsOf(Object.values(part));
    return typeof part === 'boolean' ? [] : [String(part)];
  });
}
