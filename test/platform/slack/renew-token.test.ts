import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import type { AccessAnswer } from '../../../src/platform/slack/oauth/oauth-client.ts';
import { createRenewal, type RenewToken } from '../../../src/platform/slack/workspaces/renew-token.ts';
import { openToken, sealToken } from '../../../src/platform/slack/workspaces/sealed-token.ts';
import { createWorkspaceTokens, RENEW_BEFORE_MS, SPARE_MS } from '../../../src/platform/slack/workspaces/workspace-tokens.ts';
import type { Installation } from '../../../src/ports/installations.ts';
import type { Storage } from '../../../src/ports/storage.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { createKeyring } from '../../../src/runtime/keyring.ts';
import { Secret } from '../../../src/runtime/secret.ts';
import { openMemory } from '../../../src/storage/open-sqlite.ts';
import { DAY, makeInstallation } from '../../announce/fixtures.ts';

const keys = [1, 2].map((fill) => new Secret(Buffer.alloc(32, fill).toString('base64'))) as [Secret, Secret];
const keyring = createKeyring([keys[0]]);

interface Stage {
  readonly storage: Storage;
  readonly exchanged: string[];
  readonly troubles: string[];
  find(): Promise<Installation>;
  replica(owner: string, answer?: () => Promise<AccessAnswer>): RenewToken;
}

/** A workspace whose token ends soon, and a Slack that takes a refresh token once. */
async function openStage(expiresIn: number): Promise<Stage> {
  const storage = await openMemory();
  onTestFinished(() => storage.close());
  const expiresAt = Date.now() + expiresIn;
  const sealed = sealToken(keyring, 'T1', { token: 'first', refreshToken: 'r1', expiresAt });
  await storage.installations.put(makeInstallation('T1', sealed));
  const exchanged: string[] = [];
  const troubles: string[] = [];
  const take = async (refreshToken: string): Promise<AccessAnswer> => {
    exchanged.push(refreshToken);
    await sleep(50);
    if (refreshToken !== `r${exchanged.length}`) return { kind: 'refused', error: 'invalid_refresh_token' };
    const next = exchanged.length + 1;
    const grant = {
      token: `token ${next}`,
      refreshToken: `r${next}`,
      expiresAt: Date.now() + DAY / 2,
      appId: 'A1',
      scopes: [],
      botUserId: 'U1',
    };
    return { kind: 'granted', grant };
  };
  return {
    storage,
    exchanged,
    troubles,
    async find() {
      const found = await storage.installations.find('slack', 'T1');
      if (found === undefined) throw new Error('The workspace is gone.');
      return found;
    },
    replica: (owner, answer) =>
      createRenewal({
        installations: storage.installations,
        leases: storage.leases,
        access: { refresh: answer ?? take, exchangeCode: async () => ({ kind: 'unknown', reason: 'not asked for' }) },
        keyring,
        clock: systemClock,
        owner,
        onRefused: async ({ id }) => void troubles.push(`refused ${id}`),
        onTrouble: (error, during) => void troubles.push(`${during}: ${String(error)}`),
      }),
  };
}

it('uses a refresh token once, however many ask in however many replicas', async () => {
  const { replica, find, exchanged } = await openStage(60_000);
  const before = await find();
  const replicas = ['a', 'b', 'c'].map((owner) => replica(owner));

  const renewals = await Promise.all(replicas.flatMap((renew) => [renew(before), renew(before)]));

  expect(exchanged).toEqual(['r1']);
  expect(renewals.map((renewal) => (renewal.kind === 'renewed' ? renewal.token.token : renewal.kind))).toEqual(Array(6).fill('token 2'));
  const { sealedToken = '', ...after } = await find();
  expect(openToken(keyring, { ...after, sealedToken })).toMatchObject({ token: 'token 2', refreshToken: 'r2' });
});

it('keeps what it was given when the database is busy for a moment', async () => {
  const stage = await openStage(60_000);
  const { installations } = stage.storage;
  let failures = 2;
  const renew = createRenewal({
    installations: {
      ...installations,
      async replaceToken(...given) {
        failures -= 1;
        if (failures >= 0) throw new Error('busy');
        return installations.replaceToken(...given);
      },
    },
    leases: stage.storage.leases,
    access: {
      refresh: async () => ({ kind: 'granted', grant: { token: 'new', refreshToken: 'r2', appId: 'A1', scopes: [], botUserId: 'U1' } }),
      exchangeCode: async () => ({ kind: 'unknown', reason: 'not asked for' }),
    },
    keyring,
    // Waits between two tries are short here.
    clock: { ...systemClock, after: (_ms, work) => systemClock.after(1, work) },
    owner: 'a',
    onRefused: async () => {},
    onTrouble: (_error, during) => void stage.troubles.push(during),
  });

  await renew(await stage.find());

  const { sealedToken = '', ...after } = await stage.find();
  expect(openToken(keyring, { ...after, sealedToken }).token).toBe('new');
  expect(stage.troubles).toEqual(['keeping a renewed token', 'keeping a renewed token']);
});

