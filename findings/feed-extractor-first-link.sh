#!/usr/bin/env bash
# @extractus/feed-extractor 8.0.3 (npm): the address of an Atom entry is its first link, whatever the link is for.
#
# Behavior: an entry may have several links, and `rel` says what each is for; the entry's own page is `alternate`, and that is meant if `rel` is
# missing. The package takes the first one of the list. Of an entry that lists its comments (`replies`) and itself (`self`) before its page, as
# Blogger writes all of them, `link` is the feed of the comments.
# The wrong guess: that a library which gives RSS, Atom and JSON Feed one shape has chosen the link by its meaning; with most feeds the page is
# listed first, so that tests pass.
# Who meets it: bots and readers that follow blogs at Blogger or feeds of the same kind: each post opens a feed of comments in XML, and posts
# whose identity is their address are mixed up when the order changes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @extractus/feed-extractor@8.0.3 >/dev/null

cat > look.mjs <<'JS'
import { extractFromXml } from '@extractus/feed-extractor';

const page = '<link rel="alternate" type="text/html" href="https://example.com/tide"/>';
const others =
  '<link rel="replies" type="application/atom+xml" href="https://example.com/feeds/1/comments"/><link rel="self" href="https://example.com/feeds/1"/>';
const linkOf = (links) => {
  const entry = `<entry><title>Tide</title><id>urn:tide</id><updated>2026-03-01T10:00:00Z</updated><summary>High water.</summary>${links}</entry>`;
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Tides</title><id>urn:tides</id><updated>2026-03-01T10:00:00Z</updated>${entry}</feed>`;
  return extractFromXml(feed).entries[0].link;
};
const [first, last] = [linkOf(page + others), linkOf(others + page)];
console.log(`the page first: ${first}`);
console.log(`the page last:  ${last}`);
const isFirst = first === 'https://example.com/tide' && last === 'https://example.com/feeds/1/comments';
console.log(isFirst ? 'The first link is taken.' : 'The behavior changed.');
process.exit(isFirst ? 0 : 1);
JS
node look.mjs
