import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepText, keptByWords, sayKept } from '../../src/words/kept-text.ts';
import { languages } from '../../src/words/languages.ts';
import { wordsFor } from '../../src/words/words-for.ts';

describe('kept texts', () => {
  it('are kept as codes and read as words, with their details', () => {
    expect(keepText('takenDown')).toBe('@takenDown');
    expect(sayKept(keepText('takenDown'))).toBe('The article was taken down');
    expect(sayKept(keepText('replaced', 4))).toBe('Revision 4 took its place');
    expect(sayKept(keepText('answered', 'Slack', 500))).toBe('Slack answered 500');
    expect(sayKept(keepText('cannotLook', 'Slack says: no $& @here:\nnow'))).toContain('Slack says: no $& @here:\nnow');
  });

  it('are read in the language of their reader, and so are those within them', () => {
    const kept = keepText('cannotLook', keepText('without', keepText('says', 'Slack', 'invalid_blocks'), keepText('partPing')));

    expect(sayKept(kept, wordsFor(['de']))).toBe(
      'Es kann gepostet sein, und Newsdesk kann nicht nachsehen: ohne den Ping, denn Slack sagt: invalid_blocks',
    );
  });

  it('of an earlier version are read too', () => {
    expect(sayKept('@postedWithout:without the picture. Mend it')).toBe('Posted without the picture. Mend it');
  });

  it.each(['Missing Access', '@everyone was refused', '@toString', '@takenDown!', 'A process: it ended', '@replaced[4', '@replaced[4]'])(
    'are no words of others: %j',
    (said) => {
      expect(sayKept(said)).toBe(said);
    },
  );

  it('each have words of their own', () => {
    const words = [...keptByWords()];

    expect(words.filter(([text, code]) => text.startsWith('@') || sayKept(code) !== text)).toEqual([]);
  });

  it('are each kept, or said at once, by something', () => {
    const lines = ['src', 'commands'].flatMap((folder) => sourcesIn(folder)).join('\n');

    expect(Object.keys(languages[0].kept).filter((code) => !lines.includes(`'${code}'`) && !lines.includes(`.kept.${code}(`))).toEqual([]);
  });
});

function sourcesIn(folder: string): readonly string[] {
  const root = join(import.meta.dirname, '../..', folder);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.startsWith('words'))
    .map((path) => readFileSync(join(root, path), 'utf8'));
}
