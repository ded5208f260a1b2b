import type { Storage } from '../ports/storage.ts';
import { NewsdeskError } from '../runtime/errors.ts';

/**
 * `postgres://...` or `postgresql://...` opens a server, `:memory:` forgets, everything else is a file's path.
 * Drivers are loaded when needed: a check of the content opens none.
 *
 * @param exclusive Whether this process sends announcements; on SQLite there can be one.
 * @param mustExist Whether a file that is not there is refused instead of made.
 */
export async function openStorage(location: string, exclusive: boolean, { mustExist = false } = {}): Promise<Storage> {
  if (/^postgres(ql)?:\/\//u.test(location)) {
    const { openPostgres } = await import('./open-postgres.ts');
    return openPostgres(location);
  }
  if (/^[a-z][a-z+]+:\/\//u.test(location) && !location.startsWith('file://')) {
    throw new NewsdeskError(
      `DATABASE_URL names a kind of database that Newsdesk does not know: ${location.slice(0, location.indexOf(':'))}.`,
      {
        code: 'storage.unknownKind',
        fix: 'Write postgres://user:password@host/database, or the path of a file for SQLite.',
      },
    );
  }
  const { openMemory, openSqlite } = await import('./open-sqlite.ts');
  return location === ':memory:' ? openMemory() : openSqlite(location.replace(/^file:\/\//u, ''), { exclusive, mustExist });
}
