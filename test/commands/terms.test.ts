import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aboutOf, ada, buttonOf, formOf, openTermStage, problemsOf, rosa, type TermStage, textOf, valuesOf } from './term-stage.ts';

const keel = { headword: 'Keel', definition: 'The backbone of a boat.', aliases: 'backbone, KL' };

describe('terms that editors change in chat', () => {
  let stage: TermStage;

  beforeEach(async () => {
    stage = await openTermStage();
  });
  afterEach(() => stage.close());

  it('answer at once, by all their names, in every place', async () => {
    const saved = await stage.fill('add Keel', keel);

    expect(textOf(saved)).toBe('“Keel” is a term now, and answers from this moment.');
    expect(await stage.term('keel')).toContain('Keel: The backbone of a boat.');
    expect(await stage.term('backbones')).toContain('Keel: The backbone of a boat.');
    const { glossary } = stage.desk.served();
    expect(glossary.spot('the KL broke').map(({ headword }) => headword)).toEqual(['Keel']);
    expect(glossary.suggest('kee', 5).map(({ name }) => name)).toEqual(['Keel']);
    expect(glossary.define('what is a keel')?.definition.text).toBe('The backbone of a boat.');
  });

  it('stand before the file, which comes back when they are undone', async () => {
    const form = formOf(await stage.terms('edit penstock'));
    const saved = await stage.press(aboutOf(form), ada, { ...valuesOf(form), definition: 'A door for water.' });

    expect(valuesOf(form)).toMatchObject({ headword: 'Sluice', definition: 'A gate that lets water through.', aliases: 'penstock' });
    expect(textOf(saved)).toMatch(/“Sluice” is saved.*your words stand before those of the file/u);
    expect(await stage.term('sluice')).toContain('Sluice: A door for water.');
    expect(await stage.term('sluice')).not.toContain('A gate');
    const undone = await stage.press(buttonOf(saved, 'Undo'));
    expect(await stage.term('sluice')).toContain('Sluice: A gate that lets water through.');
    await stage.press(buttonOf(undone, 'Redo'));
    expect(await stage.term('sluice')).toContain('Sluice: A door for water.');
  });

  it('keep the old name of a term of the file that is renamed', async () => {
    await stage.fill('edit Weir', { headword: 'Overflow dam' });

    expect(await stage.term('weir')).toContain('Overflow dam: A low dam across a river.');
    expect(
      stage.desk
        .served()
        .glossary.list()
        .map(({ headword }) => headword),
    ).toEqual(['Overflow dam', 'skeg', 'Sluice']);
  });

  it('begin with the words of the article if only that explains them', async () => {
    const form = formOf(await stage.terms('edit skegs'));

    expect(valuesOf(form)).toMatchObject({ headword: 'skeg', definition: 'A skeg is a fin below the rudder.' });
  });

  it.each([
    ['a term of the file', 'Sluice', ['sluice', 'penstock', 'Sluices']],
    ['a term of an article', 'skeg', ['skeg', 'the skeg', 'Skegs']],
    ['a name that is only used', 'Thwart', ['thwart', 'Thwarts']],
  ])('that are hidden answer to no name, wherever they come from: %s', async (_, name, names) => {
    await stage.fill(`hide ${name}`, { note: 'Not ours.' });

    for (const each of names)
      expect(await stage.term(each)).toBe(`The editors do not explain “${each}”. /news searches the articles for it.`);
    const { glossary } = stage.desk.served();
    expect(glossary.list().map(({ headword }) => headword.toLowerCase())).not.toContain(name.toLowerCase());
    expect(glossary.spot(`about ${name}`)).toEqual([]);
    expect(glossary.suggest(name, 5).map((each) => each.name.toLowerCase())).not.toContain(name.toLowerCase());
    expect(glossary.define(`what is ${name}`)).toBeUndefined();
    expect(textOf(await stage.terms('hidden'))).toContain(name);
  });

  it.each(['Sluice', 'skeg', 'Keel'])('that are shown again answer as before: %s', async (name) => {
    await stage.fill('add Keel', keel);
    const before = await stage.term(name);
    await stage.fill(`hide ${name}`, {});
    await stage.fill(`restore ${name}`, {});

    expect(await stage.term(name)).toBe(before);
    expect(textOf(await stage.terms('hidden'))).toBe('No term is hidden.');
  });

  it('that the file hides can be shown in chat, without a change of the file', async () => {
    await stage.close();
    stage = await openTermStage({
      file: [
        { headword: 'Sluice', definition: 'A gate.', hidden: true },
        { headword: 'skeg', hidden: true },
      ],
    });
    expect(await stage.term('skeg')).toContain('do not explain');

    await stage.fill('restore Sluice', {});
    await stage.fill('restore skeg', {});

    expect(await stage.term('sluice')).toContain('Sluice: A gate.');
    expect(await stage.term('skeg')).toContain('a fin below the rudder');
  });

  it('become one when they are merged, and two again when that is undone', async () => {
    await stage.fill('add Keel', keel);
    const merged = await stage.fill('merge Keel', { into: 'weir' });

    expect(textOf(merged)).toMatch(/^“Keel” went into “Weir”/u);
    expect(await stage.term('backbone')).toContain('Weir: A low dam across a river.');
    expect(await stage.term('keel')).not.toContain('backbone of a boat');
    await stage.press(buttonOf(merged, 'Undo'));
    expect(await stage.term('keel')).toContain('Keel: The backbone of a boat.');
    expect(await stage.term('weir')).not.toContain('Keel');
  });

  it('of the file go into another term too, with their names', async () => {
    await stage.fill('merge Sluice', { into: 'Weir' });

    expect(await stage.term('penstock')).toContain('Weir: A low dam across a river.');
    expect(await stage.term('sluice')).not.toContain('A gate');
  });

  it('go into a term that only an article explains, which keeps its words', async () => {
    await stage.fill('add Keel', keel);
    await stage.fill('merge Keel', { into: 'skegs' });

    expect(await stage.term('backbone')).toContain('skeg: A skeg is a fin below the rudder.');
  });

  it('get other names without their words being asked for', async () => {
    await stage.fill('alias skeg', { aliases: 'fin keel, Fin-Keel , skeg' });

    expect(await stage.term('fin keel')).toContain('skeg: A skeg is a fin below the rudder.');
    expect(await stage.term('fin keel')).toContain('Also: fin keel');
  });

  it('have a history with who, when and why', async () => {
    await stage.fill('add Keel', { ...keel, note: 'Readers ask.' });
    await stage.fill('edit Keel', { definition: 'The spine of a boat.' }, { ...ada, userId: 'U9', userName: 'Grace' });

    const history = textOf(await stage.terms('history backbone'));

    expect(history).toMatch(
      /2\. Grace edited it on \d{4}-\d\d-\d\d \d\d:\d\d UTC \| Keel, backbone, KL: The spine of a boat\.\n1\. Ada added it on .*: Readers ask\. \| /u,
    );
    expect(textOf(await stage.terms('history Weir'))).toBe('“Weir” was never changed in chat.');
  });

  it('lose nothing if two editors have the same form open: the second sees what changed, and sends again', async () => {
    await stage.fill('add Keel', keel);
    const grace = { ...ada, userId: 'U9', userName: 'Grace' };
    const [first, second] = [formOf(await stage.terms('edit Keel')), formOf(await stage.terms('edit Keel', grace))];
    await stage.press(aboutOf(first), ada, { ...valuesOf(first), definition: 'The spine of a boat.' });

    const stopped = formOf(await stage.press(aboutOf(second), grace, { ...valuesOf(second), aliases: 'KL' }));

    expect(stopped.notice).toMatch(
      /^Ada changed this on .* UTC while you had the form open: the explanation is now “The spine of a boat.” and was “The backbone of a boat.”\./u,
    );
    expect(valuesOf(stopped)).toMatchObject({ aliases: 'KL', definition: 'The backbone of a boat.' });
    expect(await stage.term('keel')).toContain('The spine of a boat.');
    await stage.press(aboutOf(stopped), grace, { ...valuesOf(stopped), definition: 'The spine of a boat.' });
    expect(await stage.term('backbone')).not.toContain('The spine');
    expect(await stage.term('kl')).toContain('The spine of a boat.');
  });

  it('lose nothing if the term was not curated when both forms were opened', async () => {
    const [first, second] = [formOf(await stage.terms('edit Weir')), formOf(await stage.terms('edit Weir'))];
    await stage.press(aboutOf(first), ada, { ...valuesOf(first), definition: 'A dam.' });

    const stopped = formOf(await stage.press(aboutOf(second), ada, { ...valuesOf(second), definition: 'A wall.' }));

    expect(stopped.notice).toContain('“A dam.”');
    expect(valuesOf(stopped)['definition']).toBe('A wall.');
  });

  it('are changed in turn by editors who press at the same moment', async () => {
    const names = ['Keel', 'Thole', 'Cleat', 'Bilge', 'Transom'];

    const said = await Promise.all(
      names.map((name) => stage.fill(`add ${name}`, { headword: name, definition: `The ${name} of a boat.` })),
    );

    expect(said.map(textOf)).toEqual(names.map((name) => `“${name}” is a term now, and answers from this moment.`));
    expect((await stage.storage.terms.read()).revision).toBe(names.length);
  });

  it.each([
    ['no name', { headword: ' ' }, 'headword', 'The name is empty.'],
    ['no letters in its name', { headword: '!?' }, 'headword', '“!?” has no letter and no digit, so nobody can look it up.'],
    ['too long a name', { headword: 'k'.repeat(81) }, 'headword', '“kkkkkkkkkkkkkkkkkkkk…” has 81 characters; at most 80 fit.'],
    ['no explanation', { definition: '\n' }, 'definition', 'Say what it means: the explanation is empty.'],
    ['too long an explanation', { definition: 'k'.repeat(1_501) }, 'definition', 'The explanation has 1501 characters; at most 1500 fit.'],
    ['too many names', { aliases: Array.from({ length: 21 }, (_, n) => `k${n}`).join() }, 'aliases', 'These are 21 names; at most 20 fit.'],
    ['a name of another in chat', { aliases: 'jibsail' }, 'aliases', '“jibsail” is a name of “Jib”. Change that one with /terms edit Jib.'],
    ['the headword of another in chat', { headword: 'JIB' }, 'headword', '“Jib” is explained already. Change it with /terms edit Jib.'],
    [
      'a name of a term of the file',
      { headword: 'Penstock' },
      'headword',
      '“Penstock” is a name of “Sluice” in glossary.yaml. Change that one with /terms edit Sluice.',
    ],
    [
      'a term of the file among its names',
      { aliases: 'weir' },
      'aliases',
      '“weir” is a term of glossary.yaml. Join the two with /terms merge Weir.',
    ],
    ['a name of a hidden term', { aliases: 'tow' }, 'aliases', '“tow” is a name of “Oakum”, which is hidden.'],
    ['the plural of a hidden name', { aliases: 'oakums' }, 'aliases', '“oakums” is a name of “Oakum”, which is hidden.'],
    [
      'too many others to see',
      { 'see-also': Array.from({ length: 11 }, (_, n) => `k${n}`).join() },
      'see-also',
      'These are 11 terms; at most 10 fit.',
    ],
    ['too long a reason', { note: 'k'.repeat(201) }, 'note', 'A reason has at most 200 characters.'],
  ])('are refused with %s, and what was typed stays', async (_, wrong, field, problem) => {
    await stage.fill('add Jib', { headword: 'Jib', definition: 'A sail.', aliases: 'jibsail' });
    await stage.fill('add Oakum', { headword: 'Oakum', definition: 'Fibers between planks.', aliases: 'tow' });
    await stage.fill('hide Oakum', {});

    const answer = await stage.fill('add', { ...keel, ...wrong });

    expect(problemsOf(answer)).toEqual({ [field]: problem });
    expect(valuesOf(formOf(answer))).toMatchObject({ ...keel, ...wrong });
    expect((await stage.storage.terms.read()).revision).toBe(3);
  });

  it.each([
    ['edit Nothing', 'Nothing explains “Nothing” yet. Add it with /terms add Nothing.'],
    ['edit sluise', 'Nothing explains “sluise” yet. Add it with /terms add sluise.'],
    ['merge Nothing', 'Nothing explains “Nothing” yet. Add it with /terms add Nothing.'],
    ['add Weir', 'glossary.yaml explains “Weir” already. Change it with /terms edit Weir.'],
    ['undo Weir', 'Nothing was changed about “Weir” in chat, so there is nothing to undo.'],
    ['edit !!', '“!!” has no letter and no digit, so nobody can look it up.'],
  ])('cannot be changed by /terms %s', async (text, said) => {
    expect(textOf(await stage.terms(text))).toBe(said);
  });

  it.each([
    ['Nothing', 'Nothing explains “Nothing”. Name a term that is explained.'],
    ['sluices', 'This is the same term. Name another one.'],
  ])('are not merged into %s', async (into, problem) => {
    expect(problemsOf(await stage.fill('merge Sluice', { into }))).toEqual({ into: problem });
  });

  it('say what is so already', async () => {
    await stage.fill('add Keel', keel);
    expect(textOf(await stage.fill('edit Keel', {}))).toBe('Nothing is different, so “Keel” stays as it is.');
    expect(textOf(await stage.terms('add keel'))).toBe('“Keel” is explained already. Change it with /terms edit Keel.');
    await stage.fill('hide Keel', {});
    expect(textOf(await stage.terms('hide Keel'))).toBe('“Keel” is hidden already.');
    expect(textOf(await stage.terms('edit Keel'))).toBe('“Keel” is hidden. Show it first: /terms restore Keel.');
    await stage.fill('restore Keel', {});
    expect(textOf(await stage.fill('restore Keel', {}))).toBe('“Keel” is not hidden.');
  });

  it('are not undone under somebody who changed them again', async () => {
    const saved = await stage.fill('add Keel', keel);
    await stage.fill('edit Keel', { definition: 'The spine of a boat.' });

    expect(textOf(await stage.press(buttonOf(saved, 'Undo')))).toBe('“Keel” was changed again since. /terms history Keel says by whom.');
    expect(await stage.term('keel')).toContain('The spine');
  });

  it('are undone once if two editors type it, and done again by a press', async () => {
    await stage.fill('add Keel', keel);
    await stage.fill('edit Keel', { definition: 'The spine of a boat.' });
    await stage.terms('undo Keel');

    const second = await stage.terms('undo Keel');

    expect(textOf(second)).toMatch(/^Ada took a change back on .* UTC\. \/terms history Keel has a button that does it again\.$/u);
    expect(await stage.term('keel')).toContain('The backbone of a boat.');
    await stage.press(buttonOf(await stage.terms('history Keel'), 'Redo'));
    expect(await stage.term('keel')).toContain('The spine of a boat.');
  });

  it('are not undone into a name that another term has by now', async () => {
    const renamed = await stage.fill('add Keel', keel).then(() => stage.fill('edit Keel', { headword: 'Spine', aliases: '' }));
    await stage.fill('add Keel', { headword: 'Keel', definition: 'A beer.' });

    expect(textOf(await stage.press(buttonOf(renamed, 'Undo')))).toMatch(/^It cannot be undone now\. “Keel” is explained already/u);
  });
});

