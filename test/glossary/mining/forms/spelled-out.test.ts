import { describe, expect, it } from 'vitest';
import { mineMarkdown, mineText } from '../mine-text.ts';

describe('an abbreviation in a list', () => {
  it('is read as a bullet alone', () => {
    expect(mineMarkdown('- TMB: Tide Mill Board').map(({ form }) => form)).not.toContain('abbreviation');
  });
});

describe('an abbreviation with its words and no parenthesis', () => {
  it.each([
    ['Look at the EWS, or early warning score, first.', 'early warning score', 'EWS'],
    ['(CTD: conductivity, temperature, depth.)', 'conductivity, temperature, depth', 'CTD'],
    ['We use SBAR: situation, background, assessment, recommendation.', 'situation, background, assessment, recommendation', 'SBAR'],
    ['His remedy is FEFO. That stands for first expired, first out.', 'first expired, first out', 'FEFO'],
    ['They carry a PPU. The abbreviation stands for portable pilot unit, and it is old.', 'portable pilot unit', 'PPU'],
    ['The title WGM is woman grandmaster.', 'woman grandmaster', 'WGM'],
    ['The GLS, GateLock Sensor, is old.', 'GateLock Sensor', 'GLS'],
  ])('is read in %j', (text, headword, alias) => {
    const [found, ...others] = mineText(text).filter(({ form }) => form === 'abbreviation');

    expect([found?.headword, found?.aliases]).toEqual([headword, [alias]]);
    expect(others).toEqual([]);
  });

  it.each([
    'AI is already in use in the port.',
    'Ask the EWS, or wait for the nurse.',
    'We use CTD: salt is told by it.',
    'It has a GDN, Gate Door, and a bell.',
    'It has a GD, Gate Door and a bell.',
  ])('is not read in %j', (text) => {
    expect(mineText(text).filter(({ form }) => form === 'abbreviation')).toEqual([]);
  });
});
