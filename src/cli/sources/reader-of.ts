import type { RemoteFields } from '../../config/newsdesk-schema.ts';
import { createGhostReader } from '../../sources/feeds/ghost/read-ghost.ts';
import { createPagesReader } from '../../sources/feeds/pages/read-pages.ts';
import { createExportReader } from '../../sources/feeds/read-export.ts';
import { readFeedAddress, readFeedWithPages } from '../../sources/feeds/read-feed-address.ts';
import type { RemoteReader } from '../../sources/feeds/remote.ts';
import { readWordPress } from '../../sources/feeds/wordpress/read-wordpress.ts';

/** The way in which a source of `newsdesk.yaml` is read. */
export function readerOf(entry: RemoteFields & { readonly url: string }): RemoteReader {
  switch (entry.kind) {
    case 'feed':
      return entry.fullText === true ? readFeedWithPages : readFeedAddress;
    case 'wordpress':
      return /^https?:/iu.test(entry.url) ? readWordPress : createExportReader('wordpressExport', entry.site);
    case 'ghost':
      return 'key' in entry ? createGhostReader(entry.key) : createExportReader('ghostExport', entry.site);
    case 'pages':
      return createPagesReader(entry);
  }
}
