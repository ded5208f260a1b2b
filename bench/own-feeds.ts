import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
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
 *     node bench/own-feeds.ts [--packages DIR] [NAME ...]
 *
 * Generators of npm are installed with pinned versions, in a temporary directory unless `--packages` names one that is to stay.
 */
/** Generators that would count their users. */
const QUIET = { ASTRO_TELEMETRY_DISABLED: '1', DOCUSAURUS_NO_UPDATE_CHECK: '1', CI: '1' };
const { values, positionals } = parseArgs({ options: { packages: { type: 'string' } }, allowPositionals: true });

for (const site of SITES.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
  const directory = await mkdtemp(join(tmpdir(), `newsdesk-${site.name}-`));
  try {
    console.log(`${site.name}: ${await tryOne(site, directory)}`);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function tryOne(site: OwnSite, directory: string): Promise<string> {
  for (const [path, text] of Object.entries(site.files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
  const [program, ...args] = site.command;
  try {
    install(site, directory);
    execFileSync(program, args, { cwd: directory, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...QUIET } });
  } catch (error) {
    return `not built: ${String(error).split('\n')[0]}`;
  }
  await rm(join(directory, 'node_modules'), { recursive: true, force: true });
  return compare(site, directory);
}

/** Puts the packages of a generator beside its site. */
function install({ name, packages = [] }: OwnSite, directory: string): void {
  if (packages.length === 0) return;
  const kept = values.packages === undefined ? directory : join(values.packages, name);
  if (!existsSync(join(kept, 'node_modules'))) {
    mkdirSync(kept, { recursive: true });
    execFileSync('npm', ['install', '--no-save', '--ignore-scripts', '--silent', '--prefix', kept, ...packages], { stdio: 'ignore' });
  }
  if (kept !== directory) symlinkSync(join(kept, 'node_modules'), join(directory, 'node_modules'));
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
