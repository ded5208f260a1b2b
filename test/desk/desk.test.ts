import { afterEach, describe, expect, it, vi } from 'vitest';
import { createArticle } from '../../src/content/create-article.ts';
import { createEdition } from '../../src/content/create-edition.ts';
import type { Edition } from '../../src/content/edition.ts';
import { type Desk, openDesk } from '../../src/desk/desk.ts';
import { createFakeClock } from '../announce/fake-clock.ts';

const noon = Date.parse('2026-11-10T12:00:00Z');

let desk: Desk | undefined;
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

function finds(opened: Desk, word: string): boolean {
  return opened.served().index.search(`"${word}"`).kind === 'hits';
}

describe('publishing an edition in which much changed', () => {
  it('answers from the last one until the index of the next is built', async () => {
    const opened = (desk = openDesk(large('pump'), createFakeClock(noon)));

    opened.publish(large('valve'));
    const meanwhile = [finds(opened, 'pump'), finds(opened, 'valve')];
    await vi.waitUntil(() => finds(opened, 'valve'), { timeout: 20_000 });

    expect(meanwhile).toEqual([true, false]);
    expect(finds(opened, 'pump')).toBe(false);
  });

  it('serves the newest in the end, whatever was published in between', async () => {
    const opened = (desk = openDesk(large('pump'), createFakeClock(noon)));

    for (const word of ['valve', 'battery', 'turbine']) opened.publish(large(word));
    await vi.waitUntil(() => finds(opened, 'turbine'), { timeout: 20_000 });

    expect(finds(opened, 'battery')).toBe(false);
  });

  it('opens an article whose embargo ends while the index of a newer edition is built', async () => {
    const clock = createFakeClock(noon);
    const opened = (desk = openDesk(large('pump', noon + 60_000), clock));

    opened.publish(large('valve', noon + 60_000));
    await clock.advance(60_000);
    await vi.waitUntil(() => opened.served().edition.articles.length === 40, { timeout: 20_000 });

    expect([finds(opened, 'valve'), finds(opened, 'pump')]).toEqual([true, false]);
  });
});
