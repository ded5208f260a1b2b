import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/content/article.ts';
import { isLightWord } from '../../src/search/light-words.ts';
import { asksInEnglish } from '../../src/search/question.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { kinAt } from '../../src/search/word-kin.ts';
import { placesOf, toArticle } from './corpus.ts';

type Heading = readonly [heading: string, text: string];

function article(slug: string, title: string, lang: string, ...sections: readonly Heading[]): Article {
  return toArticle({ slug, title, lang, sections: sections.map(([heading, text]) => ({ heading, text })) });
}

function leaves(lang: string, ...sections: readonly Heading[]): Article[] {
  return sections.map((section, i) => article(`${lang}${i}`, `Leaf ${i}`, lang, section));
}

describe('a light word of a name', () => {
  const index = createSearchIndex({
    articles: [
      article(
        'marks',
        'Ways to write text',
        'en',
        ['', 'Text stands between marks.'],
        ['Take marks', 'The text stays as it is.'],
        ['Double marks', 'Use double marks to use a value; use marks of this sort, since marks are of use.'],
      ),
      article(
        'commands',
        'Commands',
        'en',
        ['The find command', 'Walks through the folders.'],
        ['The copy command', 'Use the command to copy.'],
      ),
      article('planner', 'Things', 'en', ['', 'A planner for one person.'], ['Areas', 'An area holds tasks of one part of life.']),
      article('maker', 'Makers of tools', 'en', ['', 'Tools for a planner.']),
      article('letter', 'Now then', 'en', ['', 'A letter from the north.']),
      article('notes', 'Clerks', 'en', ['', 'Each clerk wrote notes.']),
    ],
  });

  it.each([
    ['how do I use take marks', 'marks#s1', 'a light word beside its neighbor in a heading, and use beside it'],
    ['how do I use the find command', 'commands#s0', 'a light word in a longer heading'],
    ['who makes things', 'planner#lede', 'a title of nothing else'],
    ['who wrote now then', 'letter#lede', 'a title with a stop word'],
  ])('weighs as any word: %s -> %s', (question, place) => {
    expect(placesOf(index, question)[0]).toBe(place);
  });

  it.each(['single', 'good', 'last', 'own', 'without', 'better', 'never', 'always', 'back'])(
    'is none that tells things apart: %s',
    (word) => {
      expect(isLightWord(word)).toBe(false);
    },
  );
});

describe('a question in another language', () => {
  it.each([
    [
      'was darf ein Kind',
      leaves(
        'de',
        ['Kind', 'Ein Kind fährt auf dem Kahn umsonst mit.'],
        ['Sort', 'Sort darf nur im Sommer laufen, und Sort darf nicht allein. Wer darf, der darf.'],
      ),
    ],
    ['où est le pain', leaves('fr', ['La farine', 'La farine du moulin est blanche.'], ['Ache', 'Une ache sauvage pousse. Hurt et ache.'])],
    ['quel est le plus court', leaves('fr', ['Le pont', 'Le pont a trois arches.'], ['Tribunal', 'Le tribunal de la vallée siège.'])],
  ])('brings no English words: %s', (question, articles) => {
    const outcome = createSearchIndex({ articles }).search(question, { explain: true });
    const details = outcome.kind === 'hits' ? outcome.hits.flatMap(({ explanation = [] }) => explanation.map(({ detail }) => detail)) : [];

    expect(details.filter((detail) => detail.includes('kin '))).toEqual([]);
    expect(outcome.kind === 'hits' && outcome.hits.some(({ section }) => ['Ache', 'Tribunal'].includes(section.heading))).toBe(false);
  });

  it('is known by the word that asks, and if another language has that too, by the words beside it', () => {
    const german = 2;

    expect(asksInEnglish(['how', 'old', 'is', 'it'], german)).toBe(true);
    expect(asksInEnglish(['wie', 'alt', 'ist', 'es'], german)).toBe(false);
    expect(asksInEnglish(['was', 'the', 'mill', 'old'], german)).toBe(true);
    expect(asksInEnglish(['was', 'darf', 'ein', 'kind'], german)).toBe(false);
    expect(asksInEnglish(['was', 'kostet', 'brot'], german)).toBe(false);
    expect(asksInEnglish(['was', 'anna', 'late'], 1)).toBe(true);
  });

  it('is not answered from articles of another language by an English word', () => {
    const articles = [...leaves('en', ['Wheel', 'The wheel turns.']), ...leaves('de', ['Die Crew', 'Das Hospital steht am Fluss.'])];

    expect(createSearchIndex({ articles }).search('where is the clinic')).toMatchObject({ kind: 'noMatch' });
    expect(
      createSearchIndex({ articles: leaves('en', ['The ward', 'A hospital stands by the river.']) }).search('where is the clinic'),
    ).toMatchObject({
      kind: 'hits',
    });
  });
});

