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
  /** Whoever is told when it cannot post, by their id there. */
  owner: z.string().optional(),
});
type ExportedSubscription = z.infer<typeof ExportedSubscription>;

export interface SubscriptionsArguments {
  readonly json?: boolean;
  /** A file that `--json` wrote; subscriptions that are not in it stay. */
  readonly import?: string;
  /** Settings to change in every subscription that is listed. */
  readonly set?: string;
  readonly remove?: string;
  /** Only those of one platform. */
  readonly platform?: string;
  /** Only those whose id or settings, as they are listed, hold this text. */
  readonly matching?: string;
  /** Say what would change, and change nothing. */
  readonly dryRun?: boolean;
}

const platforms = ['discord', 'slack'] as const;

/** Lists every channel that gets announcements, changes all at once, or moves them to another installation. */
export async function subscriptions(options: SubscriptionsArguments, output: Output): Promise<number> {
  // Said also where no channel is there to be changed.
  if (options.set !== undefined) readSettings(options.set, defaultSettings);
  await using storage = await openConfiguredStorage(loadConfig(process.env), false);
  if (options.import !== undefined) await importAll(storage, await readExportFile(options.import), options.dryRun === true, output);
  if (options.remove !== undefined) return await remove(storage, options.remove, output);
  const chosen = (await storage.subscriptions.list()).filter(chooserOf(options));
  const changed = options.set === undefined ? chosen : chosen.map((subscription) => withSettings(subscription, options.set ?? ''));
  if (options.set !== undefined && options.dryRun !== true) for (const subscription of changed) await put(storage, subscription);
  if (options.json === true) output.print(JSON.stringify(changed.map(exportOf), null, 2));
  else for (const subscription of changed) output.print(lineOf(subscription));
  const tail = options.set === undefined ? '' : options.dryRun === true ? ', and nothing was changed' : ' were changed';
  output.say(`${changed.length} ${changed.length === 1 ? 'subscription' : 'subscriptions'}${tail}`);
  return 0;
}

function lineOf({ destination, settings, parked }: Subscription): string {
  const kind = destination.kind === 'forum' ? ' (forum)' : '';
  return `${destination.id}${kind}  ${formatSettings(settings)}${parked === undefined ? '' : `  PAUSED: ${parked.reason}`}`;
}

function chooserOf({ platform, matching = '' }: SubscriptionsArguments): (subscription: Subscription) => boolean {
  if (platform !== undefined && !platforms.some((name) => name === platform)) {
    throw new NewsdeskError(`There is no platform "${platform}".`, {
      code: 'subscriptions.platform',
      fix: `Choose one of ${platforms.join(', ')}.`,
    });
  }
  const text = matching.toLowerCase();
  return (subscription) =>
    (platform === undefined || subscription.destination.platform === platform) && lineOf(subscription).toLowerCase().includes(text);
}

/** One that is there keeps its age and its owner. */
async function importAll(storage: Storage, imported: readonly Subscription[], isDryRun: boolean, output: Output): Promise<void> {
  let added = 0;
  for (const subscription of imported) {
    const existing = await storage.subscriptions.find(subscription.destination.id);
    if (existing === undefined) added += 1;
    if (!isDryRun) await put(storage, existing === undefined ? subscription : { ...existing, settings: subscription.settings });
  }
  const verb = isDryRun ? 'would be imported' : 'were imported';
  output.say(`${imported.length} ${verb}: ${added} new, ${imported.length - added} with other settings.`);
}

async function readExportFile(path: string): Promise<readonly Subscription[]> {
  try {
    return readExport(await readFile(path, 'utf8'));
  } catch (cause) {
    if (cause instanceof NewsdeskError) throw cause;
    throw new NewsdeskError(`The file ${path} cannot be read.`, {
      code: 'subscriptions.import',
      fix: 'Name a file that newsdesk subscriptions --json wrote.',
      cause,
    });
  }
}

async function remove(storage: Storage, id: string, output: Output): Promise<number> {
  const found = (await storage.subscriptions.list()).find(({ destination }) => destination.id === id);
  const removed = found !== undefined && (await storage.subscriptions.remove(found.destination.id, systemClock.now()));
  output.say(removed ? `${id} gets no announcements any more.` : `There is no subscription ${id}.`);
  return removed ? 0 : 1;
}

function withSettings(subscription: Subscription, text: string): Subscription {
  return { ...subscription, settings: readSettings(text, subscription.settings) };
}

async function put(storage: Storage, subscription: Subscription): Promise<void> {
  await storage.subscriptions.put(subscription, nextRunAfter(subscription.settings.rhythm, systemClock.now()));
}

function exportOf({ destination, settings, createdBy }: Subscription): ExportedSubscription {
  const { platform, installationId, targetId, kind } = destination;
  return {
    platform: platform === 'slack' ? 'slack' : 'discord',
    installation: installationId,
    channel: targetId,
    kind: kind === 'forum' ? 'forum' : 'channel',
    settings: formatSettings(settings),
    ...(createdBy === undefined ? {} : { owner: createdBy }),
  };
}

function readExport(text: string): readonly Subscription[] {
  const json = parseJson(text);
  const parsed = z.array(ExportedSubscription).safeParse(json);
  if (!parsed.success) {
    throw new NewsdeskError(
      `The file is not an export of subscriptions: ${json === undefined ? 'it is not JSON' : (parsed.error.issues[0]?.message ?? 'it cannot be read')}.`,
      {
        code: 'subscriptions.import',
        fix: 'Import what newsdesk subscriptions --json printed.',
      },
    );
  }
  return parsed.data.map(({ platform, installation, channel, kind, settings, owner }) => ({
    destination: destinationOf(platform, installation, kind, channel),
    settings: readSettings(settings, defaultSettings),
    createdAt: systemClock.now(),
    ...(owner === undefined ? {} : { createdBy: owner }),
  }));
}

function readSettings(text: string, base: Subscription['settings']): Subscription['settings'] {
  if (/(?:^|\s)backfill=/iu.test(text)) {
    const fix = 'Leave it out: /announcements on backfill=3 in the channel posts the newest three once.';
    throw new NewsdeskError('backfill is no setting: it happens once, when a channel asks for it.', {
      code: 'subscriptions.settings',
      fix,
    });
  }
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
