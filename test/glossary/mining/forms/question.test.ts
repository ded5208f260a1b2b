import { describe, expect, it } from 'vitest';
import { linesOf, mineText } from '../mine-text.ts';

describe('the form of “What is X?”', () => {
  it.each([['What is a skeg? A fin below the rudder.', 'skeg: A fin below the rudder.']])('is read in %j', (text, line) => {
    expect(linesOf(mineText(text), 'question')).toEqual([line]);
  });

  it.each([
    'What is next? We wait and see.',
    'What is a skeg? I do not know.',
    'What are the benefits of a skeg? A skeg keeps the course.',
  ])('is not read in %j', (text) => {
    expect(linesOf(mineText(text), 'question')).toEqual([]);
  });
});
