import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { glossaryOf } from './glossary-of.ts';
import { loadSample } from './sample-edition.ts';

const seed = 20261120;

describe('whatever is asked', () => {
  it('finds, suggests and spots without failing', async () => {
    const glossary = glossaryOf(await loadSample());

    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(['empty', 'defined', 'mentioned', 'unknown']).toContain(glossary.find(text).kind);
        expect(glossary.suggest(text, 7).length).toBeLessThanOrEqual(7);
        for (const { span } of glossary.spot(text)) expect(span.end).toBeGreaterThan(span.start);
      }),
      { seed, numRuns: 500 },
    );
  });

  it('shows snippets that are the section’s own words, and highlights inside them', async () => {
    const edition = await loadSample();
    const glossary = glossaryOf(edition);
    const words = [
      ...new Set(edition.articles.flatMap(({ sections }) => sections.flatMap(({ body }) => body.text.match(/\p{L}{4,}/gu) ?? []))),
    ];

    fc.assert(
      fc.property(fc.constantFrom(...words), (word) => {
        const outcome = glossary.find(word);
        const shown =
          outcome.kind === 'mentioned' ? [outcome.best, ...outcome.mentions] : outcome.kind === 'defined' ? outcome.mentions : [];
        for (const { section, snippet } of shown) {
          expect(section.body.text.slice(snippet.start, snippet.start + snippet.text.length)).toBe(snippet.text);
          for (const { start, end } of snippet.highlights) expect(snippet.text.slice(start, end)).toMatch(/^\S(?:[^]*\S)?$/u);
        }
      }),
      { seed, numRuns: 400 },
    );
  });

  it('counts a mentioned word in exactly the sections that have it', async () => {
    const edition = await loadSample();
    const glossary = glossaryOf(edition);
    const sections = edition.articles.flatMap((article) => article.sections);
    const names = ['Colossus', 'Anthropic', 'Chinchilla', 'Amazon', 'Norway', 'Odense'];

    const counted = names.map((name) => {
      const outcome = glossary.find(name);
      if (outcome.kind === 'mentioned') return outcome.mentions.length + 1;
      if (outcome.kind !== 'defined') return 0;
      const defining = new Set(outcome.definitions.map(({ source }) => (source.kind === 'article' ? source.section : undefined)));
      return outcome.mentions.length + defining.size;
    });

    const oracle = names.map(
      (name) =>
        sections.filter(({ body, heading, level }) =>
          new RegExp(`\\b${name}\\b`, 'i').test(level > 0 ? `${heading}\n${body.text}` : body.text),
        ).length,
    );
    expect(counted).toEqual(oracle);
  });
});
