import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../../src/content/parse-article.ts';
import { createEdition } from '../../../src/content/create-edition.ts';
import { visibleEdition } from '../../../src/content/visible-edition.ts';
import { heldBack, notHeldBack } from './front-matters.ts';

const today = Date.parse('2026-11-29T12:00:00Z');

/** Everything that readers can see of the article, and what its editors are told. */
function read(yaml: string, path = 'mill.md') {
  const { article, problems, withheld } = parseArticle({ path, text: `---\ntitle: The mill\n${yaml}\n---\n\nThe heron sleeps.\n` });
  const { edition, held } = visibleEdition(createEdition({ articles: article === undefined ? [] : [article] }), today);
  const errors = problems.filter(({ severity }) => severity === 'error');
  return {
    shown: JSON.stringify(edition.articles),
    isTold: errors.length > 0 || withheld?.isMeant === true || held.length > 0 || edition.articles.length > 0,
    errors,
  };
}

describe('front matter that holds an article back', () => {
  it('is tried in at least 120 ways, and let pass in 80', () => {
    expect(new Set(heldBack).size).toBeGreaterThanOrEqual(120);
    expect(new Set(notHeldBack).size).toBeGreaterThanOrEqual(80);
  });

  it.each(heldBack)('lets nobody read the text: %j', (yaml) => {
    const { shown, isTold } = read(yaml);

    expect(shown).not.toContain('heron');
    expect(isTold).toBe(true);
  });

  it.each(notHeldBack)('is not read into %j', (yaml) => {
    const { shown, errors } = read(yaml.replace(/^title:.*/u, (title) => `name: ${title.slice(7)}`));

    expect(errors).toEqual([]);
    expect(shown).toContain('heron');
  });

  it.each(['2031-07-08-mill.md', '2031-07-08_mill/index.md'])('is the date in a file’s name too: %s', (path) => {
    expect(read('lang: en', path).shown).not.toContain('heron');
    expect(read('date: 2026-01-01', path).shown).not.toContain('heron');
    expect(read('lang: en', path.replace('2031', '2021')).shown).toContain('heron');
  });
});
