import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { commandPayload, lookUpPayload } from '../../src/platform/discord/command-payload.ts';
import { languages } from '../../src/words/languages.ts';

/** A command, each of its subcommands, and their options, by the words that lead there. */
const paths = commands.flatMap(({ name, options, subcommands = {} }) => [
  name,
  ...Object.keys(options as object).map((option) => `${name} ${option}`),
  ...Object.entries(subcommands).flatMap(([word, { options: inner }]) => [
    `${name} ${word}`,
    ...Object.keys(inner as object).map((option) => `${name} ${word} ${option}`),
  ]),
]);

const [, ...others] = languages;

describe.each(others.map((language) => [language.answers.code, language.commands] as const))('commands in %s', (_, texts) => {
  const entries = Object.entries(texts);

  it('are all there are', () => {
    expect(Object.keys(texts).toSorted()).toEqual([...paths, 'look up'].toSorted());
  });

  it('have names as Discord takes them', () => {
    const ofCommands = entries.filter(([path]) => path !== 'look up').map(([, { name }]) => name);

    // Application commands, "Naming": letters of any alphabet, in lower case where there is one.
    expect(ofCommands.filter((name) => !/^[-_'\p{L}\p{N}]{1,32}$/u.test(name) || name !== name.toLowerCase())).toEqual([]);
  });

  it('have names that differ beside each other', () => {
    const beside = Object.values(Object.groupBy(entries, ([path]) => path.split(' ').slice(0, -1).join(' ')));

    for (const siblings of beside) {
      const names = (siblings ?? []).map(([, { name }]) => name);
      expect(new Set(names).size, names.join(', ')).toBe(names.length);
    }
  });

  it('have descriptions that fit', () => {
    expect(entries.filter(([, { description }]) => description.length < 1 || description.length > 100)).toEqual([]);
  });
});

it('are registered for every locale of a language', () => {
  const article = commands.find(({ name }) => name === 'article');

  expect(article && commandPayload(article, 'global')).toMatchObject({
    name: 'article',
    name_localizations: { de: 'artikel', 'es-ES': 'artículo', 'es-419': 'artículo', ja: '記事', 'pt-BR': 'artigo' },
    description_localizations: { de: expect.stringContaining('Artikel') },
    options: [{ name_localizations: { fr: 'article' } }, { name_localizations: { fr: 'section' } }, { name_localizations: { ja: '公開' } }],
  });
  expect(lookUpPayload('guild')).toMatchObject({ name: 'Look this up', name_localizations: { de: 'Nachschlagen' } });
});
