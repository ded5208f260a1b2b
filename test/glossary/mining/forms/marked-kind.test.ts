import { describe, expect, it } from 'vitest';
import { linesOf, mineMarkdown } from '../mine-text.ts';

describe('a name that is set off beside the kind of thing that it is', () => {
  it.each([
    ['Quayside ships its own pump tool `quayctl` for that.', 'quayctl: its own pump tool quayctl'],
    [
      'Here is a part of the `arm.proto` file that defines how an arm moves.',
      'arm.proto: the arm.proto file that defines how an arm moves',
    ],
    ['We use the excellent open source [gannetui](https://example.com/) tool.', 'gannetui: the excellent open source gannetui tool'],
    ['They keep the `wasmquay` dry loud tool at hand.', 'wasmquay: the wasmquay dry loud tool'],
    ['They keep the `wasmquay` harbor pump tool at hand.', 'wasmquay: the wasmquay harbor pump tool'],
  ])('is read in %j, and never sure', (markdown, line) => {
    const mined = mineMarkdown(markdown);

    expect(linesOf(mined, 'apposition')).toContain(line);
    expect(mined.filter(({ headword, text, sure }) => sure && `${headword}: ${text}` === line)).toEqual([]);
  });

  it.each([
    'We use the [gannetui](https://example.com/) tool.',
    'The crew opens `quayctl` at noon.',
    'They sail on an old [Sunday](https://example.com/) morning.',
    'It is the tool that `quayctl` needs.',
    'Its tool `quayctl` is new.',
    'They keep `wasmquay` harbor pump tools at hand.',
    'They keep the `wasmquay` dry loud small tool at hand.',
    'They keep the `wasmquay` near this pump tool.',
    'They keep the `wasmquay` of an old harbor pump tool.',
  ])('is not read in %j', (markdown) => {
    expect(linesOf(mineMarkdown(markdown), 'apposition')).toEqual([]);
  });
});
