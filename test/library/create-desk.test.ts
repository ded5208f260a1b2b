import { describe, expect, it } from 'vitest';
import { createDesk, type ArticleInput } from '../../src/index.ts';

const article = (slug: string, text: string): ArticleInput => ({ slug, title: `On ${slug}`, sections: [{ id: 7, heading: 'Part', text }] });

describe('Newsdesk as a library', () => {
  it('answers from articles passed as data, and keeps the ids of their sections', async () => {
    const desk = await createDesk({ content: { articles: [article('pumps', 'An impeller moves the water.')] } });

    expect(desk.search('impeler').hits).toMatchObject([
      { article: { slug: 'pumps' }, section: { id: '7', text: 'An impeller moves the water.' } },
    ]);
    expect(desk.article('pumps')).toMatchObject({ title: 'On pumps' });
    expect(desk.problems()).toEqual([]);
    await desk.close();
  });

  it('says what of the content it could not use', async () => {
    const desk = await createDesk({ content: { articles: [article('a', 'First.'), article('a', 'Second.')] } });

    expect(desk.articles()).toHaveLength(1);
    expect(desk.problems()).toMatchObject([{ severity: 'error', code: 'slug.duplicate' }]);
    await desk.close();
  });

  it.each([Number.NaN, -1, 0, 0.5, Number.POSITIVE_INFINITY])('takes a limit of %s for what it can be', async (limit) => {
    const desk = await createDesk({ content: { articles: [article('pumps', 'An impeller moves the water.')] } });

    expect(desk.suggest('pum', { limit }).length).toBeLessThanOrEqual(1);
    expect(desk.search('pumps', { limit }).hits.length).toBeLessThanOrEqual(1);
    await desk.close();
  });
});
