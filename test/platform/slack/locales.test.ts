import { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { createLocales } from '../../../src/platform/slack/locales.ts';
import { silentLogger } from '../../../src/platform/slack/silent-logger.ts';
import { type Clock, systemClock } from '../../../src/runtime/clock.ts';
import { type FaultAction, faultActions } from '../../../src/sandbox/faults.ts';
import { slackFaults } from '../../../src/sandbox/slack/slack-faults.ts';
import { createSlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';
import type { UserSeed } from '../../../src/sandbox/slack/seed.ts';

const [french, english] = ['U0GUEST001', 'U0READER01'];

/** A workspace, the languages in it, and how often it was asked. */
async function openWorkspace(fault?: FaultAction) {
  const sandbox = await createSlackSandbox();
  const state = { skippedMs: 0, asked: 0 };
  const clock: Clock = {
    ...systemClock,
    now: () => systemClock.now() + state.skippedMs,
    monotonic: () => performance.now() + state.skippedMs,
    // Only a workspace that never answers is given up on: the others are as slow as this machine.
    after: (delayMs, callback) => (fault?.kind === 'hang' ? systemClock.after(delayMs / 4, callback) : () => {}),
  };
  if (fault !== undefined) sandbox.faults.fault({ match: { path: 'users.info' }, times: Infinity, action: fault });
  const client = new WebClient(sandbox.botToken, {
    slackApiUrl: sandbox.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silentLogger,
  });
  const info = client.users.info.bind(client.users);
  const counted: typeof info = (options) => {
    state.asked += 1;
    return info(options);
  };
  const users = { info: counted } as typeof client.users;
  const people = sandbox.workspace().users;
  const move = (id: string, locale: string): void => void people.set(id, { ...(people.get(id) as UserSeed), locale });
  return { find: createLocales({ users }, clock), state, move, [Symbol.asyncDispose]: () => sandbox.close() };
}

describe('the language of somebody’s Slack', () => {
  it('is asked for once, and again beside an answer when it is a minute old', async () => {
    await using workspace = await openWorkspace();
    const { find, state, move } = workspace;

    expect([await find(french), await find(english), await find(french)]).toEqual(['fr-FR', 'en-US', 'fr-FR']);
    expect(state.asked).toBe(2);
    move(french, 'de-DE');
    expect(await find(french)).toBe('fr-FR');
    state.skippedMs = 61_000;
    expect(await find(french)).toBe('fr-FR');
    await expect.poll(() => find(french)).toBe('de-DE');
    expect(state.asked).toBe(3);
  });

  it.each([
    ['the app lacks the scope', slackFaults.apiError('missing_scope')],
    ['Slack asks to wait', slackFaults.rateLimit(30_000)],
  ])('is not told if %s, and not asked for in the next minute', async (_, fault) => {
    await using workspace = await openWorkspace(fault);
    const { find, state } = workspace;

    expect([await find(french), await find(english)]).toEqual([undefined, undefined]);
    expect(state.asked).toBe(1);
    state.skippedMs = 61_000;
    await find(english);
    expect(state.asked).toBe(2);
  });

  it('is nobody’s whom the workspace does not show, and everybody else’s', async () => {
    await using workspace = await openWorkspace();

    expect([await workspace.find('U0NOBODY01'), await workspace.find(french)]).toEqual([undefined, 'fr-FR']);
  });

  it('is not waited for', async () => {
    await using workspace = await openWorkspace(faultActions.hang());

    expect(await workspace.find(french)).toBeUndefined();
  });

  it('is learned a few people at a time, however many come at once', async () => {
    await using workspace = await openWorkspace();
    const { find, state } = workspace;

    const found = await Promise.all(Array.from({ length: 20 }, (_, index) => find(index % 2 === 0 ? french : english)));

    expect(state.asked).toBe(4);
    expect(found.filter((locale) => locale !== undefined)).toHaveLength(4);
  });
});
