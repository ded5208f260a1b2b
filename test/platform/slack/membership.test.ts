import { describe, expect, it } from 'vitest';
import { type Clock, systemClock } from '../../../src/runtime/clock.ts';
import { CannotTellError } from '../../../src/command/cannot-tell.ts';
import { createMembers, judgeUser } from '../../../src/platform/slack/membership.ts';
import { WebClient } from '@slack/web-api';
import { silentLogger } from '../../../src/platform/slack/silent-logger.ts';
import { faultActions } from '../../../src/sandbox/faults.ts';
import { slackFaults } from '../../../src/sandbox/slack/slack-faults.ts';
import { createSlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';
import { sayKept } from '../../../src/words/kept-text.ts';

const ada = { id: 'U1', team_id: 'T1', deleted: false, is_restricted: false, is_ultra_restricted: false };

describe('a user of Slack', () => {
  it.each([
    ['somebody of the workspace', ada],
    ['somebody of the workspace, of whom nothing else is said', { id: 'U1', team_id: 'T1' }],
    ['somebody of another workspace of the same Enterprise Grid', { ...ada, team_id: 'T9', enterprise_user: { teams: ['T1', 'T9'] } }],
  ])('is a member: %s', (_, user) => {
    expect(judgeUser(user, 'T1')).toEqual({ kind: 'member' });
  });

  it.each([
    ['a multi-channel guest', { ...ada, is_restricted: true }],
    ['a single-channel guest', { ...ada, is_ultra_restricted: true }],
    ['somebody who has left', { ...ada, deleted: true }],
    ['somebody of another organization', { ...ada, team_id: 'T2' }],
    ['a stranger', { ...ada, is_stranger: true }],
    ['somebody of another organization who says nothing of guests', { id: 'U1', team_id: 'T2', is_stranger: false }],
    ['somebody of another Enterprise Grid', { ...ada, team_id: 'T2', enterprise_user: { teams: ['T2', 'T3'] } }],
  ])('is not a member: %s', (_, user) => {
    expect(judgeUser(user, 'T1')).toEqual({ kind: 'guest' });
  });

  it.each([
    ['no user', undefined],
    ['null', null],
    ['text', 'U1'],
    ['no workspace', { ...ada, team_id: undefined }],
    ['a workspace that is not text', { ...ada, team_id: 7 }],
    ['a guest flag that is null', { ...ada, is_restricted: null }],
    ['a guest flag that is text', { ...ada, is_ultra_restricted: 'false' }],
    ['a stranger flag that is a number', { ...ada, is_stranger: 0 }],
  ])('is nobody whom Newsdesk could let in: %s', (_, user) => {
    expect(judgeUser(user, 'T1')).toMatchObject({ kind: 'cannotTell', why: expect.stringMatching(/^@rightUntold:@\w+$/u) });
  });

  it('is nobody before the workspace of the bot is known', () => {
    expect(judgeUser(ada, undefined)).toMatchObject({ kind: 'cannotTell' });
  });
});

describe('asking Slack who somebody is', () => {
  it.each([
    ['without the scope', slackFaults.apiError('missing_scope'), /scope users:read.*newsdesk manifest/u],
    ['that fails', slackFaults.apiError('fatal_error'), /Slack answered fatal_error/u],
    ['that asks to wait', faultActions.rateLimit(30_000), /asks to wait/u],
    ['that is down', faultActions.serverError(503), /could not be reached/u],
    ['that hangs', faultActions.hang(), /did not answer within/u],
  ])('%s, it says why and what to do, and well before Slack gives up', async (_, action, why) => {
    await using sandbox = await openSandbox();
    sandbox.faults.fault({ match: { path: 'users.info' }, times: Infinity, action });
    const hasty: Clock = { ...systemClock, after: (delayMs, callback) => systemClock.after(delayMs / 5, callback) };
    const client = new WebClient(sandbox.botToken, {
      slackApiUrl: sandbox.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logger: silentLogger,
    });
    const members = createMembers({ client, teamId: () => sandbox.teamId, clock: hasty });
    const askedAt = performance.now();

    const found = await members.find('U0ADMIN001');

    expect(found.kind === 'cannotTell' && sayKept(found.why)).toMatch(why);
    expect(performance.now() - askedAt).toBeLessThan(1_500);
    await expect(members.isMember('U0ADMIN001')).rejects.toBeInstanceOf(CannotTellError);
  });
});

it('asks Slack for the people of a group once for a crowd, and anew where a right must count at once', async () => {
  await using sandbox = await openSandbox();
  let now = 0;
  const clock: Clock = { ...systemClock, now: () => now, monotonic: () => now };
  const client = new WebClient(sandbox.botToken, { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 }, logger: silentLogger });
  const members = createMembers({ client, teamId: () => sandbox.teamId, clock });
  const ask = (userId: string, knownForMs?: number): Promise<boolean> => members.isInGroup(userId, ['S0EDITORS1'], knownForMs);
  const asked = (): number => sandbox.requests('usergroups.users.list').length;

  expect(await Promise.all([ask('U0ADMIN001', 30_000), ask('U0READER01', 30_000)])).toEqual([true, false]);
  expect(asked()).toBe(1);
  now = 30_000;
  await ask('U0ADMIN001', 30_000);
  expect(asked()).toBe(2);
  await ask('U0ADMIN001');
  expect(asked()).toBe(3);
});

it('asks Slack as rarely for the people of a group that it refuses to tell, and lets in by another that is told', async () => {
  await using sandbox = await openSandbox();
  let now = 0;
  const clock: Clock = { ...systemClock, now: () => now, monotonic: () => now };
  const client = new WebClient(sandbox.botToken, { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 }, logger: silentLogger });
  const members = createMembers({ client, teamId: () => sandbox.teamId, clock });
  const ask = (...groups: readonly string[]): Promise<boolean> => members.isInGroup('U0ADMIN001', groups, 30_000);
  const asked = (): number => sandbox.requests('usergroups.users.list').length;

  // A group of another workspace: nobody here is in it.
  expect(await ask('S0NOTHERE1')).toBe(false);
  sandbox.faults.fault({ match: { path: 'usergroups.users.list' }, times: 1, action: slackFaults.apiError('fatal_error') });
  for (let times = 0; times < 3; times += 1) await expect(ask('S0EDITORS1')).rejects.toBeInstanceOf(CannotTellError);
  expect(asked()).toBe(2);
  now = 30_000;
  expect(await ask('S0EDITORS1', 'S0NOTHERE1')).toBe(true);
  expect(asked()).toBe(4);
});

async function openSandbox() {
  const sandbox = await createSlackSandbox();
  return { ...sandbox, [Symbol.asyncDispose]: () => sandbox.close() };
}
