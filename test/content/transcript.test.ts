import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { splitFixture, transcribeArticle } from './transcribe-article.ts';

/** Reviewed files: `npx vitest run test/content -u` writes them anew, and a change of the grammar shows what it changes. */
const golden = (name: string) => fileURLToPath(new URL(`../golden/content/${name}.txt`, import.meta.url));

describe('what a file is read as', () => {
  it.each(['newsroom', 'markdown', 'dialects', 'front-matter', 'close-calls'])('is as reviewed for %s', async (name) => {
    const files = splitFixture(readFileSync(new URL(`../fixtures/transcripts/${name}.txt`, import.meta.url), 'utf8'));
    const text = files.map(transcribeArticle).join('\n\n');

    expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
    await expect(`${text}\n`).toMatchFileSnapshot(golden(name));
  });
});
