import { afterEach, describe, expect, it, vi } from 'vitest';
import { createArticle } from '../../src/content/create-article.ts';
import { createEdition } from '../../src/content/create-edition.ts';
import type { Edition } from '../../src/content/edition.ts';
import { type EditionServer, openEditionServer } from '../../src/desk/edition-server.ts';
import { createFakeClock } from '../announce/fake-clock.ts';

const noon = Date.parse('2026-11-10T12:00:00Z');

let desk: EditionServer | undefined;
afterEach(() => desk?.close());

/** More sections than are indexed in the thread that answers. */
function large(word: string, embargoedUntil?: number): Edition {
  const articles = Array.from({ length: 40 }, (_, index) => {
    const sections = Array.from({ length: 5 }, (__, section) => ({ heading: `Part ${section}`, text: `The ${word} of harbor ${index}.` }));
    return createArticle({ slug: `harbor-${index}`, title: `Harbor ${index}`, publishedAt: '2026-11-08', sections });
  });
  const [first, ...others] = articles;
  if (embargoedUntil === undefined || first === undefined) return createEdition({ articles });
  const visibility = { kind: 'embargoed', until: new Date(embargoedUntil).toISOString() } as never;
  return createEdition({ articles: [{ ...first, visibility }, ...others] });
}

function finds(opened: EditionServer, word: string): boolean {
  return opened.served().index.search(`"${word}"`).kind === 'hits';
}

describe('publishing an edition in which much changed', () => {
  it('answers from the last one until the index of the next is built', async () => {
    const opened = (desk = openEditionServer(large('pump'), createFakeClock(noon)));

    opened.publish(large('valve'));
    const meanwhile = [finds(opened, 'pump'), finds(opened, 'valve')];
    await vi.waitUntil(() => finds(opened, 'valve'), { timeout: 60_000 });

    expect(meanwhile).toEqual([true, false]);
    expect(finds(opened, 'pump')).toBe(false);
  });

  it('serves the newest in the end, whatever was published in between', async () => {
    const opened = (desk = openEditionServer(large('pump'), createFakeClock(noon)));

    for (const word of ['valve', 'battery', 'turbine']) opened.publish(large(word));
    await vi.waitUntil(() => finds(opened, 'turbine'), { timeout: 60_000 });

    expect(finds(opened, 'battery')).toBe(false);
  });

  it('lets go of what was taken down, embargoed or retracted before the index of the next is built', async () => {
    const opened = (desk = openEditionServer(large('pump'), createFakeClock(noon)));
    const [removed, embargoed, retracted, ...others] = large('valve').articles;
    if (removed === undefined || embargoed === undefined || retracted === undefined) throw new Error('The edition is too small.');
    const visibility = { kind: 'embargoed', until: new Date(noon + 60_000).toISOString() } as never;

    opened.publish(createEdition({ articles: [{ ...embargoed, visibility }, { ...retracted, retraction: 'Made up.' }, ...others] }));

    const { edition, index, glossary } = opened.served();
    expect([edition.articles.length, finds(opened, 'pump')]).toEqual([37, true]);
    for (const { slug, title } of [removed, embargoed, retracted]) {
      const outcomes = [index.search(`in:${slug} pump`), index.search(title)];
      expect(outcomes.flatMap((outcome) => (outcome.kind === 'hits' ? outcome.hits : []).map(({ article }) => article.slug))).not.toContain(
        slug,
      );
      expect(index.suggest(title).map(({ text }) => text)).not.toContain(title);
      expect(opened.served().findArticle(slug)).not.toMatchObject({ article: { slug } });
      expect(glossary.find(title)).not.toMatchObject({ kind: 'defined' });
    }
    await vi.waitUntil(() => finds(opened, 'valve'), { timeout: 60_000 });
    expect(opened.served().edition.articles).toHaveLength(38);
  });

  it('lets go of what is taken down while an index is built', async () => {
    const opened = (desk = openEditionServer(large('pump'), createFakeClock(noon)));
    const next = large('valve').articles;

    opened.publish(createEdition({ articles: next }));
    opened.publish(createEdition({ articles: next.slice(1) }));

    expect(opened.served().edition.articles).toHaveLength(39);
    await vi.waitUntil(() => finds(opened, 'valve'), { timeout: 60_000 });
    expect(opened.served().edition.articles).toHaveLength(39);
  });

  it('opens an article whose embargo ends while the index of a newer edition is built', async () => {
    const clock = createFakeClock(noon);
    const opened = (desk = openEditionServer(large('pump', noon + 60_000), clock));

    opened.publish(large('valve', noon + 60_000));
    await clock.advance(60_000);
    await vi.waitUntil(() => opened.served().edition.articles.length === 40, { timeout: 60_000 });

    expect([finds(opened, 'valve'), finds(opened, 'pump')]).toEqual([true, false]);
  });

  it.each([3, -3])('opens an article at its minute although the clock was set by %d hours', async (hours) => {
    const clock = createFakeClock(noon);
    const end = noon + 60_000 + Math.max(0, hours) * 3_600_000;
    const opened = (desk = openEditionServer(large('pump', end), clock));

    clock.jump(hours * 3_600_000);
    await clock.advance(end - clock.now() - 1);
    const before = opened.served().edition.articles.length;
    await clock.advance(5_001);

    expect([before, opened.served().edition.articles.length]).toEqual([39, 40]);
  });
});
