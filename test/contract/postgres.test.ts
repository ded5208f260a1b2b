import { afterAll, beforeAll, it } from 'vitest';
import type { Storage } from '../../src/ports/storage.ts';
import { openPostgres } from '../../src/storage/open-postgres.ts';
import { postgresIsMissing } from '../storage/postgres-programs.ts';
import { startPostgres, type TestPostgres } from '../storage/start-postgres.ts';
import { describeDoubt } from './doubt-contract.ts';
import { describeStorage } from './storage-contract.ts';

const missing = postgresIsMissing();

if (missing === undefined) describeOnServer();
else it.skip(`storage on PostgreSQL is left out. ${missing}`, () => {});

function describeOnServer(): void {
  let server: TestPostgres;
  let databases = 0;

  beforeAll(async () => {
    server = await startPostgres();
  });

  afterAll(async () => {
    await server.stop();
  });

  const open = async (): Promise<Storage> => {
    databases += 1;
    return openPostgres(await server.createDatabase(`contract_${databases}`));
  };

  describeStorage('PostgreSQL', open);
  describeDoubt('PostgreSQL', open);
}
