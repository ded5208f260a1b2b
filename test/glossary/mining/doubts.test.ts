import { describe, expect, it } from 'vitest';
import { doubts } from '../../../src/glossary/mining/doubts.ts';
import { mineMarkdown, sureLines } from './mine-text.ts';

/** Of each doubt a sentence that answers as a definition, and one with the doubt. */
const rows: readonly (readonly [why: string, sure: string, doubtful: string, lang?: string])[] = [
  ['a deed', '## Gannet\n\nGannet lets boats cross the dock.', '## Gannet\n\nGannet keeps the course of boats.'],
  ['a time that is over', '## Gannet\n\nGannet is used to drain docks.', '## Gannet\n\nGannet was used to drain docks.'],
  ['a condition', '`Gannet` is a tool for cold docks.', 'If it is cold, `Gannet` is a tool for docks.'],
  ['something that was told before', '## Gannet\n\nGannet lets boats cross the dock.', '## Gannet\n\nGannet lets boats reach this goal.'],
  ['a remark beside another', '`Gannet` is a tool for cold docks.', '`Gannet` is also a tool for cold docks.'],
  ['a verdict', '`Gannet` is a tool for cold docks.', '`Gannet` is an important tool for cold docks.'],
  ['a denial', '`Gannet` is a tool for cold docks.', '`Gannet` is a tool, but it is not a pump.'],
  ['no kind', 'The `gannet` is the tool for cold docks.', 'The `gannet` is the wonder of cold docks.'],
  ['a question or a whole clause', 'They run `Gannet` — a tool for cold docks.', 'They ask of `Gannet` — what a tool does in cold docks.'],
  [
    'an adverb or an order that begins a sentence',
    'They run Gannet, a tool for cold docks, here.',
    'Together, a tool for cold docks, they win.',
  ],
  ['the end of a row or of a place', 'They run Gannet, a tool for cold docks.', 'They met in Velm, Gannet, a tool for cold docks.'],
  ['a title', '- They run `Gannet` — a tool for cold docks', '- They run `Gannet` — A tool for cold docks'],
  [
    'a person who is not the one',
    'Ada Kelly writes. She is a keeper of the docks.',
    'They met at the Velm Post. She is a keeper of the docks.',
  ],
  ['a reason', 'They run `Gannet`. It is a tool for cold docks.', 'They run `Gannet`. It is why docks are cold.'],
  [
    'an ordinary word before a pronoun',
    'They run `gannet`. It is a tool for cold docks.',
    'They came in spring. It is a tool for cold docks.',
  ],
  ['a name in an example', 'They have a tool called Gannet for docks.', 'They have a tool called dock_token for docks.'],
  [
    'one of some that are told of elsewhere',
    '`Gannet` is one of the tools that drain cold docks.',
    '`Gannet` is one of the tools that Ada keeps for docks.',
  ],
  [
    'the end of an explanation of another',
    'It came from Gannet, a tool for cold docks.',
    'It is a fin that came from Gannet, a tool for cold docks.',
  ],
  [
    'something that belongs to it',
    'The `gate` is a board that holds the water back.',
    'The idea of the gate is a board that holds the water back.',
  ],
  [
    'a row of names',
    'They met Gannet, a tool for cold docks, in Velm.',
    'They met Gannet, their tool for cold docks, Skua, and all of Velm.',
  ],
  ['all of some', '## Tides\n\nAll the moments at which the sea turns.', '## Tides\n\nAll the moments of a tide come up on the board.'],
  [
    'a noun of another number',
    'Crews watch the `dock`, which is a tool for cold days.',
    'Crews watch the `docks`, which is a tool for cold days.',
  ],
  ['a verb that may begin a name', 'Carlos Sal, una bomba que vacía los muelles.', 'Golden Sal, una bomba que vacía los muelles.', 'es'],
  ['several cases', 'They use a `skeg` (a tool for cold docks).', 'They use a `skeg` (a tool for docks, or if it is cold a board).'],
  [
    'a sentence below a word in bold',
    '**Skeg.** A fin that keeps a hull on course.',
    '**Skeg.** Boats are things with fins for the course.',
  ],
  ['a point that is made', '- Skeg: a fin that keeps a hull on course', '- Skeg: if a fin is there it keeps a hull on course'],
  [
    'a word to the reader',
    '- Tide Clock: the hour of leaving for boats on each day',
    '- Tide Clock: the hour of leaving for us on each day',
  ],
  [
    'an order to the crew',
    '- Quiet: Mutes the horn for boats that are near the dock',
    '- Quiet: Mute the horn for boats that are near the dock',
  ],
  [
    'a sentence about something known',
    '- Fast Mooring: a rope that holds crews for half of an hour',
    '- Fast Mooring: The crew moors its boats in half the time of others.',
  ],
  ['a value', '- Skeg: a to z, and all of the others as well', '- Skeg: (from a to z), (from the first), (to the last)'],
];

