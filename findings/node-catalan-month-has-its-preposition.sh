#!/usr/bin/env bash
# Package: node 24.21.0 (its ICU)
#
# Behavior: beside a day, `formatToParts` gives the month of a Catalan date with its preposition inside of the part: `de gener`, `d’abril`, with a
# typographic apostrophe. In Spanish and Portuguese the preposition is a part of its own, of the type `literal`, and the month is `enero`.
# Without a day, the month is `gener` in Catalan, too.
#
# The wrong guess: a part of the type `month` is the month, in every language, and what stands around it is `literal`.
#
# Who meets it: everybody who makes a table of the names of months from `Intl`, to read dates or to mark up one of their parts. With the day, to get
# the form that languages such as Russian and Polish write in dates, the table has no `gener`, and no Catalan date is read.
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund node@24.21.0

cat > look.mjs <<'JS'
const monthOf = (language, month, options) =>
  new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC', ...options })
    .formatToParts(Date.UTC(2026, month - 1, 1))
    .find(({ type }) => type === 'month').value;
const beside = (language) => [1, 4].map((month) => monthOf(language, month, { day: 'numeric' }));
const alone = [1, 4].map((month) => monthOf('ca', month, {}));
console.log(process.version, 'ICU', process.versions.icu);
console.log('ca, beside a day:', JSON.stringify(beside('ca')));
console.log('ca, alone:       ', JSON.stringify(alone));
console.log('es, beside a day:', JSON.stringify(beside('es')));
const isAsTold = beside('ca').join() === 'de gener,d’abril' && alone.join() === 'gener,abril' && beside('es').join() === 'enero,abril';
process.exit(isAsTold ? 0 : 1);
JS
timeout 30 ./node_modules/.bin/node look.mjs
