#!/usr/bin/env bash
# gray-matter 4.0.3 (npm): front matter that cannot be read is an error once; read again, the same file has none.
#
# Behavior: without options the package keeps each text that it is given, and puts it there before it reads the front matter. For front matter
# with a fault of YAML, `title: Tide: a draft` for example, the first call throws. Every later call with the same text returns without an error:
# `data` is empty, and `content` is the whole file with its front matter in it. With an options object, `{}` is enough, each call throws.
# The wrong guess: that a function of a text either throws for that text or does not, so that a program may try again, or ask in two places.
# Who meets it: static sites and bots that read a file twice: a first pass that collects problems and a second one that builds, or a watcher that
# tries again. What the front matter held back, `draft: true` for example, is published, with its front matter as text.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts gray-matter@4.0.3 >/dev/null

cat > look.mjs <<'JS'
import matter from 'gray-matter';

const file = '---\ntitle: Tide: a draft\ndraft: true\n---\nHigh water at noon.\n';
const read = (...options) => {
  try {
    const { data, content } = matter(file, ...options);
    return `${JSON.stringify(data)}, ${content === file ? 'the whole file as text' : JSON.stringify(content)}`;
  } catch (error) {
    return error.name;
  }
};
const seen = [read(), read(), read({}), read({})];
['first', 'second', 'first, with {}', 'second, with {}'].forEach((name, index) => console.log(`${name}: ${seen[index]}`));
const isOnce = seen.join('|') === 'YAMLException|{}, the whole file as text|YAMLException|YAMLException';
console.log(isOnce ? 'The fault is told once.' : 'The behavior changed.');
process.exit(isOnce ? 0 : 1);
JS
node look.mjs
