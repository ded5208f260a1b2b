import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { valley, valleyGlossary } from '../fixtures/valley/publication.ts';
import { tongues } from '../fixtures/valley/tongues.ts';
import { firstSectionRows } from './first-section-rows.ts';
import { transcribeSearch, transcribeSuggestions } from './transcribe.ts';
import { transcriptQueries, typedTexts } from './transcript-queries.ts';

/** A reviewed file: `npx vitest run test/search -u` writes it anew, and a change of ranking shows what it changes. */
function fileOf(name: string): string {
  return fileURLToPath(new URL(`../golden/search/${name}.txt`, import.meta.url));
}

describe('what search answers', () => {
  const index = createSearchIndex({ articles: [...valley, ...tongues], glossary: valleyGlossary }, { now: Date.UTC(2026, 5, 15) });

  it('is as reviewed for the table of first sections', async () => {
    const text = firstSectionRows.map(([query]) => transcribeSearch(index, query)).join('\n\n');

    await expect(`${text}\n`).toMatchFileSnapshot(fileOf('first-sections'));
  });

  it('is as reviewed for signs, languages, slips and operators', async () => {
    const text = transcriptQueries.map((query) => transcribeSearch(index, query)).join('\n\n');

    await expect(`${text}\n`).toMatchFileSnapshot(fileOf('queries'));
  });

  it('is as reviewed for words taken exactly as typed', async () => {
    const text = ['heorns', 'herons', 'sluicegates', 'gates open', 'haling way', 'timetable 2', 'whe', '"gate"'].map((query) =>
      transcribeSearch(index, query, true),
    );

    await expect(`${text.join('\n\n')}\n`).toMatchFileSnapshot(fileOf('exact'));
  });

  it('is as reviewed for what is typed so far', async () => {
    const questions = ['How high did the river rise?', 'Who repairs the gates?', 'When do herons leave?'];
    const text = typedTexts.map((typed) => transcribeSuggestions(index, typed, questions)).join('\n\n');

    await expect(`${text}\n`).toMatchFileSnapshot(fileOf('suggestions'));
  });
});
