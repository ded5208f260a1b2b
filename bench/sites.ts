import { parseArgs } from 'node:util';
import { compareSite } from './sites/compare-site.ts';
import { readBuiltSite } from './sites/read-built.ts';
import { systemClock } from '../src/runtime/clock.ts';
import { createDirectorySource } from '../src/sources/directory.ts';

/**
 * Compares every address and every heading's id with those of the site that its own generator built of the same folder.
 *
 *     node bench/sites.ts [--show N] DIR BUILT_DIR
 *
 * The site's address is that of its config file, or of `publication.yaml` in DIR.
 */
const { values, positionals } = parseArgs({ options: { show: { type: 'string', default: '5' } }, allowPositionals: true });
const [dir, builtDir] = positionals;
if (dir === undefined || builtDir === undefined)
  throw new Error('Two directories are needed: the one of articles, and the one of the built site');
const source = createDirectorySource(dir, { clock: systemClock });
try {
  const edition = await source.load();
  const { baseUrl } = edition.publication;
  if (baseUrl === undefined) throw new Error('The site has no address: write `baseUrl:` into publication.yaml');
  const pages = await readBuiltSite(builtDir);
  const basePath = new URL(baseUrl).pathname.replace(/\/+$/u, '');
  const { found, missing, byEnd, anchors, otherAnchors, withoutId, unread } = compareSite(edition.articles, pages, basePath);
  const { site } = source.describeSite();
  console.log(`${dir}: ${site?.generator}, ${edition.articles.length} articles, ${pages.size} pages`);
  console.log(`  addresses: ${found} of ${edition.articles.length} equal, ${byEnd.length} but for their end, ${missing.length} not there`);
  console.log(`  anchors: ${anchors} of ${anchors + otherAnchors.length} equal, ${withoutId} headings have no id`);
  console.log(`  pages without an article: ${unread.length}`);
  for (const lines of [missing, byEnd, otherAnchors, unread])
    for (const line of lines.slice(0, Number(values.show))) console.log(`    ${line}`);
} finally {
  await source.close();
}
