import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/content/article.ts';
import { parseArticle } from '../../src/content/parse-article.ts';
import { parseGlossary } from '../../src/content/glossary-file.ts';
import { foldText } from '../../src/search/fold-text.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { hitsOf } from './corpus.ts';

const CONTENT = path.join(import.meta.dirname, '../../content');
/** A frequent and a rare letter stand for all that can be typed by mistake. */
const LETTERS = ['e', 'x'];

function sampleArticles(): Article[] {
  return readdirSync(CONTENT)
    .filter((name) => /\.(?:mdx?|txt)$/.test(name))
    .flatMap((name) => parseArticle({ path: name, text: readFileSync(path.join(CONTENT, name), 'utf8') }).article ?? []);
}

/** Every text that is one slip away: a letter left out, two swapped, one put in, one replaced. Spaces slip too. */
function* slipsOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at++) {
    yield text.slice(0, at) + text.slice(at + 1);
    if (at + 1 < text.length && text[at] !== text[at + 1]) yield text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
    for (const letter of LETTERS) {
      yield text.slice(0, at) + letter + text.slice(at);
      if (letter !== text[at]) yield text.slice(0, at) + letter + text.slice(at + 1);
    }
  }
}

describe('a slip anywhere in a title or heading of the sample content', () => {
  const articles = sampleArticles();
  const glossary = parseGlossary({ path: 'glossary.yaml', text: readFileSync(path.join(CONTENT, 'glossary.yaml'), 'utf8') }).entries ?? [];
  const index = createSearchIndex({ articles, glossary });

  it('has content to look at', () => {
    expect(articles.length).toBeGreaterThan(9);
  });

  it.each(articles.map((article) => [article.slug, article] as const))('still finds the section among the first five: %s', (_, article) => {
    const missed: string[] = [];
    for (const section of article.sections) {
      const name = foldText(section.heading);
      for (const typed of slipsOf(section.heading.toLowerCase())) {
        const found = hitsOf(index, typed, { limit: 5 }).some((hit) => hit.section === section || foldText(hit.section.heading) === name);
        if (!found) missed.push(`${section.heading} <- ${typed}`);
      }
    }

    expect(missed).toEqual([]);
  });
});
