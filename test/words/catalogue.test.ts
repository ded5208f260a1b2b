import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discordLimits } from '../../src/platform/discord/limits.ts';
import { slackLimits } from '../../src/platform/slack/limits.ts';
import { languages } from '../../src/words/languages.ts';
import { everyText, partsOf } from './every-text.ts';
import { sampleFor, samples } from './samples.ts';

const [english, ...others] = languages;
const named = others.map((language) => [language.answers.code, language] as const);
const inEnglish = everyText(english);

/** Signs between the parts of a text are much the same everywhere. */
const signs = ['kept.withAdvice', 'kept.inTurn', 'kept.changes'];

/** Texts that are the same in a language as in English: names, signs, and words that it has from there. */
const sameAsEnglish: Readonly<Record<string, readonly string[]>> = {
  de: ['wrongOption', 'withReason', 'versionShown', ...signs],
  fr: ['introduction', 'kept.withAdvice', 'kept.changes'],
  es: ['wrongOption', 'withReason', 'versionShown', ...signs],
  ja: [],
  pt: ['wrongOption', 'quotedTitle', 'withReason', 'versionShown', 'kept.withAdvice', 'kept.inTurn', 'kept.section', 'kept.changes'],
};

/** A button's own words; a name in it is cut to what is left. */
const button = Math.min(discordLimits.buttonLabel, slackLimits.buttonText);
const option = Math.min(discordLimits.selectOptionText, slackLimits.optionText);
const title = Math.min(discordLimits.modalTitle, slackLimits.viewTitle);

/** In UTF-16 code units, as the stricter platform has it. */
const limits: Readonly<Record<string, number>> = {
  ...limit(button, [
    'readArticle',
    'previous',
    'next',
    'page',
    'open',
    'searchInstead',
    'seeAlso',
    'share',
    'shareWithLine',
    'follow',
    'announceTermHere',
    'unfollow',
    'unfollowName',
    'helpful',
    'notHelpful',
    'correctIt',
    'turnOn',
    'turnOff',
    'changeSettings',
    'anotherChannel',
    'postTest',
    'itIsThere',
    'postItAgain',
    'readHere',
    'openChannel',
    'settingsSections.0',
    'settingsSections.1',
    'undo',
    'redo',
    'undoLast',
    'editTerm',
    'showTerm',
    'acceptThis',
    'rejectThis',
    'showAgain',
  ]),
  ...limit(Math.min(discordLimits.selectPlaceholder, slackLimits.selectPlaceholder), [
    'otherSections',
    'readOne',
    'moreAnswers',
    'newestArticles',
    'otherArticles',
    'chooseArticle',
    'readWhereItStands',
    'otherMentions',
    'otherSectionsAboutIt',
    'unfollowOne',
    'readOneHere',
    'explainOne',
  ]),
  ...limit(option, ['introduction', 'noGroupList', 'looks.card', 'looks.compact', 'crosspost', 'yes']),
  ...limit(
    option,
    Object.keys(english.announcing.schedules).map((schedule) => `schedules.${schedule}`),
  ),
  ...limit(title, [
    'openArticle',
    'explainTerm',
    'shareThis',
    'announcementsHere',
    'elsewhere.announcementsHere',
    'chooseChannel',
    'goOn',
    'explain',
    'save',
    'cancel',
    'nobody',
  ]),
  ...limit(
    title,
    Object.keys(english.curating.termForms).flatMap((act) => [`termForms.${act}.title`, `termForms.${act}.submit`]),
  ),
  // One word for a button, a form and its end.
  ...limit(slackLimits.viewTitle, ['open', 'share', 'turnOn']),
  ...limit(discordLimits.modalTitle, ['settingsSections.0', 'settingsSections.1']),
  ...limit(discordLimits.labelText, [
    'whichArticle',
    'whichTerm',
    'ownLine',
    'whichArticles',
    'howTheyLook',
    'whomToPing',
    'language',
    'howOften',
    'digestTime',
    'quietHours',
    'timeZone',
    'tagsOfPosts',
    'alsoDo',
    'openThread',
    'whichChannel',
    'termField.label',
    'explanationField.label',
    'namesField.label',
    'seeAlsoField.label',
    'whyField.label',
    'whyHide',
    // With a short name; a long one is cut.
    'otherNamesOf',
    'mergeInto',
    'whyShow',
  ]),
  ...limit(discordLimits.labelDescription, [
    'ownLineHint',
    'whichArticlesHint',
    'whomToPingHint',
    'languageHint',
    'digestTimeHint',
    'quietHoursHint',
    'timeZoneHint',
    'tagNeeded',
    'atMostFive',
    'whichChannelHint',
    'termField.hint',
    'explanationField.hint',
    'namesField.hint',
    'seeAlsoField.hint',
    'mergeIntoHint',
    'hidingHint',
    'whyField.hint',
  ]),
};

