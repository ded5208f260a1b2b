import { afterEach, describe, expect, it } from 'vitest';
import { act } from '../../commands/act.ts';
import type { CommandContext } from '../../commands/context.ts';
import { latest } from '../../commands/latest.ts';
import { answerQuery } from '../../commands/news.ts';
import { explainTerm } from '../../commands/term.ts';
import { type ArticleInput, createArticle } from '../../src/content/create-article.ts';
import { createEdition } from '../../src/content/create-edition.ts';
import type { Edition } from '../../src/content/edition.ts';
import { createAnswerMemory, createQueryTime } from '../../src/desk/answer-memory.ts';
import { type EditionServer, openEditionServer } from '../../src/desk/edition-server.ts';
import { composeNotice } from '../../src/reply/compose-notice.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { createFakeClock } from '../announce/fake-clock.ts';
import { wordsFor } from '../../src/words/words-for.ts';

const noon = Date.parse('2026-11-10T12:00:00Z');
const dayMs = 24 * 60 * 60 * 1000;

let desk: EditionServer | undefined;
afterEach(() => desk?.close());

function editionOf(...articles: readonly ArticleInput[]): Edition {
  return createEdition({ articles: articles.map(createArticle) });
}

function harbor(text: string, publishedAt = '2026-11-08'): ArticleInput {
  return { slug: 'harbor', title: 'The harbor cluster', publishedAt, sections: [{ heading: 'Cooling', text }] };
}

function contextOf({ served }: EditionServer): CommandContext {
  return { ...served(), commands: [], words: wordsFor([]) };
}

function passageOf(reply: Reply): string | undefined {
  const passage = reply.blocks.find((block) => block.kind === 'passage');
  return passage?.body.text;
}

describe('what a desk remembers', () => {
  it('answers a question that comes again and again with the same reply', () => {
    const opened = (desk = openEditionServer(editionOf(harbor('Sea water cools the plates.')), createFakeClock(noon)));

    const first = answerQuery('cooling', contextOf(opened));
    const second = answerQuery('cooling', contextOf(opened));

    expect([first, second].map(passageOf)).toEqual(['Sea water cools the plates.', 'Sea water cools the plates.']);
    expect(answerQuery('cooling', contextOf(opened))).toBe(second);
    expect(answerQuery('cooling', contextOf(opened), { exact: true })).not.toBe(second);
    expect(answerQuery('cooling ', contextOf(opened))).not.toBe(second);
  });

  it('answers from a saved file at once', () => {
    const opened = (desk = openEditionServer(editionOf(harbor('Sea water cools the plates.')), createFakeClock(noon)));
    const kinds = [
      () => answerQuery('cooling', contextOf(opened)),
      () => explainTerm('plates', contextOf(opened)),
      () => latest.handler({ count: 1 }, contextOf(opened), asker) as Reply,
    ];
    const before = kinds.map((ask) => [ask(), ask()][1]);

    opened.publish(editionOf(harbor('Fresh water cools the plates of the harbor.')));

    const after = kinds.map((ask) => ask());
    expect(passageOf(after[0] ?? composeNotice(''))).toBe('Fresh water cools the plates of the harbor.');
    for (const [index, reply] of after.entries()) expect(JSON.stringify(reply)).not.toBe(JSON.stringify(before[index]));
  });

  it('answers with an article from the minute when its embargo ends, and forgets one that was withdrawn', async () => {
    const clock = createFakeClock(noon);
    const until = new Date(noon + 60_000).toISOString();
    const held = { ...createArticle(harbor('Sea water cools the plates.')), visibility: { kind: 'embargoed', until } as never };
    const opened = (desk = openEditionServer(createEdition({ articles: [held] }), clock));
    const [held1] = [1, 2, 3].map(() => answerQuery('cooling', contextOf(opened))) as [Reply];

    await clock.advance(60_000);
    const shown = answerQuery('cooling', contextOf(opened));
    opened.publish(createEdition({ articles: [] }));
    const withdrawn = answerQuery('cooling', contextOf(opened));

    expect([held1, shown, withdrawn].map(passageOf)).toEqual([undefined, 'Sea water cools the plates.', undefined]);
  });

  it('keeps an answer that depends on the time to the end of the minute', async () => {
    const clock = createFakeClock(noon);
    const opened = (desk = openEditionServer(editionOf(harbor('Sea water cools the plates.')), clock));
    const ask = (): Reply => answerQuery('cooling since:7d', contextOf(opened));
    ask();
    const first = ask();

    await clock.advance(59_999);
    const sameMinute = ask();
    await clock.advance(1);
    const nextMinute = ask();
    await clock.advance(5 * dayMs);

    expect(passageOf(first)).toBe('Sea water cools the plates.');
    expect([sameMinute === first, nextMinute === first]).toEqual([true, false]);
    expect(passageOf(nextMinute)).toBe('Sea water cools the plates.');
    expect(passageOf(ask())).toBeUndefined();
  });

  it('turns a page from the answer that the query was given', async () => {
    const opened = (desk = openEditionServer(editionOf(harbor('Sea water cools the plates.')), createFakeClock(noon)));
    answerQuery('cooling', contextOf(opened));
    const reply = answerQuery('cooling', contextOf(opened));
    const intent = reply.paging?.intent;

    const turned = intent && (await act({ ...intent, page: 2 }, contextOf(opened), asker));

    expect(turned).toBe(reply);
  });
});

describe('the memory', () => {
  const replyTo = (text: string): Reply => composeNotice(text);

  it('forgets what was asked for longest ago, and keeps nothing that was asked once or with a very long key', () => {
    const memory = createAnswerMemory({ capacity: 2, time: createQueryTime({ now: () => 0 }) });
    const askTwice = (key: string): Reply => {
      memory.recall(key, () => replyTo('first'));
      return memory.recall(key, () => replyTo(key));
    };
    askTwice('b');
    const kept = askTwice('a');
    for (const key of ['c', 'd', 'e', 'f']) {
      askTwice(key);
      memory.recall('a', () => replyTo('again'));
    }
    const long = 'x'.repeat(501);
    askTwice(long);
    memory.recall('once', () => replyTo('once'));

    expect(memory.recall('a', () => replyTo('anew'))).toBe(kept);
    expect(kept.isRemembered).toBe(true);
    for (const key of ['b', long, 'once']) expect(memory.recall(key, () => replyTo('anew')).summary).toBe('anew');
  });

  it('keeps nothing when composing fails', () => {
    const memory = createAnswerMemory({ capacity: 2, time: createQueryTime({ now: () => 0 }) });
    const fail = (): Reply => {
      throw new Error('planted');
    };

    expect(() => memory.recall('a', fail)).toThrow('planted');
    expect(memory.recall('a', () => replyTo('a')).summary).toBe('a');
  });
});

const asker = { platform: 'discord', channelId: '1', userId: '2', managesChannel: false } as const;
