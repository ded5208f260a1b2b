import { describe, expect, it } from 'vitest';
import type { TermOutcome } from '../../src/glossary/glossary.ts';
import { editionOf, glossaryOf, mentioned } from './glossary-of.ts';

/** Forms that the miner does not read, since it cannot know that `tern` is what they are about. */
const otherName = (name: string): string => `The port keeps an old wooden boat, or ${name}.`;

function said(texts: readonly string[], name = 'tern'): readonly string[] {
  return saidOf(glossaryOf(editionOf(texts.map((text) => ({ sections: [['', text]] })))).find(name));
}

function saidOf(outcome: TermOutcome): readonly string[] {
  return 'said' in outcome ? outcome.said.map(({ text }) => text) : [];
}

describe('a name that nobody has defined', () => {
  it('is answered with the sentence that explains it, and its place', () => {
    const outcome = mentioned(glossaryOf(editionOf([{ sections: [['', `Rain fell. ${otherName('tern')} It sank.`]] }])).find('terns'));

    expect(outcome.said).toMatchObject([{ text: otherName('tern'), alsoIn: [] }]);
    const [{ source }] = outcome.said as [(typeof outcome.said)[0]];
    expect(source.kind === 'article' && source.section.body.text.slice(source.span.start, source.span.end)).toBe(otherName('tern'));
  });

  it('is answered by the surest form, in whichever section it stands', () => {
    expect(said([otherName('tern'), 'Rain fell, and the crew sold what is known as the tern.', 'The tern sank.'])).toEqual([
      'Rain fell, and the crew sold what is known as the tern.',
    ]);
  });

  it.each([
    ['only mentions it', 'The old tern sank in spring, and nobody saw it.'],
    ['asks', 'Does the port keep an old wooden boat, or tern?'],
    ['leads to something else', 'The port keeps a boat, or tern, and these:'],
    ['says next to nothing', 'A boat, or tern.'],
    ['goes on for long', `The port ${'still '.repeat(90)}keeps an old wooden boat, or tern.`],
  ])('is not answered with a sentence that %s', (_what, text) => {
    expect(said([text])).toEqual([]);
  });

  it('is answered with its clause alone', () => {
    expect(said(['Rain fell; the port keeps an old wooden boat, or tern; the crew waits.'])).toEqual([
      'the port keeps an old wooden boat, or tern',
    ]);
  });

  it('is not answered out of code, headings or an article that was taken back', () => {
    const edition = editionOf([
      { sections: [['Old boat, or tern', 'The tern sank. The crew waits.']] },
      { sections: [['', otherName('tern')]], retraction: { reason: 'It was wrong.' } as never },
    ]);

    expect(saidOf(glossaryOf(edition).find('tern'))).toEqual([]);
  });

  it('is looked for in twelve sections, and among the first sixty places of each', () => {
    const mention = 'The tern sank in spring.';
    const first = mention.repeat(9);

    expect(said([first, ...Array.from({ length: 10 }, () => mention), otherName('tern')])).toHaveLength(1);
    expect(said([first, ...Array.from({ length: 11 }, () => mention), otherName('tern')])).toEqual([]);
    expect(said([`${`${mention} `.repeat(59)}${otherName('tern')}`])).toHaveLength(1);
    expect(said([`${`${mention} `.repeat(60)}${otherName('tern')}`])).toEqual([]);
  });
});
