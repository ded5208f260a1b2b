import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { messageOf, NewsdeskError } from '../../runtime/errors.ts';
import { mirroredSchema } from '../feeds/mirror.ts';

/** The name of the record, beside the articles. */
export const RECORD = 'push.json';

const keptSchema = mirroredSchema.extend({
  /** A draft, or deleted: there is no text of it, and it has no date yet. */
  isHeld: z.literal(true).optional(),
  /** Why it was retracted, or true. */
  retraction: z.union([z.string(), z.literal(true)]).optional(),
});

const answerSchema = z.object({
  /** The idempotency key of the request. */
  key: z.string(),
  /** SHA-256 of its body, in hex. */
  bodyHash: z.string(),
  result: z.string(),
  article: z.string(),
});

/** The record of a push beside its files. Times are milliseconds since the epoch. */
const recordSchema = z.object({
  version: z.literal(1),
  articles: z.array(keptSchema).readonly(),
  /** Of the newest requests, oldest first. */
  answers: z.array(answerSchema).readonly(),
  lastPushAt: z.number().optional(),
});

export type KeptArticle = z.infer<typeof keptSchema>;
export type KeptAnswer = z.infer<typeof answerSchema>;
export type PushRecord = z.infer<typeof recordSchema>;

/**
 * The record in the directory of a push; an empty one before the first push.
 *
 * @throws {NewsdeskError} `push.record` if there is one that cannot be read: without it an article would not be known again.
 */
export async function readPushRecord(directory: string): Promise<PushRecord> {
  const path = join(directory, RECORD);
  try {
    return recordSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (Object(error).code === 'ENOENT') return { version: 1, articles: [], answers: [] };
    throw new NewsdeskError(`The record of pushes ${path} cannot be read: ${messageOf(error)}`, {
      code: 'push.record',
      fix: 'Put it back from a backup, or remove its directory and push every article again with "announce": false.',
      cause: error,
    });
  }
}

/** Articles that are there: drafts and deleted ones are not. */
export function countPublished({ articles }: PushRecord): number {
  return articles.filter(({ isHeld }) => isHeld !== true).length;
}
