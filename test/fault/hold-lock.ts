import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** The write lock of a SQLite file, held by a process of its own as a backup program or a database browser holds it. */
export interface HeldLock {
  release(): Promise<void>;
}

const holder = `
  const { DatabaseSync } = require('node:sqlite');
  const database = new DatabaseSync(process.argv[1], { timeout: 10_000 });
  database.exec('begin exclusive');
  process.stdout.write('held');
  process.stdin.resume().once('end', () => { database.exec('rollback'); database.close(); });`;

export async function holdLock(path: string): Promise<HeldLock> {
  const child = spawn(process.execPath, ['-e', holder, path], { stdio: ['pipe', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), closed.then(() => Promise.reject(new Error('The lock was not taken.')))]);
  return {
    async release() {
      child.stdin.end();
      await closed;
    },
  };
}
