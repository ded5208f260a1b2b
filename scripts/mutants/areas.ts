import { globSync } from 'node:fs';

/** A part of the program whose judgement is tried, by name and by files. */
export interface Area {
  readonly name: string;
  readonly files: readonly string[];
}

/** Folders and files that decide something. Adapters, servers and the page are held by tests of another kind. */
const patterns: readonly (readonly [name: string, ...globs: readonly string[]])[] = [
  ['search', 'src/search/**/*.ts'],
  ['glossary', 'src/glossary/**/*.ts'],
  ['content', 'src/content/**/*.ts'],
  ['announce', 'src/announce/**/*.ts', 'src/app/upkeep.ts'],
  ['delivery', 'src/delivery/**/*.ts'],
  ['subscription', 'src/subscription/**/*.ts'],
  ['storage', 'src/storage/**/*.ts'],
  ['platform', 'src/platform/*/publisher*.ts', 'src/platform/network-errors.ts'],
  ['reply', 'src/reply/**/*.ts'],
];

/** It asks queries at a start so that the first reader does not wait: its lines change no answer. */
const ONLY_SPEED = ['src/search/warm-up.ts'];

/** Areas of the repository at `root`, their files sorted. */
export function listAreas(root: string): readonly Area[] {
  return patterns.map(([name, ...globs]) => ({ name, files: globSync(globs, { cwd: root, exclude: ONLY_SPEED }).sort() }));
}
