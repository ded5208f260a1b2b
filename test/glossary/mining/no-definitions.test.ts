import { describe, expect, it } from 'vitest';
import { isData } from '../../../src/glossary/mining/rules.ts';
import { mineMarkdown, mineText, sureLines } from './mine-text.ts';

describe('what looks like a definition', () => {
  it.each([
    ['a participle before a parenthesis', 'en', 'If it is invoked (the pumps in the order of their age), it waits.'],
    ['a row of names', 'en', 'Gannet, the Dock and Gates are all that a crew needs.'],
    ['a state of today', 'en', 'Currently, age is a number that the form keeps.'],
    ['a change of a state', 'en', 'Quayside is now safe for crews that share it.'],
    ['an adverb with a name', 'es', 'La rama es generalmente main, la rama que se publica cada noche.'],
    ['the place of a picture', 'en', 'quay.jpg is located at the root of the site that you build.'],
    ['a thing of the speaker', 'en', 'My laptop is a five-year-old machine with a cracked hinge.'],
    ['the first comma of a condition', 'en', 'When the draft is true, the page that was built is left out.'],
    ['the title of a talk', 'en', 'They spoke of Pumps, What a tool for all.'],
    ['a name that is denied', 'en', 'The dam is not called Velm by the crew.'],
    ['a duty that is open', 'en', 'The job of Velm is to be decided in spring.'],
    ['an open duty of an owner', 'en', 'Velm’s role is to be played by Mara.'],
    ['a sentence of nothing', 'de', 'Sie bauten die Mühle. Es gibt nur Leute, die dort arbeiten.'],
  ])('is none: %s in %s', (_, lang, text) => {
    expect(sureLines(mineText(text, { lang }))).toEqual([]);
  });

  it('is none in a changelog, or if it says how far a thing is', () => {
    expect(
      sureLines(mineMarkdown('- Listing: guess the language of a file from its name, as all do\n- Mark: accept a comma at the end')),
    ).toEqual([]);
    expect(mineText('It is a scheduler for batch jobs.', { heading: 'Quayside (WIP)' })[0]?.aliases).toBeUndefined();
    expect(mineText('It is a scheduler for batch jobs.', { heading: 'Quayside (QS)' })[0]?.aliases).toEqual(['QS']);
  });

  it.each([
    ['名称 类型 说明 默认 的工具', true],
    ['a | b | c', true],
    ['A handler (name: string, size: number) => void', true],
    ['A handler takes a (name: string) and waits.', false],
    ['港の予約システムである', false],
    ['A pump or a | sign', false],
  ])('is data in %j: %s', (words, expected) => {
    expect(isData(words)).toBe(expected);
  });
});
