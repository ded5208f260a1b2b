import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createGlossary } from '../../src/glossary/create-glossary.ts';
import type { TermDefinition, TermMention, TermOutcome } from '../../src/glossary/glossary.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { readingRoom } from '../fixtures/valley/reading-room.ts';
import { askedNames, messages } from './transcript-inputs.ts';

/** Reviewed files: `npx vitest run test/glossary -u` writes them anew. */
const golden = (name: string) => fileURLToPath(new URL(`../golden/glossary/${name}.txt`, import.meta.url));
const glossary = createGlossary(readingRoom, createSearchIndex(readingRoom, { now: Date.UTC(2026, 5, 15) }));

function describeOutcome(outcome: TermOutcome): readonly string[] {
  switch (outcome.kind) {
    case 'empty':
      return ['  empty'];
    case 'hidden':
      return ['  hidden'];
    case 'unknown':
      return [`  unknown: ${outcome.suggestions.join(' | ')}${outcome.isPart ? ' (in part)' : ''}`];
    case 'defined':
      return [
        `  defined: ${[outcome.headword, ...outcome.aliases].join(', ')}${describeRest(outcome)}`,
        ...outcome.definitions.map(describeDefinition),
        ...outcome.mentions.map(describeMention),
      ];
    case 'mentioned':
      return [`  mentioned: ${outcome.name}${describeRest(outcome)}`, ...[outcome.best, ...outcome.mentions].map(describeMention)];
  }
}

function describeRest({ corrected, seeAlso, isPart }: Extract<TermOutcome, { kind: 'defined' | 'mentioned' }>): string {
  const read = corrected === undefined ? '' : `; ${corrected.typed} read as ${corrected.read}`;
  return `${read}${seeAlso.length === 0 ? '' : `; see ${seeAlso.join(', ')}`}${isPart ? '; in part' : ''}`;
}

function describeDefinition({ text, source, alsoIn }: TermDefinition): string {
  const places = [source, ...alsoIn].map((one) =>
    one.kind === 'glossary' ? 'glossary' : `${one.article.slug}#${one.section.anchor} ${one.span.start}-${one.span.end}`,
  );
  return `    = ${text} (${places.join('; ')})`;
}

function describeMention({ article, section, snippet }: TermMention): string {
  const marked = snippet.highlights.map(({ start, end }) => snippet.text.slice(start, end)).join('|');
  const cut = `${snippet.cutBefore ? '…' : ''}${snippet.text}${snippet.cutAfter ? '…' : ''}`;
  return `    ${article.slug}#${section.anchor} @${snippet.start} [${marked}] ${cut}`;
}

describe('what a glossary says', () => {
  it('is as reviewed for names', async () => {
    const text = askedNames.map((name) => [`? ${JSON.stringify(name)}`, ...describeOutcome(glossary.find(name))].join('\n'));

    await expect(`${text.join('\n')}\n`).toMatchFileSnapshot(golden('names'));
  });

  it('is as reviewed for lists, suggestions and messages', async () => {
    const list = glossary.list().map(({ headword, source }) => `${headword} (${source})`);
    const typed = [
      '',
      'sl',
      'slu',
      'slui',
      'sluc',
      'slcu',
      'sluise',
      'float',
      'floatsw',
      'float-s',
      'tide',
      'mill',
      'board',
      'ri',
      'risn',
      'spring',
      'sprng',
      'spirng t',
      'neap',
      'grap',
      'wi',
      'wifi',
      'str',
      'stra',
      'strß',
      'ha',
      'hulk',
      'Ada',
      'K',
      'IP',
      'f',
      'fl',
      'flo',
      'lime',
      'hal',
      'tid',
      'tdi',
      'TMB',
      'm',
      'mo',
      'her',
      '水',
      'f-s',
      'tow',
      'xq',
    ];
    const suggested = typed.map(
      (text) =>
        `> ${text}: ${glossary
          .suggest(text, 6)
          .map(({ name, kind, headword }) => `${name} (${kind} of ${headword})`)
          .join(', ')}`,
    );
    const spotted = messages.map(
      (text) =>
        `! ${text}: ${glossary
          .spot(text)
          .map(({ headword, span }) => `${headword} ${span.start}-${span.end}`)
          .join(', ')}`,
    );

    await expect(`${[...list, ...suggested, ...spotted].join('\n')}\n`).toMatchFileSnapshot(golden('lists'));
  });
});
