#!/usr/bin/env bash
# @tryfabric/mack 1.2.1 (npm): Markdown turned into blocks for Slack keeps the first paragraph of a list item and drops the rest of it.
#
# Behavior: lists in an item, code in an item and a second paragraph of an item are left out, without an error or a sign that something is missing.
# `2. Open the lock` with two steps below it becomes "2. Open the lock". A hard break (two spaces at the end of a line) joins the words of both
# lines: `Gate` and `Lock` become "GateLock". The same list outside of an item, and a second paragraph outside of a list, are kept.
# The wrong guess: that a converter whose list of supported Markdown names lists and code, and which falls back to plain text for tables, keeps
# every word of a text and at most loses its look.
# Who meets it: teams that post release notes, changelogs or answers to Slack: instructions arrive with their steps and commands missing, and
# read as if they were complete.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @tryfabric/mack@1.2.1 >/dev/null

cat > look.mjs <<'JS'
import { markdownToBlocks } from '@tryfabric/mack';

const textOf = async (markdown) => (await markdownToBlocks(markdown)).map((block) => block.text?.text ?? '').join(' / ');
const texts = {
  'a list in an item': '1. Close the gate\n2. Open the lock\n   - slowly\n   - at noon\n',
  'code in an item': '- Close the gate\n\n  ```\n  gate --close\n  ```\n',
  'a second paragraph of an item': '- Close the gate\n\n  Then wait for noon.\n',
  'a hard break': 'Gate  \nLock\n',
  'a list outside': 'Open the lock\n\n- slowly\n- at noon\n',
};
const given = {};
for (const [name, markdown] of Object.entries(texts)) {
  given[name] = await textOf(markdown);
  console.log(`${name}: ${JSON.stringify(given[name])}`);
}
const isLost =
  given['a list in an item'] === '1. Close the gate\n2. Open the lock' &&
  given['code in an item'] === '• Close the gate' &&
  given['a second paragraph of an item'] === '• Close the gate' &&
  given['a hard break'] === 'GateLock' &&
  given['a list outside'].includes('at noon');
console.log(isLost ? 'What stands below the first paragraph of an item is lost.' : 'The behavior changed.');
process.exit(isLost ? 0 : 1);
JS
node look.mjs
