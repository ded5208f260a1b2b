import { expect, it } from 'vitest';
import type { PageEvent } from '../../src/page/protocol.ts';
import { createEventStreams } from '../../src/page/server/event-streams.ts';
import { createFakeClock } from '../announce/fake-clock.ts';

const event = (what: string): PageEvent => ({ kind: 'struck', platform: 'discord', fault: 'hang', what });
const decode = (chunk: Uint8Array | undefined): string => new TextDecoder().decode(chunk);

function open(options: { readonly maxStreams?: number; readonly maxQueuedBytes?: number } = {}) {
  const clock = createFakeClock(0);
  const watched: boolean[] = [];
  const streams = createEventStreams({
    clock,
    scrub: (line) => line.replaceAll('secret', '[redacted]'),
    onWatched: (now) => watched.push(now),
    ...options,
  });
  const enter = () => streams.open(event('first'))?.getReader();
  return { clock, streams, watched, enter };
}

it('begins with what it was given, goes on with what is told, and takes secrets out', async () => {
  const { streams, enter } = open();
  const reader = enter();

  streams.broadcast(event('a secret'));
  const frames = [await reader?.read(), await reader?.read(), await reader?.read()].map((frame) => decode(frame?.value));

  expect(frames).toEqual([
    'retry: 1000\n\n',
    `data: ${JSON.stringify(event('first'))}\n\n`,
    `data: ${JSON.stringify(event('a [redacted]'))}\n\n`,
  ]);
});

it('lets go of a reader that is too slow, and of nobody else', async () => {
  const { streams, enter } = open({ maxQueuedBytes: 1_000 });
  const slow = enter();
  const quick = enter();
  const read: string[] = [];
  const reading = (async () => {
    for (let frame = await quick?.read(); frame?.done === false; frame = await quick?.read()) read.push(decode(frame.value));
  })();

  for (let round = 0; round < 50; round += 1) {
    streams.broadcast(event(`round ${round}`));
    await new Promise((resolve) => setImmediate(resolve));
  }
  const left = streams.count;
  streams.close();
  await reading;

  expect(left).toBe(1);
  expect(read).toHaveLength(52);
  await expect(slow?.read()).rejects.toThrow('too slow');
});

it('says from time to time that it is there, so that a dead connection is noticed', async () => {
  const { clock, enter } = open();
  const reader = enter();
  await reader?.read();
  await reader?.read();

  await clock.advance(15_000);

  expect(decode((await reader?.read())?.value)).toBe(': still here\n\n');
});

it('takes so many and no more, and tells when somebody looks', async () => {
  const { streams, watched, enter } = open({ maxStreams: 2 });
  const readers = [enter(), enter(), enter()];
  await readers[0]?.cancel();
  const again = enter();
  await readers[1]?.cancel();
  await again?.cancel();

  expect(readers.map((reader) => reader !== undefined)).toEqual([true, true, false]);
  expect(again).toBeDefined();
  expect(streams.count).toBe(0);
  expect(watched).toEqual([true, false]);
});

it('ends every stream when it is closed, and opens none after', async () => {
  const { streams, enter } = open();
  const reader = enter();
  await reader?.read();
  await reader?.read();

  streams.close();

  expect((await reader?.read())?.done).toBe(true);
  expect(enter()).toBeUndefined();
});
