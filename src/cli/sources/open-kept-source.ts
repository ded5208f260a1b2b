import { existsSync } from 'node:fs';
import { isRemote, type PushEntry, type RemoteEntry } from '../../config/newsdesk-file.ts';
import type { ContentSource } from '../../ports/content-source.ts';
import { systemClock } from '../../runtime/clock.ts';
import { NewsdeskError } from '../../runtime/errors.ts';
import { createDirectorySource } from '../../sources/directory.ts';
import { orderFeeds } from '../../sources/feeds/order-feeds.ts';
import { contentDirOf } from '../content-dir.ts';
import { joinSources } from './join-sources.ts';
import { configuredFeedsDirectory, pushesDirectoryOf, readSourceList } from './read-source-list.ts';

/**
 * Everything that articles come from, as it lies on this machine: a directory that is named, else the sources of `newsdesk.yaml`, else
 * `CONTENT_DIR`. Feeds and pushes are read as `serve` kept them last.
 *
 * @throws {NewsdeskError} `feeds.unread` if there is not a directory, and nothing was kept yet; `config.sources` if the list is wrong.
 */
export function openKeptSource(named: string | undefined): ContentSource {
  const open = (dir: string): ContentSource => createDirectorySource(dir, { clock: systemClock });
  const list = named === undefined ? readSourceList() : undefined;
  if (list === undefined) return open(contentDirOf(named));
  const directories = list.sources
    .filter(({ kind }) => kind === 'directory')
    .map((entry) => open(entry.kind === 'directory' ? entry.path : ''));
  const openKept = (root: string, entries: readonly (RemoteEntry | PushEntry)[]): ContentSource | undefined =>
    entries.length > 0 && existsSync(root) ? inOrder(open(root), entries) : undefined;
  const root = configuredFeedsDirectory();
  const feeds = openKept(root, list.sources.filter(isRemote));
  const pushes = openKept(
    pushesDirectoryOf(root),
    list.sources.filter((entry) => entry.kind === 'push'),
  );
  if (directories.length === 0 && feeds === undefined && pushes === undefined) {
    throw new NewsdeskError('The sources of newsdesk.yaml were not read yet', {
      code: 'feeds.unread',
      fix: 'Start newsdesk serve, which reads feeds and takes pushes in, or name a directory.',
    });
  }
  return joinSources({ directories, pushes, feeds });
}

function inOrder(source: ContentSource, entries: readonly (RemoteEntry | PushEntry)[]): ContentSource {
  return { ...source, load: async () => orderFeeds(await source.load(), entries) };
}
