import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { defaultSettings } from '../../subscription/parse-settings.ts';
import { destinationOf, type Subscription } from '../../subscription/subscription.ts';
import { systemClock } from '../../runtime/clock.ts';
import { NewsdeskError, messageOf } from '../../runtime/errors.ts';
import { ExportedSubscription } from './export-format.ts';
import { readSettings } from './read-settings.ts';

/** Reads a file that `--json` wrote. @throws NewsdeskError `subscriptions.import`, naming the entry (1 is the first) and the field. */
export async function readExport(path: string): Promise<readonly Subscription[]> {
  const json = parseJson(path, await readText(path));
  const parsed = z.array(ExportedSubscription).safeParse(json);
  if (!parsed.success) throw refuse(path, describeIssue(parsed.error.issues[0]));
  return parsed.data.map((entry, position) => subscriptionOf(path, entry, position));
}

function subscriptionOf(path: string, entry: ExportedSubscription, position: number): Subscription {
  const { platform, installation, channel, kind, settings, owner } = entry;
  try {
    return {
      destination: destinationOf(platform, installation, kind, channel),
      settings: readSettings(settings, defaultSettings),
      createdAt: systemClock.now(),
      ...(owner === undefined ? {} : { createdBy: owner }),
    };
  } catch (cause) {
    if (!(cause instanceof NewsdeskError)) throw cause;
    throw refuse(path, `${placeOf([position, 'settings'])}: ${cause.message}`, cause);
  }
}

function describeIssue(issue: z.core.$ZodIssue | undefined): string {
  if (issue === undefined) return 'it cannot be read';
  return issue.path.length === 0 ? issue.message : `${placeOf(issue.path)}: ${issue.message}`;
}

function placeOf([position, field]: readonly PropertyKey[]): string {
  return `entry ${Number(position) + 1}${field === undefined ? '' : `, ${String(field)}`}`;
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new NewsdeskError(`The file ${path} cannot be read: ${messageOf(cause)}.`, {
      code: 'subscriptions.import',
      fix: 'Name a file that newsdesk subscriptions --json wrote.',
      cause,
    });
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw refuse(path, 'it is not JSON', cause);
  }
}

function refuse(path: string, why: string, cause?: unknown): NewsdeskError {
  return new NewsdeskError(`${path} is not an export of subscriptions: ${why.replace(/\.$/u, '')}.`, {
    code: 'subscriptions.import',
    fix: 'Correct it, or import what newsdesk subscriptions --json printed. Nothing was imported.',
    cause,
  });
}
