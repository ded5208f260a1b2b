import { afterAll, beforeAll, expect, it } from 'vitest';
import { termsInSection } from '../../commands/terms-in-section.ts';
import type { CommandResult } from '../../src/command/command.ts';
import type { Action } from '../../src/reply/reply.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { editionOf, glossaryOf } from '../glossary/glossary-of.ts';
import { replyOf, rosa, openTermStage, type TermStage, textOf } from './term-stage.ts';

let stage: TermStage;
beforeAll(async () => {
  stage = await openTermStage({
    file: [
      { headword: 'Rudder', definition: 'A board that steers.' },
      { headword: 'fin', definition: 'A thin part.' },
      { headword: 'Seats', hidden: true },
    ],
  });
});
afterAll(() => stage.close());

const menuOf = (answer: CommandResult): Extract<Action, { kind: 'menu' }> | undefined =>
  replyOf(answer).actions.flatMap((action) => (action.kind === 'menu' && action.placeholder.startsWith('Terms in it') ? [action] : []))[0];

it.each([
  ['news', 'fin below the rudder', 'Terms in it: skeg, fin, Rudder'],
  ['news', 'what is a skeg', 'Terms in it: fin, Rudder'],
  ['article', 'boats > Skeg', 'Terms in it: skeg, fin, Rudder'],
])('/%s %s names the terms of the section as a reader meets them, but the one that is explained above it', async (command, text, named) => {
  expect(menuOf(await stage.dispatch.runText(command, text, rosa))?.placeholder).toBe(named);
});

it('a term that is chosen is explained beside the answer, which stays where it is', async () => {
  const menu = menuOf(await stage.dispatch.runText('news', 'fin below the rudder', rosa));
  const intent = menu?.options.at(-1)?.intent;
  if (intent === undefined) throw new Error('no term is named');

  const first = replyOf(await stage.press(intent, rosa));

  expect(textOf(first)).toContain('Rudder: A board that steers.');
  expect(first.isPassing).toBe(true);
  const kept = await stage.press(intent, rosa);
  expect(await stage.press(intent, rosa)).toBe(kept);
  expect(replyOf(await stage.press({ kind: 'term', name: 'Rudder' }, rosa)).isPassing).toBeUndefined();
});

it('a section without terms has no menu of them', async () => {
  expect(menuOf(await stage.dispatch.runText('news', 'thwart of oak', rosa))).toBeUndefined();
});

it('a section is read for terms once, and again for another glossary', () => {
  const edition = editionOf([{ sections: [['Sails', 'A boom holds the sail, and a sheet trims it.']] }]);
  const [section] = edition.articles.flatMap(({ sections }) => sections);
  const [boom, sheet] = ['boom', 'sheet'].map((headword) => glossaryOf({ ...editionOf([], [{ headword }]), articles: edition.articles }));
  if (!section || !boom || !sheet) throw new Error('nothing to read');

  const index = createSearchIndex(edition);

  const names = termsInSection(section, { glossary: boom, index });

  expect(names).toEqual(['boom']);
  expect(termsInSection(section, { glossary: boom, index })).toBe(names);
  expect(termsInSection(section, { glossary: sheet, index })).toEqual(['sheet']);
});
