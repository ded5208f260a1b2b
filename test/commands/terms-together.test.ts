import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandResult, Asker } from '../../src/command/command.ts';
import type { GlossaryEntry } from '../../src/content/edition.ts';
import type { Form } from '../../src/reply/form.ts';
import { aboutOf, ada, buttonOf, formOf, openTermStage, problemsOf, rosa, type TermStage, textOf, valuesOf } from './term-stage.ts';

const keel = { headword: 'Keel', definition: 'The backbone of a boat.', aliases: 'KL' };
const bo: Asker = { ...ada, userId: 'U9', userName: 'Bo' };

let stage: TermStage;
beforeEach(async () => {
  stage = await openTermStage();
});
afterEach(() => stage.close());

const send = (form: Form, values: Record<string, string>) => stage.press(aboutOf(form), bo, { ...valuesOf(form), ...values });

describe('the words of the second of two editors', () => {
  it('stay in the form if both add the same term', async () => {
    const form = formOf(await stage.terms('add Keel', bo));
    await stage.fill('add Keel', keel);

    const again = formOf(await send(form, { definition: 'The spine of a boat.' }));

    expect(problemsOf(again)).toEqual({ headword: '“Keel” is explained already. Change it with /terms edit Keel.' });
    expect(valuesOf(again)).toMatchObject({ headword: 'Keel', definition: 'The spine of a boat.' });
    expect(textOf(await send(again, { headword: 'Keelson' }))).toContain('“Keelson” is a term now');
    expect(formOf(await stage.press({ kind: 'editForm', edit: { act: 'add' } }, bo)).title).toBe(again.title);
  });

  it('wait in the form while the term is hidden, and are saved once it is shown', async () => {
    await stage.fill('add Keel', keel);
    const form = formOf(await stage.terms('edit Keel', bo));
    await stage.fill('hide Keel', {});

    const first = formOf(await send(form, { definition: 'The spine of a boat.' }));
    const second = formOf(await send(first, {}));
    await stage.fill('restore Keel', {});
    const third = formOf(await send(second, {}));

    expect(first.notice).toMatch(/^Ada changed this on .* hidden.*“Keel” is hidden\. Show it first: \/terms restore Keel\.$/u);
    expect(second.notice).toBe('“Keel” is hidden. Show it first: /terms restore Keel.');
    for (const again of [first, second, third]) expect(valuesOf(again)['definition']).toBe('The spine of a boat.');
    expect(textOf(await send(third, {}))).toContain('“Keel” is saved');
    expect(await stage.term('keel')).toContain('The spine of a boat.');
  });

  it('stay in the form if the term was undone meanwhile', async () => {
    const saved = await stage.fill('add Keel', keel);
    const form = formOf(await stage.terms('edit Keel', bo));
    await stage.press(buttonOf(saved, 'Undo'));

    const again = formOf(await send(form, { definition: 'The spine of a boat.' }));

    expect(again.notice).toContain('Ada changed this');
    expect(textOf(await send(again, {}))).toContain('“Keel” is saved');
  });

  it.each([
    ['undone', async (saved: CommandResult) => stage.press(buttonOf(saved, 'Undo'))],
    ['merged', async () => stage.fill('merge Keel', { into: 'Weir' })],
  ])('get no form of other names if the term was %s meanwhile and nothing explains it', async (_, change) => {
    const saved = await stage.fill('add Keel', keel);
    const form = formOf(await stage.terms('alias Keel', bo));
    await change(saved);

    expect(textOf(await send(form, { aliases: 'spine' }))).toBe('This term is not there any more. Ask again with /terms.');
  });

  it('stay in the form of other names if an article explains the term that was undone meanwhile', async () => {
    const saved = await stage.fill('edit Skeg', { definition: 'A fin.' });
    const form = formOf(await stage.terms('alias Skeg', bo));
    await stage.press(buttonOf(saved, 'Undo'));

    const again = formOf(await send(form, { aliases: 'fin' }));

    expect(textOf(await send(again, {}))).toContain('“skeg” is saved');
  });

  it.each([
    ['accepted', 'Accept 1…', 'Edit a term', '“Keel” is saved'],
    ['rejected', 'Reject 1', 'Add a term', '“Keel” is a term now'],
  ])('stay in the form if the suggestion that they corrected was %s meanwhile', async (_, label, title, said) => {
    await stage.fill('suggest Keel', keel, rosa);
    const queue = await stage.terms('review');
    const form = formOf(await stage.press(buttonOf(queue, 'Accept 1…'), bo));
    const decided = await stage.press(buttonOf(queue, label));
    if (label !== 'Reject 1') await stage.press(aboutOf(formOf(decided)), ada, valuesOf(formOf(decided)));

    const again = formOf(await send(form, { definition: 'The spine of a boat.' }));

    expect(again).toMatchObject({ title, notice: 'This suggestion was decided before: nothing was changed now.' });
    expect(textOf(await send(again, {}))).toContain(said);
    expect(await stage.term('keel')).toContain('The spine of a boat.');
  });

  it('are refused plainly if all that they wanted is there', async () => {
    const form = formOf(await stage.terms('hide Sluice', bo));
    await stage.fill('hide Sluice', {});

    expect(textOf(await send(form, {}))).toBe('“Sluice” is hidden already.');
  });
});

