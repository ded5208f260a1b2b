import { describe, expect, it } from 'vitest';
import { linesOf, mineText, sureLines } from '../mine-text.ts';

describe('a heading that is the term', () => {
  it.each([
    ['Skeg', 'A fin below the rudder that keeps a hull on course.', 'Skeg: A fin below the rudder that keeps a hull on course.'],
    ['X-12 test', 'It is a test of the rudder that takes a day.', 'X-12 test: It is a test of the rudder that takes a day.'],
    ['Berth book', 'This is a list of the berths that are free.', 'Berth book: This is a list of the berths that are free.'],
    ['Berth book', 'Lists the berths that are free.', 'Berth book: Lists the berths that are free.'],
    [
      'Level 2 [crews hold the keys]',
      'This includes all boats that came by night.',
      'Level 2: This includes all boats that came by night.',
    ],
  ])('is explained by the sentence below it: %s', (heading, text, line) => {
    expect(linesOf(mineText(text, { heading }), 'heading')).toEqual([line]);
  });

  it('is not sure behind a remark in brackets, which may be a part of the term', () => {
    const text = 'A board that keeps a hull on course.';

    expect(sureLines(mineText(text, { heading: 'Skeg' }))).toEqual([`Skeg: ${text}`]);
    expect(linesOf(mineText(text, { heading: 'Skeg [old]' }), 'heading')).toEqual([`Skeg: ${text}`]);
    expect(sureLines(mineText(text, { heading: 'Skeg [old]' }))).toEqual([]);
    expect(sureLines(mineText(text, { heading: 'What is a skeg [old]?' }))).toEqual([]);
  });

  it('may ask', () => {
    expect(linesOf(mineText('A fin below the rudder.', { heading: 'What is a skeg?' }), 'question')).toEqual([
      'skeg: A fin below the rudder.',
    ]);
  });

  it('is sure where it asks for a name with `of`', () => {
    expect(sureLines(mineText('The price of what a land sells.', { heading: 'What are terms of trade?' }))).toEqual([
      'terms of trade: The price of what a land sells.',
    ]);
  });

  it.each([
    ['Quayside', 'This is the eighteenth post of the crew.'],
    ['Quayside', 'This is a cross-posting from the harbor board.'],
    ['Quayside', 'This is the third in a series on pumps.'],
    ['Quayside', 'These are the types of pumps that we use.'],
  ])('is not explained if the sentence speaks of the article or of a list: %s, %j', (heading, text) => {
    expect(mineText(text, { heading })).toEqual([]);
  });

  it.each([
    ['Example', 'A fin below the rudder that keeps a hull on course.'],
    ['Introduction', 'A short history of the port that nobody has told.'],
    ['Power', 'The hall draws a lot of it.'],
    ['How we work', 'A crew of nine meets on the quay.'],
  ])('is no sure term as %s', (heading, text) => {
    expect(sureLines(mineText(text, { heading }))).toEqual([]);
  });

  it.each(['What is happening now?', 'What’s next?', 'What is new in May?'])('asks for no name in %j', (heading) => {
    expect(linesOf(mineText('Today we open a dock for boats of wood.', { heading }), 'question')).toEqual([]);
  });
});