function limit(length: number, paths: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(paths.map((path) => [path, length]));
}

describe('the catalogue of texts', () => {
  it('has no text that nothing says', () => {
    const lines = ['src', 'commands'].flatMap((folder) => sourcesIn(folder)).flatMap((text) => text.split('\n'));
    const saying = lines.filter((line) => /words/iu.test(line));
    const keys = Object.keys({ ...english.answers, ...english.announcing, ...english.curating });

    const unused = keys.filter((key) => !saying.some((line) => new RegExp(`\\.${key}\\b|'${key}'|\\{ ${key} \\}`, 'u').test(line)));

    // The language itself is read, not said.
    expect(unused.filter((key) => key !== 'code')).toEqual([]);
  });

  it('has no sample of a text that there is not', () => {
    expect(Object.keys(samples).filter((path) => !inEnglish.has(path))).toEqual([]);
  });

  it('has limits of texts that there are', () => {
    expect(Object.keys(limits).filter((path) => !inEnglish.has(path))).toEqual([]);
  });
});

describe.each(named)('the language %s', (code, language) => {
  const texts = everyText(language);

  it('says every part that English says', () => {
    const lost = [...texts].flatMap(([path, text]) => {
      const said = partsOf(sampleFor(path) ?? []).filter((part) => inEnglish.get(path)?.includes(part));
      return said
        .filter((part) => !text.includes(part) && !text.includes(Number(part).toLocaleString(code)))
        .map((part) => `${path}: ${part}`);
    });

    expect(lost).toEqual([]);
  });

  it('says nothing as English does but names', () => {
    const same = [...texts].filter(([path, text]) => text === inEnglish.get(path) && text.length > 1).map(([path]) => path);

    expect(same).toEqual(sameAsEnglish[code]);
  });

  it('leaves no blank at an end, nor a text empty', () => {
    expect([...texts].filter(([, text]) => text === '' || text !== text.trim() || text.includes('  '))).toEqual([]);
  });
});

it.each(languages.map((language) => [language.answers.code, language] as const))(
  '%s keeps to the limits of both platforms',
  (_, language) => {
    const texts = everyText(language);

    expect(Object.entries(limits).filter(([path, length]) => (texts.get(path)?.length ?? 0) > length)).toEqual([]);
  },
);

it.each(languages)('the end of an option that is too long is the platform’s reason, never the cure: %#', ({ announcing, kept }) => {
  const why = kept.answered('Slack', 'team_access_not_granted');
  const label = announcing.noGroupList(why);

  expect(label.endsWith(why)).toBe(true);
  expect(label.length - why.length).toBeLessThan(option);
});

it.each<[language: string, now: string, before: string, said: string]>([
  ['en', 'KL, LT', 'KL', 'the other names are now “KL, LT” and were “KL”'],
  ['en', 'KL, LT', '', 'the other names are now “KL, LT”'],
  ['en', '', 'KL', 'the other names, “KL”, are gone'],
  ['de', '', 'KL', 'andere Namen: jetzt leer, vorher „KL“'],
  ['es', '', 'KL', 'los otros nombres: ahora nada, antes «KL»'],
  ['fr', '', 'KL', 'les autres noms : maintenant rien, avant « KL »'],
  ['ja', '', 'KL', '別名: 現在は空欄、以前は「KL」'],
  ['pt', '', 'KL', 'os outros nomes: agora nada, antes “KL”'],
])('%s says in its grammar that other names became “%s” from “%s”', (code, now, before, said) => {
  const language = languages.find(({ answers }) => answers.code === code);

  expect(language?.curating.becameThis.aliases(now, before)).toBe(said);
});

function sourcesIn(folder: string): readonly string[] {
  const root = join(import.meta.dirname, '../..', folder);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.startsWith('words'))
    .map((path) => readFileSync(join(root, path), 'utf8'));
}
