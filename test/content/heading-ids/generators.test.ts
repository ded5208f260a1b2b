import { readFileSync } from 'node:fs';
import type { Heading } from 'mdast';
import { describe, expect, it } from 'vitest';
import { createHeadingIds } from '../../../src/content/heading-ids/create-heading-ids.ts';
import { readHeadingText } from '../../../src/content/heading-ids/read-heading-text.ts';
import { headingIdSchemes, type HeadingIdSchemeName } from '../../../src/content/heading-ids/schemes.ts';
import { parseArticle } from '../../../src/content/parse-article.ts';
import { parseMarkdown } from '../../../src/content/parse-markdown.ts';
import { parsePublication } from '../../../src/content/publication-file.ts';
import { findPublicationSite } from '../../../src/sources/find-publication-site.ts';

/** Ids that the real generators printed. */
const recorded: {
  readonly headings: Readonly<Record<string, string>>;
  readonly filesWithSeveralHeadings: Readonly<Record<string, readonly string[]>>;
  readonly generators: Readonly<Record<string, { readonly version: string; readonly ids: Readonly<Record<string, RecordedIds>> }>>;
} = JSON.parse(readFileSync('test/fixtures/generators/heading-ids.json', 'utf8'));

type RecordedIds = string | null | readonly (string | null)[];

describe.each(Object.entries(recorded.generators))('%s', (name, { ids }) => {
  const scheme = headingIdSchemes[name as HeadingIdSchemeName];

  it.each(['a', 'b', 'c'])('gives the headings of file %s the ids of the real generator', (letter) => {
    const keys = Object.keys(recorded.headings).filter((key) => key.startsWith(letter) && key in ids);
    const lines = keys.map((key) => `## ${recorded.headings[key]}`);

    // Ghost's function was run on one heading at a time.
    const given = name.startsWith('ghost')
      ? lines.flatMap((line) => idsOf([line], name as HeadingIdSchemeName))
      : idsOf(lines, name as HeadingIdSchemeName);

    expect(scheme).toBeDefined();
    expect(Object.fromEntries(keys.map((key, index) => [key, given[index]]))).toEqual(
      Object.fromEntries(keys.map((key) => [key, ids[key]])),
    );
  });

  it.each(Object.keys(recorded.filesWithSeveralHeadings).filter((key) => key in ids))(
    'keeps the headings of %s apart as it does',
    (key) => {
      const lines = recorded.filesWithSeveralHeadings[key]?.map((heading) => (heading.startsWith('# ') ? heading : `## ${heading}`)) ?? [];

      const given = idsOf(lines, name as HeadingIdSchemeName);

      expect(given).toEqual(ids[key]);
    },
  );
});

it.each([
  ['honkit', 'The *old* wheel & shaft?', 'the-old-wheel--shaft'],
  ['honkit', 'Zwei Räder: 1.2.0 {#two-wheels}', 'two-wheels'],
  ['honkit', '変数と `宣言`', '変数と-宣言'],
  ['mystmd', 'The wheel & shaft?', 'the-wheel-shaft'],
  ['mystmd', 'Zwei Räder: 1.2.0', 'zwei-r-der-1-2-0'],
  ['mystmd', '2026 — the year', 'id-2026-the-year'],
  ['mystmd', 'The mill’s “wheel”', 'the-mills-wheel'],
  ['mystmd', '-x- y_z', 'id-x-y-z'],
] as const)('%s gives %j the id %s', (name, heading, id) => {
  expect(idsOf([`## ${heading}`], name)).toEqual([id]);
});

it.each([
  ['', 'Stairs #42 stairs-42'],
  ['anchors: github', 'Stairs #42 stairs-42'],
  ['anchors: nextra', 'Stairs 42'],
  ['anchors: fumadocs', 'Stairs 42'],
  ['generator: nextra', 'Stairs 42'],
])('an id in brackets counts for Fumadocs and Nextra alone, and is a link elsewhere: %j', (publication, expected) => {
  const text = '# A\n\nOne.\n\n## Stairs [#42]\n\nHigh.\n\n[#42]: https://own.example/42\n';
  const site = findPublicationSite([], parsePublication({ path: 'publication.yaml', text: publication }).publication);

  const section = parseArticle({ path: 'a.md', text }, { site }).article?.sections[1];

  expect(`${section?.heading} ${section?.anchor}`).toBe(expected);
});

function idsOf(lines: readonly string[], name: HeadingIdSchemeName): readonly (string | null)[] {
  const markdown = lines.join('\n\n');
  const headings = parseMarkdown(markdown).children.filter((node): node is Heading => node.type === 'heading');
  const texts = headings.map((heading) => readHeadingText(heading, markdown));
  const ids = createHeadingIds(
    headingIdSchemes[name],
    texts.flatMap(({ explicit }) => (explicit === undefined ? [] : [explicit])),
  );
  return texts.map((text, index) => ids.next(text, headings[index]?.depth === 1) ?? null);
}
