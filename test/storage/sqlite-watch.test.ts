import { describe, expect, it } from 'vitest';
import { NewsdeskError } from '../../src/runtime/errors.ts';
import { describeFailure, type FailureKind, kindOfFailure, ReplacedFile, SqliteFailure } from '../../src/storage/sqlite-failure.ts';
import { createSqliteWatch } from '../../src/storage/sqlite-watch.ts';

const damaged = new SqliteFailure({ message: 'database disk image is malformed', errcode: 11 });
const full = new SqliteFailure({ message: 'database or disk is full', errcode: 13 });
const broken = new SqliteFailure({ message: 'out of memory', errcode: 7 });

function codeOf(error: unknown): string | undefined {
  return error instanceof NewsdeskError ? error.code : undefined;
}

describe('a failure of SQLite', () => {
  // https://www.sqlite.org/rescode.html; the low byte of an extended code is the primary one.
  it.each<readonly [string, number | undefined, FailureKind]>([
    ['SQLITE_BUSY', 5, 'busy'],
    ['SQLITE_BUSY_SNAPSHOT', 517, 'busy'],
    ['SQLITE_LOCKED', 6, 'busy'],
    ['SQLITE_FULL', 13, 'full'],
    ['SQLITE_IOERR_WRITE', 778, 'full'],
    ['SQLITE_CORRUPT', 11, 'damaged'],
    ['SQLITE_NOTADB', 26, 'damaged'],
    ['SQLITE_CONSTRAINT_UNIQUE', 2067, 'refused'],
    ['SQLITE_NOMEM', 7, 'other'],
    ['an error without a code', undefined, 'other'],
  ])('%s (%s) is %s, and is so still in another thread', (_name, errcode, kind) => {
    const thrown = errcode === undefined ? new Error('No') : Object.assign(new Error('No'), { errcode });

    expect(kindOfFailure(thrown)).toBe(kind);
    expect(kindOfFailure(new SqliteFailure(describeFailure(thrown)))).toBe(kind);
    expect(describeFailure(thrown).message).toBe('No');
  });

  it('is known for a file that was replaced, in words and as a kind', () => {
    const failure = describeFailure(new ReplacedFile());

    expect(failure.message).toContain('replaced or removed');
    expect(kindOfFailure(new SqliteFailure(failure))).toBe('replaced');
  });
});

describe('the watch over a database', () => {
  it('has no trouble at the start', () => {
    expect(createSqliteWatch('news.db', () => {}).trouble).toBeUndefined();
  });

  it.each([
    ['a full disk', full, 'The disk is full'],
    ['an unknown fault', broken, 'out of memory'],
    ['a file that was replaced', new SqliteFailure({ message: 'No', replaced: true }), 'was replaced or removed'],
  ])('reports %s until something was written; reading proves nothing', (_name, error, text) => {
    const watch = createSqliteWatch('news.db', () => {});

    watch.failed(error);
    const told = watch.trouble;
    watch.succeeded('read', undefined);
    const afterReading = watch.trouble;
    watch.succeeded('write', 1);

    expect(told).toEqual({ text: expect.stringContaining(text) as string, isLasting: false });
    expect(afterReading).toEqual(told);
    expect(watch.trouble).toBeUndefined();
    expect(() => watch.admit('write')).not.toThrow();
  });

  it('knows for how long the file is locked until something was written, whoever waits for it', () => {
    const watch = createSqliteWatch('news.db', () => {});
    const known: (number | undefined)[] = [];
    const note = (): number => known.push(watch.lockedForMs);

    watch.waits(900, broken);
    note();
    watch.waits(4_200, broken);
    watch.waits(10, broken);
    watch.waits(1_100, broken);
    watch.succeeded('read', undefined);
    note();
    watch.succeeded('write', 1);
    note();
    watch.waits(1_100, broken);
    watch.failed(full);
    note();

    expect(known).toEqual([undefined, 4_200, undefined, undefined]);
  });

  it('says of a row that the database does not want nothing but that', () => {
    const watch = createSqliteWatch('news.db', () => {});
    const refused = new SqliteFailure({ message: 'UNIQUE constraint failed', errcode: 2067 });

    expect(watch.failed(refused)).toBe(refused);
    expect(watch.trouble).toBeUndefined();
  });

  it('gives the error of a replaced file its meaning, and leaves that of a full disk', () => {
    const watch = createSqliteWatch('news.db', () => {});

    expect(codeOf(watch.failed(new SqliteFailure({ message: 'No', replaced: true })))).toBe('storage.replaced');
    expect(watch.failed(full)).toBe(full);
    expect(watch.failed(broken)).toBe(broken);
  });

  it('hears of room once after the disk was full', () => {
    let rooms = 0;
    const watch = createSqliteWatch('news.db', () => (rooms += 1));

    watch.succeeded('write', 1);
    watch.failed(full);
    watch.succeeded('read', undefined);
    const whileFull = rooms;
    watch.succeeded('write', 2);
    watch.succeeded('write', 3);

    expect([whileFull, rooms]).toEqual([0, 1]);
  });

  it('lets nothing be written to a damaged file, and everything be read, whatever comes later', () => {
    const watch = createSqliteWatch('news.db', () => {});

    const meaning = watch.failed(damaged);
    watch.succeeded('write', 1);
    watch.examined({ damage: undefined, generation: 1 }, 1);

    expect(codeOf(meaning)).toBe('storage.damaged');
    expect(watch.failed(damaged)).toBe(meaning);
    expect(watch.trouble).toEqual({ text: expect.stringMatching(/is damaged: .*malformed\. Stop Newsdesk/u) as string, isLasting: true });
    expect(() => watch.admit('read')).not.toThrow();
    expect(() => watch.admit('write')).toThrow(meaning as Error);
  });

  it.each([
    ['whole and of this moment', undefined, 7, 7, undefined],
    ['whole and of a later one', undefined, 8, 7, undefined],
    ['whole, before this process has written', undefined, undefined, undefined, undefined],
    ['of an earlier moment', undefined, 6, 7, 'storage.steppedBack'],
    ['without any record of a write', undefined, undefined, 7, 'storage.steppedBack'],
    ['damaged', 'row 3 missing from index', 7, 7, 'storage.damaged'],
  ])('finds a file that is %s', (_name, damage, generation, knownBefore, code) => {
    const watch = createSqliteWatch('news.db', () => {});

    watch.examined({ damage, generation }, knownBefore);

    let refusal: unknown;
    try {
      watch.admit('write');
    } catch (error) {
      refusal = error;
    }
    expect(codeOf(refusal)).toBe(code);
  });

  it('remembers the last commit that was counted, and forgets it for none that was not', () => {
    const watch = createSqliteWatch('news.db', () => {});
    watch.succeeded('write', 4);
    watch.succeeded('write', undefined);

    expect(watch.generation).toBe(4);
  });

  it('reports a lock only after a second: shorter ones are everyday', () => {
    const watch = createSqliteWatch('news.db', () => {});
    const busy = new SqliteFailure({ message: 'database is locked', errcode: 5 });

    expect(watch.waits(999, busy)).toBe(busy);
    const early = watch.trouble;
    watch.waits(1_000, busy);

    expect(early).toBeUndefined();
    expect(watch.trouble).toEqual({ text: expect.stringContaining('locked by another process') as string, isLasting: false });
  });
});
