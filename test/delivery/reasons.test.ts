import { describe, expect, it } from 'vitest';
import { reasonCodes, reasonOf, wordsOfReason } from '../../src/delivery/reasons.ts';

describe('reasons', () => {
  it('are kept as codes and read as words, with their detail', () => {
    expect(reasonOf('takenDown')).toBe('@takenDown');
    expect(wordsOfReason(reasonOf('takenDown'))).toBe('The article was taken down');
    expect(wordsOfReason(reasonOf('replaced', 4))).toBe('Revision 4 took its place');
    expect(wordsOfReason(reasonOf('cannotLook', 'Slack says: no $& @here:\nnow'))).toContain('Slack says: no $& @here:\nnow');
  });

  it.each(['Missing Access', '@everyone was refused', '@toString', '@takenDown!', 'A process: it ended'])(
    'of a platform are read as they are: %j',
    (said) => {
      expect(wordsOfReason(said)).toBe(said);
    },
  );

  it('each have words of their own', () => {
    const words = reasonCodes.map((code) => wordsOfReason(reasonOf(code)));

    expect(new Set(words).size).toBe(reasonCodes.length);
    expect(words.filter((text) => text.startsWith('@'))).toEqual([]);
  });
});
