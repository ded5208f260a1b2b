import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { MinedDefinition } from '../../../src/content/mined-definition.ts';
import { mineMarkdown, mineText } from './mine-text.ts';
import { markdowns, markdownsIn, texts } from './transcript-texts.ts';

/** A reviewed file: `npx vitest run test/glossary/mining/transcript.test.ts -u` writes it anew. */
const golden = (name: string): string => fileURLToPath(new URL(`../../golden/glossary/${name}.txt`, import.meta.url));

/** The confidence decides which of several definitions of a name is given. */
function describeMined({ headword, aliases = [], form, confidence, sure, text }: MinedDefinition): string {
  return `  ${sure ? '=' : '~'} ${confidence.toFixed(2)} ${[headword, ...aliases].join(', ')} (${form}): ${text.replaceAll('\n', ' / ')}`;
}

it('takes from each text what is reviewed, in each language', async () => {
  const lines = Object.entries(texts).flatMap(([lang, all]) =>
    all.flatMap((text) => [`${lang}: ${text}`, ...mineText(text, { lang, heading: 'Notes' }).map(describeMined)]),
  );

  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(golden('mined'));
});

it('takes from Markdown what is reviewed', async () => {
  const all = Object.entries({ en: markdowns, ...markdownsIn });
  const lines = all.flatMap(([lang, list]) =>
    list.flatMap((text) => [`${lang}: ${JSON.stringify(text)}`, ...mineMarkdown(text, lang).map(describeMined)]),
  );

  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(golden('mined-markdown'));
});
