#!/usr/bin/env bash
# feed 5.2.1 (npm): an ampersand in the name of a category, or in the address of an image, makes a feed that is no XML.
#
# Behavior: the package escapes texts, but not attributes. The category `R&D` becomes `<category label="R&D"/>` in Atom (in RSS it stands in a
# text, and is right), and the address `https://example.com/tide.png?w=800&h=400` becomes an enclosure with a bare `&` in both formats. Links
# and titles of the same item are escaped. An XML parser refuses the whole feed, not only the item.
# The wrong guess: that a library for feeds writes well-formed XML whatever words and addresses it is given, since it does for titles.
# Who meets it: a site whose posts have a category such as "R&D" or "Q&A", or pictures from an image service with two parameters: one such post,
# and readers that parse feeds as XML show nothing new any more. And everybody who reads feeds of others: such a feed has to be read leniently.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts feed@5.2.1 saxes@6.0.0 >/dev/null

cat > look.mjs <<'JS'
import { Feed } from 'feed';
import { SaxesParser } from 'saxes';

const items = {
  'a plain category': { category: [{ name: 'Harbor' }] },
  'a category with an ampersand': { category: [{ name: 'R&D' }] },
  'a picture with two parameters': { image: 'https://example.com/tide.png?w=800&h=400' },
  'a title with an ampersand': { title: 'Tides & locks' },
};

function faultOf(xml) {
  const parser = new SaxesParser();
  let fault;
  parser.on('error', (error) => (fault ??= error.message));
  parser.write(xml).close();
  return fault;
}

let seen = '';
for (const [name, extra] of Object.entries(items)) {
  for (const format of ['rss2', 'atom1']) {
    const feed = new Feed({ title: 'Tides', id: 'https://example.com/', link: 'https://example.com/', copyright: '' });
    const link = 'https://example.com/tide';
    feed.addItem({ title: 'Tide', id: link, link, date: new Date('2026-03-01T10:00:00Z'), ...extra });
    const fault = faultOf(feed[format]());
    console.log(`${name}, ${format}: ${fault ?? 'well-formed'}`);
    seen += fault === undefined ? '.' : 'x';
  }
}
// Rows in the order above, RSS before Atom.
if (seen !== '...xxx..') {
  console.error(`The behavior changed: ${seen}`);
  process.exit(1);
}
JS
node look.mjs
