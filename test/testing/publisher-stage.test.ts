import { expect, it } from 'vitest';
import { publishedBy } from '../../src/testing/publisher-stage.ts';
import { keepText } from '../../src/words/kept-text.ts';

it('a message that was not published is told in words', () => {
  const outcome = { kind: 'notDone', reason: keepText('asksToWait', 'Discord'), refused: 'attempt' } as const;

  expect(() => publishedBy(outcome)).toThrow('It was not published: notDone, Discord asks to wait.');
});
