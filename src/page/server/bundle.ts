import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the built page. */
export interface PageFile {
  readonly name: string;
  readonly body: Uint8Array;
}

/** Builds the browser's side from its sources, in memory. @throws what esbuild says is wrong, with file and line. */
export async function bundlePage(sourceDir: string, { minify }: { readonly minify: boolean }): Promise<readonly PageFile[]> {
  // Read only here: a development dependency, which an installed package does not have.
  const { build, stop } = await import('esbuild');
  try {
    const { outputFiles } = await build({
      entryPoints: [join(sourceDir, 'main.tsx')],
      bundle: true,
      write: false,
      outdir: '/',
      entryNames: 'main',
      format: 'esm',
      target: 'es2022',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      minify,
      // The options above are all there is: no tsconfig decides what a browser gets.
      tsconfigRaw: {},
      legalComments: 'none',
      charset: 'utf8',
      loader: { '.svg': 'dataurl' },
      logLevel: 'silent',
    });
    return outputFiles.map(({ path, contents }) => ({ name: hashedName(path, contents), body: contents }));
  } finally {
    await stop();
  }
}

/** Changes whenever a source of the page does; undefined if there are none. */
export function fingerprintSources(sourceDir: string): string | undefined {
  try {
    return readdirSync(sourceDir, { recursive: true, encoding: 'utf8' })
      .sort()
      .map((name) => {
        const { mtimeMs, size } = statSync(join(sourceDir, name));
        return `${name} ${mtimeMs} ${size}`;
      })
      .join('\n');
  } catch {
    return undefined;
  }
}

function hashedName(path: string, contents: Uint8Array): string {
  const extension = path.slice(path.lastIndexOf('.'));
  return `main-${createHash('sha256').update(contents).digest('hex').slice(0, 12)}${extension}`;
}
