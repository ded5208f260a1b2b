import { expect, it } from 'vitest';
import { defaultSettings } from '../../src/announce/parse-settings.ts';
import { destinationOf } from '../../src/announce/subscription.ts';
import { Secret } from '../../src/runtime/secret.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { subscribeConfigured } from '../../src/subscribe-configured.ts';

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
