import { describe, expect, it } from 'vitest';
import { messageOf, NewsdeskError } from '../../src/runtime/errors.ts';

describe('the text of what was thrown', () => {
  it.each([
    ['an error', new Error('the disk is full'), 'the disk is full'],
    ['an error of Newsdesk', new NewsdeskError('the token is gone', { code: 'test' }), 'the token is gone'],
    ['a string', 'refused', 'refused'],
    ['nothing', undefined, 'undefined'],
  ])('is read from %s', (_what, thrown, text) => {
    expect(messageOf(thrown)).toBe(text);
  });
});
