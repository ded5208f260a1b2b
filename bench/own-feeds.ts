import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { serveBuilt } from './beside/serve-built.ts';
import { type OwnSite, SITES } from './own-feeds/sites.ts';
import { systemClock } from '../src/runtime/clock.ts';
import { combineSources } from '../src/sources/combine-sources.ts';
import { createDirectorySource } from '../src/sources/directory.ts';
import { createFeedsSource } from '../src/sources/feeds/feeds-source.ts';
import { createGuardedFetch } from '../src/sources/network/guarded-fetch.ts';

/**
 * Builds a small publication with the real generators that this machine has, and reads its folder beside the feed that the generator wrote:
 * an article in both has to be one article, so that it is announced once.
 *
 *     node bench/own-feeds.ts [--eleventy DIR]
 *
 * `--eleventy` names a directory in which `npm install @11ty/eleventy @11ty/eleventy-plugin-rss` was run.
 */
const { values } = parseArgs({ options: { eleventy: { type: 'string' } } });

for (const site of SITES) {
  const directory = await mkdtemp(join(tmpdir(), `newsdesk-${site.name}-`));
  try {
    console.log(`${site.name}: ${await tryOne(site, directory)}`);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function tryOne(site: OwnSite, directory: string): Promise<string> {
  if (site.name === 'eleventy') {
    if (values.eleventy === undefined) return 'left out';
    await cp(join(values.eleventy, 'node_modules'), join(directory, 'node_modules'), { recursive: true, verbatimSymlinks: true });
  }
  for (const [path, text] of Object.entries(site.files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
  const [program, ...args] = site.command;
  try {
    execFileSync(program, args, { cwd: directory, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    return `not built: ${String(error).split('\n')[0]}`;
  }
  await rm(join(directory, 'node_modules'), { recursive: true, force: true });
  return compare(site, directory);
}

/** The numbers of articles in the folder, in the feed, and in both together. */
async function compare({ built, feed }: OwnSite, directory: string): Promise<string> {
  await using host = await serveBuilt(join(directory, built), '');
  const folder = createDirectorySource(directory, { clock: systemClock });
  const root = join(directory, '.newsdesk', 'feeds');
  const feeds = createFeedsSource({
    feeds: [{ name: 'own', url: `${host.origin}/${feed}` }],
    root,
    clock: systemClock,
    fetch: createGuardedFetch({ userAgent: 'Newsdesk/bench', allowedHosts: [host.host] }),
    chance: () => 0,
    firstRoundMs: 60_000,
    onOutcome: (_, outcome) => outcome.kind === 'failed' && console.log(`  ${outcome.error.message}`),
  });
  const [ofFolder, ofFeed] = [await folder.load(), await feeds.load()];
  const both = combineSources([
    { prefix: '', source: folder },
    { prefix: 'feeds/', source: feeds },
  ]);
  const together = await both.load();
  await both.close();
  const urls = (articles: typeof together.articles): string => articles.map(({ url }) => url).join(' ');
  const isOne = together.articles.length === ofFolder.articles.length;
  return `${ofFolder.articles.length} articles in the folder, ${ofFeed.articles.length} in the feed, ${together.articles.length} together${
    isOne ? '' : `\n  folder: ${urls(ofFolder.articles)}\n  feed: ${urls(ofFeed.articles)}`
  }`;
}
