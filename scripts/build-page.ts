import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundlePage } from '../src/page/server/bundle.ts';

/** Writes the browser's side of the page to `dist/page`, from where an installed package serves it. */
const root = join(import.meta.dirname, '..');
const into = join(root, 'dist', 'page');
const files = await bundlePage(join(root, 'src', 'page', 'browser'), { minify: true });
rmSync(into, { recursive: true, force: true });
mkdirSync(into, { recursive: true });
for (const { name, body } of files) writeFileSync(join(into, name), body);