it('goes on with a token that still holds if Slack cannot be asked, or has forgotten the refresh token, and asks rarely', async () => {
  const stage = await openStage(SPARE_MS / 2);
  const answers: AccessAnswer[] = [
    { kind: 'unknown', reason: 'down' },
    { kind: 'refused', error: 'invalid_refresh_token' },
  ];

  const kinds: string[] = [];
  for (const answer of answers) {
    let asked = 0;
    const renew = stage.replica('a', async () => {
      asked += 1;
      return answer;
    });
    const tokens = createWorkspaceTokens({
      installations: stage.storage.installations,
      keyring,
      clock: systemClock,
      renew,
      onTrouble: () => {},
    });
    kinds.push((await renew(await stage.find())).kind, (await tokens.find('T1'))?.token ?? 'none', `asked ${asked}`);
  }

  expect(kinds).toEqual(['unknown', 'first', 'asked 1', 'refused', 'first', 'asked 1']);
  expect(stage.troubles).toEqual(['refused T1']);
});

it('keeps what it was given although the former token was encrypted with a newer key meanwhile', async () => {
  const stage = await openStage(SPARE_MS / 2);
  const before = await stage.find();
  const renew = stage.replica('a', async () => {
    const { sealedToken = '', ...row } = before;
    await stage.storage.installations.replaceToken(row, sealToken(keyring, 'T1', openToken(keyring, { ...row, sealedToken })));
    return { kind: 'granted', grant: { token: 'new', refreshToken: 'r2', appId: 'A1', scopes: [], botUserId: 'U1' } };
  });

  await renew(before);

  const { sealedToken = '', ...after } = await stage.find();
  expect(openToken(keyring, { ...after, sealedToken })).toMatchObject({ token: 'new', refreshToken: 'r2' });
});

it('renews a token when it has two hours left, and lets a call wait only if it ends within a minute', async () => {
  const given = async (expiresIn: number, version: number) => {
    const { storage, replica, exchanged } = await openStage(expiresIn);
    const options = { installations: storage.installations, keyring, clock: systemClock, renew: replica('a'), onTrouble: () => {} };
    const found = (await createWorkspaceTokens(options).find('T1'))?.token;
    await expect.poll(async () => (await storage.installations.find('slack', 'T1'))?.version).toBe(version);
    return [found, exchanged.length];
  };

  expect(await given(RENEW_BEFORE_MS + 60_000, 1)).toEqual(['first', 0]);
  expect(await given(RENEW_BEFORE_MS - 1, 2)).toEqual(['first', 1]);
  expect(await given(SPARE_MS - 1, 2)).toEqual(['token 2', 1]);
});

it('encrypts a token with the newer key when it is used next, and keeps the token', async () => {
  const { storage, replica, find } = await openStage(DAY);
  const newer = createKeyring([keys[1], keys[0]]);
  const options = { installations: storage.installations, clock: systemClock, renew: replica('a'), onTrouble: () => {} };

  const found = await createWorkspaceTokens({ ...options, keyring: newer }).find('T1');
  const { sealedToken = '', ...after } = await find();

  expect(found?.token).toBe('first');
  expect(openToken(createKeyring([keys[1]]), { ...after, sealedToken })).toMatchObject({ token: 'first', isStale: false });
});

it('serves a workspace by the token of its organization, and remembers which one that is', async () => {
  const { storage, replica } = await openStage(DAY);
  const sealed = sealToken(keyring, 'E1', { token: 'of the organization' });
  await storage.installations.put(makeInstallation('E1', { enterpriseId: 'E1', ...sealed }));
  const options = { installations: storage.installations, keyring, clock: systemClock, renew: replica('a'), onTrouble: () => {} };
  const tokens = createWorkspaceTokens(options);

  const unknown = await tokens.find('T2');
  const byEvent = await tokens.find('T2', 'E1');
  const later = await createWorkspaceTokens(options).find('T2');
  await storage.installations.remove({ platform: 'slack', id: 'E1' }, Date.now());

  expect([unknown, byEvent?.token, later?.token]).toEqual([undefined, 'of the organization', 'of the organization']);
  expect((await tokens.find('T1', 'E1'))?.token).toBe('first');
  expect(await createWorkspaceTokens(options).find('T2')).toBeUndefined();
});
