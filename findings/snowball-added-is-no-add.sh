#!/usr/bin/env bash
# snowball-stemmers 0.6.0 (npm): added and adding have another stem than add.
#
# Behaviour: the English stemmer of the package takes the second of two equal consonants away also where the verb itself ends in two: added and
# adding become "ad", erred becomes "er", egging becomes "eg". The words add, adds, err and egg keep both. PostgreSQL's Snowball gives "add" to all.
# The wrong guess: that a Snowball stemmer gives all inflections of a regular verb one stem, and that two Snowball stemmers of English agree.
# Who meets it: a search over changelogs and manuals, where "how to add a user" does not find "Added users", and "ads" does; a text index that is
# built with this package and asked through another Snowball.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts snowball-stemmers@0.6.0

cat >look.js <<'JS'
const stemmer = require('snowball-stemmers').newStemmer('english');
const forms = { add: ['add', 'adds', 'added', 'adding'], err: ['err', 'errs', 'erred'], egg: ['egg', 'eggs', 'egging'], plan: ['plan', 'plans', 'planned', 'planning'] };
for (const [verb, words] of Object.entries(forms)) console.log(`${verb}: ${words.map((word) => `${word} -> ${stemmer.stem(word)}`).join(', ')}`);
const stemsOf = (verb) => new Set(forms[verb].map((word) => stemmer.stem(word))).size;
const isSplit = stemsOf('add') === 2 && stemsOf('err') === 2 && stemsOf('egg') === 2 && stemsOf('plan') === 1;
console.log(isSplit ? 'Verbs that end in two equal consonants have two stems.' : 'All forms of a verb have one stem.');
process.exit(isSplit ? 0 : 1);
JS
node look.js
