import { readFileSync } from 'node:fs';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** Parses files with `mdast-util-from-markdown` and GitHub's syntax alone, one after the other: what reading costs at least with that parser. Its input is a list of paths as JSON. */
const paths = JSON.parse(readFileSync(0, 'utf8')) as readonly string[];
const started = performance.now();
for (const path of paths) fromMarkdown(readFileSync(path, 'utf8'), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
const { user, system } = process.cpuUsage();
process.stdout.write(JSON.stringify({ ms: performance.now() - started, cpuMs: (user + system) / 1_000 }));
