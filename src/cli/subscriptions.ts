import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { formatSettings, defaultSettings, parseSettings } from '../announce/parse-settings.ts';
import { nextRunAfter } from '../announce/rhythm.ts';
import { destinationOf, type Subscription } from '../announce/subscription.ts';
import { loadConfig } from '../config/config.ts';
import type { Storage } from '../ports/storage.ts';
import { systemClock } from '../runtime/clock.ts';
import { NewsdeskError } from '../runtime/errors.ts';
import { openConfiguredStorage } from './storage-of.ts';
import type { Output } from './output.ts';

const ExportedSubscription = z.strictObject({
  platform: z.enum(['discord', 'slack']),
  installation: z.string(),
  channel: z.string().min(1),
  kind: z.enum(['channel', 'forum']).default('channel'),
  settings: z.string(),
});
type ExportedSubscription = z.infer<typeof ExportedSubscription>;

export interface SubscriptionsArguments {
  readonly json?: boolean;
  /** A file that `--json` wrote; subscriptions that are not in it stay. */
  readonly import?: string;
  /** Settings to change in every subscription that is listed. */
  readonly set?: string;
  readonly remove?: string;
}

/** Lists every channel that gets announcements, changes all at once, or moves them to another installation. */
export async function subscriptions(options: SubscriptionsArguments, output: Output): Promise<number> {
  await using storage = await openConfiguredStorage(loadConfig(process.env), false);
  if (options.import !== undefined) {
    const imported = readExport(await readFile(options.import, 'utf8'));
    for (const subscription of imported) await put(storage, subscription);
    output.say(`${imported.length} subscriptions were imported.`);
  }
  if (options.remove !== undefined) return await remove(storage, options.remove, output);
  if (options.set !== undefined) await changeAll(storage, options.set);
  const all = await storage.subscriptions.list();
  if (options.json === true) output.print(JSON.stringify(all.map(exportOf), null, 2));
  else
    for (const { destination, settings, parked } of all)
      output.print(`${destination.id}  ${formatSettings(settings)}${parked === undefined ? '' : `  PAUSED: ${parked.reason}`}`);
  output.say(`${all.length} subscriptions`);
  return 0;
}

async function remove(storage: Storage, id: string, output: Output): Promise<number> {
  const found = (await storage.subscriptions.list()).find(({ destination }) => destination.id === id);
  const removed = found !== undefined && (await storage.subscriptions.remove(found.destination.id, systemClock.now()));
  output.say(removed ? `${id} gets no announcements any more.` : `There is no subscription ${id}.`);
  return removed ? 0 : 1;
}

async function changeAll(storage: Storage, text: string): Promise<void> {
  const changed = (await storage.subscriptions.list()).map((subscription) => ({
    ...subscription,
    settings: readSettings(text, subscription.settings),
  }));
  for (const subscription of changed) await put(storage, subscription);
}

async function put(storage: Storage, subscription: Subscription): Promise<void> {
  await storage.subscriptions.put(subscription, nextRunAfter(subscription.settings.rhythm, systemClock.now()));
}

function exportOf({ destination, settings }: Subscription): ExportedSubscription {
  const { platform, installationId, targetId, kind } = destination;
  return {
    platform: platform === 'slack' ? 'slack' : 'discord',
    installation: installationId,
    channel: targetId,
    kind: kind === 'forum' ? 'forum' : 'channel',
    settings: formatSettings(settings),
  };
}

function readExport(text: string): readonly Subscription[] {
  const parsed = z.array(ExportedSubscription).safeParse(parseJson(text));
  if (!parsed.success) {
    throw new NewsdeskError(`The file is not an export of subscriptions: ${parsed.error.issues[0]?.message ?? 'it is not JSON'}.`, {
      code: 'subscriptions.import',
      fix: 'Import what newsdesk subscriptions --json printed.',
    });
  }
  return parsed.data.map(({ platform, installation, channel, kind, settings }) => ({
    destination: destinationOf(platform, installation, kind, channel),
    settings: readSettings(settings, defaultSettings),
    createdAt: systemClock.now(),
  }));
}

function readSettings(text: string, base: Subscription['settings']): Subscription['settings'] {
  const parsed = parseSettings(text, base);
  if (parsed.kind === 'problem')
    throw new NewsdeskError(parsed.what, { code: 'subscriptions.settings', fix: 'docs/operations.md lists the settings.' });
  return parsed.settings;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
