import { writeFile } from 'node:fs/promises';
import { createMigrations } from '../../src/storage/migrations.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { NOON } from '../announce/fixtures.ts';
import { fillEveryTable } from './released-schemas.ts';

/** Records what the schema of today holds, before a migration is added to it: `node test/fault/record-schema.ts`. */
const name = Object.keys(createMigrations('sqlite')).sort().at(-1) ?? '';
await using storage = await openMemory();
await fillEveryTable(storage);
const lines: string[] = [];
for await (const line of storage.archive.dump(NOON)) lines.push(line);
await writeFile(new URL(`../fixtures/schemas/${name}.jsonl`, import.meta.url), `${lines.join('\n')}\n`);
console.log(`${lines.length - 2} rows of ${name} are recorded.`);
