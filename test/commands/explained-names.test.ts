import { describe, expect, it } from 'vitest';
import { answerQuery } from '../../commands/news.ts';
import { explainTerm } from '../../commands/term.ts';
import type { CommandContext } from '../../commands/context.ts';
import { openEditionServer } from '../../src/desk/edition-server.ts';
import { renderDiscord } from '../../src/platform/discord/render.ts';
import { renderSlack } from '../../src/platform/slack/render.ts';
import { plainTextOf } from '../../src/reply/plain-text.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { editionOf } from '../glossary/glossary-of.ts';
import { loadSample } from '../glossary/sample-edition.ts';
import { wordsFor } from '../../src/words/words-for.ts';

const apposition = 'Colossus, the computing cluster that the rocket builder assembled for its own needs';

async function ask(answer: (context: CommandContext) => Reply, edition = loadSample()): Promise<Reply> {
  const desk = openEditionServer(await edition, systemClock);
  try {
    return answer({ ...desk.served(), commands: [], words: wordsFor([]) });
  } finally {
    desk.close();
  }
}

describe('a name that the prose explains', () => {
  it('is answered with its apposition on both platforms', async () => {
    const reply = await ask((context) => explainTerm('colossus', context));

    expect(reply.blocks).toContainEqual(expect.objectContaining({ kind: 'definition', headword: 'Colossus', text: apposition }));
    expect(JSON.stringify(renderDiscord(reply, { page: 1 }).payload)).toContain(apposition);
    expect(JSON.stringify(renderSlack(reply, { page: 1 }).payload)).toContain(apposition);
  });

  it.each(['what is colossus', 'colossus'])('is explained above the section that answers %j', async (query) => {
    const { blocks } = await ask((context) => answerQuery(query, context));

    const [definition, passage] = ['definition', 'passage'].map((kind) => blocks.findIndex((block) => block.kind === kind));
    expect(definition).toBeGreaterThanOrEqual(0);
    expect(passage).toBeGreaterThan(definition ?? 0);
  });

  it('is shown in the words of its article where that is no sure definition', async () => {
    const edition = editionOf([{ title: 'The gate', sections: [['Ships', 'A crane lifts a ship out of the water. Every crane is old.']] }]);

    const text = plainTextOf(await ask((context) => explainTerm('crane', context), Promise.resolve(edition)));

    expect(text).toContain('In the words of “The gate”:');
    expect(text).toContain('A crane lifts a ship out of the water.');
    expect(text).toContain('No article defines it.');
  });
});
