#!/usr/bin/env bash
# Package: node 24.21.0 (V8 13.6)
#
# Behavior: `(?i:...)`, the modifier that makes a part of a pattern ignore case, ignores nothing any more once the whole pattern has more
# than 20,000 characters: `^(?i:ten|two|nine|...)$` matches "Nine" with 1,000 words in the list, and does not with 3,000. There is no error.
# The same list with the flag `i` goes on matching.
#
# The wrong guess: a modifier is either supported or a syntax error, and the length of a list of words changes the speed of a pattern, not
# its meaning. Tests with a short list pass.
#
# Who meets it: everybody who makes one pattern of a list: names of a glossary, stop words, blocked words, commands. The list grows, and one
# day "Nine" is not found while "nine" is. The flag `i`, or two spellings of the first letter, have no such limit.
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund node@24.21.0

cat > look.mjs <<'JS'
const wordsOf = (count) => ['ten', 'two', 'nine', ...Array.from({ length: count }, (_, index) => `word${index.toString(36)}x`)].join('|');
const look = (count) => {
  const withModifier = new RegExp(`^(?i:${wordsOf(count)})$`, 'u');
  const withFlag = new RegExp(`^(?:${wordsOf(count)})$`, 'iu');
  return { characters: withModifier.source.length, modifier: withModifier.test('Nine'), lowerCase: withModifier.test('nine'), flag: withFlag.test('Nine') };
};
const short = look(1_000);
const long = look(3_000);
console.log(process.version, 'V8', process.versions.v8);
console.log('short:', JSON.stringify(short));
console.log('long: ', JSON.stringify(long));
process.exit(short.modifier && short.flag && !long.modifier && long.lowerCase && long.flag ? 0 : 1);
JS
timeout 30 ./node_modules/.bin/node look.mjs
