import { describe, expect, it } from 'vitest';
import { spellsOut } from '../../../../src/glossary/mining/spells-out.ts';
import { mineText } from '../mine-text.ts';

describe('an abbreviation with its words', () => {
  it.each([
    ['The hall has forty graphics processing units (GPUs) in a row.', 'graphics processing unit', 'GPU'],
    ['The hall has a UPS (uninterruptible power supply) in a row.', 'uninterruptible power supply', 'UPS'],
    ['They speak the Hypertext Transfer Protocol (HTTP) in the hall.', 'Hypertext Transfer Protocol', 'HTTP'],
    ['Look up the ongoing charges figure, or OCF, first.', 'ongoing charges figure', 'OCF'],
    ['They make adenosine triphosphate, or ATP for short, first.', 'adenosine triphosphate', 'ATP'],
    ['They ask the Office of Program Integrity (OPI) first.', 'Office of Program Integrity', 'OPI'],
    ['They signed the Code of Conduct (CoC) first.', 'Code of Conduct', 'CoC'],
    ['They joined Harbor Technology Transfer Services (TTS) first.', 'Technology Transfer Services', 'TTS'],
    ['They like l’intégration continue (CI) there.', 'intégration continue', 'CI'],
    ['They run the Harbor Package Manager (hpm) there.', 'Harbor Package Manager', 'hpm'],
    ['They read Harbor Improvement Proposals（HIP）there.', 'Harbor Improvement Proposals', 'HIP'],
    ['They asked the Harbor Pilots Board’s (HPB) chair first.', 'Harbor Pilots Board', 'HPB'],
  ])('is read in %j', (text, headword, alias) => {
    const [found, ...others] = mineText(text).filter(({ form }) => form === 'abbreviation');

    expect([found?.headword, found?.aliases]).toEqual([headword, [alias]]);
    expect(others).toEqual([]);
  });

  it.each([
    'The hall (built in 1990) is old.',
    'They met in Oslo (NO) by night.',
    'The pump (PUMP) is old.',
    'They leave the old red door (ord) open.',
  ])('is not read in %j', (text) => {
    expect(mineText(text).filter(({ form }) => form === 'abbreviation')).toEqual([]);
  });

  it.each([
    ['HTTP', 'Hypertext Transfer Protocol', true],
    ['TANF', 'Temporary Assistance for Needy Families', true],
    ['XSD', 'XML Schema Definition', true],
    ['GPU', 'general unit', false],
    ['NO', 'Oslo', false],
  ])('%s for %s: %s', (short, long, is) => {
    expect(spellsOut(short, long)).toBe(is);
  });
});
