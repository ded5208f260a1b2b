import { existsSync } from 'node:fs';
import type { RemoteEntry } from '../../config/newsdesk-file.ts';
import type { ContentSource } from '../../ports/content-source.ts';
import { systemClock } from '../../runtime/clock.ts';
import { NewsdeskError } from '../../runtime/errors.ts';
import { createDirectorySource } from '../../sources/directory.ts';
import { orderFeeds } from '../../sources/feeds/order-feeds.ts';
import { contentDirOf } from '../content-dir.ts';
import { joinSources } from './join-sources.ts';
import { configuredFeedsDirectory, readSourceList } from './read-source-list.ts';

/**
 * Everything that articles come from, as it lies on this machine: a directory that is named, else the sources of `newsdesk.yaml`, else
 * `CONTENT_DIR`. Feeds are read as `serve` kept them last, and not asked.
 *
 * @throws {NewsdeskError} `feeds.unread` if there are only feeds, and none was read yet; `config.sources` if the list is wrong.
 */
export function openKeptSource(named: string | undefined): ContentSource {
  const open = (dir: string): ContentSource => createDirectorySource(dir, { clock: systemClock });
  const list = named === undefined ? readSourceList() : undefined;
  if (list === undefined) return open(contentDirOf(named));
  const directories = list.sources
    .filter(({ kind }) => kind === 'directory')
    .map((entry) => open(entry.kind === 'directory' ? entry.path : ''));
  const feeds = list.sources.some(({ kind }) => kind !== 'directory') ? configuredFeedsDirectory() : undefined;
  const isRead = feeds !== undefined && existsSync(feeds);
  if (directories.length === 0 && !isRead) {
    throw new NewsdeskError('The sources of newsdesk.yaml were not read yet', {
      code: 'feeds.unread',
      fix: 'Start newsdesk serve, which reads them, or name a directory.',
    });
  }
  const entries = list.sources.filter((entry) => entry.kind !== 'directory');
  return joinSources(directories, isRead ? openKeptFeeds(open(feeds), entries) : undefined);
}

function openKeptFeeds(source: ContentSource, entries: readonly RemoteEntry[]): ContentSource {
  return { ...source, load: async () => orderFeeds(await source.load(), entries) };
}
