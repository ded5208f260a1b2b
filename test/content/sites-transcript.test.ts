import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { NO_FILES } from '../../src/content/generators/site-files.ts';
import { CONFIG_FILES, findSite } from '../../src/content/generators/find-site.ts';
import { GENERATOR_NAMES } from '../../src/content/generators/profile.ts';
import { createSite } from '../../src/content/generators/site.ts';
import { parseGlossary } from '../../src/content/glossary-file.ts';
import { formatProblem } from '../../src/content/problem.ts';
import { parsePublication } from '../../src/content/publication-file.ts';
import { splitFixture } from './transcribe-article.ts';

/** Reviewed files: `npx vitest run test/content -u` writes them anew. */
const golden = (name: string) => fileURLToPath(new URL(`../golden/content/${name}.txt`, import.meta.url));
const lines = (all: readonly unknown[]) => `${all.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n')}\n`;
const written = splitFixture(readFileSync(new URL('../fixtures/transcripts/sites.txt', import.meta.url), 'utf8'));

const paths = [
  'index.md',
  'gate.md',
  'Gate House.md',
  'README.md',
  'a/index.md',
  'a/README.md',
  'a/b/the_gate.mdx',
  '_posts/2026-05-03-the-gate.md',
  'blog/2026-05-03-gate.md',
  'blog/2026-05-03-gate/index.md',
  'docs/intro.md',
  'docs/01-start.md',
  'content/posts/gate.md',
  'content/post/_index.md',
  'content/pages/about.md',
  'posts/gate.md',
  'pages/about.rst.md',
  'source/_posts/gate.md',
  'src/pages/gate.md',
  'src/content/docs/guide/gate.mdx',
  'src/content/blog/gate.md',
  '_drafts/next.md',
  '_guides/gate.md',
  'drafts/x.md',
  '_hidden/x.md',
  'notes.txt',
  'über/Ä.md',
  'public/x.md',
  'node_modules/x.md',
  'a/2026-5-3-x.md',
  '404.md',
  'src/content/blog/indexed.md',
  'src/pages/a/index.md',
  'src/content/docs/index.mdx',
  'content/index.md',
  'templates/x.md',
  'snippets/x.mdx',
  'docs/404.md',
  '404.a/x.md',
  'my_site/x.md',
  'a/vendor/x.md',
  'vendor/x.md',
  'de/gate.md',
  'docs/de/gate.md',
  'docs/Gate House.md',
  'content/docs/de/gate.mdx',
  'i18n/de/docusaurus-plugin-content-docs-guides/current/gate.md',
]; // prettier-ignore
const facts = [
  { fields: {}, title: 'The Gate' },
  { fields: { slug: 'own-slug', date: '2026-05-03' }, title: 'The Gate', date: { year: 2026, month: 5, day: 3 } },
  {
    fields: {
      permalink: '/own/:year/place/',
      url: 'u/r.html',
      id: 'own-id',
      path: 'own/path',
      layout: 'page',
      status: 'draft',
      category: 'Sea Side',
      categories: ['A b', 'c'],
      tags: ['t'],
      sidebar_position: 2,
    },
    title: 'Ümlaut & Co.',
    date: { year: 2026, month: 12, day: 24 },
  },
];

function filesOf(text: string): Readonly<Record<string, string>> {
  const parts = text.split(/^==== (.+)$/mu);
  return Object.fromEntries(
    parts.flatMap((name, index) => (index % 2 === 1 ? [[name, (parts[index + 1] ?? '').replace(/^\n/u, '')]] : [])),
  );
}

describe('a site', () => {
  const sites = written
    .filter(({ path }) => path === 'site')
    .map(
      ({ shows, text }) =>
        [shows, findSite([{ up: '', below: '', files: { read: (name) => filesOf(text)[name], list: () => [] } }])] as const,
    );
  const bare = GENERATOR_NAMES.map(
    (name) => [`${name} without a config`, findSite([{ up: '', below: '', files: NO_FILES }], name)] as const,
  );

  it('is read from its config as reviewed', async () => {
    const read = [...sites, ...bare].map(([name, settings]) => `${name}: ${JSON.stringify(settings)}`);

    await expect(lines([...read, `configs: ${CONFIG_FILES.join(' ')}`])).toMatchFileSnapshot(golden('sites'));
  });

  it('places its pages as reviewed', async () => {
    const rows = [...sites, ...bare].flatMap(([name, settings]) => {
      const site = createSite(settings);
      const places = paths.map((path) => {
        const place = site.placeOf(path);
        if (place.kind === 'leftOut') return `  ${path}: ${place.why}`;
        return `  ${path}: ${facts.map((page) => site.addressOf(place, page) ?? 'none').join(' ')}`;
      });
      return [name, ...places];
    });

    await expect(lines(rows)).toMatchFileSnapshot(golden('places'));
  });
});

describe('the files beside the articles', () => {
  it('are read as reviewed', async () => {
    const rows = written.flatMap(({ shows, path, text }) => {
      if (path === 'site') return [];
      const { problems, ...rest } = path === 'glossary.yaml' ? parseGlossary({ path, text }) : parsePublication({ path, text });
      return [`%%%% ${shows}`, JSON.stringify(rest), ...problems.map(formatProblem)];
    });

    await expect(lines(rows)).toMatchFileSnapshot(golden('files'));
  });
});
