import type { Article } from '../../src/content/article.ts';
import type { Edition } from '../../src/content/edition.ts';
import { createArticle } from '../../src/content/create-article.ts';
import { parseArticle } from '../../src/content/parse-article.ts';
import { createGlossary } from '../../src/glossary/create-glossary.ts';
import { mineDefinitions } from '../../src/glossary/mining/mine-definitions.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';

/** Articles that are read to compare: enough for code to be compiled, and for a figure that holds. */
const READ = 1_000;

export interface MiningCost {
  /** Milliseconds of processor time for the same files: to parse them, and to mine what was parsed. */
  readonly readMs: number;
  readonly mineMs: number;
  readonly definitions: number;
}

/** Parses articles as files of Markdown, as the parser's process does, and mines them. */
export function measureMining({ articles }: Pick<Edition, 'articles'>): MiningCost {
  const files = articles.slice(0, READ).map((article) => ({ path: `${article.slug}.md`, text: markdownOf(article) }));
  const warm = files.slice(0, READ / 5).flatMap((file) => parseArticle(file).article ?? []);
  for (const article of warm) mineDefinitions(article);
  const [parsed, readMs] = timed(() => files.flatMap((file) => parseArticle(file).article ?? []));
  const [mined, mineMs] = timed(() => parsed.flatMap((article) => mineDefinitions(article)));
  return { readMs, mineMs, definitions: mined.length };
}

/** Texts over which a pattern may take long: rows of commas, asides, signs and joined words. */
const HOSTILE = ['Xerox, a pump, ', 'Foo, which is Foo, which ', 'Foo (a tool ', '"Foo", a "tool" ', '-a', '(a', '"', 'people call a '];
/** Of each so much. UTF-16 code units. */
const HOSTILE_LENGTH = 200_000;

/** The text over which mining takes longest, of those that are made to take long, and its milliseconds of processor time. */
export function measureHostile(): { readonly unit: string; readonly ms: number } {
  const taken = HOSTILE.map((unit) => {
    const text = `We wait. ${unit.repeat(HOSTILE_LENGTH / unit.length)}.`;
    const article = createArticle({ slug: 'hostile', title: 'Hostile', lang: 'en', sections: [{ heading: '', text }] });
    return { unit, ms: timed(() => mineDefinitions(article))[1] };
  });
  return taken.reduce((worst, one) => (one.ms > worst.ms ? one : worst));
}

/** Milliseconds from an edition whose articles were mined to all that look-ups of terms need. */
export function measureTermBuild(edition: Edition): number {
  const glossary = createGlossary(edition, createSearchIndex(edition, { now: Date.now }), { entities: () => [] });
  const [, ms] = timed(() => {
    for (const step of glossary.prepare) step();
  });
  return ms;
}

function timed<T>(work: () => T): readonly [T, number] {
  const before = process.cpuUsage();
  const made = work();
  return [made, process.cpuUsage(before).user / 1000];
}

function markdownOf({ title, sections }: Article): string {
  const parts = sections.map(({ heading, body }) => `## ${heading}\n\n${body.text}`);
  return `---\ntitle: ${JSON.stringify(title)}\n---\n\n${parts.join('\n\n')}\n`;
}
