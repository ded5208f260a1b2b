import { describe, expect, it } from 'vitest';
import { createEdition } from '../../../src/content/create-edition.ts';
import { describeHeld } from '../../../src/content/describe-held.ts';
import type { Publication } from '../../../src/content/edition.ts';
import { parseArticle } from '../../../src/content/parse-article.ts';
import { parsePublication } from '../../../src/content/publication-file.ts';
import { quietProblems } from '../../../src/content/quiet-problems.ts';
import { visibleEdition } from '../../../src/content/visible-edition.ts';
import { newsAt } from '../../../src/content/withholding.ts';

const at = Date.parse('2026-11-02T12:00:00Z');

function editionOf(yaml: string, { path = 'mill.md', ...publication }: Partial<Publication> & { readonly path?: string } = {}) {
  const { article, problems } = parseArticle(
    { path, text: `---\ntitle: The mill\n${yaml}\n---\n\nThe heron sleeps.\n\n## Secret heading\n` },
    { timeZone: publication.timeZone },
  );
  return createEdition({
    articles: article === undefined ? [] : [article],
    publication: { name: 'N', lang: 'en', ...publication },
    problems,
  });
}

const isShown = (yaml: string, now: number, publication: Parameters<typeof editionOf>[1] = {}): boolean =>
  visibleEdition(editionOf(yaml, publication), now).edition.articles.length === 1;

describe('what everybody may see now', () => {
  it.each([
    ['date: 2026-11-02T12:00:00Z', {}],
    ['embargo: 2026-11-02T12:00:00Z', {}],
    ['date: 2026-01-01\npublishDate: 2026-11-02 12:00', {}],
    ['embargo: 2026-11-02 13:00', { timeZone: 'Europe/Berlin' }],
    ['date: 2026-11-02 07:00', { timeZone: 'America/New_York' }],
  ])('begins at the very moment that %j names, and not a millisecond before', (yaml, publication) => {
    expect([at - 1, at].map((now) => isShown(yaml, now, publication))).toEqual([false, true]);
    expect(visibleEdition(editionOf(yaml, publication), at - 1).changesAt).toBe(at);
  });

  it.each(['expires: 2026-11-02T12:00:00Z', 'unpublish: 2026-11-02 12:00', 'expiryDate: 2026-11-02T12:00:00Z\nunpublishDate: 2027-01-01'])(
    'ends at the very moment that %j names',
    (yaml) => {
      expect([at - 1, at].map((now) => isShown(yaml, now))).toEqual([true, false]);
      expect(visibleEdition(editionOf(yaml), at - 1).changesAt).toBe(at);
    },
  );

  it.each([
    ['America/New_York', '2026-11-02T05:00:00Z'],
    ['Europe/Berlin', '2026-11-01T23:00:00Z'],
    [undefined, '2026-11-02T00:00:00Z'],
  ])('begins with the day of %s', (timeZone, begins) => {
    const publication = timeZone === undefined ? {} : { timeZone };
    for (const [yaml, path] of [
      ['date: 2026-11-02', 'mill.md'],
      ['embargo: 2026-11-02', 'mill.md'],
      ['lang: en', '2026-11-02-mill.md'],
    ] as const) {
      const shown = [-1, 0].map((ms) => isShown(yaml, Date.parse(begins) + ms, { ...publication, path }));
      expect(shown).toEqual([false, true]);
    }
  });

  it('is what an operator says of dates to come, and embargoes hold, and the news waits', () => {
    const early = at - 60_000;

    expect(isShown('date: 2026-11-02T12:00:00Z', early, { future: 'show' })).toBe(true);
    expect(isShown('embargo: 2026-11-02T12:00:00Z', early, { future: 'show' })).toBe(false);
    const [article] = editionOf('date: 2026-11-02T12:00:00Z').articles;
    expect(article && newsAt(article)).toBe(at);
  });

  it.each(['visibility: member', 'visibility: members', 'premium: true', 'embargo: 2026-01-01\nvisibility: paid'])(
    'is a teaser with %j',
    (yaml) => {
      expect(JSON.stringify(visibleEdition(editionOf(yaml), at).edition.articles)).toMatch(/The mill/u);
      expect(JSON.stringify(visibleEdition(editionOf(yaml), at).edition.articles)).not.toMatch(/heron/u);
    },
  );

  it('is told to editors with why and until when, and to others without a word of it', () => {
    const edition = editionOf('date: 2027-01-01T10:00:00Z');

    expect(describeHeld(edition, at)).toEqual([{ path: 'mill.md', reason: 'its date is to come', until: '2027-01-01T10:00:00Z' }]);
    expect(describeHeld(editionOf('embargo: 2027-01-01'), at)).toMatchObject([
      { reason: 'it is under embargo', until: '2027-01-01T00:00:00Z' },
    ]);
    expect(describeHeld(editionOf('expires: 2026-01-01'), at)).toMatchObject([{ reason: 'its time was over at 2026-01-01T00:00:00Z' }]);
    expect(edition.problems.map(({ what }) => what)).toEqual(['There is no text under "Secret heading"']);
    expect(quietProblems(edition, at).map(({ what }) => what)).toEqual(['There is no text under "…"']);
    expect(quietProblems(edition, Date.parse('2027-02-01')).map(({ what }) => what)).toEqual(['There is no text under "Secret heading"']);
  });
});

describe('publication.yaml', () => {
  it('takes a time zone, what becomes of dates to come, and of posts that are taken back', () => {
    const { publication, problems } = parsePublication({
      path: 'publication.yaml',
      text: 'timeZone: europe/berlin\nfuture: show\ntakenDown: remove\n',
    });

    expect(publication).toMatchObject({ timeZone: 'Europe/Berlin', future: 'show', takenDown: 'remove' });
    expect(problems).toEqual([]);
  });

  it.each(['timeZone: Middle/Earth', 'time_zone: +02:00', 'future: maybe', 'takenDown: burn'])(
    'names the place of what is none: %j',
    (line) => {
      const { publication, problems } = parsePublication({ path: 'publication.yaml', text: `name: N\n${line}\n` });

      expect(problems).toMatchObject([{ severity: 'error', code: 'publication.value', line: 2 }]);
      expect(publication).toEqual({ name: 'N' });
    },
  );
});
