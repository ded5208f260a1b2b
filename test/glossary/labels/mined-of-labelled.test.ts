import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { MinedDefinition } from '../../../src/content/mined-definition.ts';
import { type LabelledLanguage, labelledLanguages, readLabels } from './definition-labels.ts';
import { judgeDefinitions } from './judge-definitions.ts';
import { mineLabelled } from './mine-labelled.ts';

/** A reviewed file: `npx vitest run test/glossary/labels/mined-of-labelled.test.ts -u` writes it anew. */
const golden = fileURLToPath(new URL('../../golden/glossary/mined-of-labelled.txt', import.meta.url));

/** Shares may stay while one definition comes and another goes, so every one is listed: `+` if a label says that it is right, `-` if one says no. */
async function describeLanguage(language: LabelledLanguage): Promise<readonly string[]> {
  const mined = await mineLabelled(language);
  const { right, wrong } = judgeDefinitions(readLabels(language), mined);
  const isOneOf = (list: typeof right, article: string, { section, text, headword }: MinedDefinition) =>
    list.some((one) => one.article === article && one.section === section && one.text === text && one.headword === headword);
  return [...mined].flatMap(([name, definitions]) => [
    `${language}/${name}`,
    ...definitions.map((definition) => {
      const judged = isOneOf(right, name, definition) ? '+' : isOneOf(wrong, name, definition) ? '-' : ' ';
      return `${judged} ${describeMined(definition)}`;
    }),
  ]);
}

function describeMined({ headword, aliases = [], form, confidence, sure, section, start, end }: MinedDefinition): string {
  return `${sure ? '=' : '~'} ${confidence.toFixed(2)} ${form} ${section}:${start}-${end} ${[headword, ...aliases].join(', ')}`;
}

it('the definitions of the labelled articles are as reviewed, one by one', async () => {
  const lines = (await Promise.all(labelledLanguages.map(describeLanguage))).flat();

  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(golden);
});
