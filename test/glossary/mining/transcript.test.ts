import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { mineText } from './mine-text.ts';
import { texts } from './transcript-texts.ts';

/** A reviewed file: `npx vitest run test/glossary/mining/transcript.test.ts -u` writes it anew. */
const golden = fileURLToPath(new URL('../../golden/glossary/mined.txt', import.meta.url));

it('takes from each text what is reviewed, in each language', async () => {
  const lines = Object.entries(texts).flatMap(([lang, all]) =>
    all.flatMap((text) => [
      `${lang}: ${text}`,
      ...mineText(text, { lang, heading: 'Notes' }).map(
        ({ headword, aliases = [], form, sure, text: explained }) =>
          `  ${sure ? '=' : '~'} ${[headword, ...aliases].join(', ')} (${form}): ${explained}`,
      ),
    ]),
  );

  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(golden);
});
