import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTwoPlatforms, type Transport, type TwoPlatforms, textOf } from './two-platforms.ts';

const transports: readonly Transport[] = ['sockets', 'http'];
let desks: readonly TwoPlatforms[];

beforeAll(async () => {
  desks = await Promise.all(transports.map((transport) => startTwoPlatforms('content', transport)));
});
afterAll(() => Promise.all(desks.map((desk) => desk.stop())));

describe.each([
  ['news', 'colossus cooling'],
  ['term', 'colossus'],
  ['news', 'zxqwvkj'],
])('/%s %s', (command, text) => {
  it('has the same answer over sockets and over HTTP', async () => {
    const [sockets = [], http = []] = await Promise.all(desks.map((desk) => desk.ask(command, text)));

    expect(http.map(textOf)).toEqual(sockets.map(textOf));
    expect(http.map(({ isPrivate }) => isPrivate)).toEqual(sockets.map(({ isPrivate }) => isPrivate));
    expect(http.map(textOf).join('').length).toBeGreaterThan(100);
  });
});