describe('a suggestion of a term that is explained', () => {
  const better = { headword: 'Penstock', definition: 'A gate in a pipe.', aliases: 'gate' };
  const accept = async (): Promise<Form> => formOf(await stage.press(buttonOf(await stage.terms('review'), 'Accept 1…'), bo));

  it('is accepted as an edit of one in chat, and beside it if that changes meanwhile', async () => {
    await stage.fill('add Keel', { ...keel, 'see-also': 'Weir' });
    await stage.fill('suggest Keel', { headword: 'KL', definition: 'The spine of a boat.', aliases: 'spine' }, rosa);
    const form = await accept();
    await stage.fill('edit Keel', { definition: 'A long timber.' });

    const again = formOf(await send(form, {}));
    const saved = await send(again, {});

    expect(valuesOf(form)).toMatchObject({
      headword: 'Keel',
      definition: 'The spine of a boat.',
      aliases: 'KL, spine',
      'see-also': 'Weir',
    });
    expect(again.notice).toContain('“A long timber.”');
    expect(textOf(saved)).toBe('“Keel” is saved, and answers so from this moment.');
    expect(await stage.term('spine')).toContain('Keel: The spine of a boat.');
    expect(textOf(await stage.terms('review'))).toBe('No suggestion waits.');
    expect(textOf(await stage.terms('history Keel'))).toContain('3. Bo accepted');
  });

  it('keeps the other names and words to see of one of the file', async () => {
    await stage.fill('suggest Penstock', better, rosa);
    await send(await accept(), {});

    expect((await stage.storage.terms.read()).terms).toMatchObject([
      { headword: 'Sluice', aliases: ['penstock', 'gate'], definition: 'A gate in a pipe.' },
    ]);
  });

  it('comes as an edit if somebody else added the term while its form was open', async () => {
    await stage.fill('suggest Keel', keel, rosa);
    const form = await accept();
    await stage.fill('add Keel', { ...keel, definition: 'A long timber.' });

    const again = formOf(await send(form, {}));

    expect(again.notice).toContain('“A long timber.”');
    expect(textOf(await send(again, {}))).toContain('“Keel” is saved');
  });

  it.each([
    [{}, { headword: 'Long timber', aliases: 'Keel, LT', 'see-also': 'Weir' }],
    [{ aliases: 'backbone' }, { headword: 'Long timber', aliases: 'backbone', 'see-also': 'Weir' }],
    [{ headword: 'Keel of oak' }, { headword: 'Keel of oak', aliases: 'Keel, LT', 'see-also': 'Weir' }],
    [{ 'see-also': 'Sluice' }, { headword: 'Long timber', aliases: 'Keel, LT', 'see-also': 'Sluice' }],
  ])('keeps the names of a term that was added meanwhile, except for what was typed: %o', async (typed, kept) => {
    await stage.fill('suggest Keel', { ...keel, aliases: '' }, rosa);
    const form = await accept();
    await stage.fill('add', { headword: 'Long timber', definition: 'A timber.', aliases: 'Keel, LT', 'see-also': 'Weir' });

    const again = formOf(await send(form, { definition: 'The spine of a boat.', ...typed }));

    expect(valuesOf(again)).toMatchObject({ ...kept, definition: 'The spine of a boat.' });
    expect(textOf(await send(again, {}))).toContain('is saved');
  });

  it('waits while the term is hidden', async () => {
    await stage.fill('hide Sluice', {});
    await stage.fill('suggest Penstock', better, rosa);

    expect(textOf(await stage.press(buttonOf(await stage.terms('review'), 'Accept 1…'), bo))).toContain('“Sluice” is hidden.');
  });
});

it.each<[string, Partial<GlossaryEntry>, string]>([
  ['explains', {}, 'glossary.yaml explains “Sluice” already. Change it with /terms edit Sluice.'],
  ['hides', { hidden: true }, '“Sluice” is hidden. Show it again with /terms restore Sluice.'],
])('a term is not added over one that the file %s: its other names would go', async (_, more, said) => {
  await using own = Object.assign(
    await openTermStage({ file: [{ headword: 'Sluice', aliases: ['penstock'], definition: 'A gate.', ...more }] }),
    { [Symbol.asyncDispose]: () => own.close() },
  );

  expect(problemsOf(await own.fill('add', { headword: 'sluice', definition: 'A thing.' }))).toEqual({ headword: said });
});
