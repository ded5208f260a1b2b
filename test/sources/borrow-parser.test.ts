import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { borrowParser } from '../../src/sources/borrow-parser.ts';
import { sharedParser } from './shared-parser.ts';

const file = (name: string) => ({ path: `${name}.md`, text: `---\ntitle: The ${name}\n---\n\nHigh water at noon.\n` });

test('closing a borrowed parser drops what was asked for by it, and leaves the others reading', async () => {
  const [one, other] = [borrowParser(sharedParser), borrowParser(sharedParser)];
  const dropped = one.parse(file('Tide'));
  const read = other.parse(file('Harbor'));

  await one.close();

  await expect(dropped).rejects.toMatchObject({ code: 'parser.dropped' });
  await expect(one.parse(file('Tide'))).rejects.toMatchObject({ code: 'parser.dropped' });
  expect((await read).article?.title).toBe('The Harbor');
  expect((await other.parse(file('Lock'))).article?.title).toBe('The Lock');
});

test('a borrowed parser gives up a file if its asker does', async () => {
  const borrowed = borrowParser(sharedParser);
  const asker = new AbortController();
  const asked = borrowed.parse(file('Tide'), {}, { signal: asker.signal });
  asker.abort();

  await expect(asked).rejects.toMatchObject({ code: 'parser.dropped' });
});

test('a file that was read, or given up, is let go of by a signal that goes on', async () => {
  const { signal } = new AbortController();
  const asker = new AbortController();

  await sharedParser.parse(file('Tide'), {}, { signal });
  const dropped = sharedParser.parse(file('Lock'), {}, { signal: asker.signal });
  const before = getEventListeners(asker.signal, 'abort').length;
  asker.abort();
  await dropped.catch(() => undefined);

  expect([getEventListeners(signal, 'abort'), before]).toEqual([[], 1]);
});
