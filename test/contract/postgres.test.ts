import pg from 'pg';
import { afterAll, beforeAll, it } from 'vitest';
import type { Storage } from '../../src/ports/storage.ts';
import { tableNames } from '../../src/storage/schema.ts';
import { openPostgres } from '../../src/storage/open-postgres.ts';
import { postgresIsMissing } from '../storage/postgres-programs.ts';
import { startPostgres, type TestPostgres } from '../storage/start-postgres.ts';
import { describeDoubt } from './doubt-contract.ts';
import { describeHistory } from './history-contract.ts';
import { describeInstallations } from './installations-contract.ts';
import { describePlaces } from './places-contract.ts';
import { describeRemovals } from './removals-contract.ts';
import { describeRevising } from './revising-contract.ts';
import { describeSettling } from './settling-contract.ts';
import { describeShards } from './shards-contract.ts';
import { describeStorage } from './storage-contract.ts';
import { describeTerms } from './terms-contract.ts';

const missing = postgresIsMissing();

if (missing === undefined) describeOnServer();
else it.skip(`storage on PostgreSQL is left out. ${missing}`, () => {});

function describeOnServer(): void {
  let server: TestPostgres;
  let url: string;
  let operator: pg.Client;

  beforeAll(async () => {
    server = await startPostgres();
    url = await server.createDatabase('contract');
    operator = new pg.Client(url);
    await operator.connect();
  });

  afterAll(async () => {
    await operator.end();
    await server.stop();
  });

  /** Empty tables are as empty as a database of its own, and are there in a fraction of the time. */
  const open = async (): Promise<Storage> => {
    const storage = await openPostgres(url);
    await operator.query(`truncate ${tableNames.join(', ')} restart identity`);
    return storage;
  };

  describeStorage('PostgreSQL', open);
  describeDoubt('PostgreSQL', open);
  describeSettling('PostgreSQL', open);
  describeRevising('PostgreSQL', open);
  describeInstallations('PostgreSQL', open);
  describeRemovals('PostgreSQL', open);
  describePlaces('PostgreSQL', open);
  describeHistory('PostgreSQL', open);
  describeTerms('PostgreSQL', open);
  describeShards('PostgreSQL', open);
}
