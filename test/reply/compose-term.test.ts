import { describe, expect, it } from 'vitest';
import { explainTerm } from '../../commands/term.ts';
import { createArticle } from '../../src/content/create-article.ts';
import { createEdition } from '../../src/content/create-edition.ts';
import { openEditionServer } from '../../src/desk/edition-server.ts';
import { composeTermList, composeUnknownTerm } from '../../src/reply/compose-term.ts';
import { missingLine, nothingMentions } from '../../src/reply/missing-line.ts';
import { plainTextOf } from '../../src/reply/plain-text.ts';
import { createFakeClock } from '../announce/fake-clock.ts';
import { wordsFor } from '../../src/words/words-for.ts';

/** An answer on `Skua`, in sections that name it and explain nothing. */
function answerOn(sections: number): string {
  const article = createArticle({
    slug: 'quay',
    title: 'The quay',
    sections: Array.from({ length: sections }, (_, n) => ({ heading: `Day ${n}`, text: 'The crew met Skua there.' })),
  });
  const edition = createEdition({ articles: [article], publication: { name: 'Quay', baseUrl: 'https://own.example', lang: 'en' } });
  const desk = openEditionServer(edition, createFakeClock(Date.UTC(2026, 5, 15)));
  return plainTextOf(explainTerm('Skua', { ...desk.served(), commands: [], words: wordsFor([]) }));
}

describe('the answer on a name that no article defines', () => {
  it('says that one section alone mentions it', () => {
    expect(answerOn(1)).toContain('No article defines it. Only this section mentions it:');
  });

  it('says of how many sections one is shown', () => {
    expect(answerOn(3)).toContain('No article defines it. 3 sections mention it; this one says most about it:');
  });

  it('says that older sections were not looked at', () => {
    const reply = composeUnknownTerm('Skua', { kind: 'unknown', suggestions: [], isPart: true }, wordsFor([]));

    expect(reply.summary).toBe(
      '“Skua” is not in our glossary, and the newest sections that were looked at do not mention it. Try /news for a search in all of them.',
    );
  });
});

describe('the list of terms', () => {
  it.each([
    [['skeg'], '1 term is explained. Type it after /term:'],
    [['keel', 'skeg'], '2 terms are explained. Type one of them after /term:'],
  ])('is counted: %j', (headwords, summary) => {
    expect(composeTermList(headwords, wordsFor([])).summary).toBe(summary);
  });
});

describe('the line above an answer', () => {
  it('says that the words stand apart', () => {
    expect(missingLine({ missing: [], isApart: true, leftOut: [] }, wordsFor([]))).toMatchObject([
      { text: 'This section has these words, but not together. It may not answer the question.' },
    ]);
  });

  it('names the words that no article has', () => {
    expect(nothingMentions([{ word: 'skeg', isNowhere: true }], wordsFor([]))).toBe('No article mentions “skeg”.');
  });
});
