import { afterEach, describe, expect, it } from 'vitest';
import { createDesk, type LibraryDesk } from '../../src/library/create-desk.ts';
import { createFakeClock } from '../announce/fake-clock.ts';

const noon = Date.parse('2026-11-10T12:00:00Z');
const articles = [
  { slug: 'gate', title: 'The gate', publishedAt: '2026-11-01', sections: [{ text: 'The gate opens at noon.' }] },
  {
    slug: 'heron',
    title: 'The heron',
    publishedAt: '2026-11-10T12:01:00Z',
    sections: [{ text: 'The heron keeps the gate.\n\n- Wader: a bird.' }],
  },
];

describe('createDesk', () => {
  let desk: LibraryDesk | undefined;

  afterEach(() => desk?.close());

  /** Everything that a program gets to know. */
  const everything = (opened: LibraryDesk): string =>
    JSON.stringify([
      opened.articles(),
      opened.search('gate'),
      opened.search('heron'),
      opened.suggest('he'),
      opened.term('Wader'),
      opened.article('heron') ?? null,
      opened.problems(),
    ]);

  it('gives nothing of an article before its date, and all of it from that moment on', async () => {
    const clock = createFakeClock(noon);
    const opened = (desk = await createDesk({ content: { articles }, clock }));
    const words = /The heron keeps|The heron"|a bird/u;

    await clock.advance(59_999);
    const before = everything(opened);
    await clock.advance(1);

    expect(before).not.toMatch(words);
    expect(before).toContain('The gate opens');
    expect(everything(opened)).toMatch(words);
  });
});
