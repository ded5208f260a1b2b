import { describe, expect, it, type TestContext } from 'vitest';
import { createDiscordPlatform } from '../../src/platform/discord/discord-platform.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { createSlackPlatform } from '../../src/platform/slack/slack-platform.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../src/sandbox/discord/discord-sandbox.ts';
import { type FaultAction, faultActions } from '../../src/sandbox/faults.ts';
import { createSlackSandbox, type SlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { type Asked, askSteadily, createWitness, pause, type Witness } from './load.ts';
import { createProgramClock, patientClock } from './patience.ts';

/** Short enough that a dead connection is noticed well within the ten seconds. */
const heartbeatIntervalMs = 1_500;
/** An event that reaches the bot later than this after it was sent cannot be answered in the platform's 3 s any more. */
const reachableMs = 2_400;
const backWithinMs = 10_000;

type DiscordAnswer = Awaited<ReturnType<DiscordSandbox['slash']>>;
type SlackAnswer = Awaited<ReturnType<SlackSandbox['slash']>>;

/** Tests run side by side: each closes what is its own. */
type Finishing = Pick<TestContext, 'onTestFinished'>;

async function connectDiscord(
  { onTestFinished }: Finishing,
  clock = systemClock,
): Promise<{ sandbox: DiscordSandbox; platform: Platform; witness: Witness; channelId: string; userId: string }> {
  const sandbox = await createDiscordSandbox({ heartbeatIntervalMs, clock: patientClock });
  const witness = createWitness();
  const platform = createDiscordPlatform({
    token: sandbox.token,
    apiUrl: sandbox.apiUrl,
    ...platformOptions(witness, clock),
  });
  onTestFinished(async () => {
    await platform.stop();
    await sandbox.close();
  });
  await platform.start();
  return { sandbox, platform, witness, userId: sandbox.userId('linus'), channelId: sandbox.channelId('general') };
}

async function connectSlack({
  onTestFinished,
}: Finishing): Promise<{ sandbox: SlackSandbox; platform: Platform; witness: Witness; channelId: string; userId: string }> {
  const sandbox = await createSlackSandbox({ clock: patientClock });
  const witness = createWitness();
  const platform = createSlackPlatform({
    botToken: sandbox.botToken,
    appToken: sandbox.appToken,
    apiUrl: sandbox.apiUrl,
    ...platformOptions(witness),
  });
  onTestFinished(async () => {
    await platform.stop();
    await sandbox.close();
  });
  await platform.start();
  return { sandbox, platform, witness, userId: 'U0READER01', channelId: 'C0GENERAL1' };
}

function platformOptions(witness: Witness, clock = systemClock) {
  return {
    commands: witness.commands,
    dispatch: witness.dispatch,
    clock,
    logger: createLogger({ level: 'fatal', destination: 'stderr', format: 'json' }),
    onAnswered: () => {},
    onUndelivered: (cause: unknown) => void witness.undelivered.push(cause),
    onFatal: (error: Error) => void witness.undelivered.push(error),
  };
}

/** The number of times that a word stands in the channel. */
function countIn(messages: readonly unknown[], word: string): number {
  return messages.filter((message) => JSON.stringify(message).includes(`${word}`)).length;
}

/** From the fault to the first command sent after it that was answered, in ms. */
function backAfter<Answer>(asked: readonly Asked<Answer>[], faultAt: number, isAnswered: (answer: Answer) => boolean): number {
  const first = asked.find(({ sentAt, answer }) => sentAt > faultAt && isAnswered(answer));
  return first ? first.sentAt - faultAt : Number.POSITIVE_INFINITY;
}

interface GatewayTrouble {
  readonly what: string;
  readonly strike: (sandbox: DiscordSandbox) => void | Promise<void>;
  /** Discord keeps what happens in between, and sends it again after a resume. */
  readonly losesNothing: boolean;
}

const gatewayTroubles: readonly GatewayTrouble[] = [
  { what: 'the gateway drops the connection', strike: ({ gateway }) => gateway.drop(), losesNothing: true },
  { what: 'the gateway asks to reconnect', strike: ({ gateway }) => gateway.requestReconnect(), losesNothing: true },
  {
    what: 'the session is invalidated and may be resumed',
    strike: ({ gateway }) => gateway.invalidateSessions({ resumable: true }),
    losesNothing: false,
  },
  {
    what: 'the session is invalidated for good',
    strike: ({ gateway }) => gateway.invalidateSessions({ resumable: false }),
    losesNothing: false,
  },
  {
    what: 'the connection dies without a word',
    async strike({ gateway }) {
      const { restore } = gateway.silenceHeartbeats();
      await pause(2 * heartbeatIntervalMs);
      restore();
    },
    losesNothing: false,
  },
  {
    what: 'the gateway is down for two seconds',
    async strike({ gateway }) {
      const { restore } = gateway.refuseConnections();
      gateway.drop();
      await pause(2_000);
      restore();
    },
    losesNothing: false,
  },
];

describe.concurrent('Discord under load', () => {
  it.for(gatewayTroubles)('answers everything that reached it when $what', async ({ strike, losesNothing }, context) => {
    const { sandbox, platform, witness, channelId, userId } = await connectDiscord(context);

    const asking = askSteadily(8_000, (word) => sandbox.slash({ userId, channelId, command: 'echo', options: { word } }));
    await pause(1_000);
    const faultAt = performance.now();
    await strike(sandbox);
    const asked = await asking;

    const messages = sandbox.messages(channelId, { as: userId });
    expect(backAfter(asked, faultAt, isAnswered)).toBeLessThan(backWithinMs);
    expect(platform.isReady()).toBe(true);
    expect(unansweredInTime(asked, witness)).toEqual([]);
    for (const { word, answer } of asked) {
      expect(witness.runs(word).length, word).toBeLessThanOrEqual(1);
      expect(countIn(messages, word), word).toBe(isAnswered(answer) ? 1 : 0);
    }
    if (losesNothing) expect(asked.filter(({ word }) => witness.runs(word).length === 0)).toEqual([]);
    expect(asked.slice(-20).every(({ answer }) => isAnswered(answer))).toBe(true);
  });

  it('answers everything once while Discord loses answers on the way, refuses them and hangs', async (context) => {
    const { sandbox, witness, channelId, userId } = await connectDiscord(context, createProgramClock());
    const troubles: readonly FaultAction[] = [
      faultActions.lostBeforeAcceptance(),
      faultActions.lostAfterAcceptance(),
      faultActions.serverError(502),
      faultActions.serverErrorAfterAcceptance(500),
      faultActions.hang(),
      faultActions.hangAfterAcceptance(),
      faultActions.rateLimit(300),
    ];

    const asking = askSteadily(8_000, (word) => sandbox.slash({ userId, channelId, command: 'echo', options: { word } }));
    for (const action of troubles) {
      await pause(900);
      sandbox.faults.fault({ match: { path: /\/callback$/u }, times: 3, action });
    }
    const asked = await asking;

    const messages = sandbox.messages(channelId, { as: userId });
    expect(sandbox.faults.strikes.length).toBe(3 * troubles.length);
    expect(asked.filter(({ answer }) => !isAnswered(answer))).toEqual([]);
    for (const { word } of asked) expect(countIn(messages, word), word).toBe(1);
    expect(witness.undelivered).toEqual([]);
  });

  it('is not ready while the gateway cannot be reached', async (context) => {
    const { sandbox, platform } = await connectDiscord(context);
    const { restore } = sandbox.gateway.refuseConnections();

    sandbox.gateway.drop();

    await context.expect.poll(() => platform.isReady()).toBe(false);
    restore();
    await context.expect.poll(() => platform.isReady()).toBe(true);
  });
});

function isAnswered({ status }: DiscordAnswer): boolean {
  return status === 'answered';
}

/** Commands that reached the bot while they could be answered, and were not. */
function unansweredInTime(asked: readonly Asked<DiscordAnswer>[], witness: Witness): readonly string[] {
  return asked
    .filter(({ word, sentAt, answer }) => {
      const [reachedAt = Number.POSITIVE_INFINITY] = witness.runs(word);
      return reachedAt - sentAt < reachableMs && !isAnswered(answer);
    })
    .map(({ word }) => word);
}

interface SocketTrouble {
  readonly what: string;
  readonly strike: (sandbox: SlackSandbox) => void | Promise<void>;
  /** One connection stays: Slack sends everything there. */
  readonly failsNothing: boolean;
}

const socketTroubles: readonly SocketTrouble[] = [
  {
    what: 'Slack refreshes one of the connections',
    strike: ({ socket }) => socket.refresh({ connectionId: socket.connections()[0]?.id ?? '' }),
    failsNothing: true,
  },
  { what: 'Slack refreshes both connections at once', strike: ({ socket }) => socket.refresh(), failsNothing: false },
  {
    what: 'one of the connections is cut',
    async strike(sandbox) {
      await nothingUnderWay(sandbox);
      sandbox.socket.cut({ connectionId: sandbox.socket.connections()[1]?.id ?? '' });
    },
    failsNothing: true,
  },
  {
    what: 'both connections are cut',
    async strike(sandbox) {
      await nothingUnderWay(sandbox);
      sandbox.socket.cut();
    },
    failsNothing: false,
  },
];

describe.concurrent('Slack under load', () => {
  it.for(socketTroubles)('answers everything that reached it when $what', async ({ strike, failsNothing }, context) => {
    const { sandbox, platform, witness, channelId, userId } = await connectSlack(context);

    const asking = askSteadily(9_000, (word) => sandbox.slash({ userId, channelId, command: '/echo', text: word }));
    await pause(1_000);
    const faultAt = performance.now();
    await strike(sandbox);
    const asked = await asking;

    const messages = sandbox.messages(channelId);
    expect(backAfter(asked, faultAt, isAcked)).toBeLessThan(backWithinMs);
    expect(platform.isReady()).toBe(true);
    for (const { word } of asked) {
      const runs = witness.runs(word).length;
      expect(runs, word).toBeLessThanOrEqual(1);
      expect(countIn(messages, word), word).toBe(runs);
    }
    expect(witness.undelivered).toEqual([]);
    if (failsNothing) expect(asked.filter(({ answer }) => !isAcked(answer))).toEqual([]);
    expect(asked.slice(-20).every(({ answer }) => isAcked(answer))).toBe(true);
  });

  it('answers through the response URL what the socket no longer takes, in spite of a response URL that fails', async (context) => {
    const { sandbox, witness, channelId, userId } = await connectSlack(context);
    const troubles: readonly FaultAction[] = [
      faultActions.rateLimit(300),
      faultActions.serverError(503),
      faultActions.lostBeforeAcceptance(),
    ];
    for (const action of troubles) sandbox.faults.fault({ match: { path: /^\/commands\//u }, action });
    // The goodbye follows each of the first envelopes at once: the bot holds a command and no socket to answer it on.
    const refreshed = new Set<string>();
    sandbox.events.on('envelope', ({ connectionId }) => {
      if (refreshed.has(connectionId)) return;
      refreshed.add(connectionId);
      queueMicrotask(() => sandbox.socket.refresh({ connectionId }));
    });

    const asked = await Promise.all(
      [1, 2, 3, 4].map(async (n) => {
        const word = `held-${n}-end`;
        const answer = await sandbox.slash({ userId, channelId, command: '/echo', text: word });
        return { word, answer };
      }),
    );

    await context.expect
      .poll(() => asked.filter(({ word }) => witness.runs(word).length > 0 && countIn(sandbox.messages(channelId), word) === 0))
      .toEqual([]);
    const reached = asked.filter(({ word }) => witness.runs(word).length > 0);
    expect(reached.length).toBeGreaterThan(0);
    expect(sandbox.requests('response_url').length).toBeGreaterThan(0);
    for (const { word } of reached) expect(publicOf(sandbox, channelId, word), word).toBeLessThanOrEqual(1);
    expect(witness.undelivered).toEqual([]);
  });

  it.for([
    ['is lost on the way there', faultActions.lostBeforeAcceptance(), 1],
    ['is lost on the way back', faultActions.lostAfterAcceptance(), 2],
    ['is answered by a server error', faultActions.serverError(500), 1],
    ['is not answered at all', faultActions.hang(), 1],
    ['comes too often', faultActions.rateLimit(100), 1],
  ] as const)('answers a button although its answer %s', async ([, action, shown], context) => {
    const { sandbox, witness, channelId, userId } = await connectSlack(context);
    const message = await (await sandbox.slash({ userId, channelId, command: '/echo', text: 'word' })).answer();
    sandbox.faults.fault({ match: { path: /^\/actions\//u }, action });

    const clicked = await sandbox.click({ message, actionId: firstButton(message.blocks), userId });

    const responses = await clicked.waitForResponses(shown, 8_000);
    await pause(500);
    expect(responses.length).toBe(shown);
    // A channel never sees an answer twice; the asker may, where nobody can know whether the first one came through.
    expect(responses.filter((response) => response.message.visibleTo === undefined)).toEqual([]);
    expect(witness.undelivered).toEqual([]);
  });
});

/**
 * An acknowledgement that dies with its socket is in doubt for ever: nobody tells the bot whether Slack had read it. So connections are
 * cut while none is on its way.
 */
async function nothingUnderWay({ events }: SlackSandbox): Promise<void> {
  let underWay: string | undefined;
  events.on('envelope', ({ envelopeId }) => {
    underWay = envelopeId;
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  events.on('acknowledged', ({ envelopeId }) => {
    // The word after this one is sent in 50 ms, so there is nothing else under way.
    if (envelopeId === underWay) resolve();
  });
  await promise;
}

function isAcked({ status, refusal }: SlackAnswer): boolean {
  return status === 'acked' && refusal === undefined;
}

function publicOf(sandbox: SlackSandbox, channelId: string, word: string): number {
  return countIn(
    sandbox.messages(channelId).filter(({ visibleTo }) => visibleTo === undefined),
    word,
  );
}

function firstButton(blocks: readonly unknown[]): string {
  const id = /"action_id":"([^"]+)"/u.exec(JSON.stringify(blocks))?.[1];
  if (id === undefined) throw new Error('The answer has no button.');
  return id;
}
