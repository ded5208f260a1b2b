import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { serveBuilt } from './beside/serve-built.ts';
import { PACKAGE_SITES } from './own-feeds/package-sites.ts';
import { type OwnSite, SITES } from './own-feeds/sites.ts';
import { vary } from './own-feeds/vary.ts';
import { findDifferences } from './own-feeds/compare.ts';
import { visibleEdition } from '../src/content/visible-edition.ts';
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
/** Generators that would count their users, and a cache beside the packages, in which Docusaurus finds the pages of another site. */
const QUIET = { ASTRO_TELEMETRY_DISABLED: '1', DOCUSAURUS_NO_PERSISTENT_CACHE: 'true', DOCUSAURUS_NO_UPDATE_CHECK: '1', CI: '1' };
const PLAIN = [...SITES, ...PACKAGE_SITES];
const { values, positionals } = parseArgs({ options: { packages: { type: 'string' } }, allowPositionals: true });

for (const site of [...PLAIN, ...PLAIN.map(vary)].filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
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
    return `not built: ${reasonOf(error)}`;
  }
  await rm(join(directory, 'node_modules'), { recursive: true, force: true });
  return compare(site, directory);
}

/** The first line in which a generator says its trouble; the command that failed if it says nothing. */
function reasonOf(error: unknown): string {
  const lines = String(error).split('\n');
  return lines.slice(1).find((line) => /error/iu.test(line)) ?? lines[0] ?? '';
}

/** Puts the packages of a generator beside its site. */
function install({ name, installedAs = name, packages = [] }: OwnSite, directory: string): void {
  if (packages.length === 0) return;
  const kept = values.packages === undefined ? directory : join(values.packages, installedAs);
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
  const shown = (edition: typeof together): typeof together.articles => visibleEdition(edition, Date.now()).edition.articles;
  const [folderShown, feedShown, bothShown] = [shown(ofFolder), shown(ofFeed), shown(together)];
  const held = bothShown.filter(({ title }) => title.startsWith('Held'));
  const differences = findDifferences(folderShown, feedShown);
  return [
    `${folderShown.length} articles in the folder, ${feedShown.length} in the feed, ${bothShown.length} together, ${held.length} shown that are held`,
    ...differences.map((line) => `  ${line}`),
  ].join('\n');
}
