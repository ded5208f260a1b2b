import { describe, expect, it } from 'vitest';
import type { CommandContext } from '../../commands/context.ts';
import { answerQuery } from '../../commands/news.ts';
import { explainTerm } from '../../commands/term.ts';
import { createArticle } from '../../src/content/create-article.ts';
import { createEdition } from '../../src/content/create-edition.ts';
import { openEditionServer } from '../../src/desk/edition-server.ts';
import { composeLatest } from '../../src/reply/compose-latest.ts';
import { plainTextOf } from '../../src/reply/plain-text.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { createFakeClock } from '../announce/fake-clock.ts';
import { wordsFor } from '../../src/words/words-for.ts';

const sections = [{ heading: 'Parts', text: 'The pump turns.\n\n- Impeller: the wheel in a pump that moves the water.' }];
const edition = createEdition({
  articles: [createArticle({ slug: 'pumps', title: 'Pumps', topics: ['water'], sections, retraction: 'It was made up.' })],
});

describe('a retracted article', () => {
  it('is never quoted or listed without a word on it', () => {
    const desk = openEditionServer(edition, createFakeClock(0));
    const context: CommandContext = { ...desk.served(), commands: [], words: wordsFor([]) };

    const quoted: readonly Reply[] = [answerQuery('pump', context), explainTerm('impeller', context), explainTerm('pump', context)];
    const listed: readonly Reply[] = [answerQuery('topic:water', context), composeLatest(edition.articles, { words: wordsFor([]) })];

    for (const reply of quoted) expect(plainTextOf(reply)).toContain('This article was retracted: It was made up.');
    for (const reply of listed) expect(plainTextOf(reply)).toContain('Retracted: Pumps');
    desk.close();
  });
});
