#!/usr/bin/env bash
# html-to-text 10.0.1 (npm): a term and its explanation become one word, and the numbers of a list are counted anew.
#
# Behavior: `<dl>`, `<dt>` and `<dd>` are read as text within a line: `<dt>Tide</dt><dd>The rise of water.</dd>` becomes "TideThe rise of water.",
# and the next term follows without a space. Paragraphs, lists, headings and quotes each get lines of their own. `<li value="7">` is numbered by
# its place, not by its value, though `start` of the list is honored.
# The wrong guess: that a converter which puts block elements on lines of their own does so for all that HTML shows as blocks, and so never
# joins two words that a browser shows on two lines.
# Who meets it: plain-text mails, search indexes and previews made from glossaries and reference pages: terms are not found, since "TideThe" is
# one word, and "see step 7" leads to another step. A formatter for the three elements has to be given.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts html-to-text@10.0.1 >/dev/null

cat > look.mjs <<'JS'
import { convert } from 'html-to-text';

const definitions = convert('<dl><dt>Tide</dt><dd>The rise of water.</dd><dt>Ebb</dt><dd>Its fall.</dd></dl>');
const list = convert('<ol start="3"><li>Close the gate</li><li value="7">Open the lock</li></ol>').trim().split(/\n\s*/);
const blocks = convert('<p>Tide</p><blockquote>The rise of water.</blockquote>');
console.log(`definitions: ${JSON.stringify(definitions)}`);
console.log(`list:        ${JSON.stringify(list)}`);
console.log(`blocks:      ${JSON.stringify(blocks)}`);
const isJoined =
  definitions === 'TideThe rise of water.EbbIts fall.' &&
  list.join('|') === '3. Close the gate|4. Open the lock' &&
  /Tide\n+> The rise/.test(blocks);
console.log(isJoined ? 'Terms run into their explanations.' : 'The behavior changed.');
process.exit(isJoined ? 0 : 1);
JS
node look.mjs
