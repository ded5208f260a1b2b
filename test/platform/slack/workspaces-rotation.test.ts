import { Hono } from 'hono';
import { expect, it, onTestFinished } from 'vitest';
import { inboundPaths } from '../../../src/platform/inbound-paths.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import { createAnswerUnserved } from '../../../src/platform/slack/workspaces/unserved-payload.ts';
import { createSlackWorkspaces } from '../../../src/platform/slack/workspaces/slack-workspaces.ts';
import { startHttpServer } from '../../../src/runtime/http-server.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import { Secret } from '../../../src/runtime/secret.ts';
import { slackFaults } from '../../../src/sandbox/slack/slack-faults.ts';
import { createInboundRoutes } from '../../../src/web/inbound-routes.ts';
import { HOUR, makeInstallation } from '../../announce/fixtures.ts';
import { articleCommands, createArticleDispatch } from '../article-dispatch.ts';
import { type InstallStage, installer, openInstallStage, stageKey } from './install-stage.ts';

/** A replica of the bot behind an address of its own, on the database of the stage. */
async function startReplica(
  { slack, storage, clock }: Pick<InstallStage, 'slack' | 'storage' | 'clock'>,
  owner: string,
  log: string[],
): Promise<{ readonly address: string; readonly platform: Platform }> {
  const workspaces = createSlackWorkspaces({
    clientId: '1.2',
    clientSecret: 'client-secret',
    apiUrl: slack.apiUrl,
    encryptionKeys: [new Secret(stageKey)],
    storage,
    clock,
    owner,
    events: {
      onInstalled: () => {},
      onRemoved: (id) => void log.push(`removed ${id}`),
      onStray: (id) => void log.push(`stray ${id}`),
      onUnserved: (id) => void log.push(`unserved ${id}`),
      onRenewalRefused: ({ id }) => void log.push(`not renewed ${id}`),
      onTrouble: (error, during) => void log.push(`${during}: ${String(error)}`),
    },
  });
  const platform: Platform = workspaces.createPlatform({
    apiUrl: slack.apiUrl,
    signingSecret: slack.signingSecret,
    commands: articleCommands,
    dispatch: createArticleDispatch(),
    clock,
    logger: createLogger({ level: 'error', destination: { write: (line) => void log.push(line) }, format: 'json' }),
    onAnswered: () => {},
    onUndelivered: (cause) => void log.push(`undelivered ${String(cause)}`),
    onFatal: (cause) => void log.push(`fatal ${String(cause)}`),
  });
  const path = inboundPaths.slack;
  const routes = new Hono().route('/', createInboundRoutes({ path, inbound: () => platform.inbound, clock, onAnswered: () => {} }));
  const server = await startHttpServer({ host: '127.0.0.1', port: 0, routes });
  await platform.start();
  onTestFinished(async () => {
    await platform.stop();
    await server.close();
  });
  return { address: server.url + path, platform };
}

it('is answered by every replica for days, and uses each refresh token once', async () => {
  const stage = await openInstallStage();
  const { slack, clock } = stage;
  const log: string[] = [];
  const replicas = [await startReplica(stage, 'a', log), await startReplica(stage, 'b', log)];
  const { location, cookie } = await stage.begin();
  await stage.get(stage.allow(location), { cookie });
  const statuses: string[] = [];

  for (let day = 0; day < 6; day += 1) {
    // Two hours are left of the token, then none.
    await clock.advance(day % 2 === 0 ? 10 * HOUR + 1 : 12 * HOUR);
    const asked = [];
    for (const { address } of replicas) {
      await slack.setRequestUrl(address);
      asked.push(slack.slash({ userId: installer, channelId: 'C0GENERAL1', command: '/read', text: 'hello' }));
    }
    statuses.push(...(await Promise.all(asked)).map(({ status }) => status));
    await expect.poll(() => slack.requests('oauth.v2.access').length).toBe(day + 2);
  }

  expect(statuses).toEqual(Array<string>(12).fill('acked'));
  expect(slack.requests('oauth.v2.access').filter(({ error }) => error !== undefined)).toEqual([]);
  expect(slack.requests('users.info').filter(({ error }) => error !== undefined)).toEqual([]);
  expect(log).toEqual([]);
});