describe('an everyday word for the same thing', () => {
  const index = createSearchIndex({
    articles: leaves(
      'en',
      ['Depart by the north gate', 'Carts depart at noon.'],
      ['The physician', 'A physician comes each Monday.'],
      ['Bread', 'Rye is baked twice.'],
    ),
  });

  it('makes no sure answer alone, though it is the heading', () => {
    expect(index.search('who is the doctor')).toMatchObject({
      kind: 'hits',
      hits: [{ section: { heading: 'The physician' } }],
      isApart: true,
      missing: [{ word: 'doctor', isNowhere: false }],
    });
  });

  it('leaves a word that is in the heading itself as sure as it was', () => {
    expect(index.search('who is the physician')).toMatchObject({ kind: 'hits', isApart: false, missing: [] });
  });

  it('is no correction of spelling', () => {
    const own = createSearchIndex({
      articles: leaves('en', ['The physician', 'A physician comes, and the door is open.'], ['Doctrine', 'A doctrin of old.']),
    });

    expect(own.search('who is the doctor')).toMatchObject({ kind: 'hits', corrections: [] });
  });

  it('does not hide that a word is nowhere if nothing is found', () => {
    expect(index.search('how do doctors xylograph quern zither')).toMatchObject({
      kind: 'noMatch',
      missing: expect.arrayContaining([{ word: 'doctors', isNowhere: true }]),
    });
  });

  it.each([
    ['race', 'ethnicity'],
    ['lead', 'head'],
    ['save', 'reduce'],
    ['space', 'orbit'],
    ['patient', 'sick'],
    ['fire', 'dismiss'],
    ['party', 'celebration'],
    ['bank', 'financial'],
    ['refuse', 'decline'],
    ['fall', 'drop'],
    ['pull', 'merge'],
    ['freeze', 'stall'],
    ['approve', 'sanction'],
    ['borrow', 'lend'],
    ['remain', 'left'],
    ['shrink', 'contract'],
    ['bill', 'law'],
    ['court', 'judge'],
    ['play', 'game'],
    ['address', 'ip'],
    ['plant', 'tree'],
    ['kind', 'type'],
  ])('is none with another common sense: %s, %s', (word, other) => {
    expect(kinAt([word], 0)).not.toContain(other);
    expect(kinAt([other], 0)).not.toContain(word);
  });
});

describe('a passage of a question', () => {
  it('is looked for in the twenty likeliest sections', () => {
    const sections = Array.from({ length: 30 }, (_, i): Heading => [`Day ${i}`, `A lamp burns oil${' and more'.repeat(i)}.`]);
    const outcome = createSearchIndex({ articles: leaves('en', ...sections) }).search('which lamp burns oil', { limit: 30, explain: true });
    const hits = outcome.kind === 'hits' ? outcome.hits : [];
    const read = hits.filter(({ explanation }) => explanation?.some(({ factor, value }) => factor === 'passage' && value > 1));

    expect(hits).toHaveLength(30);
    expect(read).toHaveLength(20);
  });
});
