import { open, rm, stat } from 'node:fs/promises';

/** Enough for thousands of settlements: what was sent can be recorded although the disk is full. */
const RESERVE_BYTES = 1_048_576;

/** A file that is deleted the moment the disk is full, so that there is room for what must be written. */
export function reservePath(databasePath: string): string {
  return `${databasePath}.reserve`;
}

/** Puts the reserve file back, if there is room for it. */
export async function refillReserve(path: string): Promise<void> {
  if ((await stat(path).catch(() => undefined))?.size === RESERVE_BYTES) return;
  try {
    await writeReserve(path);
  } catch {
    // No room for it: then there is none to reserve. A disk that fails says so when something is kept on it.
    await rm(path, { force: true }).catch(() => undefined);
  }
}

async function writeReserve(path: string): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    // Written, not only sized: a sparse file reserves nothing.
    await file.writeFile(Buffer.alloc(RESERVE_BYTES, '.'));
    await file.sync();
  } finally {
    await file.close();
  }
}
