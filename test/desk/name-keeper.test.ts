import { describe, expect, it } from 'vitest';
import { createNameKeeper } from '../../src/desk/name-keeper.ts';
import { editionOf } from '../glossary/glossary-of.ts';

const articles = [
  ['One', 'We saw Colossus there.'],
  ['Two', 'When Colossus came, Hydra went.'],
  ['Three', 'A day of Colossus and of Hydra.'],
  ['Four', 'It was built beside Hydra in the north.'],
].map((section) => ({ sections: [section as [string, string]] }));
const edition = editionOf(articles);
/** Explanations were looked for when the files were read. */
const readFromFiles = { ...edition, articles: edition.articles.map((article) => ({ ...article, mined: [] })) };
const namesOf = (keeper: ReturnType<typeof createNameKeeper>) => keeper.entities().map(({ name }) => name);

/** Turns are given by hand. */
function createTurns() {
  const waiting: (() => void)[] = [];
  return {
    clock: {
      now: () => 0,
      after(_: number, callback: () => void) {
        waiting.push(callback);
        return () => void waiting.splice(waiting.indexOf(callback), 1);
      },
    },
    waiting,
    run: () => waiting.shift()?.(),
  };
}

describe('the names that articles use', () => {
  it('are there for the first who asks, before any turn', () => {
    const keeper = createNameKeeper(createTurns().clock);
    keeper.follow(edition);

    expect(namesOf(keeper)).toEqual(['Colossus', 'Hydra']);
  });

  it('lose those of an article that is gone at once, and gain those of a new one in turns', () => {
    const turns = createTurns();
    const keeper = createNameKeeper(turns.clock);
    keeper.follow(edition);
    keeper.finish();

    keeper.follow({ ...edition, articles: edition.articles.slice(0, 3) });
    expect(namesOf(keeper)).toEqual(['Colossus']);
    keeper.follow(edition);
    keeper.prepare({ prepare: [] } as never);
    expect(namesOf(keeper)).toEqual(['Colossus']);
    turns.run();

    expect(namesOf(keeper)).toEqual(['Colossus', 'Hydra']);
  });

  it('are those of counting anew, whatever came and went', () => {
    const keeper = createNameKeeper(createTurns().clock);
    for (const [from, to] of [
      [0, 4],
      [1, 4],
      [0, 2],
      [0, 4],
    ] as const) {
      keeper.follow({ ...edition, articles: edition.articles.slice(from, to) });
      keeper.finish();
    }
    const fresh = createNameKeeper(createTurns().clock);
    fresh.follow(edition);

    expect(keeper.entities()).toEqual(fresh.entities());
  });

  it('are prepared a piece a turn, and not any more once closed', () => {
    const turns = createTurns();
    const keeper = createNameKeeper(turns.clock);
    const done: string[] = [];
    keeper.follow(readFromFiles);
    keeper.finish();
    keeper.prepare({ prepare: [() => done.push('a'), () => done.push('b')] } as never);

    turns.run();
    expect(done).toEqual(['a']);
    keeper.close();

    expect([turns.waiting.length, done]).toEqual([0, ['a']]);
  });

  it('come before explanations in articles that a program passed, which are looked for in an article a turn', () => {
    const turns = createTurns();
    const keeper = createNameKeeper(turns.clock);
    const done: string[] = [];
    keeper.follow(edition);
    keeper.prepare({ prepare: [() => done.push('a')] } as never);

    keeper.finish();

    expect(namesOf(keeper)).toEqual(['Colossus', 'Hydra']);
    for (let n = 0; n < edition.articles.length; n += 1) turns.run();
    expect(done).toEqual([]);
    turns.run();
    expect(done).toEqual(['a']);
    expect(turns.waiting).toEqual([]);
  });
});
