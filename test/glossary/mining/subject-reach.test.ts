import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/glossary/mining/languages.ts';
import { findUnreached } from '../../../src/glossary/mining/subject-reach.ts';

const { tables } = languageOf('en');

/** The words between which a verb has no subject, with what an adverb takes before them. */
function unreachedIn(text: string): readonly [string, string] {
  const { from, to } = findUnreached(text, 0, text.length, tables);
  return [from === text.length ? '' : text.slice(from - 24), text.slice(to)];
}

describe('the reach of a subject', () => {
  it.each([
    ['The pump that stands behind the wall is a machine', 'stands behind the wall is a machine', ''],
    ['The pump that stands behind the old wall, is a machine', 'stands behind the old wall, is a machine', ', is a machine'],
    ['The pump that stands behind the old wall because it', 'stands behind the old wall because it', 'because it'],
    // A name may stand behind these, unless no name stands before.
    ['The weight of a pump that stands is here', '', 'of a pump that stands is here'],
    ['The pump that stands behind the end of a wall is', 'stands behind the end of a wall is', ''],
    ['In the yard that we know a pump is a machine', '', 'In the yard that we know a pump is a machine'],
    ['one two three four five six seven eight nine ten eleven twelve thirteen', 'eleven twelve thirteen', ''],
    // Capitals are an abbreviation, and the first word may be anything.
    ['That pump IT rules stands and goes on and on', '', ''],
  ])('in %j', (text, from, to) => {
    expect(unreachedIn(text)).toEqual([from, to]);
  });
});
