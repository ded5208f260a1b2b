import { describe, expect, it } from 'vitest';
import { warnOfFilter } from '../../commands/warn-of-filter.ts';
import { parseFilter } from '../../src/subscription/parse-filter.ts';
import { makeArticle } from '../announce/fixtures.ts';
import { wordsFor } from '../../src/words/words-for.ts';

const articles = [
  makeArticle('a', { topics: ['Locks', 'Data centers'], bylines: ['Ada Miller'] }),
  makeArticle('b', { topics: ['Weirs'], bylines: ['José Núñez'] }),
];

function warn(text: string): readonly string[] {
  const parsed = parseFilter(text);
  if (parsed.kind === 'problem') throw new Error(parsed.what);
  return warnOfFilter(parsed.filter, articles, wordsFor([]));
}

describe('warnings of a filter', () => {
  it.each(['everything', 'topic:locks -topic:weirs', 'author:miller', 'by:nunez', 'topic:"data centers"', 'anything at all'])(
    'are none for %s',
    (text) => {
      expect(warn(text)).toEqual([]);
    },
  );

  it('name the topic or author that is meant', () => {
    expect(warn('topic:lock or -author:muller')).toEqual([
      'No article has topic:lock so far. There is topic:Locks.',
      'No article is by author:muller so far. There is author:"Ada Miller".',
    ]);
    expect(warn('topic:podcasts')[0]).toContain('The nearest are');
  });

  it('write the name that is meant so that it can be typed, without marks of quotation', () => {
    const diddy = [makeArticle('c', { topics: ['Locks'], bylines: ['Sean “Diddy” Combs'] })];
    const parsed = parseFilter('author:combes');
    if (parsed.kind === 'problem') throw new Error(parsed.what);

    expect(warnOfFilter(parsed.filter, diddy, wordsFor([]))[0]).toContain('author:"Sean Diddy Combs"');
  });

  it('say that nothing can be announced when a clause is wanted and excluded', () => {
    expect(warn('topic:locks -topic:locks')).toEqual(['Nothing can be announced: topic:locks is asked for and excluded.']);
  });
});
