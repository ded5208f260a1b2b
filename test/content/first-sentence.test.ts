import { describe, expect, it } from 'vitest';
import { firstSentence } from '../../src/content/first-sentence.ts';
import { parseArticle } from '../../src/content/parse-article.ts';

const sentenceOf = (text: string, head = '# The gate', baseUrl?: string): string | undefined => {
  const { article } = parseArticle({ path: 'a.md', text: `${head}\n\n${text}` }, { baseUrl });
  return article && firstSentence(article);
};

describe('the first sentence of an article', () => {
  it.each([
    ['The gate opened. It closed.', 'The gate opened.'],
    [
      'Dr. A. Mill and the U.S. Navy met on Jan. 5 at 9.30 p.m. there! They left.',
      'Dr. A. Mill and the U.S. Navy met on Jan. 5 at 9.30 p.m. there!',
    ],
    ['**The gate** opened at [the mill](https://own.example)? Yes.', 'The gate opened at the mill?'],
    ['![A heron on a gate](h.png)\n\nThe gate opened. Then.', 'The gate opened.'],
    ['- one\n- two\n\nThe gate opened. Then.', 'The gate opened.'],
    ['- one heron. More.', 'one heron.'],
    ['> Said somebody.\n\nThe gate opened.', 'The gate opened.'],
    ['## Part\n\nThe gate opened. Then.', 'The gate opened.'],
    ['```\ncode\n```\n\nThe gate opened.', 'The gate opened.'],
    ['闸门开了。它关上了。', '闸门开了。'],
    ['No full stop at the end', 'No full stop at the end'],
    ['%%ask legal%% <!-- x --> The gate opened. Then.', 'The gate opened.'],
    ['***\n\n```\ncode\n```', undefined],
  ])('of %j', (text, sentence) => {
    expect(sentenceOf(text)).toBe(sentence);
  });

  it('leaves out what pictures show', () => {
    const text = '![A heron. On a gate](h.png)\n\n![B](b.png) The gate ![C](c.png) opened. Then.';

    expect(sentenceOf(text, '# T', 'https://own.example')).toBe('The gate opened.');
  });

  it('is cut at a word when it is long', () => {
    const sentence = sentenceOf(`${'heron '.repeat(80)}end.`) ?? '';

    expect(sentence.length).toBeLessThanOrEqual(301);
    expect(sentence).toMatch(/heron…$/);
  });

  it('of a text for members is nobody else’s', () => {
    expect(sentenceOf('The gate opened.', '---\ntitle: T\nvisibility: members\n---')).toBeUndefined();
    expect(sentenceOf('The gate opened.', '---\ntitle: T\nvisibility: members\nembargo: 2020-01-01\n---')).toBeUndefined();
  });
});
