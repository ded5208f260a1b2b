import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { NewsdeskError, messageOf } from '../../runtime/errors.ts';
import { bundlePage, fingerprintSources, type PageFile } from './bundle.ts';

export type Encoding = 'br' | 'gzip' | 'identity';

/** A file as it is served: immutable, because its name carries its hash. */
export interface Asset {
  readonly name: string;
  readonly type: string;
  readonly etag: string;
  readonly bodies: Readonly<Record<Encoding, Uint8Array>>;
}

export interface AssetSource {
  /** The page's files, built or read when they are first asked for. @throws NewsdeskError `page.notBuilt`, or what the build says. */
  load(): Promise<readonly Asset[]>;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Files to build from, and where a build lies; a checkout has the first, a package the second. */
export interface AssetPlaces {
  readonly sourceDir: string;
  readonly builtDir: string;
}

/** This module is `src/page/server/assets.ts`, or that below `dist`. */
export function findPlaces(): AssetPlaces {
  const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
  const isBuilt = import.meta.url.endsWith('.js');
  return { sourceDir: here('../browser'), builtDir: here(isBuilt ? '../../../page' : '../../../dist/page') };
}

/** Builds from the sources where they and esbuild are, and again when one has changed; else takes what the package brought. */
export function createAssetSource({ sourceDir, builtDir }: AssetPlaces): AssetSource {
  let loaded: { readonly fingerprint: string | undefined; readonly assets: Promise<readonly Asset[]> } | undefined;
  return {
    load() {
      const fingerprint = existsSync(`${sourceDir}/main.tsx`) ? fingerprintSources(sourceDir) : undefined;
      if (loaded === undefined || loaded.fingerprint !== fingerprint) {
        const assets = read(fingerprint === undefined ? undefined : sourceDir, builtDir);
        loaded = { fingerprint, assets };
        // A build that failed is tried again at the next request.
        assets.catch(() => {
          loaded = undefined;
        });
      }
      return loaded.assets;
    },
  };
}

async function read(sourceDir: string | undefined, builtDir: string): Promise<readonly Asset[]> {
  const files = (sourceDir === undefined ? undefined : await bundleWhereItCan(sourceDir)) ?? (await readBuilt(builtDir));
  return Promise.all(files.map(toAsset));
}

/** Undefined if esbuild is not installed. */
async function bundleWhereItCan(sourceDir: string): Promise<readonly PageFile[] | undefined> {
  try {
    return await bundlePage(sourceDir, { minify: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw new NewsdeskError(`The page cannot be built. ${messageOf(error)}`, {
      code: 'page.notBuilt',
      fix: 'Correct it, and load the page again.',
      cause: error,
    });
  }
}

async function readBuilt(builtDir: string): Promise<readonly PageFile[]> {
  const names = await readdir(builtDir).catch(() => []);
  if (!names.some((name) => name.endsWith('.js'))) {
    throw new NewsdeskError('The page is not built, and esbuild, which builds it, is not installed.', {
      code: 'page.notBuilt',
      fix: 'Run npm ci and npm run build, or install the npm package, which brings it built.',
    });
  }
  return Promise.all(names.map(async (name) => ({ name, body: await readFile(`${builtDir}/${name}`) })));
}

const compressors = { br: promisify(brotliCompress), gzip: promisify(gzip) };

async function toAsset({ name, body }: PageFile): Promise<Asset> {
  const [br, zipped] = await Promise.all([
    compressors.br(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    compressors.gzip(body, { level: 9 }),
  ]);
  return {
    name,
    type: types[name.slice(name.lastIndexOf('.'))] ?? 'application/octet-stream',
    etag: `"${name}"`,
    bodies: { br, gzip: zipped, identity: body },
  };
}

/** The best encoding that the client takes. */
export function chooseEncoding(header: string | undefined): Encoding {
  const accepted = (header ?? '')
    .split(',')
    .map((entry) => entry.trim().split(';'))
    .filter(([, quality]) => quality === undefined || !/q=0(?:\.0*)?$/.test(quality.trim()))
    .map(([name]) => name);
  if (accepted.includes('br')) return 'br';
  return accepted.includes('gzip') ? 'gzip' : 'identity';
}
