import { afterEach, describe, expect, it } from 'vitest';
import { planImport } from '../../src/curation/plan-import.ts';
import { aboutOf, ada, buttonOf, formOf, openTermStage, type TermStage, textOf, valuesOf } from './term-stage.ts';

let stage: TermStage;
afterEach(() => stage.close());
const notExplained = 'do not explain';

describe('a term that the file hides', () => {
  it('is hidden again if its showing is undone, and shown if that is done again', async () => {
    stage = await openTermStage({ file: [{ headword: 'skeg', hidden: true }] });
    const shown = await stage.fill('restore skeg', {});
    const seen = [await stage.term('skeg')];
    const undone = await stage.press(buttonOf(shown, 'Undo'));
    seen.push(await stage.term('skeg'));
    await stage.press(buttonOf(undone, 'Redo'));
    seen.push(await stage.term('skeg'));
    await stage.fill('hide skeg', {});
    seen.push(await stage.term('skeg'));

    expect(seen.map((text) => text.includes(notExplained))).toEqual([false, true, false, true]);
  });

  it('is shown again in chat, also if chat hid it before the file did', async () => {
    stage = await openTermStage();
    await stage.fill('hide skeg', {});
    const later = await openTermStage({ storage: stage.storage, file: [{ headword: 'Skeg', hidden: true }] });
    await later.fill('restore skeg', {});

    expect(await later.term('skeg')).toContain('a fin below the rudder');
    await later.close();
  });

  it.each([
    ['an undone addition', async () => stage.press(buttonOf(await stage.fill('add Keel', { definition: 'A spine.' }), 'Undo'))],
    [
      'a merge',
      async () => {
        await stage.fill('add Keel', { definition: 'A spine.' });
        await stage.fill('merge Keel', { into: 'Weir' });
        await stage.fill('alias Weir', { aliases: '' });
      },
    ],
    [
      'a showing',
      async () => {
        await stage.fill('hide Keel', {});
        await stage.fill('restore Keel', {});
      },
    ],
  ])('stays hidden after %s of it in chat', async (_, change) => {
    stage = await openTermStage();
    await change();
    const { storage } = stage;
    const later = await openTermStage({
      storage,
      file: [
        { headword: 'Weir', definition: 'A dam.' },
        { headword: 'Keel', hidden: true },
      ],
    });

    expect(await later.term('keel')).toContain(notExplained);
    await later.close();
  });
});

describe('a term that is shown again', () => {
  it('is told as shown to an editor who had its form open', async () => {
    stage = await openTermStage();
    await stage.fill('hide skeg', {});
    const form = formOf(await stage.terms('restore skeg'));
    await stage.fill('restore skeg', {});
    const grace = { ...ada, userId: 'U9', userName: 'Grace' };

    const answer = await stage.press(aboutOf(form), grace, valuesOf(form));

    expect(formOf(answer).notice ?? textOf(answer)).toContain('it is shown again in the words of the file and the articles');
  });
});

describe('an import', () => {
  it('is taken back term by term, and the others stay', async () => {
    stage = await openTermStage();
    const { terms } = stage.storage;
    const entries = ['Keel', 'Jib'].map((headword) => ({
      headword,
      aliases: [],
      definition: `The ${headword}.`,
      seeAlso: [],
      file: '',
      line: 1,
    }));
    const { changed } = planImport(entries, [], []);
    await terms.commit(0, { act: 'import', note: '', by: { platform: 'cli', userId: 'op', name: '' }, at: 0, terms: changed });

    const undone = await stage.terms('undo Jib');

    expect(textOf(undone)).toContain('“Jib”');
    expect([await stage.term('keel'), await stage.term('jib')].map((text) => text.includes('The '))).toEqual([true, false]);
    await stage.press(buttonOf(undone, 'Redo'));
    expect(await stage.term('jib')).toContain('The Jib.');
  });
});

it('undoing brings back words beside a name that was silenced meanwhile', async () => {
  stage = await openTermStage();
  await stage.fill('add Keel', { definition: 'A spine.', aliases: 'strakes' });
  const changed = await stage.fill('edit Keel', { definition: 'A backbone.' });
  await stage.fill('hide strake', {});

  expect(textOf(await stage.press(buttonOf(changed, 'Undo')))).toContain('undone');
  expect(await stage.term('keel')).toContain('A spine.');
});
