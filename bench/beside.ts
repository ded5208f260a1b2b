import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { serveBuilt } from './beside/serve-built.ts';
import type { Article } from '../src/content/article.ts';
import { systemClock } from '../src/runtime/clock.ts';
import { createDirectorySource } from '../src/sources/directory.ts';
import { addressKey } from '../src/sources/feeds/canonical-address.ts';
import { createFeedReader } from '../src/sources/feeds/feed-reader.ts';
import { openMirror } from '../src/sources/feeds/mirror.ts';
import { createPagesReader } from '../src/sources/feeds/pages/read-pages.ts';
import { pollFeed } from '../src/sources/feeds/poll-feed.ts';
import { readFeedAddress } from '../src/sources/feeds/read-feed-address.ts';
import { createGuardedFetch } from '../src/sources/network/guarded-fetch.ts';

/**
 * Reads a site's own feed, and its built pages, beside the folder that it was built of: the same articles under the same addresses, with
 * the same words.
 *
 *     node bench/beside.ts [--show N] [--pages N] DIR BUILT_DIR FEED_PATH
 */
const { values, positionals } = parseArgs({
  options: { show: { type: 'string', default: '5' }, pages: { type: 'string', default: '100' } },
  allowPositionals: true,
});
const [dir, builtDir, feedPath] = positionals;
if (dir === undefined || builtDir === undefined)
  throw new Error('Two directories are needed: the one of articles, and the one of the built site');

const source = createDirectorySource(dir, { clock: systemClock });
const folder = await source.load();
await source.close();
const basePath = new URL(folder.publication.baseUrl ?? 'http://x/').pathname.replace(/\/+$/u, '');
await using site = await serveBuilt(builtDir, basePath);
if (feedPath !== undefined) {
  const read = await readRemote(`${site.origin}${basePath}/${feedPath}`, readFeedAddress);
  compare(`feed ${feedPath}`, read, new Map(folder.articles.map((article) => [keyOf(article.url ?? article.slug), article])), keyOf);
}
/** Sites that are built for local use name no host in their feeds. */
function keyOf(url: string): string {
  return addressKey(url.startsWith(site.origin) ? new URL(new URL(url).pathname, folder.publication.baseUrl ?? url).href : url);
}

const chosen = folder.articles.filter(({ url }) => url !== undefined).slice(0, Number(values.pages));
if (chosen.length > 0) {
  const pathOf = (url: string): string => new URL(url).pathname;
  const urls = chosen.map(({ url = '' }) => `${site.origin}${pathOf(url)}`);
  const read = await readRemote(urls[0] ?? '', createPagesReader({ pages: urls }));
  compare('pages', read, new Map(chosen.map((article) => [pathOf(article.url ?? ''), article])), pathOf);
}

async function readRemote(url: string, read: Parameters<typeof pollFeed>[1]['read'] & {}): Promise<readonly Article[]> {
  const root = await mkdtemp(join(tmpdir(), 'newsdesk-beside-'));
  const reader = createFeedReader({ clock: systemClock });
  const fetch = createGuardedFetch({ userAgent: 'Newsdesk/bench', allowedHosts: [site.host] });
  try {
    const mirror = await openMirror(root, url);
    const start = performance.now();
    let outcome = await pollFeed(mirror, { read, fetch, reader, now: () => Date.now(), everyMs: () => 600_000, chance: () => 0 });
    while (outcome.kind !== 'failed' && (mirror.state().nextFetchAt ?? 0) - Date.now() < 60_000)
      outcome = await pollFeed(mirror, { read, fetch, reader, now: () => Date.now(), everyMs: () => 600_000, chance: () => 0 });
    if (outcome.kind === 'failed') console.log(`  ${outcome.error.message}`);
    const kept = createDirectorySource(root, { clock: systemClock });
    const edition = await kept.load();
    await kept.close();
    console.log(`  read in ${((performance.now() - start) / 1_000).toFixed(1)} s`);
    return edition.articles;
  } finally {
    reader.close();
    await fetch.close();
    await rm(root, { recursive: true, force: true });
  }
}

function compare(what: string, read: readonly Article[], known: ReadonlyMap<string, Article>, keyFor: (url: string) => string): void {
  const shown: string[] = [];
  let same = 0;
  let titles = 0;
  let found = 0;
  for (const article of read) {
    const other = article.url === undefined ? undefined : known.get(keyFor(article.url));
    if (other === undefined) {
      shown.push(`not in the folder: ${article.url ?? article.title}`);
      continue;
    }
    found += 1;
    if (other.title === article.title) titles += 1;
    else shown.push(`title: ${JSON.stringify(other.title)} in the folder, ${JSON.stringify(article.title)} there`);
    const [ours, theirs] = [wordsOf(other), wordsOf(article)];
    const share = shareOf(ours, theirs);
    if (share >= 0.95) same += 1;
    else
      shown.push(
        `words: ${(share * 100).toFixed(0)} % alike in ${article.url} (${ours.length} words in the folder, ${theirs.length} there)`,
      );
  }
  console.log(
    `${dir}: ${what}: ${read.length} articles, ${found} of the folder's ${known.size}, ${titles} with its title, ${same} with its words (95 % alike)`,
  );
  for (const line of shown.slice(0, Number(values.show))) console.log(`    ${line}`);
}

function wordsOf({ sections }: Article): readonly string[] {
  return sections.flatMap(({ heading, body }) => `${heading} ${body.text}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** Words that both have, each as often as it is in both, of all. */
function shareOf(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1);
  let both = 0;
  for (const word of b) {
    const left = counts.get(word) ?? 0;
    if (left > 0) both += 1;
    counts.set(word, left - 1);
  }
  return (2 * both) / Math.max(1, a.length + b.length);
}
