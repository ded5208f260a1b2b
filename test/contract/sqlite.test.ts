import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Storage } from '../../src/ports/storage.ts';
import { openSqlite } from '../../src/storage/open-sqlite.ts';
import { describeDoubt } from './doubt-contract.ts';
import { describeHistory } from './history-contract.ts';
import { describeShards } from './shards-contract.ts';
import { describeStorage } from './storage-contract.ts';
import { describeTerms } from './terms-contract.ts';

const directories: string[] = [];

afterAll(async () => {
  for (const directory of directories) await rm(directory, { recursive: true, force: true });
});

const open = async (): Promise<Storage> => {
  const directory = await mkdtemp(join(tmpdir(), 'newsdesk-sqlite-'));
  directories.push(directory);
  return openSqlite(join(directory, 'newsdesk.db'), { exclusive: true });
};

// The other contracts hold of the same statements in memory: a file adds its thread, which these use in every way.
describeStorage('SQLite', open);
describeDoubt('SQLite', open);
describeHistory('SQLite', open);
describeTerms('SQLite', open);
describeShards('SQLite', open);
