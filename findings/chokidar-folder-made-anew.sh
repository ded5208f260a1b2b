#!/usr/bin/env bash
# chokidar 6.0.0 (npm), on Linux: a folder that is made anew is watched no more if a folder of its own name is in it.
#
# Behavior: `pages` below the watched folder is removed with all that is in it and written anew right after that, as programs do that build their
# output from nothing. The watcher tells of what was removed and of the new files. From then on it is deaf in `pages` itself if there is a folder
# `pages/pages` among them: a file that is added, edited or replaced by a rename gives no event for as long as the watcher runs. What lies in
# `pages/pages` and beside `pages` is told. With another name for the inner folder, everything is told. There is no error.
# The wrong guess: that names of folders do not matter to a watcher; or that a folder whose new files were just told is watched.
# Who meets it: servers that reload content, configuration or certificates from a folder that a build or a deployment writes anew: the build itself
# is seen, and edits after it are not live until the program is started again, unless it looks at the folder from time to time.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts chokidar@6.0.0 >/dev/null

cat > look.mjs <<'JS'
import { mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { watch } from 'chokidar';

const names = [];
for (const inner of ['inner', 'pages']) {
  const site = join(realpathSync('.'), `site-${inner}`);
  const put = (path, text) => {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), text);
  };
  for (const path of ['built/pages/c.md', 'built/pages/more/d.md', 'other/p.md']) put(path, 'One.');
  let events = [];
  const watcher = watch(site, { ignoreInitial: true }).on('all', (event, path) => events.push(`${event} ${path.slice(site.length + 1)}`));
  await new Promise((resolve) => watcher.on('ready', resolve));
  const after = async (act) => {
    events = [];
    act();
    await pause(2_000);
    return events.toSorted().join(', ') || 'no event';
  };
  const seen = {
    'made anew': await after(() => {
      rmSync(join(site, 'built/pages'), { recursive: true });
      for (const name of ['a.md', 'b.md', `${inner}/index.md`]) put(`built/pages/${name}`, 'Two.');
    }),
    'added there': await after(() => put('built/pages/new.md', 'Three.')),
    'edited there': await after(() => put('built/pages/a.md', 'Three.')),
    'edited in the inner folder': await after(() => put(`built/pages/${inner}/index.md`, 'Three.')),
    'edited elsewhere': await after(() => put('other/p.md', 'Three.')),
  };
  await watcher.close();
  console.log(`With a folder pages/${inner}:`);
  for (const [name, what] of Object.entries(seen)) console.log(`  ${name}: ${what}`);
  names.push(Object.values(seen).slice(1).join('|'));
}
const expected = [
  'add built/pages/new.md|change built/pages/a.md|change built/pages/inner/index.md|change other/p.md',
  'no event|no event|change built/pages/pages/index.md|change other/p.md',
];
const isDeaf = names.join('\n') === expected.join('\n');
console.log(isDeaf ? 'A folder of the same name makes the watcher deaf.' : 'The behavior changed.');
process.exit(isDeaf ? 0 : 1);
JS
node look.mjs
