import { describe, expect, it } from 'vitest';
import {
  addField,
  chooseInField,
  type Draft,
  draftCommand,
  hiddenOptions,
  missingField,
  optionsOf,
  removeField,
  typeInField,
} from '../../../src/page/browser/composer/discord-draft.ts';
import { matchCommands, readCommand, usageOf } from '../../../src/page/browser/composer/match-commands.ts';
import { optionsFromText } from '../../../src/page/browser/state/page-actions.ts';
import { announcements, article, latest, news } from './page-state.ts';
import { localizeCommands, registeredName } from '../../../src/page/browser/composer/localize-commands.ts';
import type { CommandInfo, OptionInfo } from '../../../src/page/protocol.ts';

const commands = [news, article, latest, announcements];

function commandDraft(draft: Draft): Extract<Draft, { kind: 'command' }> {
  if (draft.kind !== 'command') throw new Error('not a command');
  return draft;
}

describe('the menu of commands', () => {
  it('opens on a slash, and narrows as one types', () => {
    expect(matchCommands(commands, '/').map(({ name }) => name)).toEqual(['news', 'article', 'latest', 'announcements']);
    expect(matchCommands(commands, '/a').map(({ name }) => name)).toEqual(['article', 'announcements', 'latest']);
    expect(matchCommands(commands, 'news')).toEqual([]);
    expect(matchCommands(commands, '/news colossus')).toEqual([]);
  });

  it('offers a manager more than others', () => {
    expect(matchCommands(commands, '/ann', false)).toEqual([]);
  });

  it('shows names in the language of the client, and sends the registered ones', () => {
    const localized = { ...article, localized: { de: { name: 'artikel', description: 'Einen Artikel öffnen' } } };
    const [first] = article.options;
    const option = { ...(first as OptionInfo), localized: { de: { name: 'artikel', description: 'Welcher' } } };
    const shown = localizeCommands([{ ...localized, options: [option] }, news], 'de');
    const found = readCommand(shown, '/artikel colossus');
    const draft = commandDraft(draftCommand(found?.command as CommandInfo, found?.text));

    expect(matchCommands(shown, '/art').map(({ name, description }) => [name, description])).toEqual([['artikel', 'Einen Artikel öffnen']]);
    expect(usageOf(shown[0] as CommandInfo)).toBe('<artikel>');
    expect([registeredName(draft.command), optionsOf(draft)]).toEqual(['article', { article: 'colossus' }]);
    expect(matchCommands(localizeCommands(commands, 'it'), '/art').map(({ name }) => name)).toEqual(['article']);
  });

  it.each(['/ankündigungen', '/お知らせ'])('takes letters of every language: %s', (typed) => {
    expect(matchCommands([{ ...announcements, name: typed.slice(1) }], typed)).toHaveLength(1);
  });

  it('says how a command is written', () => {
    expect(usageOf(article)).toBe('<article> [section]');
    expect(usageOf(news)).toBe('<query>');
  });

  it.each([
    ['/news two words', 'news', 'two words'],
    ['/NEWS  x ', 'news', 'x'],
    ['/latest', 'latest', ''],
  ])('reads %j', (typed, name, text) => {
    expect(readCommand(commands, typed)).toMatchObject({ command: { name }, text });
  });

  it.each(['news', '/nothing', '', '/'])('finds no command in %j', (typed) => {
    expect(readCommand(commands, typed)).toBeUndefined();
  });
});

describe("Discord's fields", () => {
  it('are the required ones, and the first where none is', () => {
    expect(commandDraft(draftCommand(article)).fields.map(({ option }) => option.name)).toEqual(['article']);
    expect(commandDraft(draftCommand(latest)).fields.map(({ option }) => option.name)).toEqual(['count']);
    expect(commandDraft(draftCommand(announcements)).fields).toEqual([]);
  });

  it('take more on wish, and give an optional one back', () => {
    const both = addField(commandDraft(draftCommand(article)), 'section');

    expect(both.focused).toBe(1);
    expect(hiddenOptions(both)).toEqual([]);
    expect(commandDraft(removeField(both, 1)).fields).toHaveLength(1);
    expect(removeField(both, 0)).toEqual({ kind: 'words', text: '/article' });
  });

  it('send what was chosen, not what is shown, and what is typed after that', () => {
    const chosen = chooseInField(commandDraft(draftCommand(article)), 0, 'The Title', 'the-slug');

    expect(optionsOf(chosen)).toEqual({ article: 'the-slug' });
    expect(optionsOf(commandDraft(typeInField(chosen, 0, 'The Title, on')))).toEqual({ article: 'The Title, on' });
  });

  it('know what is missing, and send a number as a number', () => {
    expect(missingField(commandDraft(draftCommand(news)))).toBe(0);
    expect(missingField(commandDraft(draftCommand(news, 'so')))).toBeUndefined();
    expect(optionsOf(commandDraft(draftCommand(latest, '3')))).toEqual({ count: 3 });
    expect(optionsOf(commandDraft(draftCommand(latest, 'x')))).toEqual({ count: 'x' });
    expect(optionsOf(commandDraft(draftCommand(latest)))).toEqual({});
  });
});

describe('one line for both platforms', () => {
  it.each([
    [news, 'colossus > x', { query: 'colossus > x' }],
    [article, 'colossus > looking ahead', { article: 'colossus', section: 'looking ahead' }],
    [article, 'colossus', { article: 'colossus' }],
    [latest, '3', { count: 3 }],
    [latest, '', {}],
  ])('fills the fields of /%o', (command, text, options) => {
    expect(optionsFromText(command, text)).toEqual(options);
  });
});
