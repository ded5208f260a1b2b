import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepText, keepWords, keptByWords, sayKept } from '../../src/words/kept-text.ts';
import { languages } from '../../src/words/languages.ts';
import { wordsFor } from '../../src/words/words-for.ts';
import type { Words } from '../../src/words/words.ts';

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

  it.each(['@section', '@section: Blade', '@without', '@invite', '@posted', '@toString', '@@section', '@', 'A heading', '@changes["a"]'])(
    'hold words of others as they are: %j',
    (words) => {
      const clauses = [keepText('sectionRewritten', keepText('section', words)), keepText('newTitle', words)];

      expect(sayKept(keepText('changes', ...clauses))).toBe(`“${words}” rewritten, New title, was “${words}”`);
      expect(sayKept(keepText('changes', keepText('newTitle', words)), wordsFor(['de']))).toBe(`neuer Titel, vorher „${words}“`);
      expect(sayKept(keepText('says', 'Slack', words))).toBe(`Slack says: ${words}`);
      expect(sayKept(keepWords(words))).toBe(words);
    },
  );

  it('are whole if they are nested as deep as Newsdesk nests them, and never exhaust the stack', () => {
    const clause = keepText('without', keepText('says', 'Slack', 'no'), keepText('partPing'), keepText('partLinks'));
    const lost = keepText('postedWithout', keepText('inTurn', clause, clause), keepText('mendArticle'));

    expect(sayKept(keepText('stillRefused', keepText('formRefused', lost)))).not.toContain('@');
    expect(sayKept('@cannotLook:'.repeat(50_000))).toContain('@cannotLook:@cannotLook:');
  });

  it('name commands as the client of their reader does', () => {
    const cures = [keepText('mendSetting', keepText('command', 'announcements settings'))];
    cures.push(keepText('subscribeForum', keepText('command', 'announcements on')));
    const said = (words: Words): string => cures.map((cure) => sayKept(cure, words)).join('. ');

    expect(said(wordsFor(['de'], { client: 'de' }))).toBe(
      'Ändere es mit /ankündigungen einstellungen. Ein Forum wird mit /ankündigungen an in einem seiner Beiträge eingeschaltet',
    );
    expect(said(wordsFor(['de']))).toContain('/announcements settings');
  });

  it.each(languages)('name no command by its English name alone: %#', ({ kept }) => {
    const slashes = Object.entries(kept).filter(([, text]) => /\/(?!invite)[a-z]/u.test(String(text).replaceAll(/\$\{[^}]*\}/gu, '')));

    expect(slashes).toEqual([]);
  });

  it.each([
    'Missing Access',
    '@everyone was refused',
    '@toString',
    '@takenDown!',
    'A process: it ended',
    '@replaced[4',
    '@replaced[4]',
    '@replaced',
    '@answered:Slack',
    '@posted: it',
  ])('are no words of others: %j', (said) => {
    expect(sayKept(said)).toBe(said);
  });

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
