#!/usr/bin/env bash
# rss-parser 3.13.0 (npm): the words of Atom's XHTML content come in another order.
#
# Behavior: content of `type="xhtml"` is turned into objects and back into text. All words of an element are put together before its inner
# elements: `The lock <em>closed</em> at noon.` becomes `The lock  at noon.<em>closed</em>`, in `content` and in `contentSnippet`. There is no
# error, and the words are all there. The same text as `type="html"` stays as it was written.
# The wrong guess: that the three types of content which Atom has are three spellings of one text, and a parser gives the same for each; or at
# least that what it cannot read is missing rather than moved.
# Who meets it: bots that post the text of feeds in chat, for which this is the usual parser, with feeds of publishers that write XHTML (it is
# what the standard's own example shows). A sentence with a link or an emphasis says something else, and nobody notices until a reader does.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts rss-parser@3.13.0 >/dev/null

cat > look.mjs <<'JS'
import Parser from 'rss-parser';

const entry = (content) => `<entry><title>Lock</title><id>urn:lock</id><link href="https://example.com/lock"/><updated>2026-03-01T10:00:00Z</updated>${content}</entry>`;
const feed = (content) => `<feed xmlns="http://www.w3.org/2005/Atom"><title>Tides</title><id>urn:tides</id><updated>2026-03-01T10:00:00Z</updated>${entry(content)}</feed>`;
const sentence = '<p>The lock <em>closed</em> at noon.</p>';
const snippetOf = async (content) => (await new Parser().parseString(feed(content))).items[0].contentSnippet.replace(/\s+/g, ' ');

const xhtml = await snippetOf(`<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${sentence}</div></content>`);
const html = await snippetOf(`<content type="html">${sentence.replaceAll('<', '&lt;')}</content>`);
console.log(`as html:  ${html}`);
console.log(`as xhtml: ${xhtml}`);
const isMoved = html === 'The lock closed at noon.' && /^The lock at noon\. ?closed$/.test(xhtml);
console.log(isMoved ? 'The emphasized word stands at the end.' : 'The behavior changed.');
process.exit(isMoved ? 0 : 1);
JS
node look.mjs
