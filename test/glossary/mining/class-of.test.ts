import { describe, expect, it } from 'vitest';
import * as classes from '../../../src/glossary/mining/class-of.ts';

const { classOf, isBeforeName, isCapital, isSmall, isSpace, wordEnd, LETTER } = classes;
const codes = Array.from({ length: 0x1_0000 }, (_, code) => code);
/** Halves of pairs are no letters by themselves. */
const whole = codes.filter((code) => code < 0xd800 || code > 0xdfff);
const isOf = (pattern: RegExp) => (code: number) => pattern.test(String.fromCharCode(code));

describe('the class of a code unit', () => {
  it('has a bit of its own for each kind of sign', () => {
    const kinds = [
      ...[classes.COMMA, classes.COLON, classes.SEMICOLON, classes.BRACKET, classes.DASH, classes.HYPHEN, classes.SPACE],
      ...[classes.CAPITAL, classes.SMALL, classes.DIGIT, classes.STOP, classes.OTHER],
    ];

    expect(kinds.reduce((sum, kind) => sum + kind, 0)).toBe(kinds.reduce((all, kind) => all | kind, 0));
    expect(kinds.filter((kind) => kind === 0)).toEqual([]);
  });

  it.each([
    [',', classes.COMMA],
    [':', classes.COLON],
    [';', classes.SEMICOLON],
    ['(', classes.BRACKET],
    ['（', classes.BRACKET],
    ['–', classes.DASH],
    ['—', classes.DASH],
    ['-', classes.HYPHEN],
    ['.', classes.STOP],
    ['7', classes.DIGIT],
    ['“', 0],
    ['、', 0],
    ['!', 0],
  ])('of %s is its own', (sign, kind) => {
    expect(classOf(sign.charCodeAt(0))).toBe(kind);
  });

  it('tells capitals and white space as Unicode does', () => {
    expect(whole.filter(isCapital)).toEqual(whole.filter(isOf(/\p{Lu}/u)));
    // A space of Ogham and the mark of an order of bytes stand in no text.
    expect(whole.filter(isSpace)).toEqual(whole.filter((code) => isOf(/\s/u)(code) && code !== 0x1680 && code !== 0xfeff));
    expect(codes.filter(isSmall)).toEqual(codes.filter(isOf(/[a-z]/u)));
  });

  it('counts every letter as one, and the halves of pairs', () => {
    const letters = codes.filter((code) => isOf(/\p{L}/u)(code) || (code >= 0xd800 && code <= 0xdfff));

    expect(letters.filter((code) => (classOf(code) & LETTER) === 0 && code >= 0x80 && isOf(/\p{Ll}|\p{Lu}/u)(code))).toEqual([]);
    expect((classOf(0xd83d) & LETTER) !== 0).toBe(true);
    expect((classOf('水'.charCodeAt(0)) & LETTER) !== 0).toBe(true);
  });
});

describe('a walk over letters', () => {
  it.each([
    ['pump house', 0, 10, 4],
    ['pump house', 5, 10, 10],
    ['pump house', 0, 2, 2],
    ['pump', 1, 1, 1],
    ['9 pumps', 0, 7, 0],
    ['Pümpe.', 0, 6, 5],
  ])('of %j from %i to %i ends at %i', (text, start, limit, expected) => {
    expect(wordEnd(text, start, limit)).toBe(expected);
  });
});

describe('a sign before a space', () => {
  it.each([
    ['a', true],
    ['ü', true],
    ['ꙁ', true],
    ['7', true],
    [',', true],
    [';', true],
    [')', true],
    ['.', false],
    ['A', false],
    ['Ꙁ', false],
    ['(', false],
    ['水', false],
  ])('%s is one behind which a capital begins a name: %s', (sign, expected) => {
    expect(isBeforeName(sign.charCodeAt(0))).toBe(expected);
  });
});
