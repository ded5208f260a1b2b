import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../../replace-file.ts';

/** A subscription at a hub, beside the record of its feed. Times are milliseconds since the epoch. */
const recordSchema = z.object({
  version: z.literal(1),
  /** The last part of the address that the hub sends to; nobody else knows it. */
  id: z.string(),
  /** Signs what the hub sends. */
  secret: z.string(),
  url: z.string(),
  topic: z.string(),
  askedAt: z.number(),
  /** Set once the hub has asked whether it is meant. */
  lease: z.object({ from: z.number(), until: z.number() }).optional(),
  lastDeliveryAt: z.number().optional(),
  /** It has sent something, and since then the feed has had no article that it did not tell of. */
  isReliable: z.boolean().optional(),
  /** The hub has refused it. */
  isDenied: z.boolean().optional(),
});

export type HubRecord = z.infer<typeof recordSchema>;

/** The name of the record. */
const RECORD = 'hub.json';

/** The record in the directory of a feed; undefined if there is none, or it cannot be read: then the hub is asked anew. */
export async function readHubRecord(directory: string): Promise<HubRecord | undefined> {
  try {
    return recordSchema.safeParse(JSON.parse(await readFile(join(directory, RECORD), 'utf8'))).data;
  } catch {
    return undefined;
  }
}

export function writeHubRecord(directory: string, record: HubRecord): Promise<void> {
  return writeWhole(join(directory, RECORD), `${JSON.stringify(record)}\n`);
}

export function removeHubRecord(directory: string): Promise<void> {
  return rm(join(directory, RECORD), { force: true });
}

/** Whether the hub tells of changes now. */
export function isSubscribed(record: HubRecord | undefined, now: number): boolean {
  return record?.lease !== undefined && record.lease.until > now;
}
