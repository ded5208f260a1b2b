import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { REACHED, RECORD } from './reached.ts';

// A setup file of vitest: it runs before a test file, in the same process.
const reached = new Set<string>();
Object.assign(globalThis, { [REACHED]: reached });
afterAll(() => writeFileSync(join(import.meta.dirname, '../..', RECORD), JSON.stringify([...reached])));
