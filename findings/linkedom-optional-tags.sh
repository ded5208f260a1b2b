#!/usr/bin/env bash
# Packages: linkedom 0.18.15, @mozilla/readability 0.6.0
#
# Behavior: linkedom does not add the tags that HTML lets authors leave out. For a valid page without `<html>`, `<head>` and `<body>` its
# `document.documentElement` is the first element, `<title>` for example, and `document.body` is an empty element beside the text. So
# Readability finds no article in the page, and returns null without an error; with the tags written out it finds the whole text.
#
# The wrong guess: a DOM for servers that is named beside jsdom builds the tree that a browser builds, or at least has the text in `body`.
# `querySelector('h1')` finds the heading, so the document looks whole.
#
# Who meets it: everybody who reads pages of strangers with Readability on linkedom, which is the usual light pair. Sites that minify their
# HTML drop these tags (it is an option of the common minifiers), and simple generators never write them. Written anew by a parser of the
# standard first, such a page is read.
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts linkedom@0.18.15 @mozilla/readability@0.6.0 parse5@8.1.1

cat > look.mjs <<'JS'
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { parse, serialize } from 'parse5';

const text = `<p>${'A gate opened today, and the water ran out. '.repeat(20)}</p>`;
const short = `<!doctype html><title>The gate</title><h1>The gate</h1>${text}${text}`;
const look = (html) => {
  const { document } = parseHTML(html);
  return { root: document.documentElement.tagName, heading: document.querySelector('h1')?.textContent, length: new Readability(document).parse()?.length ?? null };
};
const asWritten = look(short);
const asParsed = look(serialize(parse(short)));
console.log('as it is written:              ', JSON.stringify(asWritten));
console.log('as a browser understands it:   ', JSON.stringify(asParsed));
process.exit(asWritten.root === 'TITLE' && asWritten.length === null && asParsed.root === 'HTML' && asParsed.length > 1_000 ? 0 : 1);
JS
timeout 30 node look.mjs
