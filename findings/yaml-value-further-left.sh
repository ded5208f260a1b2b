#!/usr/bin/env bash
# yaml 2.9.1 (npm) beside js-yaml 4.3.2 and gray-matter 4.0.3: front matter that the generators read is an error, and half of a value.
#
# Behavior: a value in quotation marks or brackets may go on in the next line. js-yaml, gray-matter (which reads with js-yaml 3) and libyaml take such
# a line at the left margin, and give the whole value. yaml wants it further right than its key, as the specification says, with version 1.1 of YAML
# too: `parse` throws, and `parseDocument` holds errors beside a value that was cut off, and a key made of the rest: the text of a description, or `b] slug`.
# Only the closing bracket alone may stand at the margin.
# The wrong guess: that a quotation mark or a bracket that is open holds until it is closed, wherever the lines begin, or that npm's parsers agree about it.
# Who meets it: programs that read with yaml the articles of a site made with Eleventy, Docusaurus, Jekyll or Hugo: the site builds, the article is missing.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts yaml@2.9.1 js-yaml@4.3.2 gray-matter@4.0.3 >/dev/null

cat > look.mjs <<'JS'
import matter from 'gray-matter';
import { load } from 'js-yaml';
import { parse, parseDocument } from 'yaml';

const texts = {
  'a quoted text': 'description: "The wheel\nturns at noon."\nslug: wheel\n',
  'a list in brackets': 'tags: [wheel,\nmill]\nslug: wheel\n',
  'a map in braces': 'image: {\nalt: A wheel\n}\nslug: wheel\n',
  'a bracket at the margin': 'tags: [\n  wheel\n]\nslug: wheel\n',
};
const attempt = (read) => {
  try {
    return JSON.stringify(read());
  } catch (error) {
    return error.name;
  }
};
const kinds = [];
for (const [name, text] of Object.entries(texts)) {
  const [theirs, front, strict, older] = [
    () => load(text),
    () => matter(`---\n${text}---\n`, {}).data,
    () => parse(text),
    () => parse(text, { version: '1.1' }),
  ].map(attempt);
  const document = parseDocument(text);
  console.log(`${name}\n  js-yaml:             ${theirs}\n  gray-matter:         ${front}\n  yaml, parse:         ${strict}`);
  console.log(`  yaml, parseDocument: ${JSON.stringify(document.toJS())}, errors: ${document.errors.map(({ code }) => code).join(', ') || 'none'}`);
  kinds.push(theirs !== front || theirs.endsWith('Exception') ? 'other' : strict === theirs ? 'same' : strict === 'YAMLParseError' && older === strict ? 'refused' : 'other');
}
const isSo = kinds.join() === 'refused,refused,refused,same';
console.log(isSo ? 'Three texts of four are read by two packages and refused by the third.' : 'The behavior changed.');
process.exit(isSo ? 0 : 1);
JS
node look.mjs
