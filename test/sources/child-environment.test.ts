import { enableCompileCache, getCompileCacheDir } from 'node:module';
import { afterEach, expect, it, vi } from 'vitest';
import { childEnvironment } from '../../src/sources/child-environment.ts';

afterEach(() => vi.unstubAllEnvs());

it('gives a process that reads texts of strangers no token and no option, but the zone and the modules that were compiled before', () => {
  vi.stubEnv('DISCORD_TOKEN', 'secret');
  vi.stubEnv('NODE_OPTIONS', '--no-warnings');
  vi.stubEnv('TZ', 'Asia/Tokyo');
  enableCompileCache();

  expect(childEnvironment()).toEqual({ TZ: 'Asia/Tokyo', NODE_COMPILE_CACHE: getCompileCacheDir() });
});
