import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createLineReader } from '../../src/cli/page/content-state.ts';
import { parseArticle } from '../../src/content/parse-article.ts';
import { createIncludeReader, includePlaces } from '../../src/sources/read-include.ts';
import { inDirectory } from './in-directory.ts';
import { judge, type Proof, type ProofReport } from './proof.ts';
import { createRandom, type Random } from './random.ts';

/** Stands in every file outside of the content. */
const OUTSIDE = 'wk3herontide';
/** Stands in files of the content that are nobody's: no article takes them in. */
const UNLISTED = 'pl8egretbank';
const OPEN = 'plain reed';
const NOW = Date.UTC(2026, 5, 1);

/** Directives that take a file in, of each generator that has one. */
const DIRECTIVES: readonly ((path: string) => string)[] = [
  (path) => `{{#include ${path}}}`,
  (path) => `--8<-- "${path}"`,
  (path) => `{!${path}!}`,
  (path) => `<<< ${path}`,
  (path) => `<!--@include: ${path}-->`,
  (path) => `{% include_relative ${path} %}`,
  (path) => `{{< include ${path} >}}`,
];

export const outsideReferences: Proof = {
  id: 'S9',
  title: 'references of articles to files lead nowhere outside of the content, however they are written',
  unit: 'references',
  counts: { full: 10_000, short: 400 },
  seeds: 1,
  run: ({ count, seed }) => inDirectory('outside', (directory) => refer(directory, count, seed)),
};

async function refer(directory: string, count: number, seed: number): Promise<ProofReport> {
  const content = join(directory, 'site', 'content');
  await layOut(directory, content);
  const random = createRandom(seed);
  const figures = { references: count, opened: 0, leaked: 0 };
  const leaks: string[] = [];
  const lineOf = createLineReader(content);
  for (let number = 0; number < count; number += 1) {
    const path = pathOf(directory, random);
    const directive = DIRECTIVES[number % DIRECTIVES.length] ?? String;
    const resolveInclude = createIncludeReader(includePlaces(content, ''), 'deep/article.md', NOW);
    const { article } = parseArticle({ path: 'deep/article.md', text: `# A\n\nText.\n\n${directive(path)}\n` }, { resolveInclude });
    const taken = `${JSON.stringify(article?.sections ?? [])} ${resolveInclude({ path }) ?? ''}`;
    if (taken.includes(OPEN)) figures.opened += 1;
    if (taken.includes(UNLISTED) || `${taken} ${lineOf(path, 1) ?? ''}`.includes(OUTSIDE)) leaks.push(JSON.stringify(path));
  }
  figures.leaked = leaks.length;
  return judge(figures, [
    [leaks.length === 0, `${leaks.length} were read: ${leaks.slice(0, 5).join(', ')}`],
    [figures.opened > count / 50, `only ${figures.opened} led to a file of the content: the others prove nothing`],
  ]);
}

/** Files beside the content, above it, behind links out of it, and those in it that are nobody's. */
async function layOut(directory: string, content: string): Promise<void> {
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  };
  await write(join(content, 'part.md'), OPEN);
  await write(join(content, 'deep', 'part.md'), OPEN);
  for (const path of ['secret.md', 'site/secret.md', 'site/content-of-others/part.md', 'etc/passwd.md'])
    await write(join(directory, path), OUTSIDE);
  for (const path of ['.hidden/part.md', '_drafts/part.md']) await write(join(content, path), UNLISTED);
  await write(join(content, 'draft.md'), `---\ndraft: true\n---\n\n${UNLISTED}\n`);
  await symlink(join(directory, 'etc'), join(content, 'linked'));
  await symlink(join(directory, 'secret.md'), join(content, 'linked.md'));
  await symlink('../../secret.md', join(content, 'deep', 'relative.md'));
}

const SEGMENTS = [
  '..',
  '.',
  '...',
  '%2e%2e',
  '..%2f',
  '%252e%252e',
  '..\\',
  '..;',
  '\u002E\u002E',
  '\uFF0E\uFF0E',
  'deep',
  'linked',
  'content',
  'site',
  '.hidden',
  '_drafts',
  'etc',
  ' ..',
  '..\0',
  '~',
  'C:',
  '@',
  '',
];
const FILES = [
  'secret.md',
  'part.md',
  'passwd.md',
  'linked.md',
  'relative.md',
  'draft.md',
  'secret.md\0.md',
  'secret.md#part',
  'secret.md:1:2',
  'secret%2emd',
  'PART.MD',
];

/** One in eight is a plain way into the content. */
function pathOf(directory: string, random: Random): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random.next() * list.length)] as T;
  if (random.next() < 0.125) return pick(['part.md', '../part.md', '@/part.md', '/part.md', './part.md']);
  const starts = [
    '',
    '',
    '/',
    '@/',
    '//',
    '\\\\',
    'file://',
    pathToFileURL(directory).href,
    directory,
    `${directory}/site/content/`,
    '../',
  ];
  const segments = Array.from({ length: Math.floor(random.next() * 6) }, () => pick(SEGMENTS));
  return pick(starts) + [...segments, pick(FILES)].join(pick(['/', '/', '//', '\\', '/./']));
}
