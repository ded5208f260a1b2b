#!/usr/bin/env bash
# @astrojs/rss 4.0.19 (npm): the slash that it adds to a link stands behind the anchor or the query.
#
# Behavior: `rss()` ends links with a slash, which is its default. If a link of the site itself has an anchor or a query, the slash is added to that
# and not to the path: `/tide#evening` becomes `https://example.com/tide#evening/`, and `/tide?lang=de` becomes `https://example.com/tide?lang=de/`.
# The link and the guid of the item have it alike. Links to other sites stay as they are, and so do all with `trailingSlash: false`.
# The wrong guess: that a library which knows addresses changes their path, as the framework beside it does when it makes the page's own address.
# Who meets it: a changelog or a digest whose items lead to the sections of one page: every link opens the page at its top. And a reader of such
# feeds, who takes the anchor of a link for the id of a section.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @astrojs/rss@4.0.19 >/dev/null

cat > look.mjs <<'JS'
import rss from '@astrojs/rss';

const links = ['/tide', '/tide#evening', '/tide?lang=de', 'https://other.example/tide#evening'];
const expected = [
  'https://example.com/tide/',
  'https://example.com/tide#evening/',
  'https://example.com/tide?lang=de/',
  'https://other.example/tide#evening',
];
const items = links.map((link) => ({ title: 'Tide', link, pubDate: new Date('2026-03-01T10:00:00Z') }));
const linksOf = async (options) => {
  const response = await rss({ title: 'Tides', description: 'Tides', site: 'https://example.com/', items, ...options });
  // The first link is that of the channel.
  return [...(await response.text()).matchAll(/<link>(.*?)<\/link>/g)].slice(1).map(([, link]) => link);
};
const given = await linksOf({});
const bare = await linksOf({ trailingSlash: false });
links.forEach((link, index) => console.log(`${link}: ${given[index]}, without the slash ${bare[index]}`));
const isSame = given.every((link, index) => link === expected[index]) && bare.every((link) => !link.endsWith('/'));
console.log(isSame ? 'The slash stands behind the anchor and the query.' : 'The behavior changed.');
process.exit(isSame ? 0 : 1);
JS
node look.mjs
