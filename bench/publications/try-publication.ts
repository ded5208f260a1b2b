import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Article } from '../../src/content/article.ts';
import type { Edition } from '../../src/content/edition.ts';
import type { SiteSettings } from '../../src/content/generators/profile.ts';
import { parseArticle } from '../../src/content/parse-article.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createDirectorySource } from '../../src/sources/directory.ts';
import { codeOf, findRaw, type RawFind } from './raw-syntax.ts';

export interface Trial {
  readonly generator: string;
  readonly files: number;
  readonly articles: number;
  /** Files that are not articles, by reason. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** Files with an error. */
  readonly lost: readonly string[];
  readonly raw: readonly (RawFind & { readonly file: string; readonly place: string })[];
  readonly seconds: number;
  readonly slowest: { readonly path: string; readonly ms: number };
}

/** Files take longest by their size; only the largest are timed alone. */
const TIMED = 8;

export async function tryPublication(dir: string): Promise<Trial> {
  const source = createDirectorySource(dir, { clock: systemClock });
  try {
    const began = performance.now();
    const edition = await source.load();
    const seconds = (performance.now() - began) / 1_000;
    const skipped = source.listSkipped();
    const { site } = source.describeSite();
    const largest = edition.articles.toSorted((a, b) => sizeOf(b) - sizeOf(a)).slice(0, TIMED);
    const times = await Promise.all(largest.map((article) => timeOf(dir, article, site)));
    return {
      generator: site?.generator ?? 'plain',
      files: (edition.seen ?? 0) + skipped.length - (edition.withheld?.length ?? 0),
      articles: edition.articles.length,
      leftOut: countBy(skipped.map(({ reason }) => reason)),
      lost: lostFiles(edition),
      raw: (await Promise.all(edition.articles.map((article) => rawInText(dir, article)))).flat(),
      seconds,
      slowest: times.toSorted((a, b) => b.ms - a.ms)[0] ?? { path: '', ms: 0 },
    };
  } finally {
    await source.close();
  }
}

function sizeOf({ file }: Article): number {
  return file?.parts.at(-1)?.end ?? 0;
}

async function timeOf(dir: string, { file }: Article, site: SiteSettings | undefined): Promise<Trial['slowest']> {
  const path = file?.path ?? '';
  const text = await readFile(join(dir, path), 'utf8');
  const began = performance.now();
  parseArticle({ path, text }, { site });
  return { path, ms: performance.now() - began };
}

/** An article that failed with an error that names no reason of its generator's. */
function lostFiles({ problems, articles }: Edition): readonly string[] {
  const served = new Set(articles.map(({ file }) => file?.path));
  return problems.filter(({ severity, file }) => severity === 'error' && !served.has(file)).map(({ file, code }) => `${file} (${code})`);
}

/** Titles and tables have no marks for code: a find that is code, or escaped, in the source is meant to be read so. */
async function rawInText(dir: string, article: Article): Promise<Trial['raw']> {
  const found = rawOf(article);
  if (found.length === 0) return found;
  const source = await readFile(join(dir, article.file?.path ?? ''), 'utf8');
  const code = [...source.matchAll(/`[^`\n]+`|^[ \t]*```[^]*?^[ \t]*```|<(code|pre)\b[^]*?<\/\1>/gmu)].map(([text]) => text).join('\n');
  const unescaped = source.replaceAll('&lt;', '<').replace(/\\([<{])/gu, '$1');
  const literal = unescaped === source ? code : `${code}\n${unescaped}`;
  return found.filter(({ sign }) => !literal.includes(sign));
}

function rawOf(article: Article): Trial['raw'] {
  const file = article.file?.path ?? article.slug;
  const at = (place: string, found: readonly RawFind[]): Trial['raw'] => found.map((raw) => ({ ...raw, file, place }));
  return [
    ...at('title', findRaw(article.title)),
    ...at('dek', findRaw(article.dek ?? '')),
    ...article.sections.flatMap(({ heading, body, level }) => [
      ...(level === 0 ? [] : at('heading', findRaw(heading))),
      ...at('passage', findRaw(body.text, codeOf(body))),
    ]),
  ];
}

export function countBy(names: readonly string[]): Readonly<Record<string, number>> {
  const groups = Map.groupBy(names, (name) => name);
  return Object.fromEntries([...groups].map(([name, items]) => [name, items.length] as const).sort(([, a], [, b]) => b - a));
}
