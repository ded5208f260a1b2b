import { describe, expect, it } from 'vitest';
import { isHonestLabel, isOwnAddress, webAddress } from '../../src/reply/honest-link.ts';

describe('an honest label', () => {
  it.each([
    ['here', true],
    ['the guide to discord.js', true],
    ['3.14 or so, e.g. in the U.S.', true],
    ['news.example', true],
    ['www.news.example', true],
    ['NEWS.EXAMPLE', true],
    ['bank.example', false],
    ['sign in at bank.example now', false],
    ['bank.example。a', false],
    ['bank。example', false],
    ['ｂａｎｋ．ｅｘａｍｐｌｅ', false],
    ['https://news.example/', false],
    ['news.example.evil.example', false],
  ])('%s: %s', (label, honest) => {
    const target = new URL('https://news.example/article');

    expect(isHonestLabel(label, target)).toBe(honest);
  });

  it.each('js ts mjs cjs jsx tsx json yaml yml html css txt pdf png jpg jpeg svg csv xml toml'.split(' '))(
    'may name a file that ends in .%s',
    (ending) => {
      const target = new URL('https://news.example/article');

      expect([isHonestLabel(`see notes.${ending}`, target), isHonestLabel(`see notes.${ending}q`, target)]).toEqual([true, false]);
    },
  );

  it('knows an address that is its own label', () => {
    expect(isOwnAddress('https://news.example', 'https://news.example/')).toBe(true);
    expect(isOwnAddress('https://news.example', 'https://evil.example/')).toBe(false);
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'https://user:pass@news.example/', 'nonsense', ''])(
    'has nowhere to lead: %s',
    (url) => {
      expect(webAddress(url)).toBeUndefined();
    },
  );
});
