import { expect, it } from 'vitest';
import { createCoalescer } from '../../src/page/server/coalesce.ts';
import { containFaults } from '../../src/page/server/contain-faults.ts';

it('a fault of the page is told, and goes no further', () => {
  const faults: unknown[] = [];
  const run = containFaults(
    (what: string) => {
      throw new TypeError(what);
    },
    (error) => faults.push(error),
  );

  run('one');
  run('two');

  expect(faults.map(String)).toEqual(['TypeError: one', 'TypeError: two']);
});

it('what changed is passed on once, when the work at hand is done, and after a fault too', async () => {
  const faults: unknown[] = [];
  const flushed: (readonly string[])[] = [];
  const changed = createCoalescer<string>(
    (error) => faults.push(error),
    (items) => {
      flushed.push(items);
      if (items.includes('bad')) throw new Error('bad');
    },
  );
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  for (const item of ['a', 'b', 'a', 'bad']) changed.add(item);
  await turn();
  changed.add('a');
  await turn();
  changed.add('never');
  changed.close();
  await turn();

  expect(flushed).toEqual([['a', 'b', 'bad'], ['a']]);
  expect(faults.map(String)).toEqual(['Error: bad']);
});
