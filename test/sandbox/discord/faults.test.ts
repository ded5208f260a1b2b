import { DiscordAPIError, RateLimitError, type TextChannel } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { faultActions } from '../../../src/sandbox/faults.ts';
import { refusePart } from '../../../src/sandbox/discord/refuse-part.ts';
import { newsCommand, useFixtures } from './fixtures.ts';
import { callApi } from './call-api.ts';

const fixtures = useFixtures();
const create = { method: 'POST', path: '/messages' };

async function open(rest: object = {}) {
  const sandbox = await fixtures.sandbox();
  const client = await fixtures.bot(sandbox, { rest: { api: sandbox.apiUrl, retries: 0, timeout: 400, ...rest } });
  const channel = client.channels.cache.get(sandbox.channelId('general')) as TextChannel;
  return {
    sandbox,
    channel,
    send: () => channel.send('announced').catch((error: unknown) => error),
    count: () => sandbox.messages(channel.id).length,
  };
}

describe('a part that is refused', () => {
  it('is named where it stands, with no effect, until the fault is removed', async () => {
    const { sandbox, channel, count } = await open();
    const row = { type: 1, components: [{ type: 2, style: 5, label: 'Open', url: 'https://example.com' }] };
    const fault = sandbox.faults.fault(
      refusePart({ isRefused: ({ style }) => style === 5, member: 'url', message: 'Not a well formed URL.' }),
    );

    const refused = await channel.send({ content: 'x', components: [row] }).catch((error: unknown) => error);
    const untouched = await channel.send('without it');
    fault.remove();
    const taken = await channel.send({ content: 'x', components: [row] });

    expect(refused).toBeInstanceOf(DiscordAPIError);
    expect(refused).toMatchObject({
      code: 50_035,
      status: 400,
      rawError: { errors: { components: { 0: { components: { 0: { url: { _errors: [{ message: 'Not a well formed URL.' }] } } } } } } },
    });
    expect([untouched.content, taken.components.length, count()]).toEqual(['without it', 1, 2]);
  });
});

describe('a fault that discord.js meets', () => {
  it.each([
    ['lost before acceptance', faultActions.lostBeforeAcceptance(), 0],
    ['lost after acceptance', faultActions.lostAfterAcceptance(), 1],
    ['a 500 without effect', faultActions.serverError(500), 0],
    ['a 502 after acceptance', faultActions.serverErrorAfterAcceptance(502), 1],
    ['a hang', faultActions.hang(), 0],
    ['a hang after acceptance', faultActions.hangAfterAcceptance(), 1],
  ])('%s fails the call and leaves %3$s messages', async (_, action, messages) => {
    const { sandbox, send, count } = await open();
    const fault = sandbox.faults.fault({ match: create, action });

    const outcome = await send();

    expect(outcome).toBeInstanceOf(Error);
    expect(count()).toBe(messages);
    expect([fault.hits, fault.remaining]).toEqual([1, 0]);
    expect(await send()).not.toBeInstanceOf(Error);
    expect(count()).toBe(messages + 1);
  });

  it('shows two messages to a naive retry after a lost answer, and one with a nonce', async () => {
    const naive = await open({ retries: 3 });
    const careful = await open({ retries: 3 });
    for (const { sandbox } of [naive, careful]) sandbox.faults.fault({ match: create, action: faultActions.serverErrorAfterAcceptance() });

    await naive.channel.send('announced');
    await careful.channel.send({ content: 'announced', nonce: 'delivery', enforceNonce: true });

    expect([naive.count(), careful.count()]).toEqual([2, 1]);
  });

  it('is accepted after the client gave up', async () => {
    const { sandbox, send, count } = await open({ timeout: 100 });
    sandbox.faults.fault({ match: create, action: faultActions.acceptLate(300) });

    const outcome = await send();
    const atOnce = count();

    expect(outcome).toBeInstanceOf(Error);
    expect(atOnce).toBe(0);
    await expect.poll(count).toBe(1);
  });

  it('is answered late but well', async () => {
    const { sandbox, send, count } = await open();
    sandbox.faults.fault({ match: create, action: faultActions.delay(150) });
    const startedAt = performance.now();

    const outcome = await send();

    expect(outcome).not.toBeInstanceOf(Error);
    expect(performance.now() - startedAt).toBeGreaterThan(140);
    expect(count()).toBe(1);
  });

  it('is a 429 in words that discord.js understands', async () => {
    const { sandbox, send } = await open({ rejectOnRateLimit: ['/'] });
    sandbox.faults.fault({ match: create, action: faultActions.rateLimit(60_000) });

    const outcome = await send();

    expect(outcome).toBeInstanceOf(RateLimitError);
    expect((outcome as RateLimitError).retryAfter).toBeGreaterThanOrEqual(60_000);
  });

  it('is one 401, after which discord.js has lost its token', async () => {
    const { sandbox, send } = await open();
    sandbox.faults.fault({
      match: create,
      action: { kind: 'status', status: 401, effect: false, body: '{"message":"401: Unauthorized","code":0}' },
    });

    const first = await send();
    const second = await send();

    expect(first).toBeInstanceOf(DiscordAPIError);
    expect(String(second)).toContain('Expected token');
  });

  it('can strike an acknowledgement: the answer is lost, the message stands', async () => {
    const sandbox = await fixtures.sandbox();
    const client = await fixtures.bot(sandbox);
    const outcomes: unknown[] = [];
    client.on('interactionCreate', (interaction) => {
      if (interaction.isChatInputCommand()) interaction.reply('here').catch((error: unknown) => outcomes.push(error));
    });
    await callApi(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, [newsCommand]);
    sandbox.faults.fault({ match: { path: /\/callback$/ }, action: faultActions.lostAfterAcceptance() });

    const where = { userId: sandbox.userId('linus'), channelId: sandbox.channelId('general') };
    const answer = await sandbox.slash({ ...where, command: 'news', options: { query: 'x' } });
    await expect.poll(() => outcomes).toHaveLength(1);

    expect(answer.status).toBe('answered');
  });
});
