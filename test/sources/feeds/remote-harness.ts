import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Mirror, openMirror } from '../../../src/sources/feeds/mirror.ts';
import { pollFeed, type PollOutcome } from '../../../src/sources/feeds/poll-feed.ts';
import type { RemoteReader } from '../../../src/sources/feeds/remote.ts';
import { createGuardedFetch } from '../../../src/sources/network/guarded-fetch.ts';
import { type FeedServer, startFeedServer } from './feed-server.ts';
import { sharedReader } from './shared-reader.ts';

/** A mirror in a folder of its own, beside a server on loopback. */
export interface RemoteHarness extends AsyncDisposable {
  readonly server: FeedServer;
  readonly directory: string;
  /** Milliseconds since the epoch, as the mirror has it. */
  now: number;
  open(url: string): Promise<Mirror>;
  poll(mirror: Mirror, read: RemoteReader): Promise<PollOutcome>;
  /** The names of the articles that are kept, in order. */
  kept(): Promise<readonly string[]>;
  read(name: string): Promise<string>;
}

export async function createRemoteHarness(): Promise<RemoteHarness> {
  const base = await mkdtemp(join(tmpdir(), 'newsdesk-remote-'));
  const directory = join(base, 'gate');
  const server = await startFeedServer();
  const fetch = createGuardedFetch({ userAgent: 'Newsdesk/test', allowedHosts: [server.host] });
  const harness: RemoteHarness = {
    server,
    directory,
    now: Date.parse('2026-11-20T10:00:00Z'),
    open: (url) => openMirror(directory, url),
    poll: (mirror, read) =>
      pollFeed(mirror, { read, fetch, reader: sharedReader, now: () => harness.now, everyMs: () => 600_000, chance: () => 0 }),
    kept: async () =>
      (await readdir(directory))
        .filter((name) => name.endsWith('.article.html'))
        .map((name) => name.replace('.article.html', ''))
        .sort(),
    read: (name) => readFile(join(directory, `${name}.article.html`), 'utf8'),
    async [Symbol.asyncDispose]() {
      await fetch.close();
      await server[Symbol.asyncDispose]();
      await rm(base, { recursive: true, force: true });
    },
  };
  return harness;
}
