import { expect, it } from 'vitest';
import { defaultSettings } from '../../src/subscription/parse-settings.ts';
import { destinationOf } from '../../src/subscription/subscription.ts';
import type { Config } from '../../src/config/config.ts';
import { Secret } from '../../src/runtime/secret.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { adoptUnplaced, subscribeConfigured } from '../../src/app/subscribe-configured.ts';
import { emptyFanOut, makeDelivery } from './fixtures.ts';

const secret = new Secret('xoxb-none');
const config = { slack: { botToken: secret, appToken: secret, apiUrl: 'http://127.0.0.1:9/api/', announceChannels: ['C1', 'C2'] } };

it('subscribes each channel once, in the workspace, and keeps what was set there', async () => {
  const storage = await openMemory();
  const settings = { ...defaultSettings, template: 'compact' as const };
  await storage.subscriptions.put({ destination: destinationOf('slack', '', 'channel', 'C1'), settings, createdAt: 1 }, undefined);

  const installed = new Map([
    ['discord', undefined],
    ['slack', 'T1'],
  ]);
  await subscribeConfigured(config, installed, storage, 2);
  await subscribeConfigured(config, installed, storage, 3);

  const subscriptions = await storage.subscriptions.list();
  await storage.close();
  expect(subscriptions.map(({ destination, settings: { template }, createdAt }) => [destination.id, template, createdAt]).sort()).toEqual([
    ['slack:channel:T1:C1', 'compact', 1],
    ['slack:channel:T1:C2', 'card', 2],
  ]);
});

it('leaves one subscription where two processes have made one each, and only one knew the workspace', async () => {
  const storage = await openMemory();
  await subscribeConfigured(config, new Map([['slack', 'T1']]), storage, 1);
  await storage.subscriptions.put(
    { destination: destinationOf('slack', '', 'channel', 'C1'), settings: defaultSettings, createdAt: 1 },
    undefined,
  );

  await adoptUnplaced(new Map(), storage, 2);

  const subscribed = (await storage.subscriptions.list()).map(({ destination }) => destination.id);
  await storage.close();
  expect(subscribed.sort()).toEqual(['slack:channel:T1:C1', 'slack:channel:T1:C2']);
});

it('subscribes a channel of a workspace that is not known yet, and gives it what waits when it is', async () => {
  const storage = await openMemory();
  await subscribeConfigured(config, new Map(), storage, 1);
  const [first] = await storage.subscriptions.list();
  const unplaced = first?.destination ?? destinationOf('slack', '', 'channel', 'none');
  const deliveries = ['untried', 'tried'].map((name) => makeDelivery(name, 'C1', { destination: unplaced, readyAt: 1 }));
  await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: deliveries.toReversed() }, 1);
  const request = { platform: 'slack', owner: 'me', now: 2, leaseMs: 60_000, limit: 1, exceptQueues: [], exceptInstallations: [] } as const;
  const [claim] = await storage.outbox.claim(request);
  if (claim) await storage.outbox.settle(claim, 'me', { kind: 'later', readyAt: 3, inDoubt: true, outcome: 'No answer' }, 2);

  await adoptUnplaced(new Map([['slack', 'T1']]), storage, 4);
  await adoptUnplaced(new Map([['slack', 'T1']]), storage, 5);

  const moved = (await storage.outbox.list({})).map(({ announcementId, destination, queueKey, status }) => [
    announcementId,
    destination.id,
    queueKey,
    status,
  ]);
  const subscribed = (await storage.subscriptions.list()).map(({ destination }) => destination.id);
  await storage.close();
  expect(subscribed.sort()).toEqual(['slack:channel:T1:C1', 'slack:channel:T1:C2']);
  expect(moved).toEqual([
    ['article:untried', 'slack:channel:T1:C1', 'slack:channel:T1:C1', 'pending'],
    ['article:tried', 'slack:channel::C1', 'slack:channel:T1:C1', 'pending'],
  ]);
});

it('leaves the subscription of a channel as it is if the bot left its place', async () => {
  const storage = await openMemory();
  const settings = { ...defaultSettings, template: 'compact' as const };
  const resting = [destinationOf('discord', 'G1', 'channel', '7'), destinationOf('slack', 'T1', 'channel', 'C1')];
  for (const destination of resting) {
    await storage.subscriptions.put({ destination, settings, createdAt: 1 }, undefined);
    await storage.installations.leave({ platform: destination.platform, id: destination.installationId }, 2);
  }
  const discord = { announceChannels: ['7'] } as unknown as NonNullable<Config['discord']>;
  // One that was made without knowing the workspace.
  await storage.subscriptions.put({ destination: destinationOf('slack', '', 'channel', 'C1'), settings, createdAt: 3 }, undefined);

  await subscribeConfigured({ ...config, discord }, new Map([['slack', 'T1']]), storage, 4);

  const kept = await Promise.all(resting.map(({ id }) => storage.subscriptions.find(id)));
  const listed = (await storage.subscriptions.list()).map(({ destination }) => destination.id);
  await storage.close();
  expect(kept).toEqual(resting.map((destination) => ({ destination, settings, createdAt: 1 })));
  // The other channel of the workspace waits with it.
  expect(listed).toEqual([]);
});
