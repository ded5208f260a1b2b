import { expect, it } from 'vitest';
import { createAnswerSettings, KNOWN_FOR_MS } from '../../src/desk/answer-settings.ts';
import type { ChannelVisibility } from '../../src/ports/channel-answers.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { createFakeClock } from '../announce/fake-clock.ts';

const channel = 'discord:channel:1';

it('hears of another process’s choice after a few seconds, and of its own at once', async () => {
  const clock = createFakeClock(0);
  await using storage = await openMemory();
  const here = createAnswerSettings(storage.channelAnswers, clock);
  const elsewhere = createAnswerSettings(storage.channelAnswers, clock);

  expect(await here.find(channel)).toBeUndefined();
  await elsewhere.set(channel, 'public');
  expect(await elsewhere.find(channel)).toBe('public');
  expect(await here.find(channel)).toBeUndefined();
  await clock.advance(KNOWN_FOR_MS);
  expect(await here.find(channel)).toBe('public');
  await here.set(channel, undefined);
  expect(await here.find(channel)).toBeUndefined();
});

it('asks the database once for a thousand questions at once', async () => {
  let looks = 0;
  const find = async (): Promise<'public'> => {
    looks += 1;
    return 'public';
  };
  const kept = { find, set: async () => {} };
  const settings = createAnswerSettings(kept, createFakeClock(0));

  const found = await Promise.all(Array.from({ length: 1_000 }, () => settings.find(channel)));

  expect(new Set(found)).toEqual(new Set(['public']));
  expect(looks).toBe(1);
});

it('is private while the database does not tell, whatever the publication says', async () => {
  const clock = createFakeClock(0);
  const failing = { find: () => Promise.reject<ChannelVisibility>(new Error('locked')), set: async () => {} };
  const hanging = { find: () => new Promise<ChannelVisibility>(() => {}), set: async () => {} };

  const late = Promise.resolve(createAnswerSettings(hanging, clock).find(channel));
  await clock.advance(400);

  expect(await createAnswerSettings(failing, clock).find(channel)).toBe('private');
  expect(await late).toBe('private');
});