describe('suggestions of readers', () => {
  let stage: TermStage;

  beforeEach(async () => {
    stage = await openTermStage();
  });
  afterEach(() => stage.close());

  it('wait in a queue, and become terms when an editor accepts them, corrected if need be', async () => {
    const thanks = await stage.fill('suggest Keel', keel, rosa);
    const queue = await stage.terms('review');
    const form = formOf(await stage.press(buttonOf(queue, 'Accept 1…')));
    const saved = await stage.press(aboutOf(form), ada, { ...valuesOf(form), definition: 'The spine of a boat.' });

    expect(textOf(thanks)).toBe('Thank you. “Keel” is with the editors now: they decide whether it is added.');
    expect(textOf(queue)).toMatch(/One suggestion waits\.\n1\. Keel \| The backbone of a boat\. Also: backbone, KL\. \(Rosa, /u);
    expect(textOf(saved)).toBe('“Keel” is a term now, and answers from this moment.');
    expect(await stage.term('kl')).toContain('The spine of a boat.');
    expect(textOf(await stage.terms('review'))).toBe('No suggestion waits.');
  });

  it('are rejected by one press, once', async () => {
    await stage.fill('suggest Keel', keel, rosa);
    await stage.fill('suggest Jib', { headword: 'Jib', definition: 'A sail.' }, rosa);
    const reject = buttonOf(await stage.terms('review'), 'Reject 1');

    expect(textOf(await stage.press(reject))).toBe('The suggestion “Keel” is rejected. 1 more waits: /terms review.');
    expect(textOf(await stage.press(reject))).toBe('This suggestion was decided before: nothing was changed now.');
    expect(await stage.term('keel')).not.toContain('backbone');
  });

  it('are five a day from one person, however many are sent at once', async () => {
    const form = formOf(await stage.terms('suggest', rosa));
    const send = (n: number) => stage.press(aboutOf(form), rosa, { headword: `Keel ${n}`, definition: 'A part.' });

    const said = await Promise.all([1, 2, 3, 4, 5, 6, 7].map(send));

    expect(said.map(textOf).filter((text) => text.startsWith('Thank you'))).toHaveLength(5);
    expect(textOf(await send(8))).toBe('You have suggested 5 terms within a day. Please come back tomorrow.');
    expect((await stage.storage.terms.read()).pending).toHaveLength(5);
  });

  it('fill the queue to its end and no further', async () => {
    for (let n = 0; n < 100; n += 1)
      await stage.storage.terms.suggest(n, {
        headword: `K${n}`,
        aliases: [],
        definition: 'A.',
        seeAlso: [],
        at: 0,
        by: { platform: 'slack', userId: `U${n}`, name: '' },
      });

    expect(textOf(await stage.fill('suggest Keel', keel, rosa))).toBe(
      '100 suggestions wait for the editors already. Please try again in a few days.',
    );
  });

  it('say what is missing', async () => {
    expect(problemsOf(await stage.fill('suggest', { headword: '', definition: '' }, rosa))).toEqual({
      headword: 'The name is empty.',
      definition: 'Say what it means: the explanation is empty.',
    });
  });
});
