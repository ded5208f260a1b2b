import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DeliveryMarker } from '../../../src/delivery/delivery-key.ts';
import { destinationOf, type Destination } from '../../../src/subscription/subscription.ts';
import { announcementBody } from '../../../src/platform/discord/announcement-body.ts';
import { createDiscordPublisher } from '../../../src/platform/discord/publisher.ts';
import type { Publisher, PublishJob, PublishOutcome } from '../../../src/ports/publisher.ts';
import type { Reply } from '../../../src/reply/reply.ts';
import { createDiscordSandbox } from '../../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../../src/sandbox/discord/discord-sandbox.ts';
import { refusePart } from '../../../src/sandbox/discord/refuse-part.ts';
import { makeFindJob, makeJob } from '../../announce/jobs.ts';
import { discordKindOf, kindsIn, marker, replies, samplesOf, wordsToSee } from './kinds.ts';
import { sayKept } from '../../../src/words/kept-text.ts';

const never = new AbortController().signal;
const ping = '123456789012345678';

const kindsOf = (reply: Reply): ReadonlySet<string> =>
  kindsIn(announcementBody({ message: reply, marker: marker as DeliveryMarker, settings: { ping, forumTags: [] } }), discordKindOf);
const samples = samplesOf(kindsOf);

describe('what Newsdesk posts on Discord', () => {
  let discord: DiscordSandbox;
  let publisher: Publisher;
  let jobs = 0;

  const place = (name: string, kind: Destination['kind'] = 'channel'): Destination =>
    destinationOf('discord', discord.guildId, kind, discord.channelId(name));
  const jobOf = (name: string, more: Partial<PublishJob> = {}): PublishJob => {
    jobs += 1;
    const message = replies[name] ?? Object.values(replies)[0];
    if (message === undefined) throw new Error('There is no reply.');
    return makeJob(`a${jobs}`, place('news'), { message, marker: marker as DeliveryMarker, settings: { ping, forumTags: [] }, ...more });
  };
  const posted = (): readonly Readonly<Record<string, unknown>>[] =>
    discord.messages(place('news').targetId).map(({ payload }) => ({ ...payload }));

  beforeAll(async () => {
    discord = await createDiscordSandbox({
      guilds: [
        {
          name: 'Gazette',
          channels: [{ name: 'news' }, { name: 'stories', type: 'forum', tags: ['AI'] }],
        },
      ],
    });
    publisher = createDiscordPublisher({ token: discord.token, apiUrl: discord.apiUrl });
  });
  afterEach(() => discord.faults.clear());
  afterAll(() => discord.close());

  it('has every kind of component among its samples, each under a name', () => {
    const kinds = samples.map(([kind]) => kind);

    expect(kinds.toSorted()).toEqual(
      ['button', 'container', 'gallery', 'link button', 'menu', 'ping', 'row', 'section', 'separator', 'text'].filter((kind) =>
        kinds.includes(kind),
      ),
    );
    expect(kinds).toEqual(expect.arrayContaining(['button', 'container', 'gallery', 'link button', 'menu', 'ping', 'row', 'text']));
  });

  it.each(samples)('is posted once without any %s, when Discord refuses each (in "%s")', async (kind, name) => {
    const job = jobOf(name);
    const before = posted().length;
    discord.faults.fault(refusePart({ isRefused: (part) => discordKindOf(part) === kind }));

    const outcome = await patiently(() => publisher.publish(job, never));

    const [message, ...others] = posted().slice(before);
    expect(leftOutOf(outcome)).toMatch(/^without .*because Discord says/u);
    expect(leftOutOf(outcome)).not.toMatch(/of type \d/u);
    expect(others).toEqual([]);
    expect([...kindsIn(message, discordKindOf)]).not.toContain(kind);
    for (const word of wordsToSee(job.message)) expect(JSON.stringify(message)).toContain(word);
    expect((await patiently(() => publisher.find(makeFindJob(job, Date.now() - 1_000), never))).kind).toBe('found');
    expect(JSON.stringify(message)).toContain(marker);
  });

  it.each(samples)('is posted once when Discord refuses a %s without a word of where it is (in "%s")', async (kind, name) => {
    const job = jobOf(name);
    const before = posted().length;
    discord.faults.fault(refusePart({ isRefused: (part) => discordKindOf(part) === kind, isUnnamed: true }));

    const outcome = await patiently(() => publisher.publish(job, never));

    const [message, ...others] = posted().slice(before);
    expect([outcome.kind, others]).toEqual(['done', []]);
    for (const word of wordsToSee(job.message)) expect(JSON.stringify(message)).toContain(word);
    expect(JSON.stringify(message)).toContain(marker);
  });

  it.each(samples.filter(([kind]) => kind !== 'text' && kind !== 'ping'))(
    'is edited without any %s, when Discord refuses each (in "%s")',
    async (kind, name) => {
      const job = jobOf(name);
      const published = await patiently(() => publisher.publish(job, never));
      if (published.kind !== 'done') throw new Error('It was not published.');
      const before = posted().length;
      discord.faults.fault(refusePart({ isRefused: (part) => discordKindOf(part) === kind }));

      const outcome = await patiently(() => publisher.edit({ ...job, settings: { forumTags: [] } }, published.message, never));

      const message = posted().at(-1);
      expect(outcome).toMatchObject({ kind: 'done', message: published.message, leftOut: expect.anything() as unknown });
      expect(posted()).toHaveLength(before);
      expect([...kindsIn(message, discordKindOf)]).not.toContain(kind);
      for (const word of wordsToSee(job.message)) expect(JSON.stringify(message)).toContain(word);
    },
  );

  it('leaves a message as it is when an edit has no form that Discord takes', async () => {
    const job = jobOf('announcement-card');
    const published = await patiently(() => publisher.publish(job, never));
    if (published.kind !== 'done') throw new Error('It was not published.');
    const before = JSON.stringify(posted().at(-1));
    discord.faults.fault(refusePart({ isRefused: (part) => discordKindOf(part) === 'text' }));

    const outcome = await patiently(() => publisher.edit(job, published.message, never));

    expect(outcome).toMatchObject({ kind: 'notDone', refused: 'delivery' });
    expect(JSON.stringify(posted().at(-1))).toBe(before);
  });

  it('keeps everything but the one button that Discord refuses, and shows its address', async () => {
    const job = jobOf('announcement-card');
    discord.faults.fault(
      refusePart({ isRefused: (part) => discordKindOf(part) === 'link button', member: 'url', message: 'Not a well formed URL.' }),
    );

    const outcome = await patiently(() => publisher.publish(job, never));

    const message = JSON.stringify(posted().at(-1));
    expect(leftOutOf(outcome)).toBe(
      'without the button “Open” (https://news.example/harbor-cluster), because Discord says: Not a well formed URL (50035)',
    );
    expect(message).toContain('-# Open: `https://news.example/harbor-cluster`');
    expect([...kindsIn(posted().at(-1), discordKindOf)]).toEqual(expect.arrayContaining(['gallery', 'button', 'container', 'ping']));
  });

  it('is posted in a forum without the tag that is gone, and with a plain title where its own is refused', async () => {
    const forum = place('stories', 'forum');
    const untagged = await patiently(() =>
      publisher.publish(jobOf('announcement-card', { destination: forum, settings: { forumTags: ['123456789012345678'] } }), never),
    );
    discord.faults.fault(refusePart({ isRefused: ({ name }) => name === 'Refused', member: 'name' }));

    const untitled = await patiently(() =>
      publisher.publish(jobOf('announcement-card', { destination: forum, title: 'Refused', settings: { forumTags: [] } }), never),
    );

    expect([leftOutOf(untagged), leftOutOf(untitled)]).toEqual([
      'without its tags, because Discord says: Unknown tag (10087)',
      'without its title, because Discord says: it is not accepted (50035)',
    ]);
  });

  it('never gives another form the key of the first one, nor two messages the same', async () => {
    const job = jobOf('announcement-card');
    discord.faults.fault(refusePart({ isRefused: (part) => discordKindOf(part) === 'gallery' }));
    const since = discord.requests.length;
    const before = posted().length;

    await patiently(() => publisher.publish(job, never));
    const again = await patiently(() => publisher.publish(job, never));

    const bodies = discord.requests
      .slice(since)
      .flatMap(({ method, body }) => (method === 'POST' ? [body as { nonce: string; components: unknown }] : []));
    const byNonce = Map.groupBy(bodies, ({ nonce }) => nonce);
    expect([...byNonce.keys()]).toHaveLength(2);
    for (const forms of byNonce.values()) expect(new Set(forms.map((form) => JSON.stringify(form))).size).toBe(1);
    expect(again.kind).toBe('done');
    expect(posted()).toHaveLength(before + 1);
  });

  it('sends no other form while an earlier attempt may have been accepted, and says so', async () => {
    discord.faults.fault(refusePart({ isRefused: (part) => discordKindOf(part) === 'gallery' }));
    const before = posted().length;

    const outcome = await patiently(() => publisher.publish(jobOf('announcement-card', { mayVary: false }), never));

    expect(outcome).toMatchObject({ kind: 'notDone', refused: 'form' });
    expect(posted()).toHaveLength(before);
  });

  it('lets no other form leave once the claim has ended', async () => {
    let asked = 0;
    discord.faults.fault(refusePart({ isRefused: (part) => discordKindOf(part) === 'gallery' }));
    const before = posted().length;

    const outcome = await patiently(() => publisher.publish(jobOf('announcement-card', { mayStart: () => (asked += 1) < 2 }), never));

    expect(outcome).toMatchObject({ kind: 'notDone', refused: 'attempt' });
    expect(posted()).toHaveLength(before);
  });
});

function leftOutOf(outcome: PublishOutcome): string | undefined {
  return outcome.kind === 'done' && outcome.leftOut !== undefined ? sayKept(outcome.leftOut.what) : undefined;
}

/** discord.js keeps to 50 requests a second, and says how long to wait for the next. */
async function patiently<T extends object>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    const outcome = await call();
    if (!('retryAfterMs' in outcome) || typeof outcome.retryAfterMs !== 'number') return outcome;
    const { retryAfterMs } = outcome;
    await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
  }
}
