import { describe, expect, it } from 'vitest';
import { linesOf, mineText, sureLines } from '../mine-text.ts';

describe('the form of “X (a ...)”', () => {
  it.each([
    ['They log to Gannet (a database for time series).', 'Gannet: Gannet (a database for time series)'],
    ['They log to Gannet (another name of the old pump).', 'Gannet: Gannet (another name of the old pump)'],
    ['They check all slips (berths that are free).', 'slips: slips (berths that are free)'],
    ['The hull has a skeg (a fin below the rudder).', 'skeg: skeg (a fin below the rudder)'],
    ['Its slots (the number of jobs the pump can take) are few.', 'slots: slots (the number of jobs the pump can take)'],
    ['The reach of a pump (the depth it has below the hull) is low.', 'reach: reach of a pump (the depth it has below the hull)'],
    ['They know the angle of repose (the slope at which sand stays).', 'angle of repose: angle of repose (the slope at which sand stays)'],
    ['They know a number of ships (the ones that came).', 'ships: ships (the ones that came)'],
  ])('is read in %j', (text, line) => {
    expect(linesOf(mineText(text), 'gloss')).toEqual([line]);
  });

  it('is not sure if another noun owns the name, or if one of a kind is told', () => {
    expect(sureLines(mineText('The reach of a pump (the depth of water that it lifts) is low.'))).toEqual([]);
    expect(sureLines(mineText('They open the tide gates (a value from one to nine).'))).toEqual([]);
    expect(sureLines(mineText('They check a dry dock (Velm pumping with rope, which you find here).'))).toEqual([]);
  });

  it.each([
    'They log to Gannet (because pumps that run on steam are old).',
    'They log to Gannet (this reverts pumps that run on steam).',
    'They log to Gannet (see also pumps that run on steam).',
    'They log to Gannet (and pumps that run on steam).',
    'They log to Gannet (without pumps that run on steam).',
    'They log to Gannet (previously pumps that run on steam).',
    'They log to Gannet (it’s a pump that runs on steam).',
    'They log to Gannet (we are a crew of nine).',
    'They log to Gannet (version 3).',
    'They came to that group (an achievement that anyone would like).',
    'They log to Gannet (the best idea of the year).',
    'Gannet opens gates (a tool for mills).',
    'The pump (see below) is old.',
    'They sold it (the pump was old).',
  ])('is not read in %j', (text) => {
    expect(linesOf(mineText(text), 'gloss')).toEqual([]);
  });
});
