import { NewsdeskError, messageOf } from '../runtime/errors.ts';

const damagedFix =
  'Stop Newsdesk, move the file and those beside it (-wal, -shm) away, and read the newest backup: newsdesk restore FILE. What was posted since then is looked for first.';

export function damagedDatabase(path: string, what: string, cause?: unknown): NewsdeskError {
  return new NewsdeskError(`The database ${path} is damaged: ${what}.`, { code: 'storage.damaged', fix: damagedFix, cause });
}

export function replacedDatabase(path: string): NewsdeskError {
  return new NewsdeskError(`The database ${path} was replaced or removed while Newsdesk runs.`, {
    code: 'storage.replaced',
    fix: 'Put the file back, or stop Newsdesk, restore a backup where the file is lost, and start again.',
  });
}

export function steppedBackDatabase(path: string): NewsdeskError {
  return new NewsdeskError(`The database ${path} was overwritten with an older copy while Newsdesk runs.`, {
    code: 'storage.steppedBack',
    fix: 'Start Newsdesk again: it then looks for everything before it posts.',
  });
}

export function busyDatabase(path: string, waitedMs: number, cause?: unknown): NewsdeskError {
  return new NewsdeskError(`The database ${path} is busy: another process has locked it for ${Math.round(waitedMs / 100) / 10} s.`, {
    code: 'storage.busy',
    fix: 'Wait a moment and try again. If it stays so, find the program that holds the file, for example a backup or a database browser.',
    retry: 'later',
    cause,
  });
}

/** Earlier work of this very process has not ended: it is much, or it waits for the disk, or the machine has stood still. */
export function queuedDatabase(path: string, waitedMs: number): NewsdeskError {
  return new NewsdeskError(`The database ${path} is busy: this has waited ${Math.round(waitedMs / 100) / 10} s for earlier work.`, {
    code: 'storage.busy',
    fix: 'Wait a moment and try again. If it stays so, look at the load of the machine and at the disk that the file lies on.',
    retry: 'later',
  });
}

export function slowDatabase(path: string, waitedMs: number): NewsdeskError {
  return new NewsdeskError(`The database ${path} has not answered for ${Math.round(waitedMs / 100) / 10} s.`, {
    code: 'storage.slow',
    fix: 'Wait a moment and try again. If it stays so, look at the disk that the file lies on.',
    retry: 'later',
  });
}

export function unwritable(path: string, cause: unknown): NewsdeskError {
  return new NewsdeskError(`${path} cannot be written: ${messageOf(cause)}.`, {
    code: 'storage.unwritable',
    fix: 'Give the user that runs Newsdesk the right to write to it and to its folder (a volume of Docker belongs to root until it is told otherwise), or set DATABASE_URL.',
    cause,
  });
}
