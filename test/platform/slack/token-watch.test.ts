import { expect, it, onTestFinished } from 'vitest';
import { sealToken } from '../../../src/platform/slack/workspaces/sealed-token.ts';
import { createTokenWatch } from '../../../src/platform/slack/workspaces/token-watch.ts';
import { createWorkspaceTokens } from '../../../src/platform/slack/workspaces/workspace-tokens.ts';
import type { AccessAnswer } from '../../../src/platform/slack/oauth/oauth-client.ts';
import { createRenewal, type Renewal } from '../../../src/platform/slack/workspaces/renew-token.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { createKeyring } from '../../../src/runtime/keyring.ts';
import { Secret } from '../../../src/runtime/secret.ts';
import { slackFaults } from '../../../src/sandbox/slack/slack-faults.ts';
import { createSlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';
import { openMemory } from '../../../src/storage/open-sqlite.ts';
import { DAY, makeInstallation } from '../../announce/fixtures.ts';
import { stageKey } from './install-stage.ts';

const team = 'T0SANDBOX1';

interface Row {
  readonly what: string;
  /** The error that Slack answers with if it is asked about the token; it takes it if left out. */
  readonly error?: string;
  readonly renewal?: Renewal['kind'];
  readonly outcome: 'kept' | 'lost' | 'removed';
}

const rows: readonly Row[] = [
  { what: 'a token that Slack takes', outcome: 'kept' },
  { what: 'a token that was revoked', error: 'token_revoked', outcome: 'removed' },
  { what: 'a workspace that removed the app', error: 'account_inactive', outcome: 'removed' },
  { what: 'a Slack that is in trouble', error: 'internal_error', outcome: 'kept' },
  { what: 'a token that has ended, and was renewed', error: 'token_expired', renewal: 'renewed', outcome: 'kept' },
  { what: 'a token that has ended while Slack cannot renew it', error: 'token_expired', renewal: 'unknown', outcome: 'kept' },
  { what: 'a token that has ended, and has no other', error: 'token_expired', renewal: 'refused', outcome: 'lost' },
];

it('notes as lost a workspace whose token has ended and whose refresh token is dead, although the refusal is remembered', async () => {
  const [slack, storage] = await Promise.all([createSlackSandbox(), openMemory()]);
  onTestFinished(async () => {
    await slack.close();
    await storage.close();
  });
  const { installations, leases } = storage;
  const keyring = createKeyring([new Secret(stageKey)]);
  await installations.put(
    makeInstallation(team, sealToken(keyring, team, { token: 'ended', refreshToken: 'dead', expiresAt: Date.now() - 1 })),
  );
  const told: string[] = [];
  const refused: AccessAnswer = { kind: 'refused', error: 'invalid_refresh_token' };
  const access = { refresh: async () => refused, exchangeCode: async () => refused };
  const onTrouble = (trouble: unknown) => void told.push(String(trouble));
  const shared = { installations, keyring, clock: systemClock, onTrouble };
  const renew = createRenewal({ ...shared, leases, access, owner: 'a', onRefused: async ({ id }) => void told.push(`refused ${id}`) });
  const tokens = createWorkspaceTokens({ ...shared, renew });
  const events = {
    onRemoved: (id: string) => void told.push(`removed ${id}`),
    onStray: (id: string) => void told.push(`stray ${id}`),
    onTrouble,
  };
  const watch = createTokenWatch({ ...shared, tokens, apiUrl: slack.apiUrl, events });
  slack.faults.fault({ match: { path: 'auth.test' }, times: Infinity, action: slackFaults.apiError('token_expired') });

  const isOver = await watch.suspect(team, 'a post');

  expect([isOver, told]).toEqual([true, [`refused ${team}`]]);
  expect((await installations.find('slack', team))?.sealedToken).toBeUndefined();
});

it.each(rows)('decides about $what, once for everybody who suspects it', async ({ error, renewal, outcome }) => {
  const [slack, storage] = await Promise.all([createSlackSandbox(), openMemory()]);
  onTestFinished(async () => {
    await slack.close();
    await storage.close();
  });
  const { installations } = storage;
  const keyring = createKeyring([new Secret(stageKey)]);
  const token = { token: slack.botToken, expiresAt: Date.now() + DAY };
  await installations.put(makeInstallation(team, sealToken(keyring, team, token)));
  const renew = async (): Promise<Renewal> => (renewal === 'renewed' ? { kind: 'renewed', token } : { kind: renewal ?? 'unknown' });
  const told: string[] = [];
  const tokens = createWorkspaceTokens({ installations, keyring, clock: systemClock, renew, onTrouble: () => {} });
  const watch = createTokenWatch({
    installations,
    tokens,
    keyring,
    clock: systemClock,
    apiUrl: slack.apiUrl,
    events: {
      onRemoved: (id) => void told.push(`removed ${id}`),
      onStray: (id) => void told.push(`stray ${id}`),
      onTrouble: (trouble) => void told.push(String(trouble)),
    },
  });
  if (error !== undefined) slack.faults.fault({ match: { path: 'auth.test' }, times: Infinity, action: slackFaults.apiError(error) });

  const over = await Promise.all([watch.suspect(team, 'an event'), watch.suspect(team, 'a post'), watch.suspect('T0UNKNOWN1', 'an event')]);
  const kept = await installations.find('slack', team);

  const isOver = outcome !== 'kept';
  expect(over).toEqual([isOver, isOver, true]);
  expect(told).toEqual({ kept: [`stray ${team}`], lost: [], removed: [`removed ${team}`] }[outcome]);
  expect(kept?.sealedToken === undefined).toBe(isOver);
  expect([kept?.removedAt, kept?.reinstallSince].map((at) => at !== undefined)).toEqual([outcome === 'removed', outcome === 'lost']);
});
