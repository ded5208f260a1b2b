#!/usr/bin/env bash
# chokidar 6.0.0 (npm), on Linux: a watched folder behind a link is not followed when the link is swapped.
#
# Behavior: `watch('/site/current')`, where `current` is a link to a release, tells of changes in that release. If the link is replaced by one to
# the next release, as deployments do, there is no event, and nothing that is saved below `/site/current` is told from then on. A change in the
# release of before is still told, and with a path below `/site/current`, where no such change is. There is no error, and no `unlinkDir`.
# The wrong guess: that a path which is watched stands for whatever is at that path, as it does for a program that reads it; or that the swap is
# told, since it is a change in the folder around it.
# Who meets it: servers that watch content or configuration which is deployed by swapping a link: the first edits are live at once, and after the
# next deployment the program serves the release of before until it is started again.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts chokidar@6.0.0 >/dev/null

cat > look.mjs <<'JS'
import { mkdirSync, realpathSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { watch } from 'chokidar';

const site = realpathSync('.');
const current = join(site, 'current');
for (const release of ['first', 'second']) {
  mkdirSync(release);
  writeFileSync(join(release, 'tide.md'), release);
}
symlinkSync(join(site, 'first'), current);

let events = [];
const watcher = watch(current, { ignoreInitial: true }).on('all', (event, path) => events.push(`${event} ${path.slice(site.length + 1)}`));
await new Promise((resolve) => watcher.on('ready', resolve));
const after = async (act) => {
  events = [];
  act();
  await pause(2_000);
  return events.join(', ') || 'no event';
};
const seen = {
  'saved in the first release': await after(() => writeFileSync(join(current, 'tide.md'), 'one')),
  'link swapped': await after(() => {
    symlinkSync(join(site, 'second'), 'next');
    renameSync('next', current);
  }),
  'saved in the second release': await after(() => writeFileSync(join(current, 'tide.md'), 'two')),
  'saved in the first release again': await after(() => writeFileSync('first/tide.md', 'three')),
};
await watcher.close();
for (const [name, what] of Object.entries(seen)) console.log(`${name}: ${what}`);
const expected = 'change current/tide.md|no event|no event|change current/tide.md';
const isDeaf = Object.values(seen).join('|') === expected;
console.log(isDeaf ? 'The watcher stays with the release of before.' : 'The behavior changed.');
process.exit(isDeaf ? 0 : 1);
JS
node look.mjs