describe('a doubt', () => {
  const withLang = rows.map(([why, sure, doubtful, lang = 'en']) => [why, sure, doubtful, lang] as const);

  it.each(withLang)('about %s keeps a sentence from being sure', (_, sure, doubtful, lang) => {
    expect(sureLines(mineMarkdown(sure, lang))).toHaveLength(1);
    expect(sureLines(mineMarkdown(doubtful, lang))).toEqual([]);
  });

  it.each([
    ['- Mooring: This rope holds boats for half of an hour.', 'a pointing word'],
    ['- Mooring: A single rope holds boats for half of an hour.', 'an article that brings a thing in'],
    ['- Dark Ropes: Grass that a crew winds and leaves unused.', 'a noun that is told apart'],
    ['- Skeg: The ship templates that a whole crew has drawn.', 'a noun in the plural'],
    ['- Skeg: The moment at which a gate opens to the tide.', 'a clause that tells the noun apart'],
    ['- Skeg: The skeg keeps a hull on its course.', 'the term itself'],
    ['`Gannet` is one of the tools that the crew of Velm has. It is a tool for cold docks.', 'a sentence behind it'],
    ['They saw Gannet, a tool of Velm, Norland, at noon.', 'the place of a place'],
    ['Crews found a lens, which is a tool for cold docks.', 'one thing that ends in `s`'],
    ['Crews keep the `atlas`, which is a tool for cold docks.', 'a noun in `-as`'],
    ['Crews keep the `optics`, which is a tool for cold docks.', 'a noun in `-ics`'],
    ['Crews keep the `rabies`, which is a tool for cold docks.', 'a noun in `-es` of which one thing is not known'],
    ['`Gannet` is a logical tool for cold docks.', 'an adjective that tells the kind'],
    ['`Gannet` is a viable tool for cold docks.', 'a noun that is no choice'],
    ['- Ration: Food the crew eats on one day of the watch.', 'a verb of the second noun'],
    ['- Freight: Goods a big ship carries on one day of the year.', 'no verb before a noun'],
    ['- `inc`: Increment the counter of the old pump by one.', 'a term in code'],
    ['- Lorry: (British) a large truck that carries goods.', 'words behind a remark'],
    ['- Emoji: 😀 is a small picture that stands for a feeling.', 'words behind a picture'],
    ['## Quorum\n\nAll the members who must be present for a vote.', 'a clause that tells the noun apart'],
  ])('keeps no sentence from being sure in %j, because of %s', (text) => {
    expect(sureLines(mineMarkdown(text))).toHaveLength(1);
  });

  it.each([
    'They met Ada Quist, a keeper of cold docks, her friend said.',
    'They run Gannet, a tool for cold docks, Skua and Tern.',
    '`Gannet` is a viable choice for cold docks.',
    '## Quorum\n\nAll the members who keep gates earn the same fee.',
    'Crews watch the `files`, which is a tool for cold docks.',
    '- Mooring: Pull the ropes of the boat to the dock by night.',
  ])('keeps %j from being sure', (text) => {
    expect(sureLines(mineMarkdown(text))).toEqual([]);
  });

  it('looks for the end of an explanation of another no further back than one is long', () => {
    const found = (count: number) =>
      mineMarkdown(`It is a fin that came with ${'cold '.repeat(count)}ropes to Gannet, a tool for cold docks.`).filter(
        ({ headword }) => headword === 'Gannet',
      );

    expect(found(25)).toEqual([expect.objectContaining({ sure: false })]);
    expect(found(26)).toEqual([expect.objectContaining({ sure: true })]);
  });

  it('has a row each', () => {
    expect(rows.map(([why]) => why)).toEqual(doubts.map(({ why }) => why));
  });
});
