import { afterEach, describe, expect, it } from 'vitest';
import { act } from '../../commands/act.ts';
import type { CommandContext } from '../../commands/context.ts';
import { answerQuery } from '../../commands/news.ts';
import { explainTerm } from '../../commands/term.ts';
import { unfurl } from '../../commands/unfurl.ts';
import { createArticle } from '../../src/content/create-article.ts';
import { createEdition } from '../../src/content/create-edition.ts';
import { composePreview } from '../../src/cli/page/compose-preview.ts';
import type { Article, Visibility } from '../../src/content/article.ts';
import { type EditionServer, openEditionServer } from '../../src/desk/edition-server.ts';
import { keyOf } from '../../src/reply/compose-citation.ts';
import { createFakeClock } from '../announce/fake-clock.ts';
import { wordsFor } from '../../src/words/words-for.ts';

const noon = Date.parse('2026-11-10T12:00:00Z');
const secret = 'The turbine turns backwards at night.';

let desk: EditionServer | undefined;
afterEach(() => desk?.close());

function editionWith(visibility: Visibility) {
  const sections = [
    { heading: 'Turbines', text: `${secret}\n\n- Backspin: what nobody may know.` },
    { heading: 'Nights', text: secret },
  ];
  const kept = createArticle({
    slug: 'kept',
    title: 'The Kept Report',
    dek: 'What the engineers found.',
    url: 'https://gazette.example/kept',
    visibility,
    sections,
  });
  const open = createArticle({ slug: 'open', title: 'Harbors', sections: [{ text: 'A harbor is open.' }] });
  return createEdition({ articles: [kept, open] });
}

/** Everything that is answered about the article, by whatever way. */
function everythingSaid(opened: EditionServer): string {
  const context: CommandContext = { ...opened.served(), commands: [], words: wordsFor([]) };
  const asker = { platform: 'terminal', channelId: 'c', userId: 'u', managesChannel: false } as const;
  const whole = editionWith({ kind: 'public' }).articles.find(({ slug }) => slug === 'kept');
  const buttons = (whole?.sections ?? []).flatMap((section) => {
    const key = keyOf(whole as NonNullable<typeof whole>, section);
    return [
      act({ kind: 'article', section: key }, context, asker),
      act({ kind: 'share', of: { kind: 'section', section: key } }, context, asker),
    ];
  });
  const asked = ['turbine backwards', 'in:kept turns', 'kept report'].map((query) => answerQuery(query, context));
  return JSON.stringify([
    ...asked,
    ...buttons,
    unfurl('https://gazette.example/kept#turbines', context),
    explainTerm('Backspin', context),
    opened.served().edition.articles,
    opened.served().index.suggest('turb'),
  ]);
}

describe('an article for members', () => {
  it('is found by its title and dek, with a word on why there is no more', () => {
    const opened = (desk = openEditionServer(editionWith({ kind: 'members' }), createFakeClock(noon)));

    const said = everythingSaid(opened);

    expect(said).toContain('What the engineers found.');
    expect(said).toContain('for members');
    expect(said).not.toContain('backwards at night');
    expect(said).not.toContain('nobody may know');
  });

  it('stays so when its embargo ends', async () => {
    const clock = createFakeClock(noon);
    const until = new Date(noon + 60_000).toISOString();
    const opened = (desk = openEditionServer(editionWith({ kind: 'embargoed', until, forMembers: true }), clock));

    expect(everythingSaid(opened)).not.toContain('engineers');
    await clock.advance(60_000);

    expect(everythingSaid(opened)).toContain('What the engineers found.');
    expect(everythingSaid(opened)).not.toContain('backwards at night');
  });

  it('is shown whole once it is for everybody, and no more when that is taken back', () => {
    const opened = (desk = openEditionServer(editionWith({ kind: 'members' }), createFakeClock(noon)));

    opened.publish(editionWith({ kind: 'public' }));
    expect(everythingSaid(opened)).toContain('backwards at night');
    opened.publish(editionWith({ kind: 'members' }));

    expect(everythingSaid(opened)).not.toContain('backwards at night');
  });

  it('is previewed as readers will see it', () => {
    const edition = editionWith({ kind: 'members' });
    const opened = (desk = openEditionServer(edition, createFakeClock(noon)));
    const kept = edition.articles.find(({ slug }) => slug === 'kept') as Article;

    const preview = composePreview(kept, opened.served(), {
      discordChannelId: '123456789012345678',
      slackTeamId: 'T0NEWSROOM',
      slackChannelId: 'C0NEWSROOM',
    });

    expect(JSON.stringify(preview)).toContain('for members');
    expect(JSON.stringify(preview)).not.toContain('backwards at night');
  });
});
