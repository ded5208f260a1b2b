import { expect, it } from 'vitest';
import { renderDetails } from '../../../src/platform/slack/work-object.ts';
import type { LinkedSection } from '../../../src/reply/link-preview.ts';
import { findEntityProblems } from '../../../src/sandbox/slack/blocks/entity.ts';
import { wordsFor } from '../../../src/words/words-for.ts';
import { richTextOf } from '../rich-text-of.ts';

const url = 'https://gazette.example/canals';

/** A section of so many sentences, in one paragraph. */
function section(title: string, sentences: number): LinkedSection {
  const text = Array.from({ length: sentences }, (_, index) => `Lock ${1000 + index} opens at midnight.`).join(' ');
  return { title, body: richTextOf(text), isNamed: false };
}

const short = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => section(`Lock ${from + index}`, 1));
const labels = (from: number, to: number) => short(from, to).map(({ title }) => title);
const pages = (title: string, shown: number, all = shown) =>
  Array.from({ length: shown }, (_, index) => `${title} · Page ${index + 1} of ${all}`);
const rest = 'Read the article';

it.each<[string, readonly LinkedSection[], readonly string[], string | undefined]>([
  ['a section that is too long for one field in several', [section('Canal', 150)], pages('Canal', 2), undefined],
  ['as many as a panel holds, and nothing else', short(1, 50), labels(1, 50), undefined],
  [
    'with more, whole ones only, and how many are left',
    [...short(1, 48), section('Canal', 150), ...short(49, 52)],
    [...labels(1, 48), rest],
    'and 5 more sections, in the article',
  ],
  ['one alone', [...short(1, 49), section('Canal', 150)], [...labels(1, 49), rest], 'and 1 more section, in the article'],
  [
    'of a first one that fills the panel alone as much as it holds',
    [section('Canal', 5200), ...short(1, 2)],
    [...pages('Canal', 49, 51), rest],
    'and 2 more sections, in the article',
  ],
  [
    'of a single one that fills it as much as it holds, and the way to the rest',
    [section('Canal', 5200)],
    [...pages('Canal', 49, 51), rest],
    url,
  ],
])('the side panel shows %s', (_, sections, shown, left) => {
  const details = renderDetails({ id: 'canals', title: 'Canals', url, bylines: [], sections }, url, wordsFor([]));

  const fields = details?.entity_payload.custom_fields ?? [];
  expect(fields.map(({ label }) => label)).toEqual(shown);
  expect(findEntityProblems(details, '')).toEqual([]);
  if (left !== undefined) expect(fields.at(-1)).toMatchObject({ value: left, link: url });
  const texts = fields.filter(({ link }) => link === undefined).map(({ value }) => String(value));
  expect(texts.filter((text) => text.length > 3_000 || !text.endsWith('midnight.'))).toEqual([]);
  const all = sections.map(({ body }) => body.text).join(' ');
  expect(all.startsWith(texts.join(' '))).toBe(true);
  expect(texts.join(' ') === all).toBe(left === undefined);
});
