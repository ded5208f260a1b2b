import { RateLimitError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { callApi } from './call-api.ts';
import { useFixtures } from './fixtures.ts';
import { createManualClock } from './manual-clock.ts';

const fixtures = useFixtures();

describe('real rate limits', () => {
  it('give each channel a bucket, with headers that count down and a 429 that says when', async () => {
    const clock = createManualClock();
    const sandbox = await fixtures.sandbox({ rateLimits: 'real', clock });
    const post = (channel: string) => callApi(sandbox, 'POST', `/channels/${sandbox.channelId(channel)}/messages`, { content: 'x' });

    const remaining: (string | null)[] = [];
    for (let index = 0; index < 5; index += 1) remaining.push((await post('general')).headers.get('x-ratelimit-remaining'));
    clock.advance(1400);
    const limited = await post('general');
    const elsewhere = await post('announcements');
    clock.advance(3600);
    const later = await post('general');

    expect(remaining).toEqual(['4', '3', '2', '1', '0']);
    expect(limited.status).toBe(429);
    expect(limited.json).toEqual({ message: 'You are being rate limited.', retry_after: 3.6, global: false });
    expect(Object.fromEntries(limited.headers)).toMatchObject({
      'retry-after': '4',
      'x-ratelimit-limit': '5',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset-after': '3.600',
      'x-ratelimit-scope': 'user',
      'x-ratelimit-bucket': expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect([elsewhere.status, later.status]).toEqual([200, 200]);
  });

  it('allow 50 requests a second over all routes, and interactions beside them', async () => {
    const clock = createManualClock();
    const sandbox = await fixtures.sandbox({ rateLimits: 'real', clock });
    const statuses: number[] = [];

    for (let index = 0; index < 50; index += 1) statuses.push((await callApi(sandbox, 'GET', `/users/${index}`)).status);
    const limited = await callApi(sandbox, 'GET', '/users/@me');
    const callback = await callApi(sandbox, 'POST', '/interactions/1/token/callback', { type: 5 });
    clock.advance(1000);
    const later = await callApi(sandbox, 'GET', `/guilds/${sandbox.guildId}`);

    expect(statuses.filter((status) => status === 429)).toHaveLength(40);
    expect(limited.status).toBe(429);
    expect(limited.json.global).toBe(true);
    expect([limited.headers.get('x-ratelimit-global'), limited.headers.get('x-ratelimit-scope')]).toEqual(['true', 'global']);
    expect(callback.status).toBe(404);
    expect(later.status).toBe(200);
  });

  it('publish ten messages an hour, and then lie in the header', async () => {
    const clock = createManualClock();
    const sandbox = await fixtures.sandbox({ rateLimits: 'real', clock });
    const path = `/channels/${sandbox.channelId('announcements')}/messages`;
    const ids: string[] = [];
    for (let index = 0; index < 11; index += 1) {
      ids.push((await callApi(sandbox, 'POST', path, { content: 'x' })).json.id);
      clock.advance(2000);
    }
    const statuses: number[] = [];
    for (const id of ids.slice(0, 10)) {
      statuses.push((await callApi(sandbox, 'POST', `${path}/${id}/crosspost`)).status);
      clock.advance(2000);
    }

    const eleventh = await callApi(sandbox, 'POST', `${path}/${ids[10]}/crosspost`);
    const edited = await callApi(sandbox, 'PATCH', `${path}/${ids[0]}`, { content: 'y' });

    expect(statuses).toEqual(Array.from({ length: 10 }, () => 200));
    for (const answer of [eleventh, edited]) {
      expect([answer.status, answer.json.code, answer.headers.get('retry-after')]).toEqual([429, 20_028, '1']);
      expect(answer.json.retry_after).toBeGreaterThan(3000);
    }
  });

  it('ban an address after too many invalid requests in ten minutes', async () => {
    const clock = createManualClock();
    const sandbox = await fixtures.sandbox({ rateLimits: 'real', clock, invalidRequests: 3 });
    const statuses: number[] = [];

    for (let index = 0; index < 3; index += 1)
      statuses.push((await callApi(sandbox, 'GET', '/users/@me', undefined, { token: 'nonsense' })).status);
    const banned = await callApi(sandbox, 'GET', '/users/@me');
    clock.advance(600_000);
    const later = await callApi(sandbox, 'GET', '/users/@me');

    expect(statuses).toEqual([401, 401, 401]);
    expect([banned.status, banned.json]).toEqual([429, 'error code: 1015']);
    expect(later.status).toBe(200);
  });

  it('are kept by discord.js, which never runs into one', async () => {
    const sandbox = await fixtures.sandbox({ rateLimits: 'real' });
    const client = await fixtures.bot(sandbox, { rest: { api: sandbox.apiUrl, rejectOnRateLimit: ['/'] } });
    const path = `/channels/${sandbox.channelId('general')}/messages` as const;

    const outcomes = [];
    for (let index = 0; index < 6; index += 1) {
      outcomes.push(
        await client.rest.post(path, { body: { content: 'x' } }).then(
          () => 'sent',
          (error: unknown) => error,
        ),
      );
    }

    expect(outcomes.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'sent'));
    expect(outcomes[5]).toBeInstanceOf(RateLimitError);
    expect(sandbox.counters.rateLimited).toBe(0);
  });
});

describe('no rate limits', () => {
  it('set no headers and refuse nothing', async () => {
    const sandbox = await fixtures.sandbox();

    const answers = await Promise.all(Array.from({ length: 100 }, () => callApi(sandbox, 'GET', '/users/@me')));

    expect(answers.every(({ status, headers }) => status === 200 && !headers.has('x-ratelimit-limit'))).toBe(true);
  });
});
