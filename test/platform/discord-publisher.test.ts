import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { destinationOf, type Destination } from '../../src/subscription/subscription.ts';
import { createDiscordPublisher } from '../../src/platform/discord/publisher.ts';
import type { Publisher } from '../../src/ports/publisher.ts';
import { faultActions } from '../../src/sandbox/faults.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../src/sandbox/discord/discord-sandbox.ts';
import { makeFindJob, makeJob } from '../announce/jobs.ts';

const TIMEOUT_MS = 1_500;
const never = new AbortController().signal;

describe('Discord publisher', () => {
  let discord: DiscordSandbox;
  let publisher: Publisher;

  const place = (name: string, kind: Destination['kind'] = 'channel'): Destination =>
    destinationOf('discord', discord.guildId, kind, discord.channelId(name));
  const countPosts = (): number => discord.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages')).length;

  beforeEach(async () => {
    discord = await createDiscordSandbox({
      nonceWindowMs: 2_000,
      users: [{ username: 'rosa' }, { username: 'closed', acceptsDirectMessages: false }],
      guilds: [
        {
          name: 'Gazette',
          roles: [{ name: 'News' }],
          channels: [
            { name: 'news' },
            { name: 'wire', type: 'announcement' },
            { name: 'stories', type: 'forum', tags: ['AI'] },
            { name: 'strict', type: 'forum', tags: ['AI'], requiresTag: true },
          ],
        },
      ],
    });
    publisher = createDiscordPublisher({ token: discord.token, apiUrl: discord.apiUrl, timeoutMs: TIMEOUT_MS });
  });
  afterEach(async () => {
    await discord.close();
  });

  it.each([
    ['answers 500', faultActions.serverError(500), 'inDoubt'],
    ['answers 502 after it has posted', faultActions.serverErrorAfterAcceptance(502), 'inDoubt'],
    ['resets before it has posted', faultActions.lostBeforeAcceptance(), 'inDoubt'],
    ['resets after it has posted', faultActions.lostAfterAcceptance(), 'inDoubt'],
    ['hangs', faultActions.hang(), 'inDoubt'],
    ['hangs after it has posted', faultActions.hangAfterAcceptance(), 'inDoubt'],
    ['asks to wait', faultActions.rateLimit(60_000), 'notDone'],
    ['asks everybody to wait', faultActions.rateLimit(60_000, { global: true }), 'notDone'],
  ])('sends one request and no more when Discord %s', async (_name, action, expected) => {
    discord.faults.fault({ match: { method: 'POST', path: '/messages' }, times: Infinity, action });
    const startedAt = performance.now();

    const outcome = await publisher.publish(makeJob('a', place('news')), never);

    const elapsed = performance.now() - startedAt;
    expect(outcome.kind).toBe(expected);
    // It waits neither for a second try nor for the minute that is asked for.
    expect(elapsed).toBeLessThan(30_000);
    expect(countPosts()).toBe(1);
  });

  it('says what has to wait when Discord asks for it', async () => {
    discord.faults.fault({ match: { path: '/messages' }, action: faultActions.rateLimit(60_000) });
    const one = await publisher.publish(makeJob('a', place('news')), never);

    expect(one).toMatchObject({ kind: 'notDone', refused: 'attempt' });
    expect(one.kind === 'notDone' ? one.retryAfterMs : 0).toBeGreaterThanOrEqual(5_000);
  });

  it.each([
    ['works', undefined, true],
    ['asks to wait', faultActions.rateLimit(60_000), true],
    ['refuses', { kind: 'status', status: 401, effect: false } as const, true],
    ['answers 503', faultActions.serverError(503), false],
    ['hangs', faultActions.hang(), false],
    ['resets', faultActions.lostBeforeAcceptance(), false],
  ])('tells whether Discord is there when it %s', async (_name, action, expected) => {
    if (action) discord.faults.fault({ times: Infinity, action });

    expect(await publisher.isThere?.(never)).toBe(expected);
  });

  it('knows that nothing has left when nobody listens', async () => {
    const { apiUrl, token } = discord;
    await discord.close();
    publisher = createDiscordPublisher({ token, apiUrl, timeoutMs: TIMEOUT_MS });

    const outcome = await publisher.publish(makeJob('a', destinationOf('discord', 'g', 'channel', '1')), never);

    expect(outcome).toMatchObject({ kind: 'notDone', refused: 'attempt' });
  });

  it('lets nothing leave once the claim has ended', async () => {
    const outcome = await publisher.publish(makeJob('a', place('news'), { mayStart: () => false }), never);

    expect(outcome).toMatchObject({ kind: 'notDone', refused: 'attempt' });
    expect(countPosts()).toBe(0);
  });

  it('makes one message of the same key, whatever was lost', async () => {
    discord.faults.fault({ match: { path: '/messages' }, action: faultActions.lostAfterAcceptance() });
    const job = makeJob('a', place('news'));

    const first = await publisher.publish(job, never);
    const second = await publisher.publish(job, never);

    const [message] = discord.messages(place('news').targetId);
    expect([first.kind, second]).toEqual(['inDoubt', { kind: 'done', message: { messageId: message?.id } }]);
    expect(discord.posted).toHaveLength(1);
  });

  it('makes one message of the same key, although it would be worded otherwise by now', async () => {
    discord.faults.fault({ match: { path: '/messages' }, action: faultActions.lostAfterAcceptance() });
    const job = makeJob('a', place('news'));

    await publisher.publish(job, never);
    const second = await publisher.publish({ ...job, message: { ...job.message, color: 0x123456 } }, never);

    expect(second.kind).toBe('done');
    expect(discord.posted).toHaveLength(1);
  });

  it('finds a message by its mark, and knows when it is not there', async () => {
    const since = Date.now();
    const job = makeJob('a', place('news'));
    const before = await publisher.find(makeFindJob(job, since), never);
    for (let index = 0; index < 120; index += 1) await patiently(() => publisher.publish(makeJob(`other-${index}`, place('news')), never));
    const between = await patiently(() => publisher.find(makeFindJob(job, since), never));
    const published = await patiently(() => publisher.publish(job, never));

    const after = await patiently(() => publisher.find(makeFindJob(job, since), never));

    expect([before, between]).toEqual([{ kind: 'absent' }, { kind: 'absent' }]);
    expect(after).toEqual({ kind: 'found', message: published.kind === 'done' ? published.message : undefined });
  });

  it('does not take a history it may not read for an empty one', async () => {
    const job = makeJob('a', place('news'));
    await publisher.publish(job, never);
    discord.removePermission(place('news').targetId, 'ReadMessageHistory');

    const found = await publisher.find(makeFindJob(job, Date.now()), never);

    expect(found).toMatchObject({ kind: 'cannotLook', permanent: true });
  });

  it('finds the mark again after the message was edited', async () => {
    const since = Date.now();
    const job = makeJob('a', place('news'));
    const published = await publisher.publish(job, never);
    if (published.kind !== 'done') throw new Error('It was not published.');

    const edited = await publisher.edit(
      makeJob('a', place('news'), { message: { ...job.message, summary: 'Edited' } }),
      published.message,
      never,
    );

    expect(edited.kind).toBe('done');
    expect((await publisher.find(makeFindJob(job, since), never)).kind).toBe('found');
    expect(discord.posted).toHaveLength(1);
  });

  it('pings the role of the subscription and nobody else, and only with the post', async () => {
    const role = discord.roleId('News');
    const job = makeJob('a', place('news'), { settings: { ping: role, forumTags: [] }, title: '@everyone' });

    const published = await publisher.publish(job, never);
    if (published.kind !== 'done') throw new Error('It was not published.');
    await publisher.edit(job, published.message, never);

    const bodies = discord.requests
      .filter(({ path }) => path.includes('/messages'))
      .map(({ body }) => (body as { allowed_mentions: unknown }).allowed_mentions);
    expect(bodies).toEqual([
      { parse: [], roles: [role] },
      { parse: [], roles: [] },
    ]);
  });

  it('posts a direct message, and finds it there', async () => {
    const since = Date.now();
    const job = makeJob('a', destinationOf('discord', '', 'user', discord.userId('rosa')));

    const published = await publisher.publish(job, never);

    expect(published).toMatchObject({ kind: 'done', message: { channelId: expect.stringMatching(/^\d+$/u) as unknown } });
    expect((await publisher.find(makeFindJob(job, since), never)).kind).toBe('found');
  });

  it('posts in a forum with its tags, and finds it there by looking, as forums have no key', async () => {
    const since = Date.now();
    const forum = place('stories', 'forum');
    const tag = [...discord.world.channels.values()].find(({ id }) => id === forum.targetId)?.tags[0]?.id ?? '';
    const job = makeJob('a', forum, { settings: { forumTags: [tag] } });
    const before = await publisher.find(makeFindJob(job, since), never);
    discord.faults.fault({ match: { path: '/threads' }, action: faultActions.lostAfterAcceptance() });

    const outcome = await publisher.publish(job, never);
    const found = await publisher.find(makeFindJob(job, since), never);

    expect([before.kind, outcome.kind, found.kind]).toEqual(['absent', 'inDoubt', 'found']);
  });

  it('keeps the news of a forum that wants a tag, because somebody can choose one', async () => {
    const untagged = await publisher.publish(makeJob('a', place('strict', 'forum')), never);
    const lost = await publisher.publish(
      makeJob('b', place('strict', 'forum'), { settings: { forumTags: ['123456789012345678'] } }),
      never,
    );

    expect([untagged, lost]).toMatchObject([
      { kind: 'notDone', refused: 'destination', reason: expect.stringContaining('tag is required') as unknown },
      { kind: 'notDone', refused: 'destination' },
    ]);
  });

  it('edits a post whose thread has closed by itself, and leaves a locked one', async () => {
    const job = makeJob('a', place('stories', 'forum'));
    const published = await publisher.publish(job, never);
    if (published.kind !== 'done') throw new Error('It was not published.');
    const { message } = published;
    discord.archiveThread(message.messageId);

    const before = discord.messages(message.messageId)[0]?.versions.length ?? 0;
    const edited = await publisher.edit(job, message, never);
    const after = discord.messages(message.messageId)[0]?.versions.length;
    discord.removePermission(discord.channelId('stories'), 'ManageThreads');
    discord.archiveThread(message.messageId, { locked: true });
    const locked = await publisher.edit(job, message, never);

    expect(edited.kind).toBe('done');
    expect(after).toBe(before + 1);
    expect(locked).toMatchObject({ kind: 'notDone', refused: 'delivery' });
  });

  it('takes a forum post that is gone for the matter of that post alone', async () => {
    const job = makeJob('a', place('stories', 'forum'));
    const published = await publisher.publish(job, never);
    if (published.kind !== 'done') throw new Error('It was not published.');
    discord.deleteChannel(published.message.messageId);

    const outcomes = [
      await publisher.edit(job, published.message, never),
      await publisher.publish(makeJob('note', place('stories', 'forum'), { below: published.message }), never),
    ];

    expect(outcomes).toMatchObject([
      { kind: 'notDone', refused: 'delivery' },
      { kind: 'notDone', refused: 'delivery' },
    ]);
    expect((await publisher.publish(makeJob('b', place('stories', 'forum')), never)).kind).toBe('done');
  });

  it('opens the direct messages of a reader once', async () => {
    const rosa = destinationOf('discord', '', 'user', discord.userId('rosa'));

    const outcomes = [await publisher.publish(makeJob('a', rosa), never), await publisher.publish(makeJob('b', rosa), never)];

    expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done']);
    expect(discord.requests.filter(({ path }) => path.endsWith('/users/@me/channels'))).toHaveLength(1);
  });

  it('opens none for a while once Discord finds that it was too fast', async () => {
    const tooFast = { code: 40_003, message: 'You are opening direct messages too fast' };
    discord.faults.fault({
      match: { path: '/users/@me/channels' },
      action: { kind: 'status', status: 403, effect: false, body: JSON.stringify(tooFast) },
    });
    const people = ['rosa', 'closed'].map((name) => destinationOf('discord', '', 'user', discord.userId(name)));

    const outcomes = await Promise.all(
      [...people, ...people].map((person, index) => publisher.publish(makeJob(`a${index}`, person), never)),
    );

    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ kind: 'notDone', refused: 'attempt', retryAfterMs: expect.any(Number) });
    expect(discord.requests.filter(({ path }) => path.endsWith('/users/@me/channels'))).toHaveLength(1);
    expect((await publisher.publish(makeJob('c', place('news')), never)).kind).toBe('done');
  });

  it('says of a forum that is posted to as a channel what to do', async () => {
    const outcome = await publisher.publish(makeJob('a', place('stories')), never);

    expect(outcome).toMatchObject({
      kind: 'notDone',
      refused: 'destination',
      reason: expect.stringContaining('@subscribeForum:@command:announcements on'),
    });
  });

  it('explains in the thread of the post, opening it once', async () => {
    const since = Date.now();
    const published = await publisher.publish(makeJob('a', place('news')), never);
    if (published.kind !== 'done') throw new Error('It was not published.');
    const note = makeJob('note', place('news'), { below: published.message });
    const absent = await publisher.find({ ...makeFindJob(note, since), below: published.message }, never);

    const outcomes = [
      await publisher.openThread(note, published.message, never),
      await publisher.publish(note, never),
      await publisher.openThread(note, published.message, never),
    ];

    expect(absent).toEqual({ kind: 'absent' });
    expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done', 'done']);
    expect(discord.messages(published.message.messageId)).toHaveLength(1);
    expect((await publisher.find({ ...makeFindJob(note, since), below: published.message }, never)).kind).toBe('found');
  });

  it('publishes to followers once', async () => {
    const job = makeJob('a', place('wire'));
    const published = await publisher.publish(job, never);
    if (published.kind !== 'done') throw new Error('It was not published.');

    const outcomes = [await publisher.crosspost(job, published.message, never), await publisher.crosspost(job, published.message, never)];

    expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done']);
  });

  it.each<readonly [string, (discord: DiscordSandbox) => Destination, string]>([
    ['the channel is gone', (sandbox) => destinationOf('discord', sandbox.guildId, 'channel', '123456789012345678'), 'destination'],
    [
      'it may not post there',
      (sandbox) => {
        sandbox.removePermission(sandbox.channelId('news'), 'SendMessages');
        return destinationOf('discord', '', 'channel', sandbox.channelId('news'));
      },
      'destination',
    ],
    ['the reader takes no direct messages', (sandbox) => destinationOf('discord', '', 'user', sandbox.userId('closed')), 'destination'],
    [
      'the token is revoked',
      (sandbox) => {
        sandbox.revokeToken();
        return destinationOf('discord', '', 'channel', sandbox.channelId('news'));
      },
      'platform',
    ],
  ])('tells what is refused when %s', async (_name, prepare, refused) => {
    const outcome = await publisher.publish(makeJob('a', prepare(discord)), never);

    expect(outcome).toMatchObject({ kind: 'notDone', refused });
    // discord.js forgets its token at a 401: the next answer must be as clear.
    expect(await publisher.publish(makeJob('b', prepare(discord)), never)).toMatchObject({ refused });
  });
});

/** discord.js keeps to 50 requests a second, and says how long to wait for the next. */
async function patiently<T extends object>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    const outcome = await call();
    if (!('retryAfterMs' in outcome) || typeof outcome.retryAfterMs !== 'number') return outcome;
    await new Promise((resolve) => setTimeout(resolve, Number(outcome.retryAfterMs)));
  }
}
