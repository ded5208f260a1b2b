import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseEncoding, createAssetSource } from '../../src/page/server/assets.ts';
import { openTrial } from './open-trial.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'newsdesk-assets-'));
  await mkdir(join(root, 'browser'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const places = () => ({ sourceDir: join(root, 'browser'), builtDir: join(root, 'built') });
const write = (name: string, text: string): Promise<void> => writeFile(join(root, 'browser', name), text);

describe('the files of the page', () => {
  it('are built from the sources, named by their hash, and compressed beforehand', async () => {
    await write('main.tsx', "import './look.css';\ndocument.body.textContent = 'Hello';\n");
    await write('look.css', 'body { color: teal }\n');

    const assets = await createAssetSource(places()).load();

    expect(assets.map(({ name, type }) => [name.replace(/-[\da-f]{12}\./, '-HASH.'), type])).toEqual([
      ['main-HASH.js', 'text/javascript; charset=utf-8'],
      ['main-HASH.css', 'text/css; charset=utf-8'],
    ]);
    for (const { bodies } of assets) {
      expect(brotliDecompressSync(bodies.br)).toEqual(Buffer.from(bodies.identity));
      expect(gunzipSync(bodies.gzip)).toEqual(Buffer.from(bodies.identity));
    }
  });

  it('are built once, and again when a source changed', async () => {
    await write('main.tsx', "document.title = 'one';\n");
    const source = createAssetSource(places());
    const [first, same] = [await source.load(), await source.load()];
    await write('main.tsx', "document.title = 'two';\n");
    await utimes(join(root, 'browser', 'main.tsx'), 1, 1);

    const next = await source.load();

    expect(same).toBe(first);
    expect(next[0]?.name).not.toBe(first[0]?.name);
    expect(String(Buffer.from(next[0]?.bodies.identity ?? []))).toContain('two');
  });

  it('say where a source is wrong, and are built once it is right', async () => {
    await write('main.tsx', 'const = 1;\n');
    const source = createAssetSource(places());
    const failed = source.load();
    await expect(failed).rejects.toThrow(/main\.tsx:1:6/);
    await write('main.tsx', 'document.title = "right";\n');

    const assets = await source.load();

    expect(assets).toHaveLength(1);
  });

  it('are read where they are built already and there is no source', async () => {
    await mkdir(join(root, 'built'));
    await writeFile(join(root, 'built', 'main-0123456789ab.js'), 'document.title = "built";\n');

    const assets = await createAssetSource(places()).load();

    expect(assets.map(({ name }) => name)).toEqual(['main-0123456789ab.js']);
  });

  it('say what to do where there are none', async () => {
    await expect(createAssetSource(places()).load()).rejects.toMatchObject({
      code: 'page.notBuilt',
      fix: expect.stringContaining('npm run build'),
    });
  });
});

it.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip;q=1.0', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br; q=0.0', 'identity'],
  ['', 'identity'],
  [undefined, 'identity'],
])('of what a client accepts, %s, the best is %s', (header, encoding) => {
  expect(chooseEncoding(header)).toBe(encoding);
});

it('over HTTP, files are immutable, compressed for clients that take it, and not sent twice', async () => {
  const trial = await openTrial({ dir: 'content' });
  try {
    const document = await (await fetch(trial.link)).text();
    const script = /src="(assets\/[^"]+\.js)"/.exec(document)?.[1] ?? '';
    const url = new URL(script, trial.link);

    const compressed = await fetch(url, { headers: { 'Accept-Encoding': 'br' } });
    const plain = await fetch(url, { headers: { 'Accept-Encoding': 'identity' } });
    const again = await fetch(url, { headers: { 'If-None-Match': compressed.headers.get('etag') ?? '' } });
    const missing = await fetch(new URL('assets/main-000000000000.js', trial.link));

    expect(compressed.headers.get('content-encoding')).toBe('br');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await compressed.text()).toBe(await plain.text());
    expect(compressed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect([again.status, missing.status]).toEqual([304, 404]);
  } finally {
    await trial.close();
  }
});
