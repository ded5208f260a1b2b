import { describe, expect, it } from 'vitest';
import { news } from '../../commands/news.ts';
import { suggestQueries } from '../../commands/suggest-queries.ts';
import type { CommandContext } from '../../commands/context.ts';
import type { Asker } from '../../src/command/command.ts';
import { createArticle } from '../../src/content/create-article.ts';
import { createEdition } from '../../src/content/create-edition.ts';
import { createAskedQuestions } from '../../src/desk/asked-questions.ts';
import { type EditionServer, openEditionServer } from '../../src/desk/edition-server.ts';
import { type Clock, systemClock } from '../../src/runtime/clock.ts';
import { wordsFor } from '../../src/words/words-for.ts';

const hurried: Clock = { now: systemClock.now, after: (delayMs, callback) => systemClock.after(delayMs / 1000, callback) };
const url = 'https://example.com/engines';
const text = 'The turbine needs water. Its blades are cooled by steam from the second stage.';
const edition = createEdition({
  articles: [
    createArticle({ slug: 'engines', title: 'Engines of the north', url, sections: [{ heading: 'Cooling', text }] }),
    createArticle({ slug: 'boats', title: 'Boats', sections: [{ text: 'A boat floats.' }] }),
  ],
});
const contextOf = (desk: EditionServer): CommandContext => ({
  ...desk.served(),
  commands: [],
  words: wordsFor([]),
  noteAnswered: desk.noteAnswered,
  askedIn: desk.askedIn,
});
const asker: Asker = { platform: 'discord', installationId: 'g1', channelId: 'c', userId: 'u', managesChannel: false };
const ask = (desk: EditionServer, query: string, userId = 'u') => news.handler({ query }, contextOf(desk), { ...asker, userId });
const suggested = (desk: EditionServer, typed: string) =>
  suggestQueries(typed, contextOf(desk), {}, { ...asker, userId: 'stranger' }).map(({ name }) => name);
const in1 = (person: string) => ({ tenant: 'g1', person });

describe('questions that were asked', () => {
  it('are suggested to others once somebody else has asked them too, in whatever spelling of case and space', async () => {
    const desk = openEditionServer(edition, hurried);

    await ask(desk, 'How are turbine blades cooled?');
    expect(suggested(desk, 'how are')).toEqual(['how are']);
    await ask(desk, 'how are  turbine blades cooled', 'somebody else');

    expect(suggested(desk, 'how are')).toEqual(['how are', 'How are turbine blades cooled?']);
    desk.publish(createEdition({ articles: edition.articles.slice(0, 1) }));
    expect(suggested(desk, 'turbine bla')).toContain('How are turbine blades cooled?');
    desk.close();
  });

  it('are not remembered when they were corrected, found nothing, or are one word', async () => {
    const asked = createAskedQuestions();
    const noted: string[] = [];
    const desk = openEditionServer(edition, hurried);
    const context = { ...contextOf(desk), noteAnswered: (question: string) => void noted.push(question) };

    for (const query of ['turbime blades', 'zygomorphic petals', 'topic:none', 'turbine blades'])
      await news.handler({ query }, context, asker);

    expect(noted).toEqual(['turbine blades']);
    expect([asked.note('turbine', in1('u')), asked.note('turbine', in1('v'))]).toEqual([false, false]);
    expect(asked.offered('g1')).toEqual([]);
    desk.close();
  });

  it('stay with the one person who asks them, however often', () => {
    const asked = createAskedQuestions();

    const noted = ['u', 'u', 'u'].map((person) => asked.note('is my own salary public', in1(person)));

    expect([noted, asked.offered('g1')]).toEqual([[false, false, false], []]);
    expect([asked.note('Is my own salary public?', in1('v')), asked.note('is my own salary public', in1('u'))]).toEqual([true, false]);
    expect(asked.offered('g1')).toEqual(['is my own salary public']);
  });

  it('are forgotten, the oldest first, when there are too many', () => {
    const asked = createAskedQuestions();
    for (const person of ['u', 'v']) asked.note('the first one', in1(person));
    for (let i = 0; i < 1000; i++) asked.note(`question number ${i}`, in1('u'));

    expect(asked.offered('g1')).toEqual([]);
  });
});

describe('an answer', () => {
  it('links to the passage that was found', async () => {
    const desk = openEditionServer(edition, hurried);

    const answer = await ask(desk, 'turbine blades');

    const link = 'actions' in answer ? answer.actions.find((action) => action.kind === 'link') : undefined;
    expect(link?.kind === 'link' ? link.url : '').toMatch(/^https:\/\/example\.com\/engines#.*:~:text=The%20turbine/u);
    desk.close();
  });
});

describe('suggestions', () => {
  it('keep two long titles apart that are the same for the first 100 characters', () => {
    const long = 'A report on the state of the liquid cooling of data centers in the northern parts of the country for the year';
    const titles = [`${long} 2024`, `${long} 2025`];
    const articles = titles.map((title, i) => createArticle({ slug: `report-${i}`, title, sections: [{ text: 'Water.' }] }));
    const desk = openEditionServer(createEdition({ articles }), hurried);

    const choices = suggestQueries('a report on', contextOf(desk), {}, asker).slice(1);

    expect(new Set(choices.map(({ name }) => name)).size).toBe(2);
    for (const { name, value } of choices) {
      expect(name.length).toBeLessThanOrEqual(100);
      const outcome = desk.served().index.search(value, { limit: 1 });
      expect(outcome.kind === 'hits' && outcome.hits[0]?.article.title.endsWith(name.slice(-4))).toBe(true);
    }
    desk.close();
  });
});
