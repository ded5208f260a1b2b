#!/usr/bin/env bash
# fuse.js 7.5.0: with ignoreDiacritics the ranges of a match are those of another text.
#
# Behaviour: with `ignoreDiacritics: true` and `includeMatches: true` a match is found in a copy of the text without accents, and its `indices` are
# positions in that copy. A letter that the copy spells with two (the German sharp s), or a letter that is written as a base and a combining accent,
# moves every range behind it: `text.slice(start, end + 1)` is cut one letter too late, or too early.
# The wrong guess: that `indices` are positions in the text that was given, as they are without the option, and can be used to highlight.
# Who meets it: a search that highlights what was found in German, or in texts whose accents come decomposed (names of files on macOS, some editors).
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts fuse.js@7.5.0

cat >look.mjs <<'JS'
import Fuse from 'fuse.js';

const found = (text, ignoreDiacritics) => {
  const fuse = new Fuse([text], { includeMatches: true, ignoreLocation: true, threshold: 0.2, ignoreDiacritics });
  const [[start, end]] = fuse.search('lantern')[0].matches[0].indices;
  return text.slice(start, end + 1);
};
const texts = ['The street lantern', 'The café lantern', 'Die Straße lantern', 'The cafe\u0301 lantern'];
for (const text of texts) console.log(`${text}: "${found(text, true)}" with the option, "${found(text, false)}" without`);
const [plain, accent, sharp, combining] = texts.map((text) => found(text, true));
const areMoved = plain === 'lantern' && accent === 'lantern' && sharp !== 'lantern' && combining !== 'lantern';
const areRight = texts.every((text) => found(text, false) === 'lantern');
console.log(areMoved && areRight ? 'Ranges behind the two letters are moved.' : 'Ranges are those of the text.');
process.exit(areMoved && areRight ? 0 : 1);
JS
node look.mjs
