import { describe, expect, it } from 'vitest';
import type { DefinitionLabels } from './definition-labels.ts';
import { judgeDefinitions, type MinedDefinition } from './judge-definitions.ts';

const labels: DefinitionLabels = {
  definitions: [
    { article: 'dam', headword: 'penstock', aliases: ['feed pipe'], text: 'brings water to the turbine', form: 'relative', clear: true },
    { article: 'dam', headword: 'Sluice', aliases: [], text: 'a gate in the channel', form: 'copula', clear: false },
  ],
  others: [
    { article: 'dam', headword: 'Sluice', sentence: 'The sluice is broken.', why: 'state' },
    { article: 'dam', headword: 'Weir', sentence: 'The weir is a scandal.', why: 'opinion' },
    { article: 'dam', headword: 'weirs', sentence: 'Weirs are next.', why: 'plan' },
  ],
  also: [{ article: 'dam', headword: 'Spillway', text: 'lets a flood pass', added: true }],
};

function judge(...mined: readonly (readonly [headword: string, text: string, sure?: boolean])[]) {
  const definitions: readonly MinedDefinition[] = mined.map(([headword, text, sure = true]) => ({
    headword,
    text,
    section: 0,
    form: 'copula',
    sure,
  }));
  return judgeDefinitions(labels, new Map([['dam', definitions]]));
}

const names = (labelled: readonly { readonly headword: string }[]) => labelled.map(({ headword }) => headword);

describe('judging what was mined', () => {
  it.each([
    ['its headword', 'penstock'],
    ['a capital, an article and a plural', 'The Penstocks'],
    ['an alias', 'Feed-pipe'],
  ])('takes a definition under %s', (_, headword) => {
    const { found, right } = judge([headword, 'The pipe that\nbrings water  to the turbine.']);

    expect(names(found)).toEqual(['penstock']);
    expect(right).toHaveLength(1);
  });

  it('misses a definition whose text lacks what it has to contain', () => {
    const { found, missed, wrong, elsewhere } = judge(['penstock', 'a pipe']);

    expect(names(found)).toEqual([]);
    expect(names(missed)).toEqual(['penstock', 'Sluice']);
    expect(wrong).toEqual([]);
    expect(names(elsewhere)).toEqual(['penstock']);
  });

  it('misses a definition under another name, and of another article', () => {
    const definition = { headword: 'Sluice', text: 'a gate in the channel', section: 0, form: 'copula', sure: true };

    expect(names(judge(['gate', 'a gate in the channel']).found)).toEqual([]);
    expect(names(judgeDefinitions(labels, new Map([['mill', [definition]]])).found)).toEqual([]);
  });

  it('counts a doubtful definition as found, and not as right or wrong', () => {
    const { found, surelyFound, right, wrong } = judge(['Sluice', 'a gate in the channel', false], ['Weir', 'a scandal', false]);

    expect(names(found)).toEqual(['Sluice']);
    expect([...surelyFound, ...right, ...wrong]).toEqual([]);
  });

  it('calls a sure definition wrong if nothing defines its name', () => {
    expect(names(judge(['Turbine', 'a wheel']).wrong)).toEqual(['Turbine']);
  });

  it('calls a sure definition wrong if its sentence defines nothing, though another defines the name', () => {
    expect(names(judge(['Sluice', 'broken']).wrong)).toEqual(['Sluice']);
    expect(names(judge(['Sluice', 'Look: The sluice is broken. It leaks.']).wrong)).toEqual(['Sluice']);
  });

  it('takes what was added to the labels as right, and asks for it nowhere', () => {
    const { right, missed } = judge(['Spillway', 'It lets a flood pass.']);

    expect(names(right)).toEqual(['Spillway']);
    expect(names(missed)).not.toContain('Spillway');
  });

  it('counts each name without a definition once, and as falsely defined by a sure one only', () => {
    expect(names(judge().undefinedNames)).toEqual(['Weir']);
    expect(names(judge(['weir', 'a scandal'], ['Weirs', 'next']).falselyDefined)).toEqual(['Weir']);
    expect(names(judge(['weir', 'a scandal', false]).falselyDefined)).toEqual([]);
  });
});
