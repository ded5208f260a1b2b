import { getEventListeners, once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createDiscordPublisher } from '../../src/platform/discord/publisher.ts';
import { discordErrors } from '../../src/platform/discord/publish-errors.ts';
import { createSlackPublisher } from '../../src/platform/slack/publisher.ts';
import { faultActions, type FaultPlan } from '../../src/sandbox/faults.ts';
import { createSlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { destinationOf } from '../../src/subscription/subscription.ts';
import { makeJob } from '../announce/jobs.ts';
import { never, openDiscordStage, refusedWith } from './discord/publisher-stage.ts';

/** A call that nothing but its signal ends while a test runs. */
const LONG_MS = 600_000;
/** A request that takes most of the time that one may take: two of them are within the time of a call, three are not. */
const SLOW_MS = 300;
const SHORT_MS = 400;

async function discord(timeoutMs: number) {
  const stage = await openDiscordStage(timeoutMs);
  onTestFinished(() => stage.discord.close());
  return { ...stage, faults: stage.discord.faults, destination: stage.place('news'), countRequests: () => stage.discord.requests.length };
}

async function slack(timeoutMs: number) {
  const sandbox = await createSlackSandbox();
  onTestFinished(() => sandbox.close());
  const channelId = [...sandbox.workspace().channels.values()].find(({ memberIds }) => memberIds.has(sandbox.botUserId))?.id ?? '';
  return {
    publisher: createSlackPublisher({ token: sandbox.botToken, apiUrl: sandbox.apiUrl, timeoutMs }),
    faults: sandbox.faults,
    destination: destinationOf('slack', sandbox.teamId, 'channel', channelId),
    countRequests: () => sandbox.requests().length,
  };
}

describe.each([
  ['Discord', discord],
  ['Slack', slack],
])('the time that a call to %s takes', (_name, open) => {
  it.each(['publish', 'edit', 'remove'] as const)('ends a hanging %s as soon as its signal is aborted, in doubt', async (act) => {
    const { publisher, faults, destination } = await open(LONG_MS);
    const giveUp = new AbortController();
    faults.fault({ times: Infinity, action: faultActions.hang() });

    const job = makeJob('a', destination);
    const call =
      act === 'publish' ? publisher.publish(job, giveUp.signal) : publisher[act](job, { messageId: '123456789012345678' }, giveUp.signal);
    await hasStruck(faults);
    giveUp.abort();

    expect((await call).kind).toBe('inDoubt');
  });

  it('asks nothing with a signal that is aborted already', async () => {
    const { publisher, destination, countRequests } = await open(LONG_MS);

    await publisher.publish(makeJob('a', destination), AbortSignal.abort());

    expect(countRequests()).toBe(0);
  });

  it('holds on to no signal after the call, as one signal serves the whole run', async () => {
    const { publisher, destination } = await open(LONG_MS);
    const { signal } = new AbortController();

    await publisher.publish(makeJob('a', destination), signal);

    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

describe('the time that several requests to Discord take together', () => {
  it.each(['edit', 'remove'] as const)('is bounded if each request of an act (%s) is slow, but in time', async (act) => {
    const { publisher, discord: sandbox, faults, post, destination } = await discord(SHORT_MS);
    const below = await post(makeJob('a', destination));
    const job = makeJob('note', destination, { below, takesDown: 'mark' });
    const note = await post(job);
    sandbox.archiveThread(below.messageId);
    faults.fault({ match: { method: 'DELETE' }, action: refusedWith(discordErrors.threadArchived, 400) });
    faults.fault({ times: Infinity, action: faultActions.delay(SLOW_MS) });

    expect((await publisher[act](job, note, never)).kind).toBe('inDoubt');
  });

  it('is bounded too if the answer begins and never ends', async () => {
    const server = createServer((_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{'));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => void server.closeAllConnections());
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const publisher = createDiscordPublisher({ token: 'token', apiUrl: `http://127.0.0.1:${port}/api`, timeoutMs: SHORT_MS });

    const outcome = await publisher.publish(makeJob('a', destinationOf('discord', '1', 'channel', '2')), never);

    expect(outcome.kind).toBe('inDoubt');
  });
});

async function hasStruck(faults: FaultPlan): Promise<void> {
  await expect.poll(() => faults.strikes.length).toBe(1);
}