it('stops only when the token that it renews is kept', async () => {
  const { slack, clock, ...stage } = await openInstallStage();
  const { installations } = stage.storage;
  const order: string[] = [];
  const isWriting = Promise.withResolvers<void>();
  const mayWrite = Promise.withResolvers<void>();
  const replaceToken: typeof installations.replaceToken = async (...given) => {
    isWriting.resolve();
    await mayWrite.promise;
    const isKept = await installations.replaceToken(...given);
    order.push('kept');
    return isKept;
  };
  const storage = { ...stage.storage, installations: { ...installations, replaceToken } };
  const { address, platform } = await startReplica({ slack, clock, storage }, 'a', order);
  const { location, cookie } = await stage.begin();
  await stage.get(stage.allow(location), { cookie });
  await clock.advance(10 * HOUR + 1);
  await slack.setRequestUrl(address);
  await slack.slash({ userId: installer, channelId: 'C0GENERAL1', command: '/read', text: 'hello' });

  await isWriting.promise;
  const stopping = platform.stop().then(() => order.push('stopped'));
  // Time enough for a platform that does not wait.
  setTimeout(mayWrite.resolve, 100);
  await stopping;

  expect(order).toEqual(['kept', 'stopped']);
});

it('is answered by a replica that was asked just before another one wrote its installation, and is not called lost', async () => {
  const stage = await openInstallStage();
  const { slack, storage } = stage;
  const log: string[] = [];
  const replica = await startReplica(stage, 'b', log);
  await slack.setRequestUrl(replica.address);
  const ask = async () => {
    const asked = await slack.slash({ userId: installer, channelId: 'C0GENERAL1', command: '/read', text: 'hello' });
    return JSON.stringify(asked.message ?? (await asked.answer()));
  };
  const { location, cookie } = await stage.begin();
  await stage.get(stage.allow(location), { cookie });
  const written = await storage.installations.find('slack', 'T0SANDBOX1');
  await storage.installations.forget('slack', 'T0SANDBOX1');
  const before = await ask();
  await storage.installations.put(written ?? makeInstallation('T0SANDBOX1'));

  const after = await ask();

  // Slack knows the address, and nobody here does.
  expect(before).toContain('opens the address for installing it, which the people who run this bot know, and allows');
  expect(after).toContain('hello');
  expect(log).toEqual(['unserved T0SANDBOX1']);
  expect((await storage.installations.find('slack', 'T0SANDBOX1'))?.reinstallSince).toBeUndefined();
});

it('is told again that its token ends if the first telling did not reach Slack', async () => {
  const stage = await openInstallStage();
  const { slack, clock, storage } = stage;
  const log: string[] = [];
  const replica = await startReplica(stage, 'a', log);
  await slack.setRequestUrl(replica.address);
  const { location, cookie } = await stage.begin();
  await stage.get(stage.allow(location), { cookie });
  const ask = () => slack.slash({ userId: installer, channelId: 'C0GENERAL1', command: '/read', text: 'hello' });
  const since = async () => (await storage.installations.find('slack', 'T0SANDBOX1'))?.reinstallSince;
  const tellings = () => slack.requests('chat.postMessage').filter(({ args }) => String(args['text']).includes('loses its access'));
  slack.faults.fault({ match: { path: 'oauth.v2.access' }, times: Infinity, action: slackFaults.apiError('invalid_refresh_token') });
  slack.faults.fault({ match: { path: 'chat.postMessage' }, action: slackFaults.apiError('internal_error') });

  await clock.advance(10 * HOUR + 1);
  await ask();
  await expect.poll(() => log.length).toBe(1);
  const untold = await since();
  await clock.advance(HOUR / 4);
  await ask();
  await expect.poll(since).toBe(clock.now());
  await clock.advance(HOUR / 4);
  await ask();

  expect(untold).toBeUndefined();
  expect(log).toEqual([expect.stringContaining('internal_error'), 'not renewed T0SANDBOX1']);
  expect(tellings()).toHaveLength(2);
});

it('is removed by Slack’s word if its token is lost, unless the word is older than the loss', async () => {
  const { slack, storage, clock } = await openInstallStage();
  const { installations } = storage;
  const place = { platform: 'slack', id: 'T1', name: 'One' } as const;
  await installations.noteReinstall(place, clock.now());
  const answer = createAnswerUnserved({ installations, clock, address: slack.apiUrl, onUnserved: () => {} });
  const removedAfter = async (time: number) => {
    const body = { type: 'event_callback', event: { type: 'app_uninstalled' }, event_time: time / 1_000 };
    await answer({ body, ack: async () => {} }, { teamId: 'T1' });
    return (await installations.find('slack', 'T1'))?.removedAt;
  };

  expect(await removedAfter(clock.now() - 1_000)).toBeUndefined();
  expect(await removedAfter(clock.now() + 1_000)).toBe(clock.now());
});
