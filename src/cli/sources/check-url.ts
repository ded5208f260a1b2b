import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../runtime/clock.ts';
import { createFeedReader } from '../../sources/feeds/feed-reader.ts';
import { createGuardedFetch } from '../../sources/network/guarded-fetch.ts';
import { checkDirectory, type DirectoryCheck } from '../check/check-directory.ts';
import type { Output } from '../output.ts';
import { describeAnswer } from './describe-answer.ts';
import { readAddress, readRemote, type RemoteSource } from './read-remote.ts';
import { userAgent } from './user-agent.ts';

/** Whether what is to be checked is an address rather than a directory. */
export function isAddress(target: string | undefined): target is string {
  return target !== undefined && /^https?:\/\//iu.test(target);
}

/** A source of a list, or an address that a person named. */
export type UrlTarget = RemoteSource | string;

interface GuardRules {
  readonly allowPrivate: boolean;
  readonly allowedHosts: readonly string[];
}

/**
 * Fetches a target as `serve` would, and names every problem of its articles: 1 if one is an error, else 0.
 *
 * @throws {NewsdeskError} if it cannot be fetched or read, with the cure.
 */
export async function checkUrl(target: UrlTarget, guard: GuardRules, options: DirectoryCheck, output: Output): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), 'newsdesk-check-'));
  const reader = createFeedReader({ clock: systemClock });
  const fetch = createGuardedFetch({ userAgent: userAgent(), ...guard });
  const tools = { fetch, reader, now: () => systemClock.now() };
  try {
    const answer = typeof target === 'string' ? await readAddress(target, directory, tools) : await readRemote(target, directory, tools);
    for (const line of describeAnswer(answer)) output.say(line);
    const addresses = new Map(answer.state.articles.map(({ file, addresses: [first], title }) => [`${file}.article.html`, first ?? title]));
    return addresses.size === 0 ? 0 : await checkDirectory(answer.directory, { ...options, addresses }, output);
  } finally {
    reader.close();
    await fetch.close();
    await rm(directory, { recursive: true, force: true });
  }
}
