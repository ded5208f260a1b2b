#!/usr/bin/env bash
# vuepress 2.0.0-rc.31 (npm): `_tide.md` is published as `/tide.html`, and of it and `tide.md` one is lost, in a build that succeeds.
#
# Behavior: each part of a page's address loses the underscores at its beginning, and signs such as `&`, `+`, `#` and `,` become one underscore. So a
# file whose name begins with an underscore is a page like any other, with the address of the file without it. If both are there, both are counted as
# rendered and one is written over the other; so are `q&a.md` and `q+a.md`. No warning is printed, and the exit code is 0.
# The wrong guess: that an underscore keeps a file out of the site, as in Jekyll, Hugo, Docusaurus, Astro and Quarto, or that two files are two pages.
# Who meets it: people who bring a folder from such a generator, whose drafts and parts are called `_name.md`: they are public, or stand in place of the page.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm pkg set type=module >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps vuepress@2.0.0-rc.31 @vuepress/bundler-vite@2.0.0-rc.31 vue@3.5.22 >/dev/null

mkdir -p docs/.vuepress
cat > docs/.vuepress/config.js <<'JS'
import { viteBundler } from '@vuepress/bundler-vite';
import { getDirname, path } from 'vuepress/utils';

export default { bundler: viteBundler(), theme: { name: 'plain', clientConfigFile: path.resolve(getDirname(import.meta.url), 'client.js') } };
JS
cat > docs/.vuepress/client.js <<'JS'
import { h } from 'vue';
import { Content } from 'vuepress/client';

export default { layouts: { Layout: () => h(Content), NotFound: () => h('p', 'none') } };
JS
echo '# Home' > docs/README.md
echo 'The tide, ready.' > docs/tide.md
echo 'The tide, a draft.' > docs/_tide.md
echo 'A part of the mill.' > docs/_mill.md
echo 'Questions with an ampersand.' > 'docs/q&a.md'
echo 'Questions with a plus.' > docs/q+a.md
npx --no vuepress build docs > build.log 2>&1
# Without colors.
rendered=$(sed 's/\x1b\[[0-9;]*m//g' build.log | grep -o 'Rendering [0-9]* pages' | head -1)
warnings=$(grep -ci 'warn\|conflict\|duplicate' build.log || true)
written=$(cd docs/.vuepress/dist && find . -name '*.html' | sort | tr '\n' ' ')
echo "VuePress says: $rendered (one is the page for addresses that are not there), $warnings warnings"
echo "Files of pages: $written"
echo "/tide.html says: $(grep -o 'The tide, [a-z ]*\.' docs/.vuepress/dist/tide.html | head -1)"
if [ "$rendered" = 'Rendering 7 pages' ] && [ "$warnings" = 0 ] && [ "$written" = './404.html ./index.html ./mill.html ./q_a.html ./tide.html ' ]; then
  echo 'Six files are four pages, and a name with an underscore is public.'
else
  echo 'The behavior changed.'
  exit 1
fi
